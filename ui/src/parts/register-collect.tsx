/** Collecting bundles: chosen or dropped, read one by one, and what was in each file, in words. */
import { useEffect, useRef, useState } from "preact/hooks";
import {
  asReport,
  chooseBundles,
  collectNext,
  droppedBundles,
  onDropped,
  stopCollecting,
  writeReceipts,
} from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { FileVerdict } from "../ipc/types/FileVerdict";
import type { ReceiptLine } from "../ipc/types/ReceiptLine";
import type { ToCollect } from "../ipc/types/ToCollect";
import { acquaintances, register as words } from "../words/register";
import { Tick } from "./icons";
import { ErrorNote } from "./note";

/** Files that are in order are listed up to this many; those that are not, always. */
const mostListed = 50;

/** How far collecting has come. */
export type Collecting =
  | { at: "rest" }
  | { at: "looking" }
  | { at: "cancelled" }
  | { at: "reading"; done: number; all: number }
  | { at: "read"; files: FileVerdict[]; notes: string[]; left: number }
  | { at: "failed"; error: ErrorReport };

const inOrder = ({ verdict }: FileVerdict): boolean => verdict === "new" || verdict === "known";

/** Collects; `done` runs once the register may have changed. */
export function useCollecting(done: () => Promise<void>) {
  const [collecting, setCollecting] = useState<Collecting>({ at: "rest" });
  const busy = useRef(false);
  const stopped = useRef(false);
  const collect = async (choose: () => Promise<ToCollect | null>) => {
    if (busy.current) {
      return;
    }
    busy.current = true;
    stopped.current = false;
    const files: FileVerdict[] = [];
    try {
      setCollecting({ at: "looking" });
      const found = await choose();
      if (found === null) {
        setCollecting({ at: "cancelled" });
        return;
      }
      for (;;) {
        setCollecting({ at: "reading", done: files.length, all: found.files });
        const verdict = stopped.current ? null : await collectNext();
        if (verdict === null) {
          break;
        }
        files.push(verdict);
      }
      await done();
      setCollecting({
        at: "read",
        files,
        notes: found.notes,
        left: found.files - files.length,
      });
    } catch (thrown) {
      setCollecting({ at: "failed", error: asReport(thrown) });
      await done().catch(() => undefined);
    } finally {
      busy.current = false;
    }
  };
  const stop = async () => {
    stopped.current = true;
    await stopCollecting();
  };
  const now = useRef(collect);
  now.current = collect;
  useEffect(() => onDropped(() => void now.current(droppedBundles)), []);
  return { collecting, collect, stop };
}

interface CollectProps {
  collecting: Collecting;
  collect: (choose: () => Promise<ToCollect | null>) => Promise<void>;
  stop: () => Promise<void>;
  /** Nobody is in the register yet: this is what to do. */
  first: boolean;
  /** What the agency calls itself on receipts. */
  agency: string;
}

/** The part of a place that tells it from others. */
const shortPlace = (file: string): { name: string; folder: string } => {
  const parts = file.split(/[\\/]/);
  const name = parts.pop() ?? file;
  return { name, folder: parts.slice(-2).join("/") };
};

function FileLine({ it }: { it: FileVerdict }) {
  const { name, folder } = shortPlace(it.file);
  return (
    <li class={`file file-${it.verdict}`}>
      <p class="file-name">
        <strong title={it.file}>{name}</strong>
        {folder === "" ? null : <span class="soft-words">{folder}</span>}
      </p>
      <p>{it.words}</p>
      {it.error === null ? null : <p>{it.error.hint}</p>}
      {it.fingerprint === null ? null : (
        <p class="soft-words">
          {words.signed(it.fingerprint)} ({acquaintances[it.computer]})
        </p>
      )}
    </li>
  );
}

function Receipts({ agency }: { agency: string }) {
  const [lines, setLines] = useState<ReceiptLine[] | null>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  const write = () => writeReceipts().then(setLines, (thrown) => setError(asReport(thrown)));
  const failed = lines?.filter((line) => line.error !== null) ?? [];
  return (
    <div class="receipts">
      <p class="row">
        <button type="button" class="button quiet" onClick={() => void write()}>
          {words.receipts}
        </button>
      </p>
      <p class="small-note">
        {words.receiptsText} {words.agencyIs(agency)} <a href="#/settings">{words.agencyChange}</a>.
      </p>
      <p role="status">
        {lines === null ? null : (
          <>
            <Tick class="good" /> {words.receiptsSaved(lines.length - failed.length)}
          </>
        )}
      </p>
      {failed.map(({ bundle, error: why }) =>
        why === null ? null : <ErrorNote key={bundle} error={why} lead={bundle} />,
      )}
      {error === null ? null : <ErrorNote error={error} />}
    </div>
  );
}

function Read({
  files,
  notes,
  left,
  agency,
}: Extract<Collecting, { at: "read" }> & { agency: string }) {
  const wrong = files.filter((file) => !inOrder(file));
  const good = files.filter(inOrder);
  const listed = [...wrong, ...good.slice(0, mostListed)];
  return (
    <section class="collected" aria-labelledby="collected-title">
      <h2 id="collected-title">{words.results}</h2>
      <p role="status">
        {files.length === 0 && left === 0
          ? words.nothingFound
          : words.collected(files.length, good.length, wrong.length)}{" "}
        {left > 0 ? words.stopped(left) : null}
      </p>
      {notes.map((note) => (
        <p class="note" key={note}>
          {note}
        </p>
      ))}
      <ul class="files">
        {listed.map((it) => (
          <FileLine key={it.file} it={it} />
        ))}
      </ul>
      {good.length > mostListed ? <p>{words.more(good.length - mostListed)}</p> : null}
      {files.some(({ error }) => error === null) ? <Receipts agency={agency} /> : null}
    </section>
  );
}

/** Buttons to choose with, how far reading has come, and what was in each file. */
export function Collect({ collecting, collect, stop, first, agency }: CollectProps) {
  const busy = collecting.at === "looking" || collecting.at === "reading";
  return (
    <div class="print-not">
      <p class="row">
        <button
          type="button"
          class={`button ${first ? "primary" : "quiet"}`}
          disabled={busy}
          onClick={() => void collect(() => chooseBundles(true))}
        >
          {words.chooseFolder}
        </button>
        <button
          type="button"
          class="button quiet"
          disabled={busy}
          onClick={() => void collect(() => chooseBundles(false))}
        >
          {words.chooseFiles}
        </button>
      </p>
      <p class="small-note">{words.drop}</p>
      <div role="status">
        {collecting.at === "looking" ? <p>{words.looking}</p> : null}
        {collecting.at === "cancelled" ? <p>{words.cancelled}</p> : null}
      </div>
      {collecting.at === "reading" ? (
        <div class="reading">
          <label for="reading">{words.collecting(collecting.done, collecting.all)}</label>
          <progress id="reading" value={collecting.done} max={Math.max(1, collecting.all)} />
          <button type="button" class="button quiet" onClick={() => void stop()}>
            {words.stop}
          </button>
        </div>
      ) : null}
      {collecting.at === "failed" ? <ErrorNote error={collecting.error} /> : null}
      {collecting.at === "read" ? <Read {...collecting} agency={agency} /> : null}
    </div>
  );
}
