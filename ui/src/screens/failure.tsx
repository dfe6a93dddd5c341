/**
 * The program could not start: what happened, what to do, and the technical detail for whoever helps.
 * A damaged file offers the copies made earlier; going back or starting empty deletes nothing.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { asReport, backups, restoreBackup, retryStart, startAfresh } from "../ipc";
import type { Backup } from "../ipc/types/Backup";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Start } from "../ipc/types/Start";
import { CopyList } from "../parts/copy-list";
import { ErrorNote } from "../parts/note";
import { useScreen } from "../state/screen";
import { openWith } from "../state/session";
import { frame, failure as words } from "../words/frame";
import { weekdayOf } from "../words/time";

interface DamagedProps {
  /** Runs one way of starting. */
  onStart: (ask: () => Promise<Start>) => void;
}

function Copies({ onStart }: DamagedProps) {
  const [list, setList] = useState<Backup[] | null>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  useEffect(() => {
    backups().then(setList, (thrown) => setError(asReport(thrown)));
  }, []);
  if (error !== null) {
    return <ErrorNote lead={words.copiesFailed} error={error} />;
  }
  if (list === null) {
    return <p role="status">{frame.loading}</p>;
  }
  if (list.length === 0) {
    return <p>{words.noCopies}</p>;
  }
  return (
    <CopyList
      copies={list}
      say={(copy) => words.copy(weekdayOf(copy.day, new Date()), copy.before_upgrade)}
      choose={(copy) => onStart(() => restoreBackup(copy.name))}
      latest={<span class="soft-words">{words.latest}</span>}
    />
  );
}

function Afresh({ onStart }: DamagedProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <p>{words.afreshText}</p>
      <button type="button" class="button quiet" onClick={() => dialog.current?.showModal()}>
        {words.afresh}
      </button>
      <dialog ref={dialog} class="ask" aria-labelledby="afresh-title">
        <h2 id="afresh-title">{words.afreshAsk}</h2>
        <p>{words.afreshWarn}</p>
        <p class="row">
          <button type="button" class="button primary" onClick={() => dialog.current?.close()}>
            {words.afreshNo}
          </button>
          <button
            type="button"
            class="button quiet"
            onClick={() => {
              dialog.current?.close();
              onStart(startAfresh);
            }}
          >
            {words.afreshYes}
          </button>
        </p>
      </dialog>
    </>
  );
}

/** The failure screen. */
export function FailureScreen({ error }: { error: ErrorReport }) {
  const [busy, setBusy] = useState(false);
  const [latest, setLatest] = useState<ErrorReport | null>(null);
  useScreen("failure", words.title);
  const onStart = async (ask: () => Promise<Start>) => {
    if (busy) {
      return;
    }
    setBusy(true);
    setLatest(null);
    try {
      openWith(await ask());
    } catch (thrown) {
      setLatest(asReport(thrown));
    } finally {
      setBusy(false);
    }
  };
  const damaged = error.code === "learners-damaged";
  const details = Object.entries(error.params);
  return (
    <div class="column failure-page">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="lead">{error.message}</p>
      {error.hint === "" ? null : <p>{error.hint}</p>}
      {latest === null ? null : <ErrorNote error={latest} />}
      <p role="status">{busy ? words.working : ""}</p>
      {damaged ? (
        <section aria-labelledby="copies-title">
          <h2 id="copies-title">{words.copies}</h2>
          <p>{words.damagedText}</p>
          <Copies onStart={onStart} />
          <h2>{words.afresh}</h2>
          <Afresh onStart={onStart} />
        </section>
      ) : null}
      <p class="row">
        <button
          type="button"
          class={`button ${damaged ? "quiet" : "primary"}`}
          onClick={() => onStart(retryStart)}
        >
          {frame.tryAgain}
        </button>
      </p>
      <section class="meanwhile" aria-labelledby="meanwhile-title">
        <h2 id="meanwhile-title">{words.meanwhile}</h2>
        <p class="row">
          <a class="button moment" href="#/page/in-the-moment">
            {frame.moment}
          </a>
          <a class="button quiet" href="#/help">
            {frame.help}
          </a>
        </p>
      </section>
      <details class="technical">
        <summary>{words.detail}</summary>
        <p>
          <code>{error.code}</code>
        </p>
        <dl>
          {details.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
