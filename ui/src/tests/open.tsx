/** Opens the whole window on a pretended program, at an address. */
import { render, waitFor } from "@testing-library/preact";
import userEvent from "@testing-library/user-event";
import { App } from "../app";
import { setBackend } from "../ipc";
import { createFake, type Pretence } from "../ipc/fake";
import { listenForKeys } from "../parts/keys";
import { followAddress } from "../state/router";
import { open } from "../state/session";

/** The window, once the screen that was asked for is painted. */
export async function openWindow(address: string, pretence: Pretence = {}) {
  // What a screen of the test before still had to say, after its last frame, is not said to this program.
  await new Promise((resolve) => setTimeout(resolve, 50));
  delete document.documentElement.dataset.screen;
  const fake = createFake(pretence);
  setBackend(fake);
  globalThis.location.hash = address;
  const stops = [followAddress(), listenForKeys()];
  const view = render(<App />);
  await open();
  await painted();
  const close = () => {
    view.unmount();
    for (const stop of stops) {
      stop();
    }
  };
  return { ...view, fake, user: userEvent.setup(), close };
}

/** Waits until a screen is marked as painted; answers with its name. */
export async function painted(name?: string): Promise<string> {
  await waitFor(() => {
    const screen = document.documentElement.dataset.screen;
    if (screen === undefined || (name !== undefined && screen !== name)) {
      throw new Error(`the screen ${name ?? ""} is not painted: ${screen ?? "none is"}`);
    }
  });
  return document.documentElement.dataset.screen ?? "";
}

/** What the program says when nothing can be written. */
export const broken = {
  code: "disk-full",
  message: "The disk is full.",
  hint: "Free some space.",
  params: {},
};

/** With what a command was called, in order. */
export const callsOf = (
  fake: { calls: [string, Record<string, unknown>][] },
  command: string,
): Record<string, unknown>[] =>
  fake.calls.filter(([name]) => name === command).map(([, parameters]) => parameters);
