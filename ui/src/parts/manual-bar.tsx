/**
 * The bar under a lesson of which nothing is kept: of the manual, or read by someone who has not begun. Back and
 * onwards; nothing is asked for.
 */
import type { LessonView } from "../ipc/types/LessonView";
import { addressOf, lessonAddress } from "../state/router";
import { frame } from "../words/frame";
import { lesson as words } from "../words/lesson";
import { ArrowLeft, ArrowRight } from "./icons";

/** The bar. Before the first lesson lies the manual's own page, after the last one home. */
export function ManualBar({ view, visiting }: { view: LessonView; visiting: boolean }) {
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
              ? visiting
                ? "#/"
                : addressOf({ screen: "unit", unit: view.unit.id })
              : lessonAddress(before.id)
          }
          aria-label={before === undefined ? undefined : `${words.previous}: ${before.title}`}
        >
          <ArrowLeft />{" "}
          <span class="turn-words">{before?.title ?? (visiting ? frame.home : frame.manual)}</span>
        </a>
        <p class="turn-state">
          {visiting ? words.visiting : words.readingOnly}
          {visiting ? (
            <>
              {" "}
              <a href="#/welcome">{words.beginHere}</a>
            </>
          ) : null}
        </p>
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
