/** How an attempt went: in words, with the reasons, and where to read again. */
import type { AssessmentOutcome } from "../ipc/types/AssessmentOutcome";
import type { OptionOutcome } from "../ipc/types/OptionOutcome";
import type { QuestionOutcome } from "../ipc/types/QuestionOutcome";
import { addressOf, lessonAddress } from "../state/router";
import { assessment as words } from "../words/lesson";
import { neededFor } from "../words/time";
import { ArrowRight, Tick } from "./icons";
import { nextAddress, nextLabel } from "./next-step";
import { Rich } from "./rich";

function Option({ option }: { option: OptionOutcome }) {
  const marks = [option.chosen ? words.yourAnswer : "", option.right ? words.theAnswer : ""].filter(
    (mark) => mark !== "",
  );
  return (
    <li class={`outcome-option ${option.chosen ? "chosen" : ""} ${option.right ? "right" : ""}`}>
      <p class="outcome-text">
        {option.right ? <Tick class="good" /> : null}
        <Rich html={option.text} as="span" />
        {marks.map((mark) => (
          <span class="outcome-mark" key={mark}>
            {mark}
          </span>
        ))}
      </p>
      <div class="why">
        <Rich html={option.feedback} as="span" />
      </div>
    </li>
  );
}

function Reasons({ question, number }: { question: QuestionOutcome; number: number }) {
  return (
    <li>
      <details class="outcome-question" open={!question.right}>
        <summary>
          <span class="outcome-number">{number}</span>
          <Rich html={question.question} as="span" class="outcome-title" />
          <span class={question.right ? "good-words" : "soft-words"}>
            {question.right ? (
              <>
                <Tick /> {words.wasRight}
              </>
            ) : (
              words.wasNot
            )}
          </span>
        </summary>
        {question.scene === "" ? null : <Rich html={question.scene} class="outcome-scene" />}
        <ul class="outcome-options">
          {question.options.map((option) => (
            <Option key={option.text} option={option} />
          ))}
        </ul>
        <p>
          <a href={lessonAddress(question.lesson, question.section)}>
            {words.readAgain(question.section_title)}
          </a>
        </p>
      </details>
    </li>
  );
}

interface OutcomeProps {
  /** What became of the attempt. */
  outcome: AssessmentOutcome;
  /** Begins another. */
  onAnother: () => void;
}

/** After an attempt. */
export function OutcomePart({ outcome, onAnother }: OutcomeProps) {
  const needed = neededFor(outcome.pass_mark, outcome.asked);
  const unitAddress = addressOf({ screen: "unit", unit: outcome.unit.id });
  return (
    <div class="outcome">
      <div class={`outcome-card ${outcome.passed ? "passed" : ""}`}>
        <h2 tabIndex={-1} class="outcome-heading">
          {outcome.passed ? words.passedTitle : words.notPassedTitle}
        </h2>
        <p>
          {words.score(outcome.right, outcome.asked, needed)}{" "}
          {outcome.unit_done ? `${words.unitDone} ` : ""}
          {outcome.course_done ? words.courseDone : ""}
        </p>
        <p>{outcome.passed ? words.passedText : words.notPassedText}</p>
        <p class="row">
          {outcome.passed ? (
            <>
              <a class="button primary" href={nextAddress(outcome.next)}>
                {nextLabel(outcome.next)} <ArrowRight />
              </a>
              <button type="button" class="button quiet" onClick={onAnother}>
                {words.another}
              </button>
            </>
          ) : (
            <>
              <button type="button" class="button primary" onClick={onAnother}>
                {words.another}
              </button>
              <a class="button quiet" href={unitAddress}>
                {words.toUnit}
              </a>
            </>
          )}
        </p>
      </div>
      <h3>{words.reasons}</h3>
      <ol class="outcome-questions">
        {outcome.questions.map((question, position) => (
          <Reasons key={question.id} question={question} number={position + 1} />
        ))}
      </ol>
    </div>
  );
}
