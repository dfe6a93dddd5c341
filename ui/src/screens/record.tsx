/** “My record”: what was done and when, what it says and does not say, and how to take it along. */
import { useEffect, useState } from "preact/hooks";
import { record as askRecord, asReport, saveRecord } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { RecordUnit } from "../ipc/types/RecordUnit";
import type { RecordView } from "../ipc/types/RecordView";
import type { SavedFile } from "../ipc/types/SavedFile";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { Tick } from "../parts/icons";
import { ErrorNote } from "../parts/note";
import { useScreen } from "../state/screen";
import { savedAt } from "../state/session";
import { record as words } from "../words/screens";
import { activeTime, dayInWords, fullDay, percent, plural, times } from "../words/time";

type Format = "csv" | "xapi";

function Scores({ unit }: { unit: RecordUnit }) {
  const { attempts, best_percent: best, latest_percent: latest } = unit;
  if (attempts === null) {
    return null;
  }
  const said =
    attempts === 0 || best === null || latest === null
      ? words.noAttempts
      : words.scores(times(attempts), percent(best), percent(latest));
  return (
    <p>
      {words.assessment}: {said}
      {unit.passed_at === null ? "" : `, passed ${fullDay(unit.passed_at)}`}.
    </p>
  );
}

function UnitTable({ unit, version }: { unit: RecordUnit; version: string }) {
  const title = words.table(unit.number, unit.title);
  const begun =
    (unit.attempts ?? 0) > 0 ||
    unit.lessons.some((lesson) => lesson.done_at !== null || lesson.active_seconds > 0);
  if (!begun) {
    return (
      <section class="record-unit">
        <h2>{title}</h2>
        <p class="soft-words">{words.notBegun(plural(unit.lessons.length, "lesson"))}</p>
      </section>
    );
  }
  return (
    <section class="record-unit">
      <h2>{title}</h2>
      <p class={unit.done_at === null ? "soft-words" : "good-words"}>
        {unit.done_at === null ? (
          words.unitOpen
        ) : (
          <>
            <Tick /> {words.unitDone(fullDay(unit.done_at))}
          </>
        )}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section class="table" aria-label={title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.lesson}</th>
              <th scope="col">{words.done}</th>
              <th scope="col">{words.checks}</th>
              <th scope="col">{words.time}</th>
            </tr>
          </thead>
          <tbody>
            {unit.lessons.map((lesson) => (
              <tr key={lesson.title}>
                <th scope="row">{lesson.title}</th>
                <td>
                  {lesson.done_at === null ? "–" : fullDay(lesson.done_at)}
                  {lesson.course_version === null || lesson.course_version === version ? null : (
                    <small> ({words.earlier(lesson.course_version)})</small>
                  )}
                </td>
                <td>{words.of(lesson.checks_right, lesson.checks)}</td>
                <td>{lesson.active_seconds === 0 ? "–" : activeTime(lesson.active_seconds)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Scores unit={unit} />
    </section>
  );
}

type Saving =
  | { at: "rest" }
  | { at: "busy"; format: Format }
  | { at: "saved"; format: Format; file: SavedFile }
  | { at: "cancelled" }
  | { at: "failed"; format: Format; error: ErrorReport };

interface SaveRecordProps {
  /** Statements that an export as xAPI holds. */
  statements: number;
  /** Name as typed; empty for someone who is just reading. */
  name: string;
}

/** Buttons that write the record to a file, and where it went. The name travels only when chosen, never as xAPI. */
export function SaveRecord({ statements, name }: SaveRecordProps) {
  const [saving, setSaving] = useState<Saving>({ at: "rest" });
  const [withName, setWithName] = useState(false);
  const save = async (format: Format) => {
    if (saving.at === "busy") {
      return;
    }
    setSaving({ at: "busy", format });
    try {
      const file = await saveRecord(format, format === "csv" && withName);
      setSaving(file === null ? { at: "cancelled" } : { at: "saved", format, file });
    } catch (thrown) {
      setSaving({ at: "failed", format, error: asReport(thrown) });
    }
  };
  return (
    <section class="save-record" aria-labelledby="save-title">
      <h2 id="save-title">{words.save}</h2>
      <p>{words.saveText}</p>
      <div class="save-choices">
        <div>
          <button type="button" class="button primary" onClick={() => save("csv")}>
            {words.csv}
          </button>
          <p class="small-note">{words.csvText}</p>
          {name === "" ? null : (
            <label class="with-name">
              <input
                type="checkbox"
                checked={withName}
                onChange={(event) => setWithName(event.currentTarget.checked)}
              />
              {words.withName}
            </label>
          )}
        </div>
        <div>
          <button type="button" class="button quiet" onClick={() => save("xapi")}>
            {words.xapi}
          </button>
          <p class="small-note">{words.xapiText(statements)}</p>
        </div>
      </div>
      <p>
        <a href="#/give">{words.give}</a>
      </p>
      <div role="status" class="save-status">
        {saving.at === "busy" ? words.saving : null}
        {saving.at === "cancelled" ? words.cancelled : null}
        {saving.at === "saved" ? (
          <p class="saved-file">
            <Tick class="good" /> {words.savedTo} <code>{saving.file.path}</code> (
            {words.savedRows(
              saving.file.rows,
              saving.format === "csv" ? words.rows : words.statements,
            )}
            )
          </p>
        ) : null}
      </div>
      {saving.at === "failed" ? (
        <ErrorNote error={saving.error} again={() => save(saving.format)} />
      ) : null}
    </section>
  );
}

function Facts({ view }: { view: RecordView }) {
  const facts: [string, string][] = [
    [words.course, view.course_title],
    ["", words.version(view.course_version, dayInWords(view.law_as_at))],
    [words.began, view.enrolled_at === null ? words.notYet : fullDay(view.enrolled_at)],
    [words.completed, view.completed_at === null ? words.notYet : fullDay(view.completed_at)],
    ...(view.refresher_due === null
      ? []
      : [[words.again, dayInWords(view.refresher_due)] satisfies [string, string]]),
    [words.active, activeTime(view.active_seconds)],
  ];
  return (
    <dl class="record-facts">
      {facts.map(([term, value]) =>
        term === "" ? (
          <dd key={value} class="continued">
            {value}
          </dd>
        ) : (
          <>
            <dt key={`${term}-term`}>{term}</dt>
            <dd key={term}>{value}</dd>
          </>
        ),
      )}
    </dl>
  );
}

function RecordWith({ view }: { view: RecordView }) {
  useEffect(() => savedAt(view.saved), [view.saved]);
  useScreen("record", words.title);
  return (
    <>
      <div class="column record-page">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="record-name">
          {view.person.name === "" ? words.justReading : view.person.name}
          {view.person.name === "" ? (
            <>
              {" "}
              <a class="print-not" href="#/settings">
                {words.addName}
              </a>
            </>
          ) : null}
        </p>
        <Facts view={view} />
        <SaveRecord statements={view.statements} name={view.person.name} />
        {view.clock_doubt ? <p class="note">{words.clockDoubt}</p> : null}
        {view.units.map((unit) => (
          <UnitTable key={unit.number} unit={unit} version={view.course_version} />
        ))}
        <section class="small-print">
          <h2>{words.limits}</h2>
          <p>{view.limits}</p>
          <h2>{words.rules}</h2>
          <ul>
            {view.rules.map((rule) => (
              <li key={rule}>{rule}</li>
            ))}
          </ul>
          <h2>{words.method}</h2>
          <p>{view.active_method}</p>
        </section>
      </div>
      <Footer lawAsAt={view.law_as_at} />
    </>
  );
}

/** The record screen. */
export function RecordScreen() {
  return (
    <Asked name="record" of="record" ask={askRecord}>
      {(view) => <RecordWith view={view} />}
    </Asked>
  );
}
