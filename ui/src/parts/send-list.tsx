/** Exactly what will be sent: each record in words, its very bytes behind them, and all of it as a file. */
import { useState } from "preact/hooks";
import { asReport, saveWhatWillBeSent, whatWillBeSent } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { SavedFile } from "../ipc/types/SavedFile";
import type { StatementInWords } from "../ipc/types/StatementInWords";
import type { WhatIsSent } from "../ipc/types/WhatIsSent";
import { send as words } from "../words/send";
import { clock, fullDay } from "../words/time";
import { ErrorNote } from "./note";

/** One record in a line: who, what, when. */
export function RecordWords({ of }: { of: StatementInWords }) {
  return (
    <>
      <span class="send-words">
        {words.person(of.learner)} {of.did}
        {of.about === "" ? null : <> “{of.about}”</>}
      </span>
      {of.at === null ? null : (
        <span class="soft-words">
          {fullDay(of.at)}, {clock(of.at)}
        </span>
      )}
    </>
  );
}

/** The bytes, so that a person can read them; only white space is added. */
function laidOut(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

/** The list. */
export function SendList({ shown, close }: { shown: WhatIsSent; close: () => void }) {
  const [list, setList] = useState(shown.statements);
  const [next, setNext] = useState(shown.next);
  const [saved, setSaved] = useState<SavedFile | "cancelled" | null>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setError(null);
    try {
      await work();
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  const more = () =>
    attempt(async () => {
      const page = await whatWillBeSent(next ?? 0);
      setList((before) => [...before, ...page.statements]);
      setNext(page.next);
    });
  const save = () => attempt(async () => setSaved((await saveWhatWillBeSent()) ?? "cancelled"));
  return (
    <div class="send-list">
      <h3 tabIndex={-1}>{words.shownOf(list.length, shown.total)}</h3>
      <p class="small-note">{words.nameHere}</p>
      <ol>
        {list.map((statement) => (
          <li key={statement.words.id}>
            <RecordWords of={statement.words} />
            <details>
              <summary>{words.exactly}</summary>
              <pre>
                <code>{laidOut(statement.text)}</code>
              </pre>
            </details>
          </li>
        ))}
      </ol>
      <p class="row">
        {next === null ? null : (
          <button type="button" class="button quiet" onClick={more}>
            {words.more}
          </button>
        )}
        <button type="button" class="button quiet" onClick={save}>
          {words.saveAll}
        </button>
        <button type="button" class="button quiet" onClick={close}>
          {words.close}
        </button>
      </p>
      <p role="status">
        {saved === null ? null : saved === "cancelled" ? (
          words.cancelled
        ) : (
          <>
            {words.savedTo} <code>{saved.path}</code>
          </>
        )}
      </p>
      {error === null ? null : <ErrorNote error={error} />}
    </div>
  );
}
