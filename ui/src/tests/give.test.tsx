/** Giving records by hand: what is saved, what came back, a lost key, and two computers. */
import { screen, waitFor } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleGiving from "../ipc/samples/giving.json";
import sampleRecord from "../ipc/samples/record.json";
import type { GivingView } from "../ipc/types/GivingView";
import type { RecordView } from "../ipc/types/RecordView";
import { troubles } from "./axe";
import { openWindow } from "./open";

const view = (changes: Partial<GivingView> = {}): GivingView => ({
  ...sample<GivingView>(sampleGiving),
  ...changes,
});
const press = async (name: RegExp) =>
  await userEvent.click(await screen.findByRole("button", { name }));

test("a file is saved without a name unless it is asked for, and the receipt says where it lies", async () => {
  const { close, fake } = await openWindow("#/give");
  await press(/Save a file for the agency/);
  await screen.findByText(/read back from where it lies/);
  expect(fake.calls.find(([command]) => command === "give")?.[1]).toEqual({
    carries: "records",
    whose: "mine",
    withNames: false,
  });
  expect(document.body.textContent).toContain("/media/sam/STICK/");
  expect(await troubles(document.body)).toEqual([]);
  close();
});

test("everybody's records and names go in when both are chosen", async () => {
  const { close, fake } = await openWindow("#/give");
  await userEvent.click(screen.getByRole("radio", { name: /Everybody's/ }));
  await userEvent.click(screen.getByRole("checkbox", { name: /Put the name in/ }));
  await press(/Save a file for the agency/);
  await screen.findByText(/read back from where it lies/);
  expect(fake.calls.find(([command]) => command === "give")?.[1]).toEqual({
    carries: "records",
    whose: "everybodys",
    withNames: true,
  });
  close();
});

test("who changes their mind is told that nothing was saved", async () => {
  const { close } = await openWindow("#/give", { answers: { give: () => null } });
  await press(/Save a file for the agency/);
  await screen.findByText("Nothing was saved.");
  close();
});

test("a stick that was pulled out is said with its cure, and nothing counts as given", async () => {
  const fails = () => {
    throw { code: "file-not-written", message: "No such stick.", hint: "Put it in.", params: {} };
  };
  const { close } = await openWindow("#/give", { answers: { give: fails } });
  await press(/Save a file for the agency/);
  expect((await screen.findByRole("alert")).textContent).toContain("Put it in.");
  close();
});

test("what is given and what the agency has confirmed are two things", async () => {
  const answers = { giving: () => view({ records: 9, to_give: 0, to_confirm: 4 }) };
  const { close } = await openWindow("#/give", { answers });
  expect(document.body.textContent).toContain("Everything is given: 9 records.");
  expect(document.body.textContent).toContain("Not yet confirmed by the agency: 4.");
  close();
});

test("a new key is made only after the old one was named and the person agreed", async () => {
  const key_trouble = {
    code: "device-key-lost",
    message: "The key is no longer there.",
    hint: "Put it back.",
    params: { fingerprint: "acorn otter lantern harbour plum kettle" },
  } as const;
  let lost = true;
  const { close, fake } = await openWindow("#/give", {
    answers: {
      giving: () => (lost ? view({ device: null, key_trouble }) : view()),
      renew_device_key: () => {
        lost = false;
        return view().device;
      },
    },
  });
  expect(screen.queryByRole("button", { name: /Save a file for the agency/ })).toBeNull();
  await press(/Make a new key/);
  expect(document.body.textContent).toContain("“acorn otter lantern harbour plum kettle”");
  expect(fake.calls.some(([command]) => command === "renew_device_key")).toBe(false);
  await press(/Yes, make a new key/);
  await screen.findByText(/A new key was made/);
  await waitFor(() => screen.getByRole("button", { name: /Save a file for the agency/ }));
  close();
});

test("learning is brought from another computer, and whose it is is said", async () => {
  const { close } = await openWindow("#/give");
  await press(/Bring learning from another computer/);
  await screen.findByText(/It is about Sam/);
  close();
});

test("a receipt of the agency is read", async () => {
  const { close } = await openWindow("#/give");
  await press(/Read a receipt/);
  await screen.findByText("The receipt was read.");
  expect(document.body.textContent).toContain("Received by Harbour Fostering");
  close();
});

test("who has learnt nothing here yet finds where learning is brought from another computer", async () => {
  const record = { ...sample<RecordView>(sampleRecord), enrolled_at: null, units: [] };
  const { close } = await openWindow("#/record", { answers: { record: () => record } });
  const link = screen.getByRole("link", { name: "Bring learning from another computer" });
  expect(link.getAttribute("href")).toBe("#/give");
  close();
});

test("the ways played through scenarios are named among what the agency gets", async () => {
  const { close } = await openWindow("#/give");
  expect(document.body.textContent).toContain("the ways you played through scenarios");
  close();
});
