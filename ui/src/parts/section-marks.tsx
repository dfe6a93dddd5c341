/**
 * “Mark this section”, beside its heading: bookmark it, write a note, highlight a sentence chosen from a list (so
 * that nobody needs a mouse), and the marks that are there already.
 */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { Anchor } from "../ipc/types/Anchor";
import type { KeptKind } from "../ipc/types/KeptKind";
import type { Mark } from "../ipc/types/Mark";
import { anchorOf, anchorOfSection, sentencesOf } from "../lesson/anchors";
import type { Marks } from "../lesson/marks";
import { announce } from "../state/announce";
import { marks as words } from "../words/writing";
import { Bookmark } from "./icons";
import { MarkEntry } from "./mark-entry";
import { ErrorNote } from "./note";
import { WritingField } from "./writing-field";

interface SectionMarksProps {
  /** Lesson id. */
  lesson: string;
  /** The section. */
  section: HTMLElement;
  /** Its title. */
  title: string;
  /** The marks of the lesson. */
  marks: Marks;
}

type Doing = "nothing" | "writing" | "choosing";

function Sentences({
  section,
  onChosen,
}: {
  section: HTMLElement;
  onChosen: (range: Range) => void;
}) {
  const sentences = sentencesOf(section);
  if (sentences.length === 0) {
    return <p>{words.none}</p>;
  }
  return (
    <>
      <p class="panel-title">{words.chooseTitle}</p>
      <ul class="sentences">
        {sentences.map((range) => (
          <li key={`${range.startOffset} ${range.toString()}`}>
            <button type="button" class="sentence" onClick={() => onChosen(range)}>
              {range.toString().replace(/\s+/gu, " ")}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The button and what opens from it. */
export function SectionMarks({ lesson, section, title, marks }: SectionMarksProps) {
  const [open, setOpen] = useState(false);
  const [doing, setDoing] = useState<Doing>("nothing");
  /** The note being written: it stands in its field, not in the list as well. */
  const [begun, setBegun] = useState<string | null>(null);
  const panel = useId();
  const button = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  const sectionId = section.dataset.section ?? "";
  const here = marks.inSection(sectionId);
  const bookmark = here.find(({ kind }) => kind === "bookmark");
  const anchor = anchorOfSection(lesson, section);
  const close = () => {
    setOpen(false);
    setDoing("nothing");
    button.current?.focus();
  };
  const closing = useRef(close);
  closing.current = close;
  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      if (event.key === "Escape" && whole.current?.contains(document.activeElement)) {
        closing.current();
      }
    };
    if (open) {
      document.addEventListener("keydown", typed);
    }
    return () => document.removeEventListener("keydown", typed);
  }, [open]);
  const add = async (kind: KeptKind, said: string) => {
    if ((await marks.add(kind, anchor)) !== null) {
      announce(said);
    }
  };
  const highlight = async (range: Range) => {
    const chosen = anchorOf(lesson, range);
    if (chosen !== null && (await marks.add("highlight", chosen)) !== null) {
      announce(words.highlighted);
      setDoing("nothing");
    }
  };
  const others = here.filter(({ kind }) => kind !== "bookmark");
  const listed = others.filter(({ place }) => doing !== "writing" || place !== begun);
  const trouble = marks.trouble.value;
  return (
    <div ref={whole}>
      <button
        type="button"
        class={`mark-section ${bookmark === undefined ? "" : "bookmarked"}`}
        ref={button}
        aria-expanded={open}
        aria-controls={panel}
        aria-label={
          here.length === 0
            ? words.sectionOf(title)
            : `${words.sectionOf(title)} (${words.count(here.length)})`
        }
        title={words.section}
        onClick={() => (open ? close() : setOpen(true))}
      >
        <Bookmark />
        {others.length === 0 ? null : <span class="mark-count">{others.length}</span>}
      </button>
      <div class="mark-panel" id={panel} hidden={!open}>
        {open ? (
          <>
            <p class="row mark-actions">
              <button
                type="button"
                class="button quiet small"
                aria-pressed={bookmark !== undefined}
                onClick={() =>
                  bookmark === undefined
                    ? void add("bookmark", words.bookmarkedSaid)
                    : void marks.remove(bookmark)
                }
              >
                <Bookmark /> {bookmark === undefined ? words.bookmark : words.bookmarked}
              </button>
              <button
                type="button"
                class="button quiet small"
                aria-expanded={doing === "writing"}
                onClick={() => setDoing(doing === "writing" ? "nothing" : "writing")}
              >
                {words.write}
              </button>
              <button
                type="button"
                class="button quiet small"
                aria-expanded={doing === "choosing"}
                onClick={() => setDoing(doing === "choosing" ? "nothing" : "choosing")}
              >
                {words.choose}
              </button>
              <button type="button" class="link mark-close" onClick={close}>
                {words.close}
              </button>
            </p>
            {doing === "writing" ? (
              <NewNote marks={marks} anchor={anchor} onBegun={setBegun} />
            ) : null}
            {doing === "choosing" ? <Sentences section={section} onChosen={highlight} /> : null}
            {trouble === null ? null : <ErrorNote error={trouble} />}
            {listed.length === 0 ? null : (
              <>
                <p class="panel-title">{words.yours}</p>
                <ul class="mark-list">
                  {listed.map((mark) => (
                    <MarkEntry key={mark.place} mark={mark} marks={marks} />
                  ))}
                </ul>
              </>
            )}
          </>
        ) : null}
      </div>
    </div>
  );
}

interface NewNoteProps {
  marks: Marks;
  anchor: Anchor;
  onBegun: (place: string) => void;
}

/** A note that begins to exist with its first letters. */
function NewNote({ marks, anchor, onBegun }: NewNoteProps) {
  const begun = useRef<Mark | null>(null);
  const id = useId();
  return (
    <WritingField
      id={id}
      label={words.words}
      text=""
      saved={null}
      rows={2}
      remind
      focus
      save={async (text) => {
        if (begun.current !== null) {
          return marks.keep(begun.current, text);
        }
        if (text === "") {
          return null;
        }
        begun.current = await marks.add("note", anchor, text);
        if (begun.current === null) {
          throw marks.trouble.value;
        }
        onBegun(begun.current.place);
        return begun.current.saved;
      }}
    />
  );
}
