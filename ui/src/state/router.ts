/**
 * Which screen is open, as the part of the address after `#`.
 *
 * Addresses are plain links (`#/unit/ID`), so back, forward and every link of the course text work without
 * any handler of ours. An address that is not known is the home screen.
 */
import { signal } from "@preact/signals";

/** A screen and what it shows. */
export type Route =
  | { screen: "home" }
  | { screen: "welcome" }
  | { screen: "unit"; unit: string }
  | { screen: "lesson"; lesson: string; section: string | null }
  | { screen: "assessment"; unit: string }
  | { screen: "record" }
  | { screen: "give" }
  | { screen: "refresher" }
  | { screen: "verify" }
  | { screen: "send" }
  | { screen: "register" }
  | { screen: "settings" }
  | { screen: "page"; page: string }
  | { screen: "scenarios" }
  | { screen: "scenario"; scenario: string }
  | { screen: "questions" }
  | { screen: "question"; question: string }
  | { screen: "glossary"; term: string | null }
  | { screen: "plan"; print: boolean; field: string | null }
  | { screen: "notes"; entry: { kind: string; place: string } | null }
  | { screen: "changes" }
  | { screen: "help" };

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

/** The route that an address such as `#/lesson/toast/body` means. */
export function parseRoute(hash: string): Route {
  const [screen = "", first = "", second = ""] = hash
    .replace(/^#?\/?/, "")
    .split("/")
    .map(decode);
  switch (screen) {
    case "unit":
      return first ? { screen, unit: first } : { screen: "home" };
    case "lesson":
      return first ? { screen, lesson: first, section: second || null } : { screen: "home" };
    case "assessment":
      return first ? { screen, unit: first } : { screen: "home" };
    case "page":
      return first ? { screen, page: first } : { screen: "home" };
    case "scenario":
      return first ? { screen, scenario: first } : { screen: "scenarios" };
    case "question":
      return first ? { screen, question: first } : { screen: "questions" };
    case "glossary":
      return { screen, term: first || null };
    case "plan":
      return {
        screen,
        print: first === "print",
        field: first === "field" && second ? second : null,
      };
    case "notes":
      return { screen, entry: first && second ? { kind: first, place: second } : null };
    case "questions":
    case "scenarios":
    case "changes":
    case "record":
    case "give":
    case "refresher":
    case "verify":
    case "send":
    case "register":
    case "settings":
    case "help":
    case "welcome":
      return { screen };
    default:
      return { screen: "home" };
  }
}

/** The address of a route. */
export function addressOf(route: Route): string {
  const parts: string[] = [];
  switch (route.screen) {
    case "home":
      break;
    case "unit":
    case "assessment":
      parts.push(route.screen, route.unit);
      break;
    case "lesson":
      parts.push(route.screen, route.lesson);
      if (route.section !== null) {
        parts.push(route.section);
      }
      break;
    case "page":
      parts.push(route.screen, route.page);
      break;
    case "scenario":
      parts.push(route.screen, route.scenario);
      break;
    case "question":
      parts.push(route.screen, route.question);
      break;
    case "plan":
      parts.push(route.screen);
      if (route.print) {
        parts.push("print");
      } else if (route.field !== null) {
        parts.push("field", route.field);
      }
      break;
    case "notes":
      parts.push(route.screen);
      if (route.entry !== null) {
        parts.push(route.entry.kind, route.entry.place);
      }
      break;
    case "glossary":
      parts.push(route.screen);
      if (route.term !== null) {
        parts.push(route.term);
      }
      break;
    default:
      parts.push(route.screen);
  }
  return `#/${parts.map(encodeURIComponent).join("/")}`;
}

/** The address of a lesson, or of a section of it. */
export const lessonAddress = (lesson: string, section: string | null = null): string =>
  addressOf({ screen: "lesson", lesson, section });

/** The address of the manual, “How to use Evenkeel”. */
export const manualAddress = addressOf({ screen: "unit", unit: "for-learners" });

/** What tells one opened screen from another: a section is a place within a lesson, a word one in the glossary, and so on. */
export const screenKey = (route: Route): string => {
  switch (route.screen) {
    case "lesson":
      return lessonAddress(route.lesson);
    case "glossary":
      return addressOf({ ...route, term: null });
    case "plan":
      return addressOf({ ...route, field: null });
    case "notes":
      return addressOf({ ...route, entry: null });
    default:
      return addressOf(route);
  }
};

/** The screen that is open. */
export const route = signal<Route>(parseRoute(globalThis.location?.hash ?? ""));

/** Opens an address, also the one that is open already: its place is then shown again. */
export function goTo(address: string): void {
  if (globalThis.location.hash === address) {
    route.value = parseRoute(address);
  } else {
    globalThis.location.hash = address;
  }
}

/** Follows the address bar from now on; returns how to stop. */
export function followAddress(): () => void {
  const follow = () => {
    const next = parseRoute(globalThis.location.hash);
    if (screenKey(next) !== screenKey(route.value)) {
      delete document.documentElement.dataset.screen;
    }
    route.value = next;
  };
  const pressed = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const address = link?.getAttribute("href");
    if (address === globalThis.location.hash) {
      goTo(address);
    }
  };
  globalThis.addEventListener("hashchange", follow);
  document.addEventListener("click", pressed);
  follow();
  return () => {
    globalThis.removeEventListener("hashchange", follow);
    document.removeEventListener("click", pressed);
  };
}
