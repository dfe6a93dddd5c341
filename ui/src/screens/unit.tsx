/** A unit: what you will learn, its lessons with their state in words, the assessment, the rule. */
import { unit as askUnit } from "../ipc";
import type { AssessmentCard } from "../ipc/types/AssessmentCard";
import type { LessonCard } from "../ipc/types/LessonCard";
import type { UnitView } from "../ipc/types/UnitView";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { ArrowRight, Chevron, Renewed, Tick } from "../parts/icons";
import { Rich } from "../parts/rich";
import { Steps, UnitDisc } from "../parts/unit-marks";
import { addressOf, lessonAddress } from "../state/router";
import { useScreen } from "../state/screen";
import { frame } from "../words/frame";
import { home as homeWords, unit as words } from "../words/screens";
import { day, minutesShort, neededFor, percent, times } from "../words/time";

function lessonState(lesson: LessonCard, now: Date): string {
  switch (lesson.state) {
    case "done":
      return lesson.done_at === null ? words.done("") : words.done(day(lesson.done_at, now));
    case "changed":
      return words.changed;
    case "started":
      return lesson.checks === 0
        ? words.started
        : words.checks(lesson.checks_settled, lesson.checks);
    default:
      return words.notStarted;
  }
}

interface LessonRowProps {
  /** The lesson. */
  lesson: LessonCard;
  /** Progress is counted here; in the manual it is not. */
  counted: boolean;
}

function LessonRow({ lesson, counted }: LessonRowProps) {
  const said = [
    counted ? lessonState(lesson, new Date()) : "",
    lesson.has_warning ? words.hard : "",
  ].filter((part) => part !== "");
  return (
    <li>
      <a class="lesson-row" href={lessonAddress(lesson.id)}>
        <span class={`row-mark row-${counted ? lesson.state : "not-started"}`} aria-hidden="true">
          {lesson.state === "done" ? (
            <Tick />
          ) : lesson.state === "changed" ? (
            <Renewed />
          ) : (
            lesson.number
          )}
        </span>
        <span class="row-words">
          <span class="row-title">{lesson.title}</span>
          {said.length === 0 ? null : <small>{said.join(" · ")}</small>}
        </span>
        <small class="row-minutes">{minutesShort(lesson.minutes)}</small>
        <Chevron class="row-go" />
      </a>
    </li>
  );
}

function Assessment({ unit, card }: { unit: string; card: AssessmentCard }) {
  const { best_percent: best, latest_percent: latest } = card;
  const taken =
    card.attempts === 0 || best === null || latest === null
      ? words.attemptsNone
      : words.attempts(times(card.attempts), percent(best), percent(latest));
  return (
    <section class="assessment-card" aria-labelledby="assessment-title">
      <h2 id="assessment-title">{card.title}</h2>
      <p>{words.assessmentIs(card.draw, neededFor(card.pass_mark, card.draw))}</p>
      <p>
        {card.passed_at === null ? null : (
          <strong class="good-words">
            <Tick /> {words.passed(day(card.passed_at, new Date()))}.{" "}
          </strong>
        )}
        {card.in_progress ? words.begun : taken}
      </p>
      <a class="button quiet" href={addressOf({ screen: "assessment", unit })}>
        {card.in_progress ? words.carryOn : words.open} <ArrowRight />
      </a>
    </section>
  );
}

/** The lesson to go on with: one that was begun, else the first that is not done. */
const nextLesson = (lessons: readonly LessonCard[]): LessonCard | undefined =>
  lessons.find(({ state }) => state === "started") ?? lessons.find(({ state }) => state !== "done");

function UnitWith({ view }: { view: UnitView }) {
  const { card } = view;
  const counted = !view.reading_only;
  const next = counted ? nextLesson(view.lessons) : view.lessons[0];
  useScreen("unit", card.title);
  return (
    <>
      <div class="column unit-page">
        <header class={`unit-head ${counted ? "" : "unit-head-manual"}`}>
          {counted ? <UnitDisc number={card.number} /> : null}
          <div>
            <p class="kicker">{counted ? words.kicker(card.number) : frame.manual}</p>
            <h1 tabIndex={-1}>{card.title}</h1>
            <p class="lead">{card.summary}</p>
            {counted && card.state === "started" ? (
              <p class="unit-progress">
                <small>
                  {homeWords.unitStarted(card.lessons_done, card.lessons)} ·{" "}
                  {homeWords.left(minutesShort(card.minutes_left))}
                </small>
                <Steps number={card.number} done={card.lessons_done} of={card.lessons} />
              </p>
            ) : null}
            {counted && card.state === "done" && card.done_at !== null ? (
              <p class="good-words">
                <Tick /> {words.done(day(card.done_at, new Date()))}
              </p>
            ) : null}
            {next === undefined ? null : (
              <p class="unit-next">
                <a class="button primary" href={lessonAddress(next.id)}>
                  {!counted || card.state === "not-started"
                    ? words.begin(next.title)
                    : words.carryOnWith(next.title)}{" "}
                  <ArrowRight />
                </a>
              </p>
            )}
          </div>
        </header>
        <details class="learn" open={!counted || card.state === "not-started"}>
          <summary>
            <h2>{counted ? words.learn : words.about}</h2>
          </summary>
          <Rich html={view.introduction} class="running" />
        </details>
        <section aria-labelledby="lessons-title">
          <h2 id="lessons-title">{counted ? words.lessons : words.pages}</h2>
          <ol class="lesson-rows">
            {view.lessons.map((lesson) => (
              <LessonRow key={lesson.id} lesson={lesson} counted={counted} />
            ))}
          </ol>
        </section>
        {view.assessment === null || !counted ? null : (
          <Assessment unit={card.id} card={view.assessment} />
        )}
        {counted ? <p class="rule">{words.rules[view.rule]}</p> : null}
      </div>
      <Footer />
    </>
  );
}

/** The unit screen. */
export function UnitScreen({ unit }: { unit: string }) {
  return (
    <Asked name="unit" of={unit} ask={() => askUnit(unit)}>
      {(view) => <UnitWith view={view} />}
    </Asked>
  );
}
