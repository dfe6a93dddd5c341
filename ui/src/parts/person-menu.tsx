/**
 * The disc of the one who studies, and what opens from it. A `details` element, so that it works in every
 * web view; Escape, a press elsewhere and a change of screen close it.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { asReport, chooseLearner } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Person } from "../ipc/types/Person";
import { askNumbers, numbers } from "../state/numbers";
import { goTo, manualAddress, route } from "../state/router";
import { became, started } from "../state/session";
import { frame as words } from "../words/frame";
import { numbers as numberWords } from "../words/writing";
import { ErrorNote } from "./note";

/** First letter of a name; a dot for someone who is just reading. */
export const initial = (name: string): string => Array.from(name.trim())[0]?.toUpperCase() ?? "·";

/** Disc with menu. */
export function PersonMenu({ person }: { person: Person }) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  const others = started.value?.learners.filter((other) => other.id !== person.id) ?? [];
  const mine = numbers.value ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew for another person
  useEffect(() => {
    void askNumbers();
  }, [person.id]);
  const close = () => {
    if (menu.current !== null) {
      menu.current.open = false;
    }
  };
  const here = route.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of screen closes the menu
  useEffect(close, [here]);
  useEffect(() => {
    const pressed = (event: Event) => {
      if (!menu.current?.contains(event.target as Node)) {
        close();
      }
    };
    const typed = (event: KeyboardEvent) => {
      if (event.key === "Escape" && menu.current?.open) {
        close();
        menu.current.querySelector("summary")?.focus();
      }
    };
    document.addEventListener("pointerdown", pressed);
    document.addEventListener("focusin", pressed);
    document.addEventListener("keydown", typed);
    return () => {
      document.removeEventListener("pointerdown", pressed);
      document.removeEventListener("focusin", pressed);
      document.removeEventListener("keydown", typed);
    };
  });
  const change = async (other: Person) => {
    try {
      became(await chooseLearner(other.id));
      setError(null);
      close();
      goTo("#/");
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  return (
    <details class="who" ref={menu}>
      <summary aria-label={words.menuOpen(person.name)}>
        <span class="disc person" aria-hidden="true">
          {initial(person.name)}
        </span>
      </summary>
      <div class="menu">
        <p class="menu-name">{person.name === "" ? words.justReading : person.name}</p>
        <a href="#/record">{words.record}</a>
        <a href="#/notes">{words.notes}</a>
        <a href="#/settings">{words.settings}</a>
        <a href="#/help">{words.help}</a>
        {mine.length === 0 ? null : (
          <ul class="menu-numbers" aria-label={numberWords.title}>
            {mine.slice(0, 3).map(({ place, name, number }) => (
              <li key={place}>
                {name} <b>{number}</b>
              </li>
            ))}
          </ul>
        )}
        <a href="#/register">{words.register}</a>
        <a href={manualAddress}>{words.manual}</a>
        <hr />
        {others.slice(0, 6).map((other) => (
          <button type="button" key={other.id} onClick={() => change(other)}>
            {words.studyAs(other.name)}
          </button>
        ))}
        <a href="#/welcome">{words.someoneElse}</a>
        {error === null ? null : <ErrorNote error={error} />}
      </div>
    </details>
  );
}
