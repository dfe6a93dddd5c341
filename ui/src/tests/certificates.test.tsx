/** Certificates: saved from the record, checked by anybody; the agency they name; what stands when nothing is done. */
import { screen, within } from "@testing-library/preact";
import { describe, expect, test, vi } from "vitest";
import { sample } from "../ipc/fake";
import sampleCertificates from "../ipc/samples/certificates.json";
import type { CheckedCertificate } from "../ipc/types/CheckedCertificate";
import { troubles } from "./axe";
import { broken, callsOf, openWindow, painted } from "./open";

const button = (name: string | RegExp) => screen.getByRole("button", { name });
const checked = sample<CheckedCertificate[]>(sampleCertificates);

describe("a certificate", () => {
  test("is saved under the name that is asked for, which may be another or none", async () => {
    const { user, fake, close } = await openWindow("#/record", { record: "done" });
    expect(screen.getAllByRole("button", { name: /^Save certificate/ })).toHaveLength(1);
    await user.click(button("Save certificate: Defusing conflict"));
    const name = screen.getByLabelText("Name on the certificate") as HTMLInputElement;
    expect(document.activeElement).toBe(name);
    expect(name.value).toBe("Sam");
    await user.clear(name);
    await user.type(name, " Sam Jones ");
    await user.click(button("Save"));
    expect(callsOf(fake, "save_certificate")).toEqual([
      { unit: "defusing-conflict", name: "Sam Jones" },
    ]);
    expect(document.querySelector(".certificate-form")?.textContent).toContain("one page");
    close();
  });

  test("that was called off or failed says so, and the question closes with Escape", async () => {
    let fails = true;
    const { user, fake, close } = await openWindow("#/record", {
      record: "done",
      answers: {
        save_certificate: () => {
          if (fails) {
            throw broken;
          }
          return null;
        },
      },
    });
    await user.click(button("Save certificate: Defusing conflict"));
    await user.keyboard("{Escape}");
    expect(screen.queryByLabelText("Name on the certificate")).toBeNull();
    expect(callsOf(fake, "save_certificate")).toEqual([]);
    await user.click(button("Save certificate: Defusing conflict"));
    await user.click(button("Save"));
    expect(screen.getByRole("alert").textContent).toContain("The disk is full.");
    fails = false;
    await user.click(button("Try again"));
    expect(document.querySelector(".certificate-form")?.textContent).toContain(
      "Nothing was saved.",
    );
    close();
  });
});

describe("the record", () => {
  test("shows what was chosen, what it covers and what it is no evidence for", async () => {
    const { close } = await openWindow("#/record", { record: "done" });
    const text = document.body.textContent ?? "";
    expect(text).toContain("Harbour Fostering Service");
    expect(text).toContain("I talk faster when I am frightened.");
    expect(text).toContain("Refresher due by 21 November 2029.");
    expect(text).toContain("supervising social worker to confirm");
    expect(text).toContain("not an assessment of physical skills");
    expect(text, "what was not begun is not counted as wrong").not.toContain("0 of ");
    close();
  });

  test("of someone who has done nothing leads to the course and saves nothing", async () => {
    const { close } = await openWindow("#/record", { record: "empty" });
    expect(screen.getByRole("link", { name: "Go to the course" }).getAttribute("href")).toBe("#/");
    expect(screen.queryByRole("button", { name: /Save/ })).toBeNull();
    close();
  });

  test("is saved as pages, and printed", async () => {
    const print = vi.fn();
    vi.stubGlobal("print", print);
    const { user, fake, close } = await openWindow("#/record", { record: "done" });
    await user.click(button("Save as PDF"));
    expect(callsOf(fake, "save_record")).toEqual([{ format: "pdf", withName: true }]);
    await user.click(button("Print"));
    expect(print).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
    close();
  });
});

describe("check a certificate", () => {
  test("answers who, what, when and by which key, and puts bad ones beside good ones", async () => {
    const { user, fake, close } = await openWindow("#/verify");
    expect(button("Check")).toHaveProperty("disabled", true);
    await user.type(screen.getByLabelText("Letters of the certificate"), "EVENKEEL1:ABC.");
    await user.click(button("Check"));
    expect(callsOf(fake, "check_certificate")).toEqual([{ text: "EVENKEEL1:ABC." }]);
    const heading = screen.getByRole("heading", { name: "What came of it" });
    expect(document.activeElement).toBe(heading);
    const good = screen.getByRole("article");
    expect(within(good).getByRole("heading").textContent).toBe("Sam completed “Defusing conflict”");
    for (const words of [
      "21 November 2026",
      "law as at 23 November 2026",
      "willow pilot lemonade cottage paper insect",
      "This computer itself.",
      "believe this",
    ]) {
      expect(good.textContent).toContain(words);
    }
    expect(screen.getByRole("alert").textContent).toContain("Not good");
    expect(await troubles(document.body)).toEqual([]);
    close();
  });

  test.each([
    ["unknown", "Not known here."],
    ["not-asked", "Nobody could look"],
  ] as const)("a device that is %s is called so", async (known, words) => {
    const [first] = structuredClone(checked);
    if (first?.result === "good") {
      first.certificate.device = { known };
      first.certificate.name = "";
    }
    const { user, close } = await openWindow("#/verify", {
      start: "first-run",
      answers: { open_certificate: () => [first] },
    });
    await user.click(button("Open a file…"));
    const text = screen.getByRole("article").textContent;
    expect(text).toContain(words);
    expect(text).toContain("Learner 019ab1c2");
    close();
  });

  test("says so when there is nothing in it or no file was chosen", async () => {
    const { user, close } = await openWindow("#/verify", {
      answers: {
        open_certificate: () => null,
        check_certificate: () => {
          throw broken;
        },
      },
    });
    await user.click(button("Open a file…"));
    expect(document.body.textContent).toContain("No file was chosen.");
    await user.type(screen.getByLabelText("Letters of the certificate"), "hello");
    await user.click(button("Check"));
    expect(screen.getByRole("alert").textContent).toContain("The disk is full.");
    close();
  });
});

test("the agency's name is kept as it is typed, also when the screen is left at once", async () => {
  const { user, fake, close } = await openWindow("#/settings", { record: "done" });
  const field = screen.getByLabelText("Name of the agency") as HTMLInputElement;
  await vi.waitFor(() => expect(field.value).toBe("Harbour Fostering Service"));
  await user.clear(field);
  await user.type(field, "Haven");
  globalThis.location.hash = "#/record";
  await painted("record");
  expect(callsOf(fake, "save_agency").at(-1)).toEqual({ name: "Haven" });
  close();
});
