/**
 * An attempt: one question at a time, so that there is only one thing to think about.
 *
 * Steps above the question say which are answered and lead to any of them. After the last question comes
 * one quiet page that says what is still open, or offers to finish.
 */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { asReport, finishAttempt } from "../ipc";
import type { AssessmentOutcome } from "../ipc/types/AssessmentOutcome";
import type { Attempt } from "../ipc/types/Attempt";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import { announce } from "../state/announce";
import { answersOf } from "../state/attempt";
import { frame } from "../words/frame";
import { assessment as words } from "../words/lesson";
import { clock, plural } from "../words/time";
import { ArrowLeft, ArrowRight } from "./icons";
import { ErrorNote } from "./note";
import { Question } from "./question";

interface AttemptProps {
  /** The attempt. */
  attempt: Attempt;
  /** It was marked. */
  onFinished: (outcome: AssessmentOutcome) => void;
}

interface StepListProps {
  /** Ids of the questions in order. */
  ids: string[];
  /** Positions without an answer. */
  open: number[];
  /** Position shown; the number of questions stands for the end. */
  at: number;
  /** Goes to a position. */
  onGo: (position: number) => void;
}

function StepList({ ids, open, at, onGo }: StepListProps) {
  return (
    <nav class="question-steps" aria-label={words.questions}>
      <ol>
        {ids.map((id, position) => {
          const isOpen = open.includes(position);
          return (
            <li key={id}>
              <button
                type="button"
                class={isOpen ? "step-open" : "step-answered"}
                aria-current={position === at ? "step" : undefined}
                aria-label={(isOpen ? words.stepOpen : words.stepAnswered)(position + 1)}
                onClick={() => onGo(position)}
              >
                {position + 1}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

interface EndProps {
  open: number[];
  busy: boolean;
  error: ErrorReport | null;
  onGo: (position: number) => void;
  onFinish: () => void;
}

function End({ open, busy, error, onGo, onFinish }: EndProps) {
  return (
    <div class="finish">
      <p>
        {open.length === 0
          ? words.finishAll
          : words.finishOpen(plural(open.length, "question is", "questions are"))}
      </p>
      {open.length === 0 ? null : (
        <ul class="row">
          {open.map((position) => (
            <li key={position}>
              <button type="button" class="button quiet" onClick={() => onGo(position)}>
                {words.openQuestion(position + 1)}
              </button>
            </li>
          ))}
        </ul>
      )}
      {error === null ? null : <ErrorNote error={error} again={onFinish} />}
      {open.length > 0 ? null : (
        <button type="button" class="button primary" onClick={onFinish} aria-busy={busy}>
          {busy ? words.finishing : words.finish}
        </button>
      )}
    </div>
  );
}

/** The attempt. */
export function AttemptPart({ attempt, onFinished }: AttemptProps) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers belong to one attempt
  const answers = useMemo(() => answersOf(attempt), [attempt.id]);
  const { questions } = attempt;
  const open = answers.open.value;
  const [at, setAt] = useState(() => open[0] ?? questions.length);
  const [finishing, setFinishing] = useState(false);
  const [error, setError] = useState<ErrorReport | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const atEnd = at >= questions.length;
  const title = atEnd ? words.finishTitle : words.progress(at + 1, questions.length);

  // biome-ignore lint/correctness/useExhaustiveDependencies: moving to another question moves the focus
  useEffect(() => {
    if (moved.current) {
      globalThis.scrollTo(0, 0);
      heading.current?.focus({ preventScroll: true });
      announce(title);
    }
  }, [at]);
  const go = (position: number) => {
    moved.current = true;
    setAt(Math.max(0, Math.min(questions.length, position)));
  };
  const finish = async () => {
    if (finishing) {
      return;
    }
    setFinishing(true);
    setError(null);
    try {
      onFinished(await finishAttempt(attempt.id));
    } catch (thrown) {
      setError(asReport(thrown));
      setFinishing(false);
    }
  };
  const question = questions[at];
  const trouble = question === undefined ? undefined : answers.trouble.value.get(question.id);
  const anyTrouble = answers.trouble.value.values().next().value;
  const shownTrouble = trouble ?? (atEnd ? anyTrouble : undefined);
  const kept = answers.kept.value;
  const status = answers.busy.value
    ? words.keeping
    : shownTrouble === undefined && kept !== null
      ? words.kept(clock(kept))
      : "";
  return (
    <div class="attempt">
      <StepList ids={questions.map(({ id }) => id)} open={open} at={at} onGo={go} />
      <h2 class="attempt-title" tabIndex={-1} ref={heading}>
        {title}
      </h2>
      {question === undefined ? (
        <End open={open} busy={finishing} error={error} onGo={go} onFinish={finish} />
      ) : (
        <Question
          key={question.id}
          question={question}
          chosen={answers.chosen.value.get(question.id) ?? []}
          onChosen={(options) => answers.choose(question.id, options)}
        />
      )}
      {shownTrouble === undefined ? null : (
        <ErrorNote lead={words.notKept} error={shownTrouble} again={answers.again} />
      )}
      <p class="attempt-status" role="status">
        {status}
      </p>
      <div class="attempt-foot">
        <button type="button" class="button quiet" disabled={at === 0} onClick={() => go(at - 1)}>
          <ArrowLeft /> {frame.back}
        </button>
        {atEnd ? null : (
          <button type="button" class="button primary" onClick={() => go(at + 1)}>
            {at === questions.length - 1 ? words.toFinish : words.nextQuestion} <ArrowRight />
          </button>
        )}
      </div>
    </div>
  );
}
