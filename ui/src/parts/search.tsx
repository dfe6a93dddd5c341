/**
 * “Find an answer”: a dialog that searches the course as one types.
 *
 * 1. `/`, Ctrl+K or the button in the header open it (`openSearch`).
 * 2. Every change asks the program; only the answer to the latest words is shown.
 * 3. Up and down move through the places found, Enter opens one (the first, straight from the field).
 */
import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { asReport, search } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Hit } from "../ipc/types/Hit";
import type { Hits } from "../ipc/types/Hits";
import { seek } from "../lesson/sought";
import { addressOf, goTo, lessonAddress, route } from "../state/router";
import { frame, search as words } from "../words/frame";
import { Cross, Lens } from "./icons";
import { ErrorNote } from "./note";

const open = signal(false);

/** Opens the dialog. */
export const openSearch = (): void => {
  open.value = true;
};

/** Where a hit leads. */
export function addressOfHit({ place }: Hit): string {
  switch (place.kind) {
    case "question":
      return addressOf({ screen: "question", question: place.question });
    case "term":
      return addressOf({ screen: "glossary", term: place.term });
    case "scenario":
      return addressOf({ screen: "scenario", scenario: place.scenario });
    default:
      return lessonAddress(place.lesson, place.section);
  }
}

/** What stands over a hit, and what kind of place it is. */
function headOf(hit: Hit): { title: string; kind: string } {
  return hit.place.kind === "lesson"
    ? { title: hit.section_title || words.opening, kind: hit.title }
    : { title: hit.title, kind: words.kinds[hit.place.kind] };
}

/** Opens a hit at its very sentence. */
function openHit(hit: Hit): void {
  const address = addressOfHit(hit);
  seek(address, hit.sentence);
  goTo(address);
}

type Found = ({ query: string } & Hits) | { query: string; error: ErrorReport } | null;

function Result({ hit }: { hit: Hit }) {
  const head = headOf(hit);
  const opened = (event: MouseEvent) => {
    event.preventDefault();
    openHit(hit);
  };
  return (
    <li>
      <a href={addressOfHit(hit)} class={`hit hit-${hit.place.kind}`} onClick={opened}>
        <span class="hit-section">{head.title}</span>
        <span class="hit-lesson">{head.kind}</span>
        <span class="hit-words">
          {hit.words.map((part, position) =>
            // biome-ignore lint/suspicious/noArrayIndexKey: the words of a hit never move
            part.found ? <mark key={position}>{part.text}</mark> : part.text,
          )}
        </span>
      </a>
    </li>
  );
}

/** The dialog; it stands once in the frame. */
export function SearchDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const latest = useRef("");
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<Found>(null);
  const shown = open.value;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a signal outside is a dependency like any other
  useEffect(() => {
    if (shown && dialog.current?.open === false) {
      dialog.current.showModal();
      field.current?.focus();
      field.current?.select();
    } else if (!shown && dialog.current?.open) {
      dialog.current.close();
    }
  }, [shown]);

  const close = () => {
    open.value = false;
  };
  const here = route.value;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whatever was opened, the dialog has done its work
  useEffect(close, [here]);
  const ask = async (typed: string) => {
    setQuery(typed);
    const wanted = typed.trim();
    latest.current = wanted;
    if (wanted === "") {
      setFound(null);
      return;
    }
    let answer: Found;
    try {
      answer = { query: wanted, ...(await search(wanted)) };
    } catch (thrown) {
      answer = { query: wanted, error: asReport(thrown) };
    }
    if (latest.current === wanted) {
      setFound(answer);
    }
  };
  const hits = found !== null && "hits" in found ? found.hits : [];
  const submit = (event: Event) => {
    event.preventDefault();
    const first = hits[0];
    if (first !== undefined) {
      openHit(first);
    }
  };
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const links = Array.from(dialog.current?.querySelectorAll<HTMLElement>("a.hit") ?? []);
    if (step === undefined || links.length === 0) {
      return;
    }
    event.preventDefault();
    const at = links.indexOf(document.activeElement as HTMLElement) + step;
    (at < 0 ? field.current : links[Math.min(at, links.length - 1)])?.focus();
  };
  const pressedOutside = (event: MouseEvent) => {
    if (event.target === dialog.current) {
      close();
    }
  };
  return (
    <dialog
      ref={dialog}
      class="search"
      aria-labelledby="search-title"
      onClose={close}
      onKeyDown={move}
      onClick={pressedOutside}
    >
      <div class="search-box">
        <div class="search-head">
          <h2 id="search-title" class="unseen">
            {words.title}
          </h2>
          <form onSubmit={submit}>
            <Lens />
            <input
              ref={field}
              type="search"
              aria-label={words.label}
              placeholder={words.placeholder}
              autocomplete="off"
              spellcheck={false}
              value={query}
              onInput={(event) => ask(event.currentTarget.value)}
            />
          </form>
          <button type="button" class="button plain" onClick={close} aria-label={frame.close}>
            <Cross />
          </button>
        </div>
        <div class="search-found">
          <p class="search-count" role="status">
            {found !== null && "hits" in found && found.hits.length > 0
              ? words.found(found.hits.length)
              : ""}
          </p>
          {found !== null && "instead" in found && found.instead !== null ? (
            <p class="search-instead">{words.instead(found.query, found.instead)}</p>
          ) : null}
          {found === null ? <p class="search-empty">{words.empty}</p> : null}
          {found !== null && "error" in found ? <ErrorNote error={found.error} /> : null}
          {found !== null && "hits" in found && found.hits.length === 0 ? (
            <div class="search-empty" role="status">
              <p>
                <strong>{words.nothing(found.query)}</strong>
              </p>
              <p>{words.nothingHint}</p>
              <p class="row">
                <a class="button moment" href="#/page/in-the-moment">
                  {frame.moment}
                </a>
              </p>
            </div>
          ) : null}
          {hits.length === 0 ? null : (
            <ul class="hits">
              {hits.map((hit) => (
                <Result key={addressOfHit(hit)} hit={hit} />
              ))}
            </ul>
          )}
        </div>
      </div>
    </dialog>
  );
}
