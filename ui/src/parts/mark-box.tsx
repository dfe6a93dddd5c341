/**
 * The small box at a selection, or at a highlight that was pressed: highlight, note, bookmark; then one's own words.
 *
 * It stands in the text right after the block in which the selection ends, so that the Tab key leads from the selection
 * to it, and lies over the text without moving it.
 */
import type { Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Anchor } from "../ipc/types/Anchor";
import type { Mark } from "../ipc/types/Mark";
import type { Marks } from "../lesson/marks";
import { announce } from "../state/announce";
import { marks as words } from "../words/writing";
import { Bookmark, Cross } from "./icons";
import { ErrorNote } from "./note";
import { WritingField } from "./writing-field";

/** What the box is about. */
export type Boxed =
  | { about: "nothing" }
  | { about: "selection"; anchor: Anchor }
  | { about: "mark"; place: string; writing: boolean };

interface MarkBoxProps {
  /** What it is about now. */
  boxed: Signal<Boxed>;
  /** The marks of the lesson. */
  marks: Marks;
}

function Selection({ boxed, marks, anchor }: MarkBoxProps & { anchor: Anchor }) {
  const add = async (writing: boolean) => {
    const mark = await marks.add("highlight", anchor);
    if (mark !== null) {
      announce(writing ? words.noted : words.highlighted);
      document.getSelection()?.removeAllRanges();
      boxed.value = writing
        ? { about: "mark", place: mark.place, writing: true }
        : { about: "nothing" };
    }
  };
  const bookmark = async () => {
    const whole = { ...anchor, exact: "", before: "", after: "" };
    if ((await marks.add("bookmark", whole)) !== null) {
      announce(words.bookmarkedSaid);
      boxed.value = { about: "nothing" };
    }
  };
  // Pressing a button must not undo the selection before it is read.
  const keepSelection = (event: Event) => event.preventDefault();
  return (
    <div class="row" role="toolbar" aria-label={words.toolbar} onPointerDown={keepSelection}>
      <button type="button" class="button small" onClick={() => void add(false)}>
        {words.highlight}
      </button>
      <button type="button" class="button small" onClick={() => void add(true)}>
        {words.note}
      </button>
      <button type="button" class="button small" onClick={() => void bookmark()}>
        <Bookmark /> {words.bookmarkShort}
      </button>
    </div>
  );
}

function Marked({ boxed, marks, mark, writing }: MarkBoxProps & { mark: Mark; writing: boolean }) {
  const close = () => {
    boxed.value = { about: "nothing" };
  };
  const remove = async () => {
    await marks.remove(mark);
    close();
  };
  return (
    <>
      {writing ? (
        <WritingField
          id="mark-box-words"
          label={words.words}
          text={mark.text}
          saved={mark.saved}
          save={(text) => marks.keep(mark, text)}
          rows={2}
          remind
          focus
        />
      ) : mark.text === "" ? null : (
        <p class="own-words">{mark.text}</p>
      )}
      <p class="row">
        {writing ? (
          <button type="button" class="button quiet small" onClick={close}>
            {words.done}
          </button>
        ) : (
          <button
            type="button"
            class="button quiet small"
            onClick={() => {
              boxed.value = { about: "mark", place: mark.place, writing: true };
            }}
          >
            {mark.text === "" ? words.addWords : words.editWords}
          </button>
        )}
        <button type="button" class="link" onClick={() => void remove()}>
          {words.delete}
        </button>
        <button type="button" class="button plain" aria-label={words.close} onClick={close}>
          <Cross />
        </button>
      </p>
    </>
  );
}

/** The box; nothing while nothing is selected or pressed. */
export function MarkBox({ boxed, marks }: MarkBoxProps) {
  const box = useRef<HTMLElement>(null);
  const now = boxed.value;
  const trouble = marks.trouble.value;
  useEffect(() => {
    if (now.about === "selection") {
      announce(words.selected);
    }
  }, [now.about]);
  useEffect(() => {
    const typed = (event: KeyboardEvent) => {
      if (event.key === "Escape" && boxed.value.about !== "nothing") {
        boxed.value = { about: "nothing" };
      }
    };
    const pressed = (event: Event) => {
      if (boxed.value.about === "mark" && !box.current?.contains(event.target as Node)) {
        boxed.value = { about: "nothing" };
      }
    };
    document.addEventListener("keydown", typed);
    document.addEventListener("pointerdown", pressed);
    return () => {
      document.removeEventListener("keydown", typed);
      document.removeEventListener("pointerdown", pressed);
    };
  }, [boxed]);
  if (now.about === "nothing") {
    return null;
  }
  const mark =
    now.about === "mark" ? marks.all.value.find(({ place }) => place === now.place) : undefined;
  return (
    <section class="mark-box" ref={box} aria-label={words.toolbar}>
      {now.about === "selection" ? (
        <Selection boxed={boxed} marks={marks} anchor={now.anchor} />
      ) : mark === undefined || now.about !== "mark" ? null : (
        <Marked boxed={boxed} marks={marks} mark={mark} writing={now.writing} key={mark.place} />
      )}
      {trouble === null ? null : <ErrorNote error={trouble} />}
    </section>
  );
}
