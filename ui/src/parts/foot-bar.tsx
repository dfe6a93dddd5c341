/**
 * The bar under a lesson: back, what is saved and what is still open, “Mark as done”, onwards.
 *
 * Above the bar lies a strip for what has just become known: the place gone back to, what is missing, what
 * could not be saved, that the lesson is done. “Mark as done” can always be pressed; while something is
 * missing it says what, with links to the places.
 */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { asReport, completeLesson } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Lacking } from "../ipc/types/Lacking";
import type { LessonDone } from "../ipc/types/LessonDone";
import type { LessonView } from "../ipc/types/LessonView";
import { announce } from "../state/announce";
import { lessonAddress } from "../state/router";
import { savedAt } from "../state/session";
import { frame } from "../words/frame";
import { lesson as words } from "../words/lesson";
import { day } from "../words/time";
import { SavedMark } from "./frame";
import { ArrowLeft, ArrowRight, Cross, Tick } from "./icons";
import { nextAddress, nextLabel } from "./next-step";
import { ErrorNote } from "./note";

interface FootBarProps {
  /** The lesson. */
  view: LessonView;
  /** What is still missing. */
  lacking: Lacking;
  /** Its text is not shown yet, so that nothing can be missing. */
  gated: boolean;
  /** It was marked as done on this screen. */
  done: LessonDone | null;
  /** A heartbeat could not be saved; `again` sends it once more. */
  trouble: { error: ErrorReport; again: () => void } | null;
  /** Title of the section that was gone back to, until the reader moves on. */
  backAt: string | null;
  /** Puts the note about the place away. */
  onBackSeen: () => void;
  /** Question of a check in words. */
  questionOf: (check: string) => string;
  /** Goes to a check. */
  onCheck: (check: string) => void;
  /** The lesson is done. */
  onDone: (done: LessonDone) => void;
}

function Strip({ onHide, children }: { onHide?: () => void; children: ComponentChildren }) {
  return (
    <div class="strip">
      <div class="strip-text">{children}</div>
      {onHide === undefined ? null : (
        <button type="button" class="button plain" aria-label={words.hide} onClick={onHide}>
          <Cross />
        </button>
      )}
    </div>
  );
}

interface MissingProps {
  view: LessonView;
  lacking: Lacking;
  questionOf: (check: string) => string;
  onCheck: (check: string) => void;
  onHide: () => void;
}

function Missing({ view, lacking, questionOf, onCheck, onHide }: MissingProps) {
  const heading = useRef<HTMLParagraphElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const titleOf = (id: string) =>
    view.sections.find((section) => section.id === id)?.title || words.opening;
  return (
    <Strip onHide={onHide}>
      <p class="strip-title" tabIndex={-1} ref={heading}>
        {words.missingTitle}: {lacking.words}
      </p>
      <ul class="missing">
        {lacking.sections.map((id) => (
          <li key={`section-${id}`}>
            {words.missingSection}:{" "}
            <a href={lessonAddress(view.id, id)} onClick={onHide}>
              {titleOf(id)}
            </a>
          </li>
        ))}
        {lacking.checks.map((id) => (
          <li key={`check-${id}`}>
            {words.missingCheck}:{" "}
            <button
              type="button"
              class="link"
              onClick={() => {
                onHide();
                onCheck(id);
              }}
            >
              {questionOf(id)}
            </button>
          </li>
        ))}
      </ul>
      <p class="strip-note">{words.missingText}</p>
    </Strip>
  );
}

function doneWords(view: LessonView, done: LessonDone): string {
  return [
    words.done,
    done.unit_done ? words.unitDone(view.unit.title) : "",
    done.course_done ? words.courseDone : "",
  ]
    .filter((said) => said !== "")
    .join(" ");
}

/** The bar. */
export function FootBar(props: FootBarProps) {
  const { view, lacking, done, trouble, backAt } = props;
  const [missingOpen, setMissingOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorReport | null>(null);
  const onwards = useRef<HTMLAnchorElement>(null);
  const isDone = done !== null || view.state === "done";
  const complete = lacking.words === "";
  const next = done?.next ?? view.next;

  useEffect(() => {
    if (complete) {
      setMissingOpen(false);
    }
  }, [complete]);

  const markDone = async () => {
    if (!complete) {
      setMissingOpen(true);
      return;
    }
    if (busy) {
      return;
    }
    setBusy(true);
    setError(null);
    try {
      const said = await completeLesson(view.id);
      savedAt(said.saved);
      props.onDone(said);
      announce(doneWords(view, said));
      onwards.current?.focus();
    } catch (thrown) {
      setError(asReport(thrown));
    } finally {
      setBusy(false);
    }
  };

  const doneAt = done?.done_at ?? view.done_at;
  return (
    <footer class="turn">
      {trouble === null ? null : (
        <Strip>
          <ErrorNote lead={words.minutesUnsaved} error={trouble.error} again={trouble.again} />
        </Strip>
      )}
      {error === null ? null : (
        <Strip onHide={() => setError(null)}>
          <ErrorNote error={error} again={markDone} />
        </Strip>
      )}
      {missingOpen && !complete ? (
        <Missing
          view={view}
          lacking={lacking}
          questionOf={props.questionOf}
          onCheck={props.onCheck}
          onHide={() => setMissingOpen(false)}
        />
      ) : null}
      {backAt === null || missingOpen ? null : (
        <Strip onHide={props.onBackSeen}>
          <p>
            {words.resumed(backAt)}{" "}
            <a
              href={lessonAddress(view.id, view.sections[0]?.id ?? null)}
              onClick={props.onBackSeen}
            >
              {words.fromTop}
            </a>
          </p>
        </Strip>
      )}
      {done === null ? null : (
        <Strip>
          <p class="strip-done">
            <Tick class="good" /> {doneWords(view, done)}
          </p>
        </Strip>
      )}
      <div class="turn-row">
        {view.previous === null ? (
          <a class="button quiet turn-back" href="#/">
            <ArrowLeft /> <span class="turn-words">{frame.home}</span>
          </a>
        ) : (
          <a
            class="button quiet turn-back"
            href={lessonAddress(view.previous.id)}
            aria-label={`${words.previous}: ${view.previous.title}`}
          >
            <ArrowLeft /> <span class="turn-words">{view.previous.title}</span>
          </a>
        )}
        <p class="turn-state">
          <SavedMark />
          <span class="turn-lacking" id="lacking" hidden={props.gated && !isDone}>
            {isDone && doneAt !== null
              ? words.doneOn(day(doneAt, new Date()))
              : complete
                ? words.nothingLacking
                : words.lacking(lacking.words)}
          </span>
        </p>
        {isDone || props.gated ? null : (
          <button
            type="button"
            class={`button turn-done ${complete ? "primary" : "waiting-for"}`}
            aria-describedby="lacking"
            onClick={markDone}
          >
            <Tick /> {words.markDone}
          </button>
        )}
        <a
          class={`button turn-next ${isDone ? "primary" : "quiet"}`}
          href={nextAddress(next)}
          ref={onwards}
        >
          <span class="turn-words">{nextLabel(next)}</span> <ArrowRight />
        </a>
      </div>
    </footer>
  );
}
