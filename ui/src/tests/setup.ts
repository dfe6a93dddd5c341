/** Before every test: a clean page, and what jsdom leaves out of the platform. */
import { configure as configureEvents } from "@testing-library/dom";
import { act, cleanup, configure } from "@testing-library/preact";
import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { announcement } from "../state/announce";
import { failure, saved, started } from "../state/session";

// What a press or a key changes is on the page when the test goes on; a miss names itself without the whole page.
configureEvents({
  eventWrapper: (send) => {
    let sent: unknown;
    act(() => {
      sent = send();
    });
    return sent as undefined;
  },
});
configure({
  asyncUtilTimeout: 20_000,
  getElementError: (message) => new Error(message?.split("\n")[0] ?? "not found"),
});

// jsdom knows the dialog element but not how to open it.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event("close"));
};
Element.prototype.scrollIntoView = () => undefined;
globalThis.scrollTo = () => undefined;
globalThis.scrollBy = () => undefined;
globalThis.print = () => undefined;
if (!("escape" in (globalThis.CSS ?? {}))) {
  vi.stubGlobal("CSS", { escape: (text: string) => text.replace(/[^\w-]/g, "\\$&") });
}

beforeEach(() => {
  globalThis.location.hash = "";
  delete document.documentElement.dataset.screen;
  failure.value = null;
  started.value = null;
  saved.value = null;
  announcement.value = "";
});

afterEach(() => {
  cleanup();
  document.body.replaceChildren();
  vi.useRealTimers();
});

// A frame or a last heartbeat may still be on its way; it must not outlive the page of its file.
afterAll(() => new Promise((resolve) => setTimeout(resolve, 60)));
