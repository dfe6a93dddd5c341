/** One unit on “My record”: where it stands, what it covers, its lessons, its certificate. */
import type { RecordUnit } from "../ipc/types/RecordUnit";
import { recordPage } from "../words/record";
import { record as words } from "../words/screens";
import { activeTime, dayInWords, fullDay, percent, plural, times } from "../words/time";
import { CertificateForm } from "./certificate-form";
import { Tick } from "./icons";

/** Whether anything was done in a unit. */
export const begun = (unit: RecordUnit): boolean =>
  (unit.attempts ?? 0) > 0 ||
  unit.lessons.some((lesson) => lesson.done_at !== null || lesson.active_seconds > 0);

function Scores({ unit }: { unit: RecordUnit }) {
  const { attempts, best_percent: best, latest_percent: latest, pass_mark: mark } = unit;
  if (attempts === null) {
    return null;
  }
  if (attempts === 0 || best === null || latest === null) {
    return (
      <p>
        {words.assessment}: {words.noAttempts}.
      </p>
    );
  }
  return (
    <p>
      {words.assessment}: {words.scores(times(attempts), percent(best), percent(latest))}
      {unit.passed_at === null ? "" : `, passed ${fullDay(unit.passed_at)}`}.{" "}
      {mark === null ? null : recordPage.passMark(percent(mark))}
    </p>
  );
}

function Standing({ unit }: { unit: RecordUnit }) {
  if (unit.done_at === null) {
    return <p class="soft-words">{words.unitOpen}</p>;
  }
  return (
    <p class="good-words">
      <Tick />{" "}
      {recordPage.unitDone(
        fullDay(unit.done_at),
        unit.course_version ?? "",
        dayInWords(unit.law_as_at ?? ""),
      )}
    </p>
  );
}

function Covers({ unit }: { unit: RecordUnit }) {
  if (unit.outcomes.length === 0) {
    return null;
  }
  return (
    <details class="covers">
      <summary>{recordPage.covers(plural(unit.outcomes.length, "outcome"))}</summary>
      <ul>
        {unit.outcomes.map((outcome) => (
          <li key={outcome.code}>
            <span class="outcome-code">{outcome.code}</span> {outcome.says}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Lessons({ unit, title, version }: { unit: RecordUnit; title: string; version: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
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
              <td>
                {lesson.done_at === null && lesson.checks_right === 0
                  ? "–"
                  : words.of(lesson.checks_right, lesson.checks)}
              </td>
              <td>{lesson.active_seconds === 0 ? "–" : activeTime(lesson.active_seconds)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RecordUnitProps {
  /** The unit. */
  unit: RecordUnit;
  /** Version of the course as installed now. */
  version: string;
  /** Name of the learner. */
  name: string;
}

/** A unit. */
export function RecordUnitPart({ unit, version, name }: RecordUnitProps) {
  const title = words.table(unit.number, unit.title);
  if (!begun(unit)) {
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
      <Standing unit={unit} />
      {unit.refresher_due === null ? null : (
        <p>{recordPage.due(dayInWords(unit.refresher_due))}.</p>
      )}
      <Scores unit={unit} />
      {unit.done_at === null ? null : (
        <CertificateForm unit={unit.id} title={unit.title} name={name} />
      )}
      <Covers unit={unit} />
      <Lessons unit={unit} title={title} version={version} />
    </section>
  );
}
