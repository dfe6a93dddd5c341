/** What changed in the course since one read it: a short list of sections to read again. */
import { useEffect } from "preact/hooks";
import { changes as askChanges } from "../ipc";
import type { ChangedLesson } from "../ipc/types/ChangedLesson";
import type { Changes } from "../ipc/types/Changes";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { lessonAddress } from "../state/router";
import { useScreen } from "../state/screen";
import { savedAt } from "../state/session";
import { lesson as lessonWords } from "../words/lesson";
import { dayInWords } from "../words/time";
import { changes as words } from "../words/writing";

function Lesson({ lesson }: { lesson: ChangedLesson }) {
  return (
    <section class="changed-lesson" aria-labelledby={`changed-${lesson.lesson}`}>
      <p class="kicker">{words.unit(lesson.unit_number, lesson.unit_title)}</p>
      <h2 id={`changed-${lesson.lesson}`}>
        <a href={lessonAddress(lesson.lesson)}>{lesson.title}</a>
      </h2>
      {lesson.sections.length === 0 ? (
        <p>{words.whole}</p>
      ) : (
        <ul>
          {lesson.sections.map((section) => (
            <li key={section.section}>
              <a href={lessonAddress(lesson.lesson, section.section)}>
                {section.title || lessonWords.opening}
              </a>{" "}
              <small>{section.new ? words.new : words.changed}</small>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function ChangesWith({ view }: { view: Changes }) {
  useEffect(() => savedAt(view.saved), [view.saved]);
  useScreen("changes", words.title);
  return (
    <>
      <div class="column changes-page">
        <h1 tabIndex={-1}>{words.title}</h1>
        {view.lessons.length === 0 ? (
          <>
            <p class="lead">{words.none}</p>
            <p>{words.noneText}</p>
          </>
        ) : (
          <p>{words.intro(view.course_version, dayInWords(view.law_as_at))}</p>
        )}
        {view.lessons.map((lesson) => (
          <Lesson key={lesson.lesson} lesson={lesson} />
        ))}
      </div>
      <Footer lawAsAt={view.law_as_at} />
    </>
  );
}

/** The screen of changes. */
export function ChangesScreen() {
  return (
    <Asked name="changes" of="changes" ask={askChanges}>
      {(view) => <ChangesWith view={view} />}
    </Asked>
  );
}
