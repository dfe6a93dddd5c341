/** The bar under a lesson of the manual: back and onwards. Nothing of the manual is kept, so nothing is asked for. */
import type { LessonView } from "../ipc/types/LessonView";
import { addressOf, lessonAddress } from "../state/router";
import { frame } from "../words/frame";
import { lesson as words } from "../words/lesson";
import { ArrowLeft, ArrowRight } from "./icons";

/** The bar. Before the first lesson lies the manual's own page, after the last one home. */
export function ManualBar({ view }: { view: LessonView }) {
  const at = view.lessons.findIndex(({ id }) => id === view.id);
  const before = view.lessons[at - 1];
  const after = view.lessons[at + 1];
  return (
    <footer class="turn">
      <div class="turn-row">
        <a
          class="button quiet turn-back"
          href={
            before === undefined
              ? addressOf({ screen: "unit", unit: view.unit.id })
              : lessonAddress(before.id)
          }
          aria-label={before === undefined ? undefined : `${words.previous}: ${before.title}`}
        >
          <ArrowLeft /> <span class="turn-words">{before?.title ?? frame.manual}</span>
        </a>
        <p class="turn-state">{words.readingOnly}</p>
        <a
          class="button primary turn-next"
          href={after === undefined ? "#/" : lessonAddress(after.id)}
        >
          <span class="turn-words">
            {after === undefined ? frame.home : words.nextLesson(after.title)}
          </span>{" "}
          <ArrowRight />
        </a>
      </div>
    </footer>
  );
}
