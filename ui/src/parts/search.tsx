/**
 * “Find an answer”: a dialog that searches the course as one types.
 *
 * 1. `/`, Ctrl+K or the button in the header open it (`openSearch`).
 * 2. Every change asks the program; only the answer to the latest words is shown.
 * 3. Up and down move through the places found, Enter opens one (the first, straight from the field).
 * 4. What the learner who studies now wrote stands under the places of the course, in a group of its own.
 */
import { signal } from "@preact/signals";
import { useEffect, useRef, useState } from "preact/hooks";
import { asReport, search } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Hit } from "../ipc/types/Hit";
import type { HitPart } from "../ipc/types/HitPart";
import type { Hits } from "../ipc/types/Hits";
import type { OwnHit } from "../ipc/types/OwnHit";
import { seek } from "../lesson/sought";
import { addressOf, goTo, lessonAddress, route } from "../state/router";
import { person } from "../state/session";
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

/** Where a hit among one's own words leads. */
export function addressOfOwn({ kind, place }: OwnHit): string {
  switch (place.at) {
    case "lesson":
      return lessonAddress(place.lesson, place.section);
    case "plan":
      return addressOf({ screen: "plan", print: false, field: place.field });
    default:
      return addressOf({ screen: "notes", entry: { kind, place: place.entry } });
  }
}

/** Opens an address at the very sentence that was found there. */
function openAt(address: string, sentence: string | null): void {
  seek(address, sentence);
  goTo(address);
}

const openHit = (hit: Hit): void => openAt(addressOfHit(hit), hit.sentence);

const openOwn = (hit: OwnHit): void =>
  openAt(addressOfOwn(hit), hit.place.at === "lesson" ? hit.place.quotation : null);

type Found = ({ query: string } & Hits) | { query: string; error: ErrorReport } | null;

interface ResultProps {
  address: string;
  /** What kind of place it is, for its look. */
  look: string;
  title: string;
  kind: string;
  words: HitPart[];
  open: () => void;
}

function Result({ address, look, title, kind, words: said, open: openIt }: ResultProps) {
  const opened = (event: MouseEvent) => {
    event.preventDefault();
    openIt();
  };
  return (
    <li>
      <a href={address} class={`hit hit-${look}`} onClick={opened}>
        <span class="hit-section">{title}</span>
        <span class="hit-lesson">{kind}</span>
        {said.length === 0 ? null : (
          <span class="hit-words">
            {said.map((part, position) =>
              // biome-ignore lint/suspicious/noArrayIndexKey: the words of a hit never move
              part.found ? <mark key={position}>{part.text}</mark> : part.text,
            )}
          </span>
        )}
      </a>
    </li>
  );
}

function CourseResults({ hits }: { hits: Hit[] }) {
  return hits.length === 0 ? null : (
    <ul class="hits">
      {hits.map((hit) => (
        <Result
          key={addressOfHit(hit)}
          address={addressOfHit(hit)}
          look={hit.place.kind}
          {...headOf(hit)}
          words={hit.words}
          open={() => openHit(hit)}
        />
      ))}
    </ul>
  );
}

/** One's own words, under those of the course. */
function OwnResults({
  query,
  hits,
  instead,
}: {
  query: string;
  hits: OwnHit[];
  instead: string | null;
}) {
  return hits.length === 0 ? null : (
    <section class="own-hits" aria-labelledby="own-hits-title">
      <h3 id="own-hits-title">{words.own}</h3>
      <p class="small-note">{words.ownHint}</p>
      {instead === null ? null : <p class="search-instead">{words.ownInstead(query, instead)}</p>}
      <ul class="hits">
        {hits.map((hit, position) => (
          <Result
            // biome-ignore lint/suspicious/noArrayIndexKey: two marks may hang in one place
            key={position}
            address={addressOfOwn(hit)}
            look="own"
            title={hit.title}
            kind={[words.ownKinds[hit.kind], hit.lesson_title]
              .filter((said) => said !== "")
              .join(" · ")}
            words={hit.words}
            open={() => openOwn(hit)}
          />
        ))}
      </ul>
    </section>
  );
}

/** What was found, for those who hear it. */
const told = ({ hits, own }: Hits): string =>
  own.length > 0
    ? words.foundWithOwn(hits.length, own.length)
    : hits.length > 0
      ? words.found(hits.length)
      : "";

/** Nothing of the course, and perhaps nothing at all. */
function Nothing({ query, own }: { query: string; own: boolean }) {
  return (
    <div class="search-empty" role={own ? undefined : "status"}>
      <p>
        <strong>{own ? words.nothingInCourse(query) : words.nothing(query)}</strong>
      </p>
      <p>{words.nothingHint}</p>
      <p class="row">
        <a class="button moment" href="#/page/in-the-moment">
          {frame.moment}
        </a>
      </p>
    </div>
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
  const learner = person.value?.id ?? null;
  // Whoever comes next sees nothing of what was found for somebody else.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a signal outside is a dependency like any other
  useEffect(() => {
    latest.current = "";
    setQuery("");
    setFound(null);
  }, [learner]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a signal outside is a dependency like any other
  useEffect(() => {
    if (shown && dialog.current?.open === false) {
      dialog.current.showModal();
      field.current?.focus();
      field.current?.select();
      // What was found last time may have been changed or taken away since.
      void ask(query);
    } else if (!shown && dialog.current?.open) {
      dialog.current.close();
    }
  }, [shown]);
  const answer = found !== null && "hits" in found ? found : null;
  const submit = (event: Event) => {
    event.preventDefault();
    const [first] = answer?.hits ?? [];
    const [own] = answer?.own ?? [];
    if (first !== undefined) {
      openHit(first);
    } else if (own !== undefined) {
      openOwn(own);
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
            {answer === null ? "" : told(answer)}
          </p>
          {found === null ? <p class="search-empty">{words.empty}</p> : null}
          {found !== null && "error" in found ? <ErrorNote error={found.error} /> : null}
          {answer === null ? null : (
            <>
              {answer.instead === null ? null : (
                <p class="search-instead">{words.instead(answer.query, answer.instead)}</p>
              )}
              {answer.hits.length === 0 ? (
                <Nothing query={answer.query} own={answer.own.length > 0} />
              ) : null}
              <CourseResults hits={answer.hits} />
              <OwnResults query={answer.query} hits={answer.own} instead={answer.own_instead} />
            </>
          )}
        </div>
      </div>
    </dialog>
  );
}
