/** One mark in a list: its quotation, one's own words, and what can be done with it. */
import { useState } from "preact/hooks";
import type { Mark } from "../ipc/types/Mark";
import type { Marks } from "../lesson/marks";
import { marks as words } from "../words/writing";
import { WritingField } from "./writing-field";

interface MarkEntryProps {
  /** The mark. */
  mark: Mark;
  /** Who looks after it. */
  marks: Marks;
  /** Its words are gone. */
  lost?: boolean;
}

/** The entry. */
export function MarkEntry({ mark, marks, lost = false }: MarkEntryProps) {
  const [editing, setEditing] = useState(false);
  const { exact } = mark.anchor;
  const id = `mark-${mark.place.replace(/\W/gu, "-")}`;
  return (
    <li class="mark-entry">
      {lost ? <p class="changed-note">{words.changed}</p> : null}
      {exact === "" ? null : <blockquote>{exact}</blockquote>}
      {mark.kind === "bookmark" ? <p>{words.bookmarked}</p> : null}
      {editing ? (
        <WritingField
          id={id}
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
        {mark.kind === "bookmark" ? null : (
          <button type="button" class="link" onClick={() => setEditing(!editing)}>
            {editing ? words.done : mark.text === "" ? words.addWords : words.editWords}
          </button>
        )}
        <button type="button" class="link" onClick={() => void marks.remove(mark)}>
          {mark.kind === "bookmark" ? words.removeBookmark : words.delete}
        </button>
      </p>
    </li>
  );
}
