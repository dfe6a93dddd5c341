/** Sending to a record store: off, set up, looked at, sent, stopped, in trouble, decided by the agency. */
import { screen, waitFor } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import { sample } from "../ipc/fake";
import sampleDone from "../ipc/samples/sending-done.json";
import sampleReady from "../ipc/samples/sending-ready.json";
import sampleSetUp from "../ipc/samples/sending-set-up.json";
import sampleTrouble from "../ipc/samples/sending-trouble.json";
import type { SendingView } from "../ipc/types/SendingView";
import type { StoreView } from "../ipc/types/StoreView";
import { troubles } from "./axe";
import { callsOf, openWindow } from "./open";

const ready = (changes: Partial<SendingView> = {}): SendingView => ({
  ...sample<SendingView>(sampleReady),
  ...changes,
});
const store = (changes: Partial<StoreView> = {}): StoreView => ({
  ...(sample<SendingView>(sampleReady).store as StoreView),
  ...changes,
});
const button = (name: RegExp | string) => screen.queryByRole("button", { name });
const press = async (name: RegExp | string) =>
  await userEvent.click(await screen.findByRole("button", { name }));
const text = () => document.body.textContent ?? "";

test("it is off, is set up, shows what will be sent, and only then sends", async () => {
  const { close, fake } = await openWindow("#/send");
  expect(text()).toContain("This is off. Nothing is sent");
  await userEvent.type(screen.getByLabelText(/Address of the record store/), "https://lrs.example");
  await userEvent.type(screen.getByLabelText("Key"), "laptops");
  const secret = screen.getByLabelText(/Secret of the key/);
  expect(secret.getAttribute("type")).toBe("password");
  await userEvent.type(secret, "s3cret");
  await press("Set it up");
  await screen.findByRole("button", { name: /Show me exactly/ });
  expect(callsOf(fake, "set_up_sending")).toEqual([
    { endpoint: "https://lrs.example", key: "laptops", secret: "s3cret" },
  ]);
  expect(button(/^Send 7 records/), "not before it was looked at").toBeNull();
  expect(screen.queryByRole("checkbox")).toBeNull();

  await press(/Show me exactly/);
  const heading = await screen.findByRole("heading", { name: "7 records" });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  expect(text()).toContain("Sam began “Keeping on an even keel”");
  expect(text()).toContain("http://adlnet.gov/expapi/verbs/initialized");
  expect(await troubles(document.body)).toEqual([]);
  expect(callsOf(fake, "send_now")).toEqual([]);

  await press(/^Send 7 records to lrs\.harbour\.example/);
  expect(screen.getByRole("progressbar").getAttribute("max")).toBe("7");
  await screen.findByText(/record store has 6 records/);
  expect(screen.queryByRole("progressbar")).toBeNull();
  expect(callsOf(fake, "send_now")).toHaveLength(1);
  close();
});

test("what was not accepted is told with its reason, and can be tried again", async () => {
  const { close, fake } = await openWindow("#/send", {
    answers: { sending: () => sample(sampleDone) },
  });
  expect(text()).toContain("Not accepted: 1 record");
  expect(text()).toContain("something else with the same number");
  await press("Try these again");
  expect(callsOf(fake, "try_refused_again")).toHaveLength(1);
  await waitFor(() => expect(callsOf(fake, "send_now")).toHaveLength(1));
  close();
});

test("who stops is told what waits", async () => {
  let now: SendingView["now"] = { state: "sending", done: 2, of: 7 };
  const { close, fake } = await openWindow("#/send", {
    answers: {
      sending: () => ready({ now, waiting: 5, given: 2 }),
      stop_sending: () => {
        now = { state: "resting" };
        return ready({ now: { state: "stopping" } });
      },
    },
  });
  expect(text()).toContain("2 of 7 sent");
  await press("Stop");
  await screen.findByText(/Stopped\. 5 records wait here/);
  expect(callsOf(fake, "stop_sending")).toHaveLength(1);
  expect(button(/^Send 5 records/)).not.toBeNull();
  close();
});

test("a store out of reach is said with its cure and the time of the next try", async () => {
  const { close, fake } = await openWindow("#/send", {
    answers: {
      sending: () =>
        ready({
          now: {
            state: "waiting",
            until: "2026-11-23T19:45:00.000Z",
            error: { code: "lrs-not-reached", message: "Out of reach.", hint: "Look.", params: {} },
          },
        }),
    },
  });
  expect(text()).toContain("It is tried again at");
  expect(text()).toContain("Look.");
  await press("Send again now");
  expect(callsOf(fake, "send_now")).toHaveLength(1);
  close();
});

test("what went wrong last has a name and a cure, and nothing of it is lost", async () => {
  const { close } = await openWindow("#/send", {
    answers: { sending: () => ({ ...sample<SendingView>(sampleTrouble), waiting: 4 }) },
  });
  expect(screen.getByRole("alert").textContent).toContain("does not accept the key");
  expect(screen.getByRole("alert").textContent).toContain("Ask your agency for a key");
  expect(button(/^Send 4 records/)).not.toBeNull();
  close();
});

test("a wrong address is said beside its field, and what was typed stays", async () => {
  const refused = () => {
    throw { code: "lrs-address-unusable", message: "No.", hint: "Copy it.", params: {} };
  };
  const { close } = await openWindow("#/send", { answers: { set_up_sending: refused } });
  const address = screen.getByLabelText(/Address of the record store/);
  await userEvent.type(address, "lrs");
  await press("Set it up");
  expect((await screen.findByRole("alert")).textContent).toContain("Copy it.");
  expect((address as HTMLInputElement).value).toBe("lrs");
  close();
});

test("the kept secret stays when the same key is kept, and is never shown", async () => {
  const { close, fake } = await openWindow("#/send", { answers: { sending: () => ready() } });
  await press("Change");
  expect((screen.getByLabelText(/Secret of the key/) as HTMLInputElement).value).toBe("");
  await press("Keep");
  expect(callsOf(fake, "set_up_sending")).toEqual([
    { endpoint: "https://lrs.harbour.example/xAPI", key: "laptops", secret: null },
  ]);
  close();
});

test("it is forgotten only when somebody says so twice", async () => {
  const { close, fake } = await openWindow("#/send", { answers: { sending: () => ready() } });
  await press("Forget it");
  expect(callsOf(fake, "forget_sending")).toEqual([]);
  await press("Yes, forget it");
  await screen.findByText(/This is off/);
  expect(callsOf(fake, "forget_sending")).toHaveLength(1);
  close();
});

describe("by itself", () => {
  test("is switched on by whoever has looked", async () => {
    const { close, fake } = await openWindow("#/send", { answers: { sending: () => ready() } });
    const box = screen.getByRole("checkbox", { name: /Send by itself/ }) as HTMLInputElement;
    expect(box.checked).toBe(false);
    await userEvent.click(box);
    expect(callsOf(fake, "send_automatically")).toEqual([{ automatic: true }]);
    close();
  });

  test("cannot be changed where the agency has decided it, nor can the address", async () => {
    const decided = store({ decided: "everything", automatic: true });
    const { close } = await openWindow("#/send", {
      answers: { sending: () => ready({ store: decided }) },
    });
    expect(screen.queryByRole("checkbox")).toBeNull();
    expect(text()).toContain("Your agency has switched on");
    expect(text()).toContain("Your agency has set this on this computer.");
    expect(button("Change")).toBeNull();
    expect(button("Forget it")).toBeNull();
    close();
  });
});

test("where the secret lies is said as it is", async () => {
  for (const [secret_in, said] of [
    ["keychain", "in this computer’s keychain"],
    ["file", "Evenkeel found no keychain here"],
  ] as const) {
    const view = { ...sample<SendingView>(sampleSetUp), store: store({ secret_in }) };
    const { close } = await openWindow("#/send", { answers: { sending: () => view } });
    expect(text()).toContain(said);
    close();
  }
});

test("a policy that cannot be used is told, and nothing can be set up beside it", async () => {
  const policy_trouble = {
    code: "lrs-policy-unusable",
    message: "The file cannot be used.",
    hint: "Tell whoever looks after this computer.",
    params: {},
  } as const;
  const { close } = await openWindow("#/send", {
    answers: { sending: () => ready({ store: null, policy_trouble }) },
  });
  expect(screen.getByRole("alert").textContent).toContain("Tell whoever looks after");
  expect(button("Set it up")).toBeNull();
  close();
});

test("My record says in one place what was given by file and what was sent", async () => {
  const { close } = await openWindow("#/record");
  expect(text()).toMatch(/Not yet given: \d+ of \d+ records\.|Not yet given to your agency/);
  expect(screen.getByRole("link", { name: "Send over the internet" }).getAttribute("href")).toBe(
    "#/send",
  );
  close();
});
