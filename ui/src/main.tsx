/**
 * Where the page starts: choose what answers, follow the window and the address, draw, then ask who is here.
 *
 * The fake answers only where there is no shell: under `npm run dev` in a plain browser, and in a build of
 * mode `fake` made to look at the screens. It is left out of the build that ships.
 */
import "./styles/index.css";
import { render } from "preact";
import { App } from "./app";
import { setBackend } from "./ipc";
import { createFake, pretenceFrom } from "./ipc/fake";
import { inShell, shell } from "./ipc/tauri";
import { listenForKeys } from "./parts/keys";
import { followWindow } from "./state/appearance";
import { keepWhenLeft } from "./state/keeping";
import { followAddress } from "./state/router";
import { open } from "./state/session";

const mayPretend = import.meta.env.DEV || import.meta.env.MODE === "fake";
setBackend(mayPretend && !inShell() ? createFake(pretenceFrom(globalThis.location.search)) : shell);
followWindow();
followAddress();
listenForKeys();
keepWhenLeft();

const place = document.getElementById("evenkeel");
if (place !== null) {
  place.replaceChildren();
  render(<App />, place);
  void open();
}
