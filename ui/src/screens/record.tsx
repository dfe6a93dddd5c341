/** “My record”: what was done and when, what it says and does not say, and how to take it along. */
import { Fragment } from "preact";
import { useEffect } from "preact/hooks";
import { record as askRecord } from "../ipc";
import type { RecordView } from "../ipc/types/RecordView";
import { Asked } from "../parts/asked";
import { CertificateForm } from "../parts/certificate-form";
import { Footer } from "../parts/frame";
import { begun, RecordUnitPart } from "../parts/record-unit";
import { SaveRecord } from "../parts/save-record";
import { GivenPart } from "../parts/standing";
import { useScreen } from "../state/screen";
import { savedAt } from "../state/session";
import { give } from "../words/give";
import { certificate, recordPage } from "../words/record";
import { record as words } from "../words/screens";
import { activeTime, dayInWords, fullDay } from "../words/time";

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
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </Fragment>
        ),
      )}
    </dl>
  );
}

function Reflections({ view }: { view: RecordView }) {
  if (view.reflections.length === 0) {
    return null;
  }
  return (
    <section class="record-reflections">
      <h2>{recordPage.reflections}</h2>
      <p class="soft-words">{recordPage.reflectionsNote}</p>
      {view.reflections.map((mine) => (
        <article key={`${mine.lesson_title} ${mine.title}`}>
          <h3>{mine.title}</h3>
          <p class="soft-words">{recordPage.from(mine.lesson_title, fullDay(mine.at))}</p>
          <p class="written">{mine.text}</p>
        </article>
      ))}
    </section>
  );
}

function SmallPrint({ view }: { view: RecordView }) {
  return (
    <section class="small-print">
      <h2>{recordPage.standards}</h2>
      <p>{view.standards}</p>
      <h2>{words.rules}</h2>
      <ul>
        {view.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <h2>{words.method}</h2>
      <p>{view.active_method}</p>
      <p class="print-not">
        <a href="#/verify">{certificate.check}</a>
      </p>
    </section>
  );
}

function Done({ view }: { view: RecordView }) {
  const name = view.person.name;
  return (
    <>
      <Facts view={view} />
      <p class="limits">{view.limits}</p>
      {view.clock_doubt ? <p class="note">{words.clockDoubt}</p> : null}
      {view.completed_at === null ? null : (
        <CertificateForm unit={null} title={view.course_title} name={name} />
      )}
      <GivenPart standing={view.standing} />
      <SaveRecord statements={view.statements} name={name} />
      {view.units.map((unit) => (
        <RecordUnitPart key={unit.id} unit={unit} version={view.course_version} name={name} />
      ))}
      <Reflections view={view} />
    </>
  );
}

function Empty({ view }: { view: RecordView }) {
  return (
    <section class="record-empty">
      <h2>{recordPage.emptyTitle}</h2>
      <p>{recordPage.emptyText}</p>
      <p>
        <a class="button primary" href="#/">
          {recordPage.emptyButton}
        </a>
      </p>
      <p>
        <a href="#/give">{give.otherBring}</a>
      </p>
      <p class="limits">{view.limits}</p>
    </section>
  );
}

function RecordWith({ view }: { view: RecordView }) {
  useEffect(() => savedAt(view.saved), [view.saved]);
  useScreen("record", words.title);
  const empty = view.enrolled_at === null && !view.units.some(begun);
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
          {view.agency === "" ? null : <span class="record-agency">{view.agency}</span>}
        </p>
        {empty ? <Empty view={view} /> : <Done view={view} />}
        <SmallPrint view={view} />
      </div>
      <Footer lawAsAt={view.law_as_at} notGiven={view.standing.to_give} />
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
