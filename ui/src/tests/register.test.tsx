/** An agency's register: collecting, looking for people, corrections, computers, and taking it along. */
import { screen, waitFor, within } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleRegister from "../ipc/samples/register.json";
import type { RegisterQuery } from "../ipc/types/RegisterQuery";
import type { RegisterView } from "../ipc/types/RegisterView";
import { weekdayOf } from "../words/time";
import { troubles } from "./axe";
import { broken, callsOf, openWindow } from "./open";

const press = async (name: RegExp | string) =>
  await userEvent.click(await screen.findByRole("button", { name }));

test("an empty register says how to begin, and a folder fills it, each file in words", async () => {
  const { close, fake } = await openWindow("#/register");
  expect(screen.getByRole("heading", { name: "Nobody is in the register yet" })).toBeTruthy();
  expect(screen.queryByRole("table")).toBeNull();
  await press("Choose a folder");
  await screen.findByText("6 files read: 4 in order, 2 not.");
  expect(callsOf(fake, "choose_bundles")).toEqual([{ folder: true }]);
  expect(callsOf(fake, "collect_next")).toHaveLength(7);
  const files = within(screen.getByRole("region", { name: "What was in each file" }));
  expect(files.getByText(/^Tampered with:/).closest("li")?.textContent).toContain(
    "Nothing was taken from it.",
  );
  expect(files.getAllByText(/^New: /)).toHaveLength(3);
  expect(screen.getByRole("table")).toBeTruthy();
  expect(await troubles(document.body)).toEqual([]);
  close();
});

test("what is dropped on the window is collected", async () => {
  const { close, fake } = await openWindow("#/register");
  globalThis.dispatchEvent(new Event("evenkeel-dropped"));
  await screen.findByText("6 files read: 4 in order, 2 not.");
  expect(callsOf(fake, "dropped_bundles")).toHaveLength(1);
  close();
});

test("reading can be stopped, and the rest is said to be unread", async () => {
  let go: (() => void) | undefined;
  const verdict = {
    file: "/stick/a.zip",
    verdict: "new",
    words: "New: 1 entry of 1 person.",
    new: 1,
    known: 0,
    clashing: 0,
    people: 1,
    fingerprint: null,
    computer: "new",
    error: null,
  };
  const { close } = await openWindow("#/register", {
    people: 1,
    answers: {
      choose_bundles: () => ({ files: 9, notes: ["One folder could not be read."] }),
      collect_next: () =>
        new Promise((resolve) => {
          go = () => resolve(verdict);
        }),
    },
  });
  await press("Choose files");
  await screen.findByText("Reading file 1 of 9…");
  await press("Stop");
  go?.();
  await screen.findByText(/Stopped. 8 files not read./);
  expect(document.body.textContent).toContain("One folder could not be read.");
  close();
});

test("a register that cannot be written says so with its cure, and stays as it is", async () => {
  const { close } = await openWindow("#/register", {
    people: 2,
    answers: {
      collect_next: () => {
        throw { code: "disk-full", message: "No room.", hint: "Free some.", params: {} };
      },
    },
  });
  await press("Choose a folder");
  expect((await screen.findByRole("alert")).textContent).toContain("Free some.");
  expect(screen.getByRole("table")).toBeTruthy();
  close();
});

test("receipts are saved beside the files", async () => {
  const { close, fake } = await openWindow("#/register");
  await press("Choose a folder");
  await press("Save a receipt beside each file");
  await screen.findByText(/1 receipt saved beside the files/);
  expect(callsOf(fake, "write_receipts")).toHaveLength(1);
  expect(document.body.textContent).toContain("Harbour Fostering Service");
  close();
});

test("of fifty thousand people only those in sight are made, and all are counted", async () => {
  const { close, fake } = await openWindow("#/register", { people: 50_000 });
  const table = screen.getByRole("table");
  expect(table.getAttribute("aria-rowcount")).toBe("50001");
  expect(within(table).getAllByRole("row").length).toBeLessThan(100);
  expect(callsOf(fake, "register")).toEqual([
    {
      query: { text: "", state: "everybody", unit: null, sort: "name", descending: false },
      most: 100,
    },
  ]);
  const row = within(table).getAllByRole("row")[1];
  expect(row?.getAttribute("aria-rowindex")).toBe("2");
  expect(document.body.textContent).toContain("50,000 people");
  close();
});

test("people are looked for by name, by state, by unit, and sorted", async () => {
  const { close, fake } = await openWindow("#/register", { people: 3 });
  await userEvent.type(screen.getByRole("searchbox", { name: /Find a name/ }), "sam");
  await waitFor(() => screen.getByText("1 of 3 people"));
  await press(/^Missing/);
  expect(screen.getByRole("button", { name: /^Missing/ }).getAttribute("aria-pressed")).toBe(
    "true",
  );
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Unit" }), [
    screen.getAllByRole("option", { name: /defusing/i })[0] as HTMLOptionElement,
  ]);
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "Sort by" }), "latest");
  expect(callsOf(fake, "register").at(-1)?.query).toEqual({
    text: "sam",
    state: "missing",
    unit: "defusing-conflict",
    sort: "latest",
    descending: true,
  });
  await waitFor(() =>
    expect(
      screen.getByRole("columnheader", { name: "Latest entry" }).getAttribute("aria-sort"),
    ).toBe("descending"),
  );
  close();
});

test("another list that begins with the same person is another list", async () => {
  const line = (name: string) => ({
    learner: `reference-of-${name}`,
    name,
    units: [],
    latest: null,
    clock_doubt: false,
  });
  const { close } = await openWindow("#/register", {
    answers: {
      register: ({ query }) => ({
        ...sample<RegisterView>(sampleRegister),
        page: {
          total: 2,
          skip: 0,
          lines: [line("Amy"), line((query as RegisterQuery).state === "everybody" ? "Bo" : "Cy")],
        },
      }),
    },
  });
  await screen.findByRole("button", { name: "Bo" });
  await press(/^Due/);
  await screen.findByRole("button", { name: "Cy" });
  expect(screen.queryByRole("button", { name: "Bo" })).toBeNull();
  close();
});

test("nobody who fits is said, and the way back stays", async () => {
  const { close } = await openWindow("#/register", { people: 3 });
  await userEvent.type(screen.getByRole("searchbox", { name: /Find a name/ }), "nobody at all");
  await screen.findByText("Nobody fits. Change what you look for.");
  expect(screen.queryByRole("table")).toBeNull();
  expect(screen.getByRole("searchbox")).toBeTruthy();
  close();
});

test("arrow keys go from name to name", async () => {
  const { close, user } = await openWindow("#/register", { people: 300 });
  const names = () => within(screen.getByRole("table")).getAllByRole("button");
  names()[0]?.focus();
  await user.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}");
  expect(document.activeElement).toBe(names()[1]);
  await user.keyboard("{Home}");
  expect(document.activeElement).toBe(names()[0]);
  close();
});

test("an entry is taken back with a reason only, and shown as taken back", async () => {
  const { close, fake } = await openWindow("#/register", { people: 3 });
  await press("Sam");
  const dialog = within(await screen.findByRole("dialog", { name: "Sam" }));
  await userEvent.click(
    (await dialog.findAllByRole("button", { name: /^Take back/ }))[0] as HTMLElement,
  );
  const keep = dialog.getByRole("button", { name: "Keep the correction" });
  expect((keep as HTMLButtonElement).disabled).toBe(true);
  await userEvent.type(dialog.getByRole("textbox", { name: "Why" }), "A mix-up");
  expect((dialog.getByRole("textbox", { name: "Your name" }) as HTMLInputElement).value).not.toBe(
    "",
  );
  expect(await troubles(document.body)).toEqual([]);
  await userEvent.click(keep);
  await dialog.findByText("The correction is kept.");
  expect(callsOf(fake, "take_back_entry")[0]).toMatchObject({ reason: "A mix-up" });
  expect(dialog.getByText(/Two people shared one name/)).toBeTruthy();
  expect(dialog.getByRole("button", { name: /^Put back/ })).toBeTruthy();
  await userEvent.click(dialog.getByRole("button", { name: "Close" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  close();
});

test("somebody says whether a computer is theirs", async () => {
  const { close, fake } = await openWindow("#/register", { people: 3 });
  await userEvent.click(screen.getByText(/^Computers/));
  const buttons = screen.getAllByRole("button", { name: /^It is not ours/ });
  await userEvent.click(buttons[0] as HTMLElement);
  await screen.findByText(/: not yours$/);
  expect(callsOf(fake, "say_computer")[0]).toMatchObject({ ours: false });
  close();
});

test("the list goes to a spreadsheet for another system, and to paper whole", async () => {
  const { close, fake } = await openWindow("#/register", { people: 250 });
  await userEvent.selectOptions(screen.getByRole("combobox", { name: "For" }), "totara");
  await press("Save as a spreadsheet");
  await screen.findByText(/12 rows/);
  expect(callsOf(fake, "save_register")[0]).toMatchObject({ preset: "totara" });
  await press("Print the list");
  await waitFor(() => expect(callsOf(fake, "print_page")).toHaveLength(1));
  expect(document.querySelectorAll(".print-only tbody tr")).toHaveLength(250);
  // Paper says whose list it is, of which day, and that it is not all of it.
  const caption = () => document.querySelector(".print-only caption")?.textContent ?? "";
  expect(caption()).toMatch(/As it stands on \d+ \w+ \d{4}\.$/);
  await userEvent.click(screen.getByRole("button", { name: /^Missing/ }));
  await press("Print the list");
  await waitFor(() => expect(caption()).toMatch(/Only: Missing\.$/));
  close();
});

test("a damaged register offers its copies, and opens again from the one that is chosen", async () => {
  let damaged = true;
  const register = sample<RegisterView>(sampleRegister);
  const { close, fake } = await openWindow("#/register", {
    answers: {
      register: () => {
        if (damaged) {
          throw { ...broken, code: "register-damaged", message: "The register is damaged." };
        }
        return register;
      },
      restore_register: () => {
        damaged = false;
        return null;
      },
    },
  });
  await screen.findByText("The register is damaged.");
  expect(await screen.findAllByRole("button", { name: /^The copy of / })).toHaveLength(2);
  expect(screen.getByRole("button", { name: "Begin a new register" })).toBeTruthy();
  expect(await troubles(document.body)).toEqual([]);
  await press(`The copy of ${weekdayOf("2026-11-24", new Date())}`);
  await screen.findByRole("table");
  expect(callsOf(fake, "restore_register")).toEqual([{ name: "register-2026-11-24.sqlite" }]);
  close();
});
