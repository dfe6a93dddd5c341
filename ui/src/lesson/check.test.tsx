import { screen, waitFor, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { CheckOutcome } from "../ipc/types/CheckOutcome";
import type { CheckState } from "../ipc/types/CheckState";
import type { OptionFeedback } from "../ipc/types/OptionFeedback";
import { troubles } from "../tests/axe";
import { bringToLife } from "./bring-to-life";

const option = (kind: string, id: string, words: string) =>
  `<div class="option" data-option="${id}"><label><input type="${kind}" name="check-toast" value="${id}" /><span>${words}</span></label></div>`;

const text = (choice: "single" | "multiple") => {
  const kind = choice === "single" ? "radio" : "checkbox";
  const role = choice === "single" ? "radiogroup" : "group";
  return `<section class="check" data-check="toast" data-choice="${choice}" aria-labelledby="check-toast">
    <h3 class="question" id="check-toast">What helps first?</h3>
    <div class="options" role="${role}" aria-labelledby="check-toast">
    ${option(kind, "a", "Explain")}${option(kind, "b", "Open the window")}${option(kind, "c", "Sit near")}</div></section>`;
};

const reasons: OptionFeedback[] = [
  { option: "a", right: false, html: "It is more noise." },
  { option: "b", right: true, html: "It takes away the <em>smell</em>." },
  { option: "c", right: false, html: "Not too near." },
];

function outcome(settled: CheckState["settled"], chosen: string[]): CheckOutcome {
  const all = settled === "right" || settled === "shown";
  return {
    state: {
      check: "toast",
      settled,
      chosen,
      feedback: reasons.filter((reason) => all || chosen.includes(reason.option)),
    },
    right: settled === "right",
    lacking: { sections: [], checks: [], words: "" },
    saved: "2026-11-23T19:42:00.000Z",
  };
}

const broken = {
  code: "disk-full",
  message: "The disk is full.",
  hint: "Free some space.",
  params: {},
};

function stand(choice: "single" | "multiple" = "single", states: CheckState[] = []) {
  const article = document.createElement("main");
  article.innerHTML = text(choice);
  document.body.append(article);
  const answer = vi.fn((_check: string, chosen: string[]) =>
    Promise.resolve(outcome(chosen.join() === "b" ? "right" : "tried", chosen)),
  );
  const show = vi.fn((_check: string) => Promise.resolve(outcome("shown", ["b"])));
  const onSaved = vi.fn();
  const rest = bringToLife(article, states, null, { answer, show, onSaved });
  return { article, answer, show, onSaved, rest, user: userEvent.setup() };
}

const press = (name: string) => screen.getByRole("button", { name });
const status = () => screen.getByRole("status");

describe("a check", () => {
  beforeEach(() => document.body.replaceChildren());

  test("gives the reason for a wrong answer, may be tried again, and then says that it is right", async () => {
    const { user, answer, onSaved } = stand();
    await user.click(screen.getByRole("radio", { name: "Explain" }));
    await user.click(press("Check my answer"));
    await screen.findByText("It is more noise.");
    expect(answer).toHaveBeenCalledWith("toast", ["a"]);
    expect(status().textContent).toContain("Not this one");
    expect(screen.queryByText("Not too near."), "other reasons stay hidden").toBeNull();

    await user.click(press("Try again"));
    expect(screen.queryByText("It is more noise.")).toBeNull();
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Explain" }).checked).toBe(false);

    await user.click(screen.getByRole("radio", { name: "Open the window" }));
    await user.click(press("Check my answer"));
    await waitFor(() => expect(status().textContent).toContain("Yes"));
    await waitFor(() =>
      expect(document.activeElement, "reading goes on from what was said").toBe(status()),
    );
    expect(onSaved).toHaveBeenCalledTimes(2);

    await user.click(press("Read the reasons for the other answers"));
    expect(screen.getByText("Not too near.")).toBeTruthy();
  });

  test("can be used by keyboard alone", async () => {
    const { user, answer } = stand();
    await user.tab();
    await user.keyboard(" ");
    await user.tab();
    expect(document.activeElement).toBe(press("Check my answer"));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(answer).toHaveBeenCalledWith("toast", ["a"]));
    await screen.findByRole("button", { name: "Try again" });
    expect(document.activeElement, "the pressed button stays under the finger").toBe(
      press("Try again"),
    );
    await user.keyboard("{Enter}");
    expect((document.activeElement as HTMLInputElement).type).toBe("radio");
  });

  test("asks for a choice before anything is sent", async () => {
    const { user, answer } = stand();
    await user.click(press("Check my answer"));
    expect(status().textContent).toBe("Choose an answer first.");
    expect(answer).not.toHaveBeenCalled();
  });

  test("offers its answer only after one try, and says what that means", async () => {
    const { user, show } = stand();
    expect(screen.queryByRole("button", { name: "Show me the answer" })).toBeNull();
    await user.click(screen.getByRole("radio", { name: "Sit near" }));
    await user.click(press("Check my answer"));
    await user.click(await screen.findByRole("button", { name: "Show me the answer" }));
    expect(show).toHaveBeenCalledWith("toast");
    await waitFor(() => expect(status().textContent).toContain("scores nothing"));
    expect(screen.getByText("It is more noise.")).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Open the window" }).checked).toBe(
      true,
    );
  });

  test("keeps the answer on the screen when it could not be saved, and sends the same again", async () => {
    const { user, answer, onSaved } = stand();
    answer.mockRejectedValueOnce(broken);
    await user.click(screen.getByRole("radio", { name: "Open the window" }));
    await user.click(press("Check my answer"));
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toContain("The disk is full.");
    expect(alert.textContent).toContain("Free some space.");
    expect(alert.textContent).toContain("not saved yet");
    expect(onSaved).not.toHaveBeenCalled();
    expect(screen.getByRole<HTMLInputElement>("radio", { name: "Open the window" }).checked).toBe(
      true,
    );

    await user.click(within(alert).getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(status().textContent).toContain("Yes"));
    expect(answer.mock.calls).toEqual([
      ["toast", ["b"]],
      ["toast", ["b"]],
    ]);
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("takes several answers where several are right, and says so", async () => {
    const { user, answer } = stand("multiple");
    expect(screen.getByText("Choose all that apply.")).toBeTruthy();
    await user.click(screen.getByRole("checkbox", { name: "Explain" }));
    await user.click(screen.getByRole("checkbox", { name: "Open the window" }));
    await user.click(press("Check my answer"));
    await waitFor(() => expect(answer).toHaveBeenCalledWith("toast", ["a", "b"]));
    expect(await screen.findByText("Not this one.")).toBeTruthy();
    expect(screen.getByText("Yes.")).toBeTruthy();
  });

  test("stands as it was left", () => {
    stand("single", [outcome("right", ["b"]).state]);
    const chosen = screen.getByRole<HTMLInputElement>("radio", { name: "Open the window" });
    expect([chosen.checked, chosen.disabled]).toEqual([true, true]);
    expect(screen.getByText("smell").tagName).toBe("EM");
    expect(screen.queryByRole("button", { name: "Check my answer" })).toBeNull();
  });

  test("is clean for axe before and after an answer", async () => {
    const { article, user } = stand();
    expect(await troubles(article)).toEqual([]);
    await user.click(screen.getByRole("radio", { name: "Explain" }));
    await user.click(press("Check my answer"));
    await screen.findByText("It is more noise.");
    expect(await troubles(article)).toEqual([]);
  });

  test("leaves the text as it was when it is put to rest", () => {
    const { article, rest } = stand();
    rest();
    expect(article.querySelectorAll("button")).toHaveLength(0);
  });
});
