/**
 * A pretended program, for tests and for looking at the screens in a plain browser.
 *
 * It answers from `samples/*.json`, which the real program writes, and remembers just enough to be used:
 * settings, checks, sections, one attempt. It marks nothing by rule: a check is right when it matches the
 * sample of a right outcome, and otherwise when its second option is chosen. It is left out of what ships.
 */
import { stepAt } from "../state/story";
import { another, PretendedLesson, PretendedRefresher } from "./fake-lesson";
import { registerAnswers } from "./fake-register";
import { now, sample, writtenAnswers } from "./fake-written";
import type { Backend } from "./index";
import sampleAssessment from "./samples/assessment.json";
import sampleOutcome from "./samples/assessment-outcome.json";
import sampleAttempt from "./samples/attempt.json";
import sampleBackups from "./samples/backups.json";
import sampleCertificates from "./samples/certificates.json";
import sampleDamaged from "./samples/error-learners-damaged.json";
import sampleReceived from "./samples/gift-received.json";
import sampleGiven from "./samples/given.json";
import sampleGiving from "./samples/giving.json";
import sampleGlossary from "./samples/glossary.json";
import sampleHelp from "./samples/help.json";
import sampleHits from "./samples/hits.json";
import sampleHitsOwn from "./samples/hits-own.json";
import sampleHome from "./samples/home.json";
import sampleDone from "./samples/lesson-done.json";
import samplePage from "./samples/page.json";
import sampleQuestion from "./samples/question.json";
import sampleQuestions from "./samples/questions.json";
import sampleRecord from "./samples/record.json";
import sampleRecordDone from "./samples/record-done.json";
import sampleRecordEmpty from "./samples/record-empty.json";
import sampleFile from "./samples/saved-file.json";
import sampleScenario from "./samples/scenario.json";
import sampleScenarios from "./samples/scenarios.json";
import sampleSending from "./samples/sending.json";
import sampleSendingDone from "./samples/sending-done.json";
import sampleSendingReady from "./samples/sending-ready.json";
import sampleSendingSetUp from "./samples/sending-set-up.json";
import sampleStart from "./samples/start.json";
import sampleFirstRun from "./samples/start-first-run.json";
import sampleStudied from "./samples/studied.json";
import sampleTakenIn from "./samples/taken-in.json";
import sampleUnit from "./samples/unit.json";
import sampleWhatIsSent from "./samples/what-is-sent.json";
import type { Attempt } from "./types/Attempt";
import type { GivingView } from "./types/GivingView";
import type { Hits } from "./types/Hits";
import type { Home } from "./types/Home";
import type { Person } from "./types/Person";
import type { ScenarioView } from "./types/ScenarioView";
import type { SendingView } from "./types/SendingView";
import type { Settings } from "./types/Settings";
import type { Start } from "./types/Start";
import type { TermView } from "./types/TermView";

export { sample };

type Parameters = Record<string, unknown>;
type Answer = (parameters: Parameters) => unknown;

const records = { begun: sampleRecord, done: sampleRecordDone, empty: sampleRecordEmpty };

/** How the pretended program begins. */
export interface Pretence {
  /** A first run, or a learners' file that is damaged. */
  start?: "first-run" | "damaged";
  /** How much stands on the record. */
  record?: keyof typeof records;
  /** Changed settings. */
  settings?: Partial<Settings>;
  /** How many people are in the register; left out, it is empty until something is collected. */
  people?: number;
  /** Answers that differ, by command; throwing rejects. */
  answers?: Record<string, Answer>;
}

function search(query: string): unknown {
  if (query.toLowerCase().includes("xyz")) {
    return { ...sample<Hits>(sampleHits), hits: [] };
  }
  return sample(query.toLowerCase().startsWith("line") ? sampleHitsOwn : sampleHits);
}

/** A record store that takes two records whenever somebody asks how it is going. */
function pretendedSending(): Record<string, Answer> {
  let view = sample<SendingView>(sampleSending);
  const take = (next: SendingView): SendingView => {
    view = next;
    return view;
  };
  const rest = { state: "resting" } as const;
  return {
    sending: () => {
      if (view.now.state !== "sending") {
        return view;
      }
      const done = view.now.done + 2;
      return take(
        done < view.now.of
          ? { ...view, now: { ...view.now, done } }
          : sample<SendingView>(sampleSendingDone),
      );
    },
    what_will_be_sent: () => {
      take(sample<SendingView>(sampleSendingReady));
      return sample(sampleWhatIsSent);
    },
    save_what_will_be_sent: () => sample(sampleFile),
    set_up_sending: () => take(sample<SendingView>(sampleSendingSetUp)),
    forget_sending: () => take(sample<SendingView>(sampleSending)),
    send_automatically: ({ automatic }) =>
      take({
        ...view,
        store: view.store && { ...view.store, automatic: automatic as boolean },
      }),
    send_now: () => take({ ...view, now: { state: "sending", done: 0, of: view.waiting } }),
    stop_sending: () => take({ ...view, now: rest }),
    try_refused_again: () => take({ ...view, waiting: view.refused, refused: 0, not_taken: [] }),
  };
}

/** Makes a pretended program. */
export function createFake(pretence: Pretence = {}): Backend & { calls: [string, Parameters][] } {
  const begun = sample<Start>(pretence.start === "first-run" ? sampleFirstRun : sampleStart);
  let damaged = pretence.start === "damaged";
  const lesson = new PretendedLesson();
  const refresher = new PretendedRefresher();
  const attempt = sample<Attempt>(sampleAttempt);
  const calls: [string, Parameters][] = [];
  let agency = pretence.record === "done" ? sampleRecordDone.agency : "";

  const keepPerson = (person: Person): Person => {
    begun.learner = person;
    begun.learners = [person, ...begun.learners.filter(({ id }) => id !== person.id)];
    return person;
  };
  if (begun.learner !== null && pretence.settings !== undefined) {
    const settings = { ...begun.learner.settings, ...pretence.settings };
    keepPerson({ ...begun.learner, settings });
  }
  const begin = (): Start => {
    if (damaged) {
      throw sample(sampleDamaged);
    }
    return begun;
  };
  const mended = (): Start => {
    damaged = false;
    return begun;
  };

  const answers: Record<string, Answer> = {
    start: begin,
    retry_start: begin,
    restore_backup: mended,
    start_afresh: mended,
    backups: () => sample(sampleBackups),
    begin: ({ name, settings }) =>
      keepPerson({ id: `pretended-${name}`, name: name as string, settings: settings as Settings }),
    choose_learner: ({ learner }) =>
      keepPerson(begun.learners.find(({ id }) => id === learner) ?? (begun.learners[0] as Person)),
    save_settings: ({ name, settings }) =>
      keepPerson({
        id: begun.learner?.id ?? "pretended",
        name: name as string,
        settings: settings as Settings,
      }),
    home: () => ({ ...sample<Home>(sampleHome), person: begun.learner }),
    unit: () => sample(sampleUnit),
    open_lesson: ({ lesson: id, section }) => ({
      ...lesson.view,
      ...another(lesson.view, id as string),
      lacking: lesson.lacking(),
      nation: begun.learner?.settings.nation ?? null,
      ...(section === null ? {} : { opened: { why: "asked", section } }),
    }),
    study: ({ reached }) => {
      lesson.reach(reached as string[]);
      return { ...sampleStudied, lacking: lesson.lacking(), saved: now() };
    },
    leave_lesson: () => null,
    answer_check: ({ check, chosen }) => lesson.settle(check as string, chosen as string[]),
    show_answer: ({ check }) => lesson.settle(check as string, null),
    complete_lesson: () => ({ ...sampleDone, done_at: now(), saved: now() }),
    assessment: () => ({ ...sample<object>(sampleAssessment), in_progress: attempt }),
    begin_attempt: ({ fresh }) => {
      if (fresh) {
        attempt.questions = attempt.questions.map((question) => ({ ...question, chosen: [] }));
      }
      return attempt;
    },
    keep_answer: ({ question, chosen }) => {
      attempt.questions = attempt.questions.map((before) =>
        before.id === question ? { ...before, chosen: chosen as string[] } : before,
      );
      return now();
    },
    finish_attempt: () => sample(sampleOutcome),
    refresher: () => refresher.ask(),
    answer_refresher: ({ check, chosen }) => refresher.settle(check as string, chosen as string[]),
    show_refresher: ({ check }) => refresher.settle(check as string, null),
    record: () => ({
      ...sample<object>(records[pretence.record ?? "begun"]),
      person: begun.learner,
      agency,
    }),
    save_certificate: () => ({ ...sample<object>(sampleFile), rows: 1 }),
    check_certificate: () => sample(sampleCertificates),
    open_certificate: () => sample(sampleCertificates),
    agency: () => agency,
    save_agency: ({ name }) => {
      agency = name as string;
      return agency;
    },
    save_record: () => sample(sampleFile),
    giving: () => sample(sampleGiving),
    give: ({ carries }) => ({ ...sample<object>(sampleGiven), carries }),
    take_receipt: () => sample(sampleReceived),
    take_in: () => sample(sampleTakenIn),
    renew_device_key: () => sample<GivingView>(sampleGiving).device,
    page: () => sample(samplePage),
    help: () => sample(sampleHelp),
    search: ({ query }) => search(query as string),
    scenarios: () => sample(sampleScenarios),
    scenario: () => sample(sampleScenario),
    keep_scenario: ({ choices }) => {
      const story = sample<ScenarioView>(sampleScenario);
      const ended = stepAt(story, choices as string[])?.choices.length === 0;
      return { ended, played: ended ? 1 : 0, endings: 4, endings_met: ended ? 1 : 0, saved: now() };
    },
    questions: () => sample(sampleQuestions),
    question: () => sample(sampleQuestion),
    glossary: () => sample(sampleGlossary),
    term: ({ term }) => sample<TermView[]>(sampleGlossary).find(({ id }) => id === term) ?? null,
    ...writtenAnswers(),
    ...pretendedSending(),
    ...registerAnswers(pretence.people),
    ...pretence.answers,
  };
  return {
    calls,
    async call(command, parameters) {
      calls.push([command, parameters]);
      const answer = answers[command];
      if (answer === undefined) {
        throw new Error(`the fake does not know the command ${command}`);
      }
      return await answer(parameters);
    },
  };
}

/** How to pretend, from the address of the page: `?start=damaged&theme=dark&text_size=200`. */
export function pretenceFrom(query: string): Pretence {
  const asked = new URLSearchParams(query);
  const settings = Object.fromEntries(
    Array.from(asked)
      .filter(([key]) => !["start", "record", "people"].includes(key))
      .map(([key, value]) => [key, key === "text_size" ? Number(value) : value]),
  ) as Partial<Settings>;
  const start = asked.get("start");
  const record = asked.get("record");
  const people = asked.get("people");
  return {
    settings,
    ...(people === null ? {} : { people: Number(people) }),
    ...(record === "done" || record === "empty" ? { record } : {}),
    ...(start === "first-run" || start === "damaged" ? { start } : {}),
  };
}
