/** “My notes”: everything one wrote and marked, in reading order; change it, go there, take it along. */
import { useEffect, useState } from "preact/hooks";
import {
  notes as askNotes,
  asReport,
  chooseReflection,
  keepNote,
  keepReflection,
  removeNote,
  saveNotes,
} from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { NoteEntry } from "../ipc/types/NoteEntry";
import type { Notes } from "../ipc/types/Notes";
import type { NotesOfLesson } from "../ipc/types/NotesOfLesson";
import { seek } from "../lesson/sought";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { Bookmark, Tick } from "../parts/icons";
import { ErrorNote } from "../parts/note";
import { WritingField } from "../parts/writing-field";
import { announce } from "../state/announce";
import { saveAll } from "../state/keeping";
import { lessonAddress } from "../state/router";
import { arriveAt, useScreen } from "../state/screen";
import { savedAt } from "../state/session";
import { offerUndo } from "../state/undo";
import { plural } from "../words/time";
import { marks, notes as words } from "../words/writing";

const partsOf = (place: string): [string, string] => {
  const at = place.indexOf("/");
  return [place.slice(0, at), place.slice(at + 1)];
};

/** Keeps the words of an entry. */
async function keep(entry: NoteEntry, text: string) {
  const [lesson, within] = partsOf(entry.place);
  return entry.kind === "reflection"
    ? (await keepReflection(lesson, within, text)).saved
    : (await keepNote(entry.kind, entry.place, text)).saved;
}

/** Id of what names an entry on this screen. */
const idOf = ({ kind, place }: { kind: string; place: string }): string =>
  `entry-${kind}-${place.replace(/\W/gu, "-")}`;

interface EntryProps {
  entry: NoteEntry;
  /** It was deleted, or put back. */
  again: () => void;
  /** It goes into the record and the files that are saved, or not. */
  onChosen: (chosen: boolean) => void;
}

function InRecord({ entry, onChosen }: Pick<EntryProps, "entry" | "onChosen">) {
  const [chosen, setChosen] = useState(entry.in_record);
  const [error, setError] = useState<ErrorReport | null>(null);
  const choose = async (next: boolean) => {
    setChosen(next);
    try {
      await chooseReflection(...partsOf(entry.place), next);
      setError(null);
      onChosen(next);
    } catch (thrown) {
      setChosen(!next);
      setError(asReport(thrown));
    }
  };
  return (
    <>
      <label class="with-name">
        <input
          type="checkbox"
          checked={chosen}
          onChange={(event) => void choose(event.currentTarget.checked)}
        />
        {words.inRecord}
      </label>
      {error === null ? null : <ErrorNote error={error} />}
    </>
  );
}

function Entry({ entry, again, onChosen }: EntryProps) {
  const [editing, setEditing] = useState(false);
  const [text, setText] = useState(entry.text);
  const [error, setError] = useState<ErrorReport | null>(null);
  const [lesson] = partsOf(entry.place);
  const id = idOf(entry);
  const remove = async () => {
    try {
      await saveAll();
      const { undo, saved } = await removeNote(entry.kind, entry.place);
      savedAt(saved);
      const said = marks.deleted[entry.kind];
      announce(said);
      offerUndo({ said, undo, onUndone: again });
      again();
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  const address = entry.section === null ? null : lessonAddress(lesson, entry.section);
  return (
    <li class={`note-entry note-${entry.kind}`}>
      <p class="note-kind">
        {entry.kind === "bookmark" ? <Bookmark /> : null} {words.kinds[entry.kind]}
      </p>
      <p class="note-title" id={id}>
        {entry.title}
      </p>
      {entry.changed ? (
        <p class="changed-note">
          {entry.kind === "reflection" ? words.noPrompt : words.gone}
          {entry.quotation === "" ? null : <small> {words.goneNote}</small>}
        </p>
      ) : null}
      {entry.quotation === "" ? null : <blockquote>{entry.quotation}</blockquote>}
      {editing ? (
        <WritingField
          id={`${id}-text`}
          label={marks.words}
          text={text}
          saved={entry.saved}
          save={async (next) => {
            const when = await keep(entry, next);
            setText(next);
            return when;
          }}
          rows={2}
          remind
          focus
        />
      ) : text === "" ? null : (
        <p class="own-words">{text}</p>
      )}
      {entry.kind === "reflection" ? <InRecord entry={entry} onChosen={onChosen} /> : null}
      <p class="row note-actions">
        {address === null ? null : (
          <a
            href={address}
            aria-label={words.goToOf(entry.title)}
            onClick={() => seek(address, entry.quotation === "" ? null : entry.quotation)}
          >
            {words.goTo}
          </a>
        )}
        {entry.kind === "bookmark" ? null : (
          <button
            type="button"
            class="link"
            aria-describedby={id}
            onClick={() => setEditing(!editing)}
          >
            {editing ? marks.done : text === "" ? marks.addWords : marks.editWords}
          </button>
        )}
        <button
          type="button"
          class="link"
          aria-label={words.deleteOf(words.kinds[entry.kind].toLowerCase(), entry.title)}
          onClick={() => void remove()}
        >
          {words.delete}
        </button>
      </p>
      {error === null ? null : <ErrorNote error={error} />}
    </li>
  );
}

type Saving =
  | { at: "rest" }
  | { at: "busy" }
  | { at: "saved"; path: string }
  | { at: "cancelled" }
  | { at: "failed"; error: ErrorReport };

function SaveNotes({ chosen }: { chosen: number }) {
  const [saving, setSaving] = useState<Saving>({ at: "rest" });
  const save = async () => {
    setSaving({ at: "busy" });
    try {
      await saveAll();
      const file = await saveNotes();
      setSaving(file === null ? { at: "cancelled" } : { at: "saved", path: file.path });
    } catch (thrown) {
      setSaving({ at: "failed", error: asReport(thrown) });
    }
  };
  return (
    <section class="save-notes" aria-labelledby="save-notes-title">
      <h2 id="save-notes-title" class="unseen">
        {words.save}
      </h2>
      <p class="row">
        <button
          type="button"
          class="button quiet"
          disabled={saving.at === "busy"}
          onClick={() => void save()}
        >
          {words.save}
        </button>
      </p>
      <p class="small-note">
        {words.saveText(
          chosen === 0 ? words.noneChosen : words.someChosen(plural(chosen, "reflection")),
        )}
      </p>
      <div role="status">
        {saving.at === "busy" ? words.saving : null}
        {saving.at === "cancelled" ? words.cancelled : null}
        {saving.at === "saved" ? (
          <p class="saved-file">
            <Tick class="good" /> {words.savedTo} <code>{saving.path}</code>
          </p>
        ) : null}
      </div>
      {saving.at === "failed" ? <ErrorNote error={saving.error} again={() => void save()} /> : null}
    </section>
  );
}

function LessonNotes({ lesson, ...rest }: { lesson: NotesOfLesson } & Omit<EntryProps, "entry">) {
  return (
    <section class="notes-lesson" aria-labelledby={`notes-${lesson.lesson}`}>
      <h3 id={`notes-${lesson.lesson}`}>
        <a href={lessonAddress(lesson.lesson)}>{lesson.title}</a>
      </h3>
      <ul class="note-list">
        {lesson.entries.map((entry) => (
          <Entry key={`${entry.kind} ${entry.place}`} entry={entry} {...rest} />
        ))}
      </ul>
    </section>
  );
}

type Place = { kind: string; place: string } | null;

function NotesWith({ view, at }: { view: Notes; at: Place }) {
  const [notes, setNotes] = useState(view);
  const all = [...notes.lessons.flatMap((lesson) => lesson.entries), ...notes.elsewhere];
  const [chosen, setChosen] = useState(all.filter((entry) => entry.in_record).length);
  useEffect(() => savedAt(view.saved), [view.saved]);
  const place = at === null ? null : idOf(at);
  const arrive = () => arriveAt(place === null ? null : document.getElementById(place));
  useScreen("notes", words.title, arrive);
  useEffect(arrive, [place]);
  const again = () => {
    askNotes().then(setNotes, () => undefined);
  };
  const rest = {
    again,
    onChosen: (now: boolean) => setChosen((before) => before + (now ? 1 : -1)),
  };
  const units = [...new Set(notes.lessons.map((lesson) => lesson.unit_number))];
  const reflections = all.some((entry) => entry.kind === "reflection");
  return (
    <>
      <div class="column notes-page">
        <h1 tabIndex={-1}>{words.title}</h1>
        {all.length === 0 ? (
          <>
            <p class="lead">{words.empty}</p>
            <p>{words.emptyText}</p>
            <p class="row">
              <a class="button primary" href="#/">
                {words.toCourse}
              </a>
            </p>
          </>
        ) : (
          <p>{words.intro}</p>
        )}
        <p class="notes-plan">
          <a href="#/plan">{words.plan(notes.plan_filled, notes.plan_fields)}</a>
        </p>
        {reflections ? <p class="small-note">{words.inRecordNote}</p> : null}
        {units.map((number) => {
          const lessons = notes.lessons.filter((lesson) => lesson.unit_number === number);
          return (
            <section key={number} aria-labelledby={`notes-unit-${number}`}>
              <h2 id={`notes-unit-${number}`}>
                {words.unit(number, lessons[0]?.unit_title ?? "")}
              </h2>
              {lessons.map((lesson) => (
                <LessonNotes key={lesson.lesson} lesson={lesson} {...rest} />
              ))}
            </section>
          );
        })}
        {notes.elsewhere.length === 0 ? null : (
          <section aria-labelledby="notes-elsewhere">
            <h2 id="notes-elsewhere">{words.elsewhere}</h2>
            <ul class="note-list">
              {notes.elsewhere.map((entry) => (
                <Entry key={`${entry.kind} ${entry.place}`} entry={entry} {...rest} />
              ))}
            </ul>
          </section>
        )}
        {all.length === 0 ? null : <SaveNotes chosen={chosen} />}
      </div>
      <Footer lawAsAt={notes.law_as_at} />
    </>
  );
}

/** The notes screen, at an entry where one is named. */
export function NotesScreen({ entry }: { entry: Place }) {
  return (
    <Asked name="notes" of="notes" ask={askNotes}>
      {(view) => <NotesWith view={view} at={entry} />}
    </Asked>
  );
}
