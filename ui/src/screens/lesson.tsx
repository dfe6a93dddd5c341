/**
 * The lesson: lessons of the unit, the text, and what is on this page.
 *
 * 1. `open_lesson` answers where to open it: the section asked for, the place that was kept, or the top.
 * 2. Hard material is announced first; until “Read on” nothing is shown, timed or counted.
 * 3. The text is brought to life once; from then on sections, heartbeat and checks keep the signals here.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import {
  answerCheck,
  asReport,
  leaveLesson,
  lessonTexts,
  openLesson,
  showAnswer,
  study,
} from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Lacking } from "../ipc/types/Lacking";
import type { LessonDone } from "../ipc/types/LessonDone";
import type { LessonView } from "../ipc/types/LessonView";
import { bringToLife } from "../lesson/bring-to-life";
import { bringMarks } from "../lesson/marking";
import { bringPrompts } from "../lesson/prompts";
import { showSought } from "../lesson/sought";
import { type Reading, studying, watchActivity } from "../lesson/study";
import { watchSections } from "../lesson/watch";
import { Asked } from "../parts/asked";
import { FootBar } from "../parts/foot-bar";
import { LessonsOfUnit, OnThisPage } from "../parts/lesson-lists";
import { Sources, Warning } from "../parts/lesson-parts";
import { ManualBar } from "../parts/manual-bar";
import { ErrorNote } from "../parts/note";
import { Rich } from "../parts/rich";
import { announce } from "../state/announce";
import { addressOf, lessonAddress, route } from "../state/router";
import { focusQuietly, useScreen } from "../state/screen";
import { person, savedAt } from "../state/session";
import { frame } from "../words/frame";
import { lesson as words } from "../words/lesson";
import { minutesLong, plural } from "../words/time";
import { writing } from "../words/writing";

/** Brings a place of the page to the top of the reading area and lets reading go on from there. */
function showPlace(place: Element | null): void {
  if (place === null) {
    return;
  }
  place.scrollIntoView({ block: "start" });
  focusQuietly(place.querySelector("h2, h3, input") ?? place);
}

const sectionElement = (text: HTMLElement | null, id: string): Element | null =>
  text?.querySelector(`[data-section="${CSS.escape(id)}"]`) ?? null;

/** Shows a place again once the letters have arrived, if nobody has scrolled since: they change the height of the text. */
function holdPlace(place: Element | null): void {
  const stood = globalThis.scrollY;
  void document.fonts?.ready.then(() => {
    if (place?.isConnected && Math.abs(globalThis.scrollY - stood) < 2) {
      place.scrollIntoView({ block: "start" });
    }
  });
}

/** Does something to the text above a place without moving the place in the window. */
function keepingPlace(place: Element | null, change: () => void): void {
  const before = place?.getBoundingClientRect().top ?? 0;
  change();
  const moved = (place?.getBoundingClientRect().top ?? 0) - before;
  if (moved !== 0 && globalThis.scrollY > 0) {
    globalThis.scrollBy(0, moved);
  }
}

/** What the lesson before still hands over. The program has one open lesson, so it is left before the next is opened. */
let leaving: Promise<unknown> = Promise.resolve();

/** In the manual no section is marked as read. */
const nothingReached: ReadonlySet<string> = new Set();

const toTop = (): void => {
  globalThis.scrollTo(0, 0);
  focusQuietly(document.querySelector("main h1"));
};

function Lesson({ view }: { view: LessonView }) {
  const text = useRef<HTMLElement>(null);
  const reading = useRef<Reading | null>(null);
  const firstId = view.sections[0]?.id ?? "opening";
  const openedAt = view.opened.why === "beginning" ? firstId : view.opened.section;
  const counted = !view.reading_only;
  // Nobody has begun here: read by someone who looks for one answer.
  const visiting = person.value === null;
  const unread = view.state === "not-started" || view.state === "changed";
  const gated = useSignal(view.warning !== null && unread);
  const lacking = useSignal<Lacking>(view.lacking);
  const reached = useSignal<ReadonlySet<string>>(
    new Set(view.sections.filter((section) => section.reached).map(({ id }) => id)),
  );
  const current = useSignal<string | null>(gated.value ? null : openedAt);
  const done = useSignal<LessonDone | null>(null);
  const trouble = useSignal<ErrorReport | null>(null);
  const resumedAt = view.opened.why === "resumed" && openedAt !== firstId ? openedAt : null;
  const backSeen = useSignal(resumedAt === null || gated.value);
  const behindGate = gated.value;

  const addressHere = (section: string | null) => lessonAddress(view.id, section);
  const arriveInText = () => {
    const wanted = sectionElement(text.current, openedAt);
    if (showSought(addressHere(openedAt), wanted)) {
      focusQuietly(wanted?.querySelector("h2, h3"));
    } else if (openedAt === firstId) {
      toTop();
    } else {
      showPlace(wanted);
      holdPlace(wanted);
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: a lesson is brought to life once, when its text is shown
  useLayoutEffect(() => {
    const article = text.current;
    if (article === null || behindGate) {
      return;
    }
    const rest = bringToLife(article, view.checks, view.nation, {
      answer: (check, chosen) => answerCheck(view.id, check, chosen),
      show: (check) => showAnswer(view.id, check),
      onSaved: (outcome) => {
        lacking.value = outcome.lacking;
        savedAt(outcome.saved);
      },
    });
    return rest;
  }, [behindGate]);

  // What is written here comes a moment later; the lesson can be read without it.
  const texts = useSignal<{ round: number; error: ErrorReport | null }>({ round: 0, error: null });
  const round = texts.value.round;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for a text, and again after trouble
  useLayoutEffect(() => {
    const article = text.current;
    if (article === null || behindGate || !counted) {
      return;
    }
    let rests: (() => void)[] | null = [];
    lessonTexts(view.id).then(
      (said) => {
        if (rests !== null) {
          keepingPlace(sectionElement(article, current.value ?? firstId), () => {
            rests?.push(
              bringPrompts(article, view.id, said),
              bringMarks(article, view.id, view.sections, said.marks),
            );
          });
        }
      },
      (thrown) => {
        if (rests !== null) {
          texts.value = { round, error: asReport(thrown) };
        }
      },
    );
    return () => {
      for (const rest of rests ?? []) {
        rest();
      }
      rests = null;
    };
  }, [behindGate, round]);
  const askTexts = () => {
    texts.value = { round: round + 1, error: null };
  };

  useScreen("lesson", view.title, behindGate ? undefined : arriveInText);

  // biome-ignore lint/correctness/useExhaustiveDependencies: one heartbeat for as long as the text is shown
  useEffect(() => {
    const article = text.current;
    savedAt(view.saved);
    if (article === null || behindGate) {
      return;
    }
    const activity = counted ? watchActivity() : null;
    const heartbeat =
      activity === null
        ? null
        : studying({
            lesson: view.id,
            section: openedAt,
            send: study,
            idleSeconds: activity.idleSeconds,
            onStudied: (studied) => {
              lacking.value = studied.lacking;
              trouble.value = null;
              savedAt(studied.saved);
            },
            onTrouble: (error) => {
              trouble.value = error;
            },
          });
    reading.current = heartbeat;
    const stopWatching = watchSections(article, {
      // A section whose text is another now is read anew.
      already: view.sections
        .filter(({ reached, changed }) => reached && !changed)
        .map(({ id }) => id),
      onReached: (sections) => {
        reached.value = new Set([...reached.value, ...sections]);
        heartbeat?.reach(sections);
      },
      onCurrent: (section) => {
        current.value = section;
        heartbeat?.moveTo(section);
      },
    });
    if (!backSeen.value && resumedAt !== null) {
      announce(words.resumed(titleOf(resumedAt)));
    }
    return () => {
      stopWatching();
      activity?.stop();
    };
  }, [behindGate]);

  // In a layout effect, whose end comes before the next screen asks for anything.
  useLayoutEffect(
    () => () => {
      if (!counted) {
        return;
      }
      const last = reading.current?.stop() ?? Promise.resolve();
      leaving = last.then(leaveLesson, leaveLesson).catch(() => undefined);
    },
    [counted],
  );

  // The address may name another section of this lesson while it is open.
  const here = route.value;
  const seen = useRef(here);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the address moves the page
  useEffect(() => {
    if (here === seen.current || here.screen !== "lesson" || here.lesson !== view.id) {
      return;
    }
    seen.current = here;
    const sought = here.section === null ? null : sectionElement(text.current, here.section);
    if (showSought(addressHere(here.section), sought)) {
      return;
    }
    if (here.section === null || here.section === firstId) {
      toTop();
    } else {
      showPlace(sought);
    }
  }, [here]);

  const titleOf = (id: string): string =>
    view.sections.find((section) => section.id === id)?.title || words.opening;
  const readOn = () => {
    gated.value = false;
    current.value = openedAt;
    // Once the text stands: the layout effects of this change have run by the next frame.
    requestAnimationFrame(arriveInText);
  };
  const checks = view.checks.length;
  const again = () => reading.current?.now();
  return (
    <>
      <div class="lesson-page">
        <LessonsOfUnit
          unit={view.unit}
          lessons={view.lessons}
          here={view.id}
          hereDone={done.value !== null}
          counted={counted}
        />
        <article class="lesson" aria-labelledby="lesson-title">
          <p class="kicker">
            <a href={addressOf({ screen: "unit", unit: view.unit.id })}>
              {counted || visiting ? words.crumbs(view.unit.number, view.unit.title) : frame.manual}
            </a>
          </p>
          <h1 id="lesson-title" tabIndex={-1}>
            {view.title}
          </h1>
          <p class="meta">
            {words.meta(minutesLong(view.minutes), checks === 0 ? null : plural(checks, "check"))}
          </p>
          {view.state === "changed" ? <p class="note">{words.changed}</p> : null}
          {behindGate ? (
            <Warning view={view} onReadOn={readOn} />
          ) : (
            <>
              <Warning view={view} />
              {texts.value.error === null ? null : (
                <ErrorNote lead={writing.notLoaded} error={texts.value.error} again={askTexts} />
              )}
              <Rich html={view.html} class="lesson-text" elementRef={text} />
              <Sources sources={view.sources} />
            </>
          )}
        </article>
        {behindGate ? (
          <div class="fold contents" />
        ) : (
          <OnThisPage
            lesson={view.id}
            sections={view.sections}
            reached={counted ? reached.value : nothingReached}
            current={current.value}
          />
        )}
      </div>
      {view.reading_only ? (
        <ManualBar view={view} visiting={visiting} />
      ) : (
        <FootBar
          view={view}
          lacking={lacking.value}
          gated={behindGate}
          done={done.value}
          trouble={trouble.value === null ? null : { error: trouble.value, again }}
          backAt={
            backSeen.value || resumedAt === null || current.value !== resumedAt
              ? null
              : titleOf(resumedAt)
          }
          onBackSeen={() => {
            backSeen.value = true;
          }}
          questionOf={(check) => document.getElementById(`check-${check}`)?.textContent ?? check}
          onCheck={(check) =>
            showPlace(text.current?.querySelector(`[data-check="${CSS.escape(check)}"]`) ?? null)
          }
          onDone={(said) => {
            done.value = said;
          }}
        />
      )}
    </>
  );
}

/** Opens a lesson where it was asked for; at its usual place when an old link names a section that is gone. */
async function openAt(lesson: string, section: string | null): Promise<LessonView> {
  try {
    return await openLesson(lesson, section);
  } catch (thrown) {
    if (section !== null && asReport(thrown).code === "section-not-found") {
      return openLesson(lesson, null);
    }
    throw thrown;
  }
}

/** Opens a lesson, at a section where one is named. */
export function LessonScreen({ lesson, section }: { lesson: string; section: string | null }) {
  return (
    <Asked name="lesson" of={lesson} ask={() => leaving.then(() => openAt(lesson, section))}>
      {(view) => <Lesson key={view.id} view={view} />}
    </Asked>
  );
}
