/** “My numbers”: first on Get help now, changed there, kept as they are typed. */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { asReport, keepNumber, removeNumber } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { MyNumber } from "../ipc/types/MyNumber";
import { announce } from "../state/announce";
import { keeping } from "../state/keeping";
import { askNumbers, numbers, numbersTrouble } from "../state/numbers";
import { failure, person, savedAt } from "../state/session";
import { offerUndo } from "../state/undo";
import { savedWords } from "../words/time";
import { marks, numbers as words, writing } from "../words/writing";
import { ErrorNote } from "./note";

const longest = 80;

interface RowProps {
  /** As the program has it; null for one that is not there yet. */
  mine: MyNumber | null;
  /** From 1. */
  position: number;
  /** Put the focus into it at once. */
  focus: boolean;
  /** It was deleted, or never begun. */
  onGone: () => void;
}

function Row({ mine, position, focus, onGone }: RowProps) {
  const place = useRef(mine?.place ?? null);
  const first = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(mine?.name ?? "");
  const [number, setNumber] = useState(mine?.number ?? "");
  const [error, setError] = useState<ErrorReport | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one keeper for as long as the row stands
  const keep = useMemo(
    () =>
      keeping(`${name}\n${number}`, null, async (text) => {
        const [who = "", digits = ""] = text.split("\n");
        const before = new Set(numbers.value?.map((known) => known.place));
        const all = await keepNumber(place.current, who, digits);
        place.current ??= all.find((known) => !before.has(known.place))?.place ?? null;
        numbers.value = all;
        const when = new Date().toISOString();
        savedAt(when);
        return when;
      }),
    [],
  );
  useEffect(() => () => void keep.stop(), [keep]);
  useEffect(() => {
    if (focus) {
      first.current?.focus();
    }
  }, [focus]);
  const type = (who: string, digits: string) => {
    setName(who);
    setNumber(digits);
    keep.type(`${who}\n${digits}`);
  };
  const remove = async () => {
    await keep.now();
    if (place.current === null) {
      onGone();
      return;
    }
    try {
      const { undo, saved } = await removeNumber(place.current);
      savedAt(saved);
      announce(marks.deleted.number);
      offerUndo({ said: marks.deleted.number, undo, onUndone: () => void askNumbers() });
      onGone();
      await askNumbers();
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  const { open, saved, trouble } = keep.standing.value;
  return (
    <li class="my-number-row">
      <input
        type="text"
        ref={first}
        maxLength={longest}
        autocomplete="off"
        aria-label={words.whoOf(position)}
        placeholder={words.whoHint}
        value={name}
        onInput={(event) => type(event.currentTarget.value, number)}
        onBlur={() => void keep.now()}
      />
      <input
        type="tel"
        maxLength={longest}
        autocomplete="off"
        aria-label={words.numberOf(position)}
        value={number}
        onInput={(event) => type(name, event.currentTarget.value)}
        onBlur={() => void keep.now()}
      />
      <button
        type="button"
        class="link"
        aria-label={words.deleteOf(name)}
        onClick={() => void remove()}
      >
        {words.delete}
      </button>
      <p class="kept">
        {open ? writing.saving : saved === null ? "" : savedWords(saved, new Date())}
      </p>
      {trouble === null ? null : (
        <ErrorNote lead={writing.notSaved} error={trouble} again={() => void keep.now()} />
      )}
      {error === null ? null : <ErrorNote error={error} />}
    </li>
  );
}

function Editor({ mine, onDone }: { mine: readonly MyNumber[]; onDone: () => void }) {
  const [rows, setRows] = useState<{ key: string; mine: MyNumber | null }[]>(
    mine.length === 0
      ? [{ key: "new-0", mine: null }]
      : mine.map((known) => ({ key: known.place, mine: known })),
  );
  const [made, setMade] = useState(1);
  const add = () => {
    setRows([...rows, { key: `new-${made}`, mine: null }]);
    setMade(made + 1);
  };
  return (
    <>
      <ul class="my-number-rows">
        <li class="my-number-row my-number-head" aria-hidden="true">
          <span>{words.who}</span>
          <span>{words.number}</span>
          <span class="link-room">{words.delete}</span>
        </li>
        {rows.map((row, position) => (
          <Row
            key={row.key}
            mine={row.mine}
            position={position + 1}
            focus={row.mine === null || (made === 1 && position === 0)}
            onGone={() => setRows((before) => before.filter(({ key }) => key !== row.key))}
          />
        ))}
      </ul>
      <p class="row">
        <button type="button" class="button quiet small" onClick={add}>
          {words.add}
        </button>
        <button type="button" class="button quiet small" onClick={onDone}>
          {words.done}
        </button>
      </p>
    </>
  );
}

/** The numbers, or how to come by some. */
export function MyNumbers() {
  const [editing, setEditing] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const whose = person.value?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew for another person
  useEffect(() => {
    void askNumbers();
  }, [whose]);
  if (failure.value !== null) {
    return <p class="small-note">{words.failed}</p>;
  }
  if (person.value === null) {
    return (
      <p class="small-note my-numbers-nobody">
        {words.nobody} <a href="#/welcome">{words.start}</a>
      </p>
    );
  }
  if (numbersTrouble.value !== null) {
    return (
      <ErrorNote lead={words.failed} error={numbersTrouble.value} again={() => void askNumbers()} />
    );
  }
  const mine = numbers.value;
  if (mine === null) {
    return null;
  }
  const done = () => {
    setEditing(false);
    requestAnimationFrame(() => change.current?.focus());
  };
  return (
    <section class="my-numbers" aria-labelledby="my-numbers-title">
      <h2 id="my-numbers-title">{words.title}</h2>
      {editing ? (
        <Editor mine={mine} onDone={done} />
      ) : (
        <>
          {mine.length === 0 ? (
            <p>{words.none}</p>
          ) : (
            <ul class="numbers">
              {mine.map((known) => (
                <li class="number" key={known.place}>
                  <p class="number-name">{known.name}</p>
                  <p class="number-digits">{known.number}</p>
                </li>
              ))}
            </ul>
          )}
          <p class="row">
            <button
              type="button"
              class="button quiet small"
              ref={change}
              onClick={() => setEditing(true)}
            >
              {mine.length === 0 ? words.add : words.edit}
            </button>
            <span class="small-note">{words.text}</span>
          </p>
        </>
      )}
    </section>
  );
}
