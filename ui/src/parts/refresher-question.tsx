/** One check in a refresher, with the same reasons as in its lesson, and where it is taught. */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { answerRefresher, showRefresher } from "../ipc";
import type { RefresherOutcome } from "../ipc/types/RefresherOutcome";
import type { RefresherQuestion } from "../ipc/types/RefresherQuestion";
import { bringToLife } from "../lesson/bring-to-life";
import { lessonAddress } from "../state/router";
import { savedAt } from "../state/session";
import { refresher as words } from "../words/practise";
import { Rich } from "./rich";

interface QuestionProps {
  /** The check. */
  question: RefresherQuestion;
  /** An answer was saved; `tries` wrong ones came before it. */
  onSaved: (outcome: RefresherOutcome, tries: number) => void;
}

/** The address of the section that teaches a check. */
export const taughtAt = ({ lesson, section }: RefresherQuestion): string =>
  lessonAddress(lesson, section === "" ? null : section);

/** The check. */
export function RefresherCheck({ question, onSaved }: QuestionProps) {
  const text = useRef<HTMLElement>(null);
  const tries = useRef(0);
  const told = useRef(onSaved);
  told.current = onSaved;
  const [answered, setAnswered] = useState(false);
  const { lesson, check } = question;
  useLayoutEffect(() => {
    const element = text.current;
    if (element === null) {
      return;
    }
    return bringToLife<RefresherOutcome>(element, [], null, {
      answer: (_, chosen) => answerRefresher(lesson, check, tries.current, chosen),
      show: () => showRefresher(lesson, check, tries.current),
      onSaved: (outcome) => {
        savedAt(outcome.saved);
        told.current(outcome, tries.current);
        tries.current += 1;
        setAnswered(true);
      },
      words: { shown: words.shown, showNote: words.showNote },
    });
  }, [lesson, check]);
  return (
    <>
      <Rich html={question.html} class="question-text" elementRef={text} />
      {answered ? (
        <p class="taught">
          {words.taught} <a href={taughtAt(question)}>{question.section_title}</a>
          <small> {words.place(question.unit.number, question.lesson_title)}</small>
        </p>
      ) : null}
    </>
  );
}
