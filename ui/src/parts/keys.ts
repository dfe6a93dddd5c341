/** Keys that work on every screen: F1 opens In the moment, `/` and Ctrl+K open the search. */
import { goTo } from "../state/router";
import { started } from "../state/session";
import { openSearch } from "./search";

/** Whether what is pressed there is written, not a key of ours. */
export const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches("input:not([type=radio], [type=checkbox], [type=range]), textarea, select");

/** Listens from now on; returns how to stop. */
export function listenForKeys(): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "F1") {
      event.preventDefault();
      for (const dialog of document.querySelectorAll("dialog")) {
        if (dialog.open) {
          dialog.close();
        }
      }
      goTo("#/page/in-the-moment");
      return;
    }
    const command =
      (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !typing(event.target);
    if ((command || slash) && started.value !== null) {
      event.preventDefault();
      openSearch();
    }
  };
  document.addEventListener("keydown", pressed);
  return () => document.removeEventListener("keydown", pressed);
}
