/** The two lists beside a lesson: the lessons of its unit, and the sections of this page. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LessonLink } from "../ipc/types/LessonLink";
import type { LessonState } from "../ipc/types/LessonState";
import type { SectionLink } from "../ipc/types/SectionLink";
import type { UnitLink } from "../ipc/types/UnitLink";
import { widthInRem } from "../state/appearance";
import { addressOf, lessonAddress } from "../state/router";
import { frame } from "../words/frame";
import { lesson as words } from "../words/lesson";
import { Chevron, Renewed, Tick } from "./icons";

/** From this width on (rem) the lists stand beside the text; `styles/lesson.css` names the same number. */
const beside = 72;

interface FoldProps {
  /** Class names. */
  class: string;
  /** Name of the list, also what is pressed when it is folded. */
  label: string;
  /** The list. */
  children: ComponentChildren;
}

/** Open beside the text, folded above it where there is no room. */
function Fold({ class: className, label, children }: FoldProps) {
  const roomy = widthInRem.value >= beside;
  const [open, setOpen] = useState(roomy);
  useEffect(() => setOpen(roomy), [roomy]);
  return (
    <details
      class={`fold ${className}`}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{label}</summary>
      {children}
    </details>
  );
}

const marks: Record<LessonState, { icon: ComponentChildren; said: string }> = {
  done: { icon: <Tick class="good" />, said: words.doneMark },
  changed: { icon: <Renewed class="warm" />, said: words.changedMark },
  started: { icon: null, said: "" },
  "not-started": { icon: null, said: "" },
};

interface LessonsProps {
  /** The unit. */
  unit: UnitLink;
  /** Its lessons. */
  lessons: readonly LessonLink[];
  /** The one on the screen. */
  here: string;
  /** It was marked as done on this screen. */
  hereDone: boolean;
  /** Progress is counted here; in the manual it is not. */
  counted: boolean;
}

/** All lessons of the unit. */
export function LessonsOfUnit({ unit, lessons, here, hereDone, counted }: LessonsProps) {
  const label = counted ? words.lessons : frame.manual;
  return (
    <Fold class="lessons" label={label}>
      <nav aria-label={label}>
        <a class="list-title" href={addressOf({ screen: "unit", unit: unit.id })}>
          {counted ? words.crumbs(unit.number, unit.title) : frame.manual}
        </a>
        <ol>
          {lessons.map((lesson) => {
            const current = lesson.id === here;
            const state = current && hereDone ? "done" : lesson.state;
            const { icon, said } = marks[counted ? state : "not-started"];
            return (
              <li key={lesson.id}>
                <a href={lessonAddress(lesson.id)} aria-current={current ? "page" : undefined}>
                  <span class="list-mark">{current && icon === null ? <Chevron /> : icon}</span>
                  <span>
                    {lesson.title}
                    {said === "" ? null : <span class="unseen"> ({said})</span>}
                  </span>
                </a>
              </li>
            );
          })}
        </ol>
      </nav>
    </Fold>
  );
}

interface ContentsProps {
  /** Lesson id, for addresses. */
  lesson: string;
  /** Its sections. */
  sections: readonly SectionLink[];
  /** Those reached by now. */
  reached: ReadonlySet<string>;
  /** The one being read. */
  current: string | null;
}

/** The sections of this page. */
export function OnThisPage({ lesson, sections, reached, current }: ContentsProps) {
  return (
    <Fold class="contents" label={words.onThisPage}>
      <nav aria-label={words.onThisPage}>
        <p class="list-title" aria-hidden="true">
          {words.onThisPage}
        </p>
        <ol>
          {sections.map((section) => (
            <li key={section.id}>
              <a
                href={lessonAddress(lesson, section.id)}
                class={reached.has(section.id) ? "reached" : ""}
                aria-current={section.id === current ? "true" : undefined}
              >
                {section.title || words.opening}
                {section.changed ? (
                  <>
                    {" "}
                    <Renewed class="warm" />
                    <span class="unseen"> ({words.changedMark})</span>
                  </>
                ) : reached.has(section.id) ? (
                  <span class="unseen"> ({words.reachedMark})</span>
                ) : null}
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </Fold>
  );
}
