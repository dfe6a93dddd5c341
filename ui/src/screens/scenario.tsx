/**
 * A scenario being played.
 *
 * 1. The warning, where there is one, then the setting.
 * 2. Step by step: what came of the last choice, what happens, what each may be feeling, and the choices (keys 1 to 3).
 * 3. At an ending: the way taken with its turning points, and the debrief.
 * Every choice is kept as it is made, so that the story can be put down; an ending is written down with its way. Nothing
 * is counted, going back one step is always possible, and where nobody has begun nothing is kept.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { scenario as askScenario, asReport, keepScenario } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { ScenarioKept } from "../ipc/types/ScenarioKept";
import type { ScenarioView } from "../ipc/types/ScenarioView";
import type { StepView } from "../ipc/types/StepView";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { ArrowLeft } from "../parts/icons";
import { typing } from "../parts/keys";
import { Sources } from "../parts/lesson-parts";
import { ErrorNote } from "../parts/note";
import { Rich } from "../parts/rich";
import { Tension } from "../parts/tension";
import { announce } from "../state/announce";
import { addressOf, lessonAddress } from "../state/router";
import { focusQuietly, useScreen } from "../state/screen";
import { person, savedAt } from "../state/session";
import { along, type Made, type Path, stepAt } from "../state/story";
import { lesson as lessonWords } from "../words/lesson";
import { scenarios as words } from "../words/scenario";
import { minutesLong } from "../words/time";

function WayTaken({ made }: { made: Made[] }) {
  return (
    <section class="way" aria-labelledby="way-title">
      <h2 id="way-title">{words.path}</h2>
      <ol>
        {made.map(({ step, choice }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way may come by the same step twice, and never changes its order
          <li key={place}>
            <small>{step.title}</small>
            <Rich html={choice.text} />
            {choice.principle === null ? null : (
              <div class="turning">
                <p class="kicker">{words.turning}</p>
                <Rich html={choice.principle} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The choices made so far, quietly. */
function SoFar({ made }: { made: Made[] }) {
  return (
    <details class="so-far">
      <summary>{words.soFar}</summary>
      <ol>
        {made.map(({ choice }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way may come by the same step twice, and never changes its order
          <li key={place}>
            <Rich html={choice.text} as="span" />
          </li>
        ))}
      </ol>
    </details>
  );
}

interface StepProps {
  step: StepView;
  last: Made | undefined;
  onChoose: (choice: string) => void;
}

function Moment({ step, last, onChoose }: StepProps) {
  return (
    <>
      {last === undefined ? null : (
        <div class="came-of">
          <p class="kicker">{words.chosen}</p>
          <Rich html={last.choice.text} class="came-choice" />
          <Rich html={last.choice.answer} />
        </div>
      )}
      <h2 class="step-title" tabIndex={-1}>
        {step.title}
      </h2>
      <Rich html={step.text} class="running" />
      <div class="feelings">
        <Tension child={step.child} you={step.you} />
        <div>
          <p class="kicker">{words.feelings}</p>
          <Rich html={step.feelings} />
        </div>
      </div>
      {step.choices.length === 0 ? null : (
        <section class="choices" aria-labelledby="choose-title">
          <h3 id="choose-title">{words.choose}</h3>
          {step.choices.map((choice, position) => (
            <button
              type="button"
              key={choice.id}
              class="choice-button"
              aria-keyshortcuts={`${position + 1}`}
              onClick={() => onChoose(choice.id)}
            >
              <i class="choice-number">{position + 1}</i>
              <Rich html={choice.text} as="span" />
            </button>
          ))}
        </section>
      )}
    </>
  );
}

function Story({ story }: { story: ScenarioView }) {
  const resumed = useSignal(story.choices.length > 0);
  // Whoever comes back to the middle has passed the warning before.
  const begun = useSignal(story.warning === null || resumed.value);
  const path = useSignal<Path>(story.choices);
  const kept = useSignal<ScenarioKept | null>(null);
  const trouble = useSignal<ErrorReport | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const made = along(story, path.value);
  const step = stepAt(story, path.value);
  const ended = step !== undefined && step.choices.length === 0;
  useScreen("scenario", story.title);
  useEffect(() => savedAt(story.saved), [story.saved]);

  const keep = async (now: Path) => {
    if (person.value === null) {
      return;
    }
    trouble.value = null;
    try {
      const said = await keepScenario(story.id, [...now]);
      savedAt(said.saved);
      // An answer to a choice that was taken back meanwhile says nothing about this one.
      if (path.value === now) {
        kept.value = said;
      }
    } catch (thrown) {
      trouble.value = asReport(thrown);
    }
  };
  const moveTo = (next: Path) => {
    path.value = next;
    kept.value = null;
    resumed.value = false;
    void keep(next);
    const here = stepAt(story, next);
    requestAnimationFrame(() => {
      const from = place.current?.querySelector(".came-of, .step-title");
      from?.scrollIntoView({ block: "start" });
      focusQuietly(place.current?.querySelector(".step-title"));
    });
    announce(here?.title ?? story.title);
  };
  const choose = (choice: string) => moveTo([...path.value, choice]);
  const pressed = (event: KeyboardEvent) => {
    const choice = step?.choices[Number(event.key) - 1];
    const plain = !(event.ctrlKey || event.metaKey || event.altKey);
    if (begun.value && choice !== undefined && plain && !typing(event.target)) {
      event.preventDefault();
      choose(choice.id);
    }
  };
  useEffect(() => {
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  });

  return (
    <>
      <article class="column scenario-page">
        <p class="kicker">
          <a href={addressOf({ screen: "scenarios" })}>
            <ArrowLeft /> {words.title}
          </a>
        </p>
        <h1 tabIndex={-1}>{story.title}</h1>
        <p class="meta">{lessonWords.meta(minutesLong(story.minutes), null)}</p>
        {begun.value || story.warning === null ? null : (
          <section class="warning warning-gate" aria-labelledby="warning-title">
            <h2 id="warning-title">{words.warning}</h2>
            <p>{story.warning}</p>
            <p class="row">
              <button
                type="button"
                class="button primary"
                onClick={() => {
                  begun.value = true;
                }}
              >
                {words.begin}
              </button>
              <a class="button quiet" href={addressOf({ screen: "scenarios" })}>
                {words.another}
              </a>
            </p>
          </section>
        )}
        {!begun.value || step === undefined ? null : (
          <>
            {resumed.value ? (
              <p class="note">
                {words.resumed}{" "}
                <button type="button" class="link" onClick={() => moveTo([])}>
                  {words.fromTop}
                </button>
              </p>
            ) : null}
            {made.length === 0 ? <Rich html={story.setting} class="running setting" /> : null}
            <div ref={place} class="moment-place">
              <Moment step={step} last={made.at(-1)} onChoose={choose} />
            </div>
            {trouble.value === null ? null : (
              <ErrorNote
                lead={words.notKept}
                error={trouble.value}
                again={() => void keep(path.value)}
              />
            )}
            {made.length === 0 || ended ? null : <SoFar made={made} />}
            {kept.value?.ended ? (
              <p class="way-kept" role="status">
                {words.kept(kept.value.endings_met, kept.value.endings)}
              </p>
            ) : null}
            {made.length === 0 ? null : (
              <p class="row">
                <button
                  type="button"
                  class="button quiet"
                  onClick={() => moveTo(path.value.slice(0, -1))}
                >
                  <ArrowLeft /> {words.back}
                </button>
                {ended ? (
                  <button type="button" class="button primary" onClick={() => moveTo([])}>
                    {words.again}
                  </button>
                ) : null}
              </p>
            )}
            {ended ? (
              <>
                <WayTaken made={made} />
                <h2 class="unseen">{words.after}</h2>
                <Rich html={story.debrief} class="lesson-text" />
                {story.lessons.length === 0 ? null : (
                  <section class="taught-in" aria-labelledby="taught-title">
                    <h2 id="taught-title">{words.lessons}</h2>
                    <ul>
                      {story.lessons.map((lesson) => (
                        <li key={lesson.lesson}>
                          <a href={lessonAddress(lesson.lesson)}>{lesson.title}</a>{" "}
                          <small>{words.inUnit(lesson.unit_number)}</small>
                        </li>
                      ))}
                    </ul>
                  </section>
                )}
                <Sources sources={story.sources} />
                {story.next === null ? null : (
                  <p class="question-next">
                    <span>{words.next}</span>{" "}
                    <a href={addressOf({ screen: "scenario", scenario: story.next.id })}>
                      {story.next.title}
                    </a>
                  </p>
                )}
              </>
            ) : null}
          </>
        )}
      </article>
      <Footer />
    </>
  );
}

/** One scenario. */
export function ScenarioScreen({ scenario }: { scenario: string }) {
  return (
    <Asked name="scenario" of={scenario} ask={() => askScenario(scenario)}>
      {(story) => <Story key={story.id} story={story} />}
    </Asked>
  );
}
