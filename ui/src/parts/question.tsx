/** One question of an attempt: its text, what is chosen, and every change kept as it is made. */
import { useLayoutEffect, useRef } from "preact/hooks";
import type { QuestionView } from "../ipc/types/QuestionView";
import { labelSeveral } from "../lesson/bring-to-life";
import { choose, chosenIn } from "../lesson/options";
import { Rich } from "./rich";

interface QuestionProps {
  /** The question. */
  question: QuestionView;
  /** What is chosen now. */
  chosen: readonly string[];
  /** The choice was changed. */
  onChosen: (chosen: string[]) => void;
}

/** The question in the same markup as a check, without buttons of its own. */
export function Question({ question, chosen, onChosen }: QuestionProps) {
  const box = useRef<HTMLElement>(null);
  const told = useRef(onChosen);
  told.current = onChosen;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was chosen is put in once; from then on the inputs know
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) {
      return;
    }
    for (const check of element.querySelectorAll<HTMLElement>(".check")) {
      labelSeveral(check);
    }
    choose(element, chosen);
    const changed = () => told.current(chosenIn(element));
    element.addEventListener("change", changed);
    return () => element.removeEventListener("change", changed);
  }, [question.id]);
  return <Rich html={question.html} class="question-text" elementRef={box} />;
}
