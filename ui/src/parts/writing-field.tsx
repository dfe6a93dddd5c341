/** A field whose text is kept as it is typed, with what is known about it underneath. */
import { useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Timestamp } from "../ipc/types/Timestamp";
import { looksLikeFullName } from "../lesson/names";
import { type Keeping, keeping } from "../state/keeping";
import { savedAt } from "../state/session";
import { savedWords } from "../words/time";
import { writing as words } from "../words/writing";
import { ErrorNote } from "./note";

/** As many letters as the program takes. */
const most = 20_000;

interface WritingFieldProps {
  /** Id of the field. */
  id: string;
  /** Name of the field for those who hear it; none when a label or heading names it. */
  label?: string;
  /** Id of the element that names it. */
  labelledBy?: string;
  /** Ids of what describes it. */
  describedBy?: string;
  /** What is written, as the program has it. */
  text: string;
  /** When that was saved. */
  saved: Timestamp | null;
  /** Saves; resolves with when. */
  save: (text: string) => Promise<Timestamp | null>;
  /** Lines to begin with. */
  rows?: number;
  /** Remind of full names. */
  remind?: boolean;
  /** Put the focus into it at once. */
  focus?: boolean;
  /** Beside when it was saved. */
  children?: ComponentChildren;
}

/** Makes a field as high as its text. */
function useHeight(field: { current: HTMLTextAreaElement | null }, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const element = field.current;
    if (element === null || globalThis.CSS?.supports?.("field-sizing", "content")) {
      return;
    }
    element.style.height = "auto";
    const height = element.scrollHeight;
    element.style.height = height === 0 ? "" : `${height + 3}px`;
  }, [text]);
}

/** When it was saved, or why it was not; and the way back when it was emptied. */
function Below({ keep, before }: { keep: Keeping; before: string }) {
  const { open, saved, trouble } = keep.standing.value;
  if (trouble !== null) {
    return <ErrorNote lead={words.notSaved} error={trouble} again={() => void keep.now()} />;
  }
  const emptied = keep.text.value === "" && before !== "";
  return (
    <p class="kept">
      {open ? words.saving : saved === null ? "" : savedWords(saved, new Date())}
      {emptied ? (
        <>
          {" "}
          {words.emptied}{" "}
          <button type="button" class="link" onClick={() => keep.type(before)}>
            {words.undo}
          </button>
        </>
      ) : null}
    </p>
  );
}

/** The field. */
export function WritingField(props: WritingFieldProps) {
  const { id, text, saved, remind = false, rows = 3 } = props;
  const element = useRef<HTMLTextAreaElement>(null);
  const saving = useRef(props.save);
  saving.current = props.save;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper for as long as the field stands
  const keep = useMemo(
    () =>
      keeping(text, saved, async (wanted) => {
        const when = await saving.current(wanted);
        savedAt(when);
        return when;
      }),
    [],
  );
  useEffect(() => () => void keep.stop(), [keep]);
  useEffect(() => keep.take(text, saved), [keep, text, saved]);
  const shown = keep.text.value;
  const [before, setBefore] = useState("");
  const named = useComputed(() => remind && looksLikeFullName(keep.text.value)).value;
  useHeight(element, shown);
  const { focus } = props;
  useEffect(() => {
    if (focus) {
      element.current?.focus();
    }
  }, [focus]);
  const type = (next: string) => {
    if (shown !== "") {
      setBefore(next === "" ? shown : "");
    }
    keep.type(next);
  };
  return (
    <div class="writing" data-ours>
      <textarea
        id={id}
        ref={element}
        rows={rows}
        maxLength={most}
        aria-label={props.label}
        aria-labelledby={props.labelledBy}
        aria-describedby={props.describedBy}
        value={shown}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={() => void keep.now()}
      />
      <div class="writing-below">
        <Below keep={keep} before={before} />
        {props.children}
      </div>
      <p class="small-note name-note" role="status">
        {named ? words.nameAgain : null}
      </p>
    </div>
  );
}
