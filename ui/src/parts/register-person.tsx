/** Somebody's page in the register: how they stand, what is on record, and corrections. */
import { useEffect, useRef, useState } from "preact/hooks";
import { asReport, putBackEntry, registerPerson, takeBackEntry, writeReceiptsOf } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { LearnerId } from "../ipc/types/LearnerId";
import type { RegisterEntry } from "../ipc/types/RegisterEntry";
import type { RegisterPerson } from "../ipc/types/RegisterPerson";
import type { RegisterUnit } from "../ipc/types/RegisterUnit";
import { useLoaded } from "../state/load";
import { person as here } from "../state/session";
import { cellWords, register, person as words } from "../words/register";
import { fullDay } from "../words/time";
import { Cross, Tick } from "./icons";
import { ErrorNote, Waiting } from "./note";
import { nameOf } from "./register-table";

interface CorrectProps {
  entry: RegisterEntry;
  done: (page: RegisterPerson) => void;
  leave: () => void;
}

/** The form of one correction. */
function Correct({ entry, done, leave }: CorrectProps) {
  const [reason, setReason] = useState("");
  const [by, setBy] = useState(here.value?.name ?? "");
  const [error, setError] = useState<ErrorReport | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const keep = async () => {
    try {
      done(await (entry.may_put_back ? putBackEntry : takeBackEntry)(entry.event, reason, by));
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  return (
    <form
      class="correct"
      aria-label={entry.may_put_back ? words.puttingBack : words.takingBack}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <label>
        {words.reason}
        <textarea
          ref={field}
          rows={2}
          maxLength={1000}
          value={reason}
          onInput={(event) => setReason(event.currentTarget.value)}
        />
      </label>
      <label>
        {words.by}
        <input
          type="text"
          autocomplete="off"
          maxLength={80}
          value={by}
          onInput={(event) => setBy(event.currentTarget.value)}
        />
      </label>
      <p class="row">
        <button type="submit" class="button primary" disabled={reason.trim() === ""}>
          {words.keep}
        </button>
        <button type="button" class="button quiet" onClick={leave}>
          {words.leave}
        </button>
      </p>
      {error === null ? null : <ErrorNote error={error} />}
    </form>
  );
}

interface EntryProps {
  entry: RegisterEntry;
  correcting: boolean;
  correct: () => void;
  leave: () => void;
  done: (page: RegisterPerson) => void;
}

function Entry({ entry, correcting, correct, leave, done }: EntryProps) {
  const kind = words.kinds[entry.kind] ?? entry.kind;
  return (
    <li class={entry.taken_back ? "entry entry-back" : "entry"}>
      <p class="entry-what">
        <span>
          {kind}
          {entry.title === "" ? null : `: ${entry.title}`}
          {entry.percent === null
            ? null
            : ` (${words.attempt(entry.percent, entry.passed === true)})`}
        </span>
        {entry.taken_back ? <strong> {words.takenBack}</strong> : null}
      </p>
      <p class="soft-words">
        {fullDay(entry.at)}, {words.from(entry.fingerprint)}
      </p>
      {entry.corrections.map((one) => (
        <p class="entry-history" key={`${one.at} ${one.reason}`}>
          {words.history(one.taken_back, one.by, fullDay(one.at))} {one.reason}
        </p>
      ))}
      {correcting ? (
        <Correct entry={entry} done={done} leave={leave} />
      ) : entry.may_take_back || entry.may_put_back ? (
        <button
          type="button"
          class="link"
          aria-label={`${entry.may_put_back ? words.putBack : words.takeBack}: ${kind}, ${entry.title}`}
          onClick={correct}
        >
          {entry.may_put_back ? words.putBack : words.takeBack}
        </button>
      ) : null}
    </li>
  );
}

function Receipts({ learner }: { learner: LearnerId }) {
  const [said, setSaid] = useState("");
  const [error, setError] = useState<ErrorReport | null>(null);
  const write = async () => {
    try {
      const lines = await writeReceiptsOf(learner);
      if (lines !== null) {
        setSaid(words.receiptsSaved(lines.filter(({ receipt }) => receipt !== null).length));
        setError(lines.find((line) => line.error !== null)?.error ?? null);
      }
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  return (
    <>
      <p class="row">
        <button type="button" class="button quiet" onClick={() => void write()}>
          {words.receipts}
        </button>
      </p>
      <p role="status">{said}</p>
      {error === null ? null : <ErrorNote error={error} />}
    </>
  );
}

interface PageProps {
  page: RegisterPerson;
  units: RegisterUnit[];
  corrected: (page: RegisterPerson) => void;
}

function Page({ page, units, corrected }: PageProps) {
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const { line } = page;
  const done = (next: RegisterPerson) => {
    setOpen(null);
    setSaid(words.kept);
    corrected(next);
  };
  return (
    <>
      <p class="soft-words">
        {register.reference}: <code>{line.learner}</code>
      </p>
      {line.clock_doubt ? <p class="note">{register.clockDoubt}</p> : null}
      <h3>{words.units}</h3>
      <dl class="person-units">
        {units.map(({ id, title }) => {
          const cell = line.units.find(({ unit }) => unit === id);
          if (cell === undefined) {
            return null;
          }
          const { state, more } = cellWords(cell);
          return (
            <div key={id}>
              <dt>{title}</dt>
              <dd>
                <span class={`stands stands-${cell.state}`}>{state}</span> {more}
                {cell.by_rule ? ` (${register.byRule})` : null}
              </dd>
            </div>
          );
        })}
      </dl>
      <h3>{words.entries}</h3>
      <p class="small-note">{words.entriesText}</p>
      <p role="status">
        {said === "" ? null : (
          <>
            <Tick class="good" /> {said}
          </>
        )}
      </p>
      <ul class="entries">
        {page.entries.map((entry) => (
          <Entry
            key={entry.event}
            entry={entry}
            correcting={open === entry.event}
            correct={() => setOpen(entry.event)}
            leave={() => setOpen(null)}
            done={done}
          />
        ))}
      </ul>
      <h3>{words.bundles}</h3>
      <ul class="person-bundles">
        {page.bundles.map((bundle) => (
          <li key={`${bundle.received_at} ${bundle.file}`}>
            <code>{bundle.file}</code>
            <br />
            {words.bundle(fullDay(bundle.received_at), bundle.fingerprint)}
          </li>
        ))}
      </ul>
      <Receipts learner={line.learner} />
    </>
  );
}

interface PersonProps {
  learner: LearnerId;
  units: RegisterUnit[];
  close: () => void;
  /** Something was corrected: the list may be another. */
  changed: () => void;
}

/** The page, over the list. */
export function PersonDialog({ learner, units, close, changed }: PersonProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const asked = useLoaded(() => registerPerson(learner), learner);
  const [corrected, setCorrected] = useState<RegisterPerson | null>(null);
  useEffect(() => {
    if (dialog.current?.open === false) {
      dialog.current.showModal();
    }
  }, []);
  const page = corrected ?? (asked.state === "here" ? asked.data : null);
  return (
    <dialog
      ref={dialog}
      class="person-dialog"
      aria-labelledby="person-title"
      onClose={close}
      onPointerDown={(event) => {
        if (event.target === dialog.current) {
          dialog.current?.close();
        }
      }}
    >
      <div class="person-sheet">
        <div class="person-head">
          <h2 id="person-title" tabIndex={-1}>
            {page === null ? register.loadingRow : nameOf(page.line)}
          </h2>
          <button
            type="button"
            class="button plain"
            aria-label={words.close}
            onClick={() => dialog.current?.close()}
          >
            <Cross />
          </button>
        </div>
        {asked.state === "failed" ? <ErrorNote error={asked.error} again={asked.again} /> : null}
        {page === null ? (
          asked.state === "loading" ? (
            <Waiting />
          ) : null
        ) : (
          <Page
            page={page}
            units={units}
            corrected={(next) => {
              setCorrected(next);
              changed();
            }}
          />
        )}
      </div>
    </dialog>
  );
}
