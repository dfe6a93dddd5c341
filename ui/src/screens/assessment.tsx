/** The assessment of a unit: before, during and after an attempt. */
import { useEffect, useState } from "preact/hooks";
import { assessment as askAssessment, asReport, beginAttempt } from "../ipc";
import type { AssessmentOutcome } from "../ipc/types/AssessmentOutcome";
import type { AssessmentView } from "../ipc/types/AssessmentView";
import type { Attempt } from "../ipc/types/Attempt";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import { Asked } from "../parts/asked";
import { AttemptPart } from "../parts/attempt";
import { Footer } from "../parts/frame";
import { ErrorNote } from "../parts/note";
import { OutcomePart } from "../parts/outcome";
import { Rich } from "../parts/rich";
import { announce } from "../state/announce";
import { addressOf } from "../state/router";
import { focusQuietly, useScreen } from "../state/screen";
import { savedAt } from "../state/session";
import { lesson as lessonWords, assessment as words } from "../words/lesson";
import { day, minutesLong, neededFor, percent, plural } from "../words/time";

type Stage =
  | { at: "before" }
  | { at: "during"; attempt: Attempt }
  | { at: "after"; outcome: AssessmentOutcome };

interface BeforeProps {
  /** The assessment. */
  view: AssessmentView;
  /** Beginning failed. */
  error: ErrorReport | null;
  /** Begins: carries on, or throws the unfinished attempt away. */
  onBegin: (fresh: boolean) => void;
}

function Before({ view, error, onBegin }: BeforeProps) {
  const needed = neededFor(view.pass_mark, view.draw);
  const begun = view.in_progress;
  const answered = begun?.questions.filter(({ chosen }) => chosen.length > 0).length ?? 0;
  return (
    <>
      <Rich html={view.introduction} class="running" />
      <ul class="facts">
        <li>{words.what(view.draw, view.bank)}</li>
        <li>{words.pass(needed, view.draw, percent(view.pass_mark))}</li>
        <li>{words.time(minutesLong(view.minutes))}</li>
        <li>{words.often}</li>
        {view.lessons_left === 0 ? null : (
          <li>{words.lessonsLeft(plural(view.lessons_left, "lesson"))}</li>
        )}
      </ul>
      {begun === null ? (
        <p class="row">
          <button type="button" class="button primary" onClick={() => onBegin(false)}>
            {words.start}
          </button>
        </p>
      ) : (
        <section class="begun">
          <p>{words.answered(answered, begun.questions.length)}</p>
          <p class="row">
            <button type="button" class="button primary" onClick={() => onBegin(false)}>
              {words.carryOn}
            </button>
            <button
              type="button"
              class="button quiet"
              aria-describedby="start-again-note"
              onClick={() => onBegin(true)}
            >
              {words.startAgain}
            </button>
          </p>
          <p class="small-note" id="start-again-note">
            {words.startAgainNote}
          </p>
        </section>
      )}
      {error === null ? null : <ErrorNote error={error} />}
      {view.attempts.length === 0 ? null : (
        <section aria-labelledby="attempts-title">
          <h2 id="attempts-title">{words.before}</h2>
          <ul class="attempts">
            {view.attempts.map((line) => (
              <li key={line.at}>
                {words.attempt(day(line.at, new Date()), line.right, line.asked)}
                {line.passed ? <strong class="good-words"> {words.passed}</strong> : null}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function AssessmentWith({ view, again }: { view: AssessmentView; again: () => void }) {
  const [stage, setStage] = useState<Stage>({ at: "before" });
  const [error, setError] = useState<ErrorReport | null>(null);
  useEffect(() => savedAt(view.saved), [view.saved]);
  useScreen("assessment", view.title);
  useEffect(() => {
    if (stage.at !== "before") {
      globalThis.scrollTo(0, 0);
      focusQuietly(document.querySelector("main h2"));
    }
  }, [stage.at]);
  const begin = async (fresh: boolean) => {
    try {
      setError(null);
      setStage({ at: "during", attempt: await beginAttempt(view.unit.id, fresh) });
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  const finished = (outcome: AssessmentOutcome) => {
    savedAt(outcome.saved);
    setStage({ at: "after", outcome });
    announce(outcome.passed ? words.passedTitle : words.notPassedTitle);
  };
  return (
    <>
      <div class={`column assessment-page stage-${stage.at}`}>
        <p class="kicker">
          <a href={addressOf({ screen: "unit", unit: view.unit.id })}>
            {lessonWords.crumbs(view.unit.number, view.unit.title)}
          </a>
        </p>
        <h1 tabIndex={-1}>{view.title}</h1>
        {stage.at === "before" ? <Before view={view} error={error} onBegin={begin} /> : null}
        {stage.at === "during" ? (
          <AttemptPart attempt={stage.attempt} onFinished={finished} />
        ) : null}
        {stage.at === "after" ? <OutcomePart outcome={stage.outcome} onAnother={again} /> : null}
      </div>
      <Footer />
    </>
  );
}

/** The assessment screen. */
export function AssessmentScreen({ unit }: { unit: string }) {
  return (
    <Asked name="assessment" of={unit} ask={() => askAssessment(unit)}>
      {(view, again) => <AssessmentWith view={view} again={again} />}
    </Asked>
  );
}
