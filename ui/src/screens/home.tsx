/** Home: a greeting, the one next step, the units, and the other places. */
import { useEffect } from "preact/hooks";
import type { Home } from "../ipc/types/Home";
import type { RefresherCard } from "../ipc/types/RefresherCard";
import type { UnitCard } from "../ipc/types/UnitCard";
import { Asked } from "../parts/asked";
import { Footer, useScrolledAway } from "../parts/frame";
import { ArrowRight, Chevron, Renewed } from "../parts/icons";
import { nextStep } from "../parts/next-step";
import { Steps, UnitDisc } from "../parts/unit-marks";
import { addressOf, manualAddress } from "../state/router";
import { useScreen } from "../state/screen";
import { askHome, savedAt, started } from "../state/session";
import { frame } from "../words/frame";
import { refresher as refresherWords } from "../words/practise";
import { home as words } from "../words/screens";
import { activeTime, day, dayInWords, greeting, minutesShort, plural } from "../words/time";

function UnitRow({ unit }: { unit: UnitCard }) {
  const minutes = minutesShort(unit.minutes_left);
  const state =
    unit.state === "done" && unit.done_at !== null
      ? words.unitDone(day(unit.done_at, new Date()))
      : unit.state === "not-started"
        ? words.unitNew(plural(unit.lessons, "lesson"))
        : words.unitStarted(unit.lessons_done, unit.lessons);
  return (
    <li>
      <a class="unit-row" href={addressOf({ screen: "unit", unit: unit.id })}>
        <UnitDisc number={unit.number} />
        <span class="unit-words">
          <span class="unit-title">{unit.title}</span>
          <small>{state}</small>
          {unit.state === "started" ? (
            <Steps number={unit.number} done={unit.lessons_done} of={unit.lessons} />
          ) : null}
        </span>
        {unit.state === "done" ? null : (
          <small class="unit-left">
            {unit.state === "started" ? words.left(minutes) : words.whole(minutes)}
          </small>
        )}
      </a>
    </li>
  );
}

/** A few questions that are about to be forgotten. */
function RefresherRow({ card }: { card: RefresherCard }) {
  return (
    <a class="refresher-row" href={addressOf({ screen: "refresher" })}>
      <Renewed />
      <span>
        <span class="place-title">{refresherWords.title(card.minutes)}</span>
        <span class="place-text">{refresherWords.offer(card.questions)}</span>
      </span>
      <Chevron />
    </a>
  );
}

/** Whether a day written `YYYY-MM-DD` is over. */
const isPast = (day: string): boolean => day < new Date().toISOString().slice(0, 10);

function Aside({ home }: { home: Home }) {
  const places = [
    { address: "#/plan", title: frame.plan, text: words.planText },
    { address: "#/scenarios", title: words.scenariosTitle, text: words.scenariosText },
    { address: "#/questions", title: words.questionsTitle, text: words.questionsText },
    { address: "#/notes", title: frame.notes, text: words.notesText },
    {
      address: "#/record",
      title: frame.record,
      text:
        home.active_seconds > 0
          ? words.recordText(activeTime(home.active_seconds))
          : home.units.some((unit) => unit.lessons_done > 0)
            ? words.recordBegun
            : words.recordEmpty,
    },
    { address: "#/help", title: frame.help, text: words.helpText },
  ];
  return (
    <aside class="places" aria-label={words.asideLabel}>
      <ul>
        {places.map((place) => (
          <li key={place.address}>
            <a class="place" href={place.address}>
              <span class="place-title">{place.title}</span>
              <span class="place-text">{place.text}</span>
            </a>
          </li>
        ))}
      </ul>
      <p class="places-more">
        <a href={manualAddress}>{frame.manual}</a>
      </p>
    </aside>
  );
}

function HomeWith({ home }: { home: Home }) {
  const hello = greeting(home.person.name, new Date());
  const step = nextStep(home.next);
  const card = useScrolledAway<HTMLElement>();
  const notice = started.value?.notice ?? null;
  useEffect(() => savedAt(home.saved), [home.saved]);
  useScreen("home", hello);
  return (
    <>
      <div class="home">
        <h1 tabIndex={-1}>{hello}</h1>
        <div class="home-main">
          {notice === null ? null : <p class="note">{notice}</p>}
          {home.review_overdue ? <p class="note">{frame.overdue}</p> : null}
          {home.refresher === null ? null : <RefresherRow card={home.refresher} />}
          <section class="next" ref={card.element} aria-labelledby="next-title">
            <div>
              <p class="kicker">{step.kicker}</p>
              <h2 id="next-title">{step.title}</h2>
              <p class="next-text">{step.text}</p>
            </div>
            <a class="button primary next-button" href={step.address} aria-describedby="next-title">
              {step.button} <ArrowRight />
            </a>
          </section>
          <h2 class="unseen">{words.units}</h2>
          <ul class="units">
            {home.units.map((unit) => (
              <UnitRow key={unit.id} unit={unit} />
            ))}
          </ul>
          {home.changed_lessons === 0 ? null : (
            <p class="changes-line">
              {words.changes(home.changed_lessons)} <a href="#/changes">{words.seeChanges}</a>
            </p>
          )}
          {home.refresher_due === null ? null : (
            <p class="course-again">
              {words.courseAgain(dayInWords(home.refresher_due), isPast(home.refresher_due))}
            </p>
          )}
        </div>
        <Aside home={home} />
      </div>
      <Footer
        lawAsAt={home.law_as_at}
        next={card.away ? { label: words.continueTo(step.title), address: step.address } : null}
      />
    </>
  );
}

/** The home screen. */
export function HomeScreen() {
  return (
    <Asked name="home" of="home" ask={askHome}>
      {(home) => <HomeWith home={home} />}
    </Asked>
  );
}
