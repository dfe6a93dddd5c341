/**
 * A refresher: a few checks met before, one at a time, in no hurry.
 *
 * Every answer is saved as it is given, so leaving at any moment loses nothing; “That is enough for today”
 * stands in the bar all the while. No score, no count of what waits: the end says what comes next and when.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import { refresher as askRefresher } from "../ipc";
import type { RefresherQuestion } from "../ipc/types/RefresherQuestion";
import type { RefresherView } from "../ipc/types/RefresherView";
import { Asked } from "../parts/asked";
import { Footer, SavedMark } from "../parts/frame";
import { ArrowRight } from "../parts/icons";
import { RefresherCheck, taughtAt } from "../parts/refresher-question";
import { announce } from "../state/announce";
import { focusQuietly, useScreen } from "../state/screen";
import { savedAt } from "../state/session";
import { refresher as words } from "../words/practise";
import { comingDay } from "../words/time";

/** What the sitting was, once it is over. */
interface Over {
  /** Questions answered. */
  practised: number;
  /** Those that were not right at once. */
  hard: RefresherQuestion[];
  /** All were asked. */
  whole: boolean;
}

interface SittingProps {
  /** What is asked. */
  view: RefresherView;
  /** It is over, by its end or by the learner. */
  onOver: (over: Over) => void;
}

function Sitting({ view, onOver }: SittingProps) {
  const { questions } = view;
  const title = words.title(view.minutes);
  const [at, setAt] = useState(0);
  const [settled, setSettled] = useState(false);
  const practised = useRef<Set<RefresherQuestion>>(new Set());
  const hard = useRef<Set<RefresherQuestion>>(new Set());
  const moved = useRef(false);
  useScreen("refresher", title);
  useEffect(() => savedAt(view.saved), [view.saved]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another question moves the focus
  useEffect(() => {
    if (moved.current) {
      globalThis.scrollTo(0, 0);
      focusQuietly(document.querySelector("main .question"));
      announce(words.progress(at + 1, questions.length));
    }
  }, [at]);
  const over = (whole: boolean) =>
    onOver({ practised: practised.current.size, hard: [...hard.current], whole });
  const isLast = at === questions.length - 1;
  const onwards = () => {
    if (isLast) {
      over(true);
      return;
    }
    moved.current = true;
    setSettled(false);
    setAt(at + 1);
  };
  const question = questions[at];
  return (
    <>
      <div class="column refresher-page">
        <h1 tabIndex={-1}>{title}</h1>
        <p class="kicker">
          {words.progress(at + 1, questions.length)}
          {question === undefined ? null : ` · ${words.from(question.lesson_title)}`}
        </p>
        {question === undefined ? null : (
          <RefresherCheck
            key={`${question.lesson} ${question.check}`}
            question={question}
            onSaved={(outcome, tries) => {
              practised.current.add(question);
              if (!outcome.right || tries > 0) {
                hard.current.add(question);
              }
              setSettled(outcome.state.settled !== "tried");
            }}
          />
        )}
      </div>
      <footer class="turn">
        <div class="turn-row">
          <button type="button" class="button quiet turn-back" onClick={() => over(false)}>
            {words.enough}
          </button>
          <p class="turn-state">
            <SavedMark />
          </p>
          {settled ? (
            <button type="button" class="button primary turn-next" onClick={onwards}>
              {isLast ? words.toEnd : words.next} <ArrowRight />
            </button>
          ) : null}
        </div>
      </footer>
    </>
  );
}

/** What comes next, and when. */
function Onwards({ view, onMore }: { view: RefresherView; onMore?: () => void }) {
  if (view.questions.length > 0) {
    return (
      <>
        <p>{words.more}</p>
        <p class="row">
          <a class="button primary" href="#/">
            {words.home}
          </a>
          <button type="button" class="button quiet" onClick={onMore}>
            {words.goOn}
          </button>
        </p>
      </>
    );
  }
  return (
    <>
      <p>
        {view.next_at === null ? words.noneYet : words.nextOn(comingDay(view.next_at, new Date()))}
      </p>
      <p class="row">
        <a class="button primary" href="#/">
          {words.home}
        </a>
      </p>
    </>
  );
}

function End({ over, view, onMore }: { over: Over; view: RefresherView; onMore: () => void }) {
  const title = over.whole ? words.endTitle : words.leftTitle;
  useScreen("refresher", title);
  useEffect(() => savedAt(view.saved), [view.saved]);
  return (
    <>
      <div class="column refresher-end">
        <h1 tabIndex={-1}>{title}</h1>
        <p class="lead">
          {over.practised === 0 ? null : `${words.practised(over.practised)} `}
          {over.whole ? words.doneText : words.leftText}
        </p>
        {over.hard.length === 0 ? null : (
          <section class="read-again" aria-labelledby="read-again-title">
            <h2 id="read-again-title">{words.readAgain}</h2>
            <ul>
              {over.hard.map((question) => (
                <li key={`${question.lesson} ${question.check}`}>
                  <a href={taughtAt(question)}>{question.section_title}</a>
                  <small> {words.place(question.unit.number, question.lesson_title)}</small>
                </li>
              ))}
            </ul>
          </section>
        )}
        <Onwards view={view} onMore={onMore} />
      </div>
      <Footer />
    </>
  );
}

function Nothing({ view }: { view: RefresherView }) {
  const title = view.off ? words.offTitle : words.noneTitle;
  useScreen("refresher", title);
  useEffect(() => savedAt(view.saved), [view.saved]);
  return (
    <>
      <div class="column refresher-end">
        <h1 tabIndex={-1}>{title}</h1>
        {view.off ? (
          <>
            <p>{words.offText}</p>
            <p class="row">
              <a class="button primary" href="#/settings">
                {words.toSettings}
              </a>
            </p>
          </>
        ) : (
          <Onwards view={view} />
        )}
      </div>
      <Footer />
    </>
  );
}

/** The refresher screen. */
export function RefresherScreen() {
  const [over, setOver] = useState<Over | null>(null);
  const [sitting, setSitting] = useState(1);
  // What comes next is asked for anew once a sitting is over; until then nothing of the old answer is shown.
  const stage = `${sitting} ${over === null}`;
  return (
    <Asked key={stage} name="refresher" of={stage} ask={askRefresher}>
      {(view) => {
        if (over !== null) {
          const more = () => {
            setOver(null);
            setSitting(sitting + 1);
          };
          return <End over={over} view={view} onMore={more} />;
        }
        return view.questions.length === 0 ? (
          <Nothing view={view} />
        ) : (
          <Sitting key={sitting} view={view} onOver={setOver} />
        );
      }}
    </Asked>
  );
}
