/** A field of Our plan, in a lesson and on its form: the text that stands, and those that lost against it. */
import { useEffect, useState } from "preact/hooks";
import { asReport, keepPlanField, putAwayEarlierText, restoreEarlierText } from "../ipc";
import type { EarlierText } from "../ipc/types/EarlierText";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { FieldChange } from "../ipc/types/FieldChange";
import type { FieldState } from "../ipc/types/FieldState";
import { offerUndo } from "../state/undo";
import { day } from "../words/time";
import { earlier as words } from "../words/writing";
import { ErrorNote } from "./note";
import { WritingField } from "./writing-field";

interface EarlierProps {
  /** The field. */
  state: FieldState;
  /** Another text stands, or one is gone. */
  onChange: (change: FieldChange) => void;
  /** It was taken back: what stands now is to be asked for. */
  onUndone: () => void;
}

function Earlier({ state, onChange, onUndone }: EarlierProps) {
  const [error, setError] = useState<ErrorReport | null>(null);
  const { earlier } = state;
  if (earlier.length === 0) {
    return error === null ? null : <ErrorNote error={error} />;
  }
  const change = async (ask: () => Promise<FieldChange>, said: string) => {
    try {
      const changed = await ask();
      setError(null);
      onChange(changed);
      offerUndo({ said, undo: changed.undo, onUndone });
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  const told = ({ at, by }: EarlierText) =>
    [by === null ? "" : words.by(by), day(at, new Date())].filter((said) => said !== "").join(", ");
  return (
    <details class="earlier">
      <summary>{earlier.length === 1 ? words.one : words.many(earlier.length)}</summary>
      <ul>
        {earlier.map((text) => (
          <li key={text.id}>
            <p class="earlier-text">{text.text}</p>
            <p class="row">
              <span class="soft-words">{told(text)}</span>
              <button
                type="button"
                class="button quiet small"
                onClick={() => change(() => restoreEarlierText(state.field, text.id), words.used)}
              >
                {words.use}
              </button>
              <button
                type="button"
                class="link"
                onClick={() => change(() => putAwayEarlierText(state.field, text.id), words.away)}
              >
                {words.putAway}
              </button>
            </p>
          </li>
        ))}
      </ul>
      {error === null ? null : <ErrorNote error={error} />}
    </details>
  );
}

interface PlanFieldProps {
  /** How it stands. */
  state: FieldState;
  /** Id of the field on this screen. */
  id: string;
  /** Id of what names it. */
  labelledBy: string;
  /** Ids of what describes it. */
  describedBy?: string;
  /** It was saved, or changed otherwise. */
  onState?: (state: FieldState) => void;
  /** A change was taken back: what stands now is to be asked for. */
  onUndone: () => void;
}

/** The field with its earlier texts. */
export function PlanField({
  state: asked,
  id,
  labelledBy,
  describedBy,
  onState,
  onUndone,
}: PlanFieldProps) {
  const [state, setState] = useState(asked);
  useEffect(() => setState(asked), [asked]);
  const became = (next: FieldState) => {
    setState(next);
    onState?.(next);
  };
  return (
    <>
      <WritingField
        id={id}
        labelledBy={labelledBy}
        {...(describedBy === undefined ? {} : { describedBy })}
        text={state.text}
        saved={state.saved}
        save={async (text) => {
          const next = await keepPlanField(state.field, text);
          became(next);
          return next.saved;
        }}
        rows={2}
        remind
      >
        {state.by === null ? null : <p class="kept">{words.writtenBy(state.by)}</p>}
      </WritingField>
      <Earlier state={state} onChange={(change) => became(change.state)} onUndone={onUndone} />
    </>
  );
}
