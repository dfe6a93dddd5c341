/**
 * The one way from the screens to the program: one typed function per command.
 *
 * Every function may fail with an {@link ErrorReport}, whatever was thrown below it. The shapes are
 * generated from Rust (`types/`); what answers is set once at the start (`setBackend`): the shell in the
 * window, a fake in tests and in a plain browser. Nothing here keeps state or decides anything.
 */
import type { Anchor } from "./types/Anchor";
import type { AssessmentOutcome } from "./types/AssessmentOutcome";
import type { AssessmentView } from "./types/AssessmentView";
import type { Attempt } from "./types/Attempt";
import type { AttemptId } from "./types/AttemptId";
import type { Backup } from "./types/Backup";
import type { BroughtIn } from "./types/BroughtIn";
import type { Carries } from "./types/Carries";
import type { Changes } from "./types/Changes";
import type { CheckedCertificate } from "./types/CheckedCertificate";
import type { CheckOutcome } from "./types/CheckOutcome";
import type { CommonQuestionView } from "./types/CommonQuestionView";
import type { ComputerLine } from "./types/ComputerLine";
import type { DeviceIdentity } from "./types/DeviceIdentity";
import type { ErrorReport } from "./types/ErrorReport";
import type { EventId } from "./types/EventId";
import type { FieldChange } from "./types/FieldChange";
import type { FieldState } from "./types/FieldState";
import type { FileVerdict } from "./types/FileVerdict";
import type { Format } from "./types/Format";
import type { GiftLine } from "./types/GiftLine";
import type { Given } from "./types/Given";
import type { GivingView } from "./types/GivingView";
import type { HelpNumber } from "./types/HelpNumber";
import type { Hits } from "./types/Hits";
import type { Home } from "./types/Home";
import type { KeptId } from "./types/KeptId";
import type { KeptKind } from "./types/KeptKind";
import type { LearnerId } from "./types/LearnerId";
import type { LessonDone } from "./types/LessonDone";
import type { LessonTexts } from "./types/LessonTexts";
import type { LessonView } from "./types/LessonView";
import type { Mark } from "./types/Mark";
import type { MyNumber } from "./types/MyNumber";
import type { Notes } from "./types/Notes";
import type { PageView } from "./types/PageView";
import type { Person } from "./types/Person";
import type { PlanChange } from "./types/PlanChange";
import type { PlanPrint } from "./types/PlanPrint";
import type { PlanView } from "./types/PlanView";
import type { Preset } from "./types/Preset";
import type { PublicKey } from "./types/PublicKey";
import type { QuestionCard } from "./types/QuestionCard";
import type { ReceiptLine } from "./types/ReceiptLine";
import type { RecordView } from "./types/RecordView";
import type { ReflectionState } from "./types/ReflectionState";
import type { RefresherOutcome } from "./types/RefresherOutcome";
import type { RefresherView } from "./types/RefresherView";
import type { RegisterCopy } from "./types/RegisterCopy";
import type { RegisterPage } from "./types/RegisterPage";
import type { RegisterPerson } from "./types/RegisterPerson";
import type { RegisterQuery } from "./types/RegisterQuery";
import type { RegisterView } from "./types/RegisterView";
import type { Removed } from "./types/Removed";
import type { SavedFile } from "./types/SavedFile";
import type { ScenarioCard } from "./types/ScenarioCard";
import type { ScenarioKept } from "./types/ScenarioKept";
import type { ScenarioView } from "./types/ScenarioView";
import type { SendingView } from "./types/SendingView";
import type { Settings } from "./types/Settings";
import type { Start } from "./types/Start";
import type { Studied } from "./types/Studied";
import type { TakenIn } from "./types/TakenIn";
import type { TermView } from "./types/TermView";
import type { Timestamp } from "./types/Timestamp";
import type { ToCollect } from "./types/ToCollect";
import type { UnitView } from "./types/UnitView";
import type { WhatIsSent } from "./types/WhatIsSent";
import type { Whose } from "./types/Whose";

/** Whatever answers the commands. */
export interface Backend {
  /** Runs one command of the shell; rejects with what the shell said. */
  call(command: string, parameters: Record<string, unknown>): Promise<unknown>;
}

/** What one heartbeat of a lesson says. */
export interface Study {
  /** Lesson id. */
  lesson: string;
  /** The section being read. */
  section: string;
  /** Sections newly reached. */
  reached: string[];
  /** The window has the focus. */
  focused: boolean;
  /** Seconds since a key, a pointer or the scroll position last moved. */
  idleSeconds: number;
}

let backend: Backend | null = null;

/** Sets what answers the commands. */
export function setBackend(chosen: Backend): void {
  backend = chosen;
}

/** Whatever was thrown, as the report that the screens show. */
export function asReport(thrown: unknown): ErrorReport {
  if (typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown) {
    return thrown as ErrorReport;
  }
  const cause = thrown instanceof Error ? thrown.message : String(thrown);
  return {
    code: "unexpected",
    message: "Something went wrong that the program did not expect.",
    hint: "Try again. If it happens again, close Evenkeel and open it once more. What was saved stays saved.",
    params: { cause },
  };
}

async function call<T>(command: string, parameters: Record<string, unknown> = {}): Promise<T> {
  try {
    if (backend === null) {
      throw new Error("no backend was set");
    }
    return (await backend.call(command, parameters)) as T;
  } catch (thrown) {
    throw asReport(thrown);
  }
}

/** Who is here when the window opens. */
export const start = () => call<Start>("start");
/** Adds a learner and makes them the one who studies. */
export const begin = (name: string, settings: Settings) =>
  call<Person>("begin", { name, settings });
/** Changes who studies. */
export const chooseLearner = (learner: LearnerId) => call<Person>("choose_learner", { learner });
/** Keeps the name and how this person likes to read. */
export const saveSettings = (name: string, settings: Settings) =>
  call<Person>("save_settings", { name, settings });
/** The home screen. */
export const home = () => call<Home>("home");
/** One unit. */
export const unit = (id: string) => call<UnitView>("unit", { unit: id });
/** One lesson; a section asked for beats the place that was kept. */
export const openLesson = (lesson: string, section: string | null) =>
  call<LessonView>("open_lesson", { lesson, section });
/** A heartbeat of the lesson being read. */
export const study = (heartbeat: Study) => call<Studied>("study", { ...heartbeat });
/** The lesson is no longer on the screen. */
export const leaveLesson = () => call<null>("leave_lesson");
/** Answers a check; resolves once the answer is saved. */
export const answerCheck = (lesson: string, check: string, chosen: string[]) =>
  call<CheckOutcome>("answer_check", { lesson, check, chosen });
/** Settles a check by showing its answer. */
export const showAnswer = (lesson: string, check: string) =>
  call<CheckOutcome>("show_answer", { lesson, check });
/** Marks a lesson as done. */
export const completeLesson = (lesson: string) => call<LessonDone>("complete_lesson", { lesson });
/** The assessment of a unit, before or between attempts. */
export const assessment = (id: string) => call<AssessmentView>("assessment", { unit: id });
/** Begins or carries on an attempt; `fresh` throws away the unfinished one. */
export const beginAttempt = (id: string, fresh: boolean) =>
  call<Attempt>("begin_attempt", { unit: id, fresh });
/** Keeps one answer of an attempt. */
export const keepAnswer = (attempt: AttemptId, question: string, chosen: string[]) =>
  call<Timestamp>("keep_answer", { attempt, question, chosen });
/** Marks an attempt. */
export const finishAttempt = (attempt: AttemptId) =>
  call<AssessmentOutcome>("finish_attempt", { attempt });
/** The questions of a refresher, and when the next ones come back. */
export const refresher = () => call<RefresherView>("refresher");
/** Answers a check in a refresher after so many wrong tries; resolves once the answer is saved. */
export const answerRefresher = (lesson: string, check: string, tries: number, chosen: string[]) =>
  call<RefresherOutcome>("answer_refresher", { lesson, check, tries, chosen });
/** Shows the answer of a check in a refresher. */
export const showRefresher = (lesson: string, check: string, tries: number) =>
  call<RefresherOutcome>("show_refresher", { lesson, check, tries });
/** “My record”. */
export const record = () => call<RecordView>("record");
/** Writes the record to a file that the person picks, the name only when asked for; null when they cancelled. */
export const saveRecord = (format: Format, withName: boolean) =>
  call<SavedFile | null>("save_record", { format, withName });
/** How the record stands with the agency. */
export const giving = () => call<GivingView>("giving");
/** Writes a bundle to a file that the person picks, and reads it back; null when they cancelled. */
export const give = (carries: Carries, whose: Whose, withNames: boolean) =>
  call<Given | null>("give", { carries, whose, withNames });
/** Reads a receipt of the agency that the person picks; null when they cancelled. */
export const takeReceipt = () => call<GiftLine | null>("take_receipt");
/** Brings learning from another computer, from a file that the person picks; null when they cancelled. */
export const takeIn = () => call<TakenIn | null>("take_in");
/** Makes a new key in the place of a lost one, for a person who was told which was lost. */
export const renewDeviceKey = () => call<DeviceIdentity>("renew_device_key");
/** Writes the certificate of a unit (null: of the course) to a file that the person picks; null when they cancelled. */
export const saveCertificate = (unit: string | null, name: string) =>
  call<SavedFile | null>("save_certificate", { unit, name });
/** Checks every certificate whose letters stand in a text. */
export const checkCertificate = (text: string) =>
  call<CheckedCertificate[]>("check_certificate", { text });
/** Checks every certificate in a file that the person picks; null when they cancelled. */
export const openCertificate = () => call<CheckedCertificate[] | null>("open_certificate");
/** Name of the agency that this computer belongs to; empty for none. */
export const agency = () => call<string>("agency");
/** Sets it; answers with what it is now. */
export const saveAgency = (name: string) => call<string>("save_agency", { name });
/** A page outside the units. */
export const page = (id: string) => call<PageView>("page", { page: id });
/** Numbers to call. */
export const help = () => call<HelpNumber[]>("help");
/** Searches the course. */
export const search = (query: string) => call<Hits>("search", { query });
/** Scenarios. */
export const scenarios = () => call<ScenarioCard[]>("scenarios");
/** One scenario, whole. */
export const scenario = (id: string) => call<ScenarioView>("scenario", { scenario: id });
/** Keeps the choices made so far; at an ending the whole way is written down. No choices is a fresh start. */
export const keepScenario = (id: string, choices: string[]) =>
  call<ScenarioKept>("keep_scenario", { scenario: id, choices });
/** Common questions. */
export const questions = () => call<QuestionCard[]>("questions");
/** One common question, answered. */
export const question = (id: string) => call<CommonQuestionView>("question", { question: id });
/** Every word the course explains. */
export const glossary = () => call<TermView[]>("glossary");
/** One word of the glossary. */
export const term = (id: string) => call<TermView>("term", { term: id });
/** Copies of the learners' file, newest first. */
export const backups = () => call<Backup[]>("backups");
/** Goes back to a copy; the damaged file is kept aside. */
export const restoreBackup = (name: string) => call<Start>("restore_backup", { name });
/** Sets the damaged file aside and begins with an empty one. */
export const startAfresh = () => call<Start>("start_afresh");
/** Tries to start once more. */
export const retryStart = () => call<Start>("retry_start");
/** What this learner wrote and marked in a lesson. */
export const lessonTexts = (lesson: string) => call<LessonTexts>("lesson_texts", { lesson });
/** Keeps a reflection; resolves once it is saved. */
export const keepReflection = (lesson: string, reflection: string, text: string) =>
  call<ReflectionState>("keep_reflection", { lesson, reflection, text });
/** Notes whether a reflection goes into the record and the files that are saved. */
export const chooseReflection = (lesson: string, reflection: string, inRecord: boolean) =>
  call<ReflectionState>("choose_reflection", { lesson, reflection, inRecord });
/** “Our plan”. */
export const plan = () => call<PlanView>("plan");
/** Keeps a field of the plan; resolves once it is saved. */
export const keepPlanField = (field: string, text: string) =>
  call<FieldState>("keep_plan_field", { field, text });
/** Lets an earlier text of a field stand again. */
export const restoreEarlierText = (field: string, text: KeptId) =>
  call<FieldChange>("use_earlier_text", { field, text });
/** Takes an earlier text away from under a field. */
export const putAwayEarlierText = (field: string, text: KeptId) =>
  call<FieldChange>("put_away_earlier_text", { field, text });
/** Builds the plan together with another learner on this device. */
export const joinPlan = (learner: LearnerId) => call<PlanChange>("join_plan", { learner });
/** Builds the plan alone again. */
export const leavePlan = () => call<PlanChange>("leave_plan");
/** Saves the plan as a page that the person names; null when they cancelled. */
export const savePlanSheet = (print: PlanPrint) =>
  call<SavedFile | null>("save_plan_sheet", { print });
/** Saves the plan for another device; null when they cancelled. */
export const savePlanCopy = () => call<SavedFile | null>("save_plan_copy");
/** Brings in a plan from a file that the person picks; null when they cancelled. */
export const bringInPlan = () => call<BroughtIn | null>("bring_in_plan");
/** Opens the print dialog for what the window shows. */
export const printPage = () => call<null>("print_page");
/** “My notes”. */
export const notes = () => call<Notes>("notes");
/** Marks a quotation or a section. */
export const addMark = (kind: KeptKind, anchor: Anchor, text: string) =>
  call<Mark>("add_mark", { kind, anchor, text });
/** Keeps the words of a highlight or note; resolves once they are saved. */
export const keepNote = (kind: KeptKind, place: string, text: string) =>
  call<Mark>("keep_note", { kind, place, text });
/** Deletes a reflection, highlight, note or bookmark. */
export const removeNote = (kind: KeptKind, place: string) =>
  call<Removed>("remove_note", { kind, place });
/** Saves the notes as Markdown; null when they cancelled. */
export const saveNotes = () => call<SavedFile | null>("save_notes");
/** Takes a deletion or replacement back; answers with when that was saved. */
export const undo = (step: number) => call<Timestamp>("undo", { undo: step });
/** The learner's own numbers to call. */
export const myNumbers = () => call<MyNumber[]>("my_numbers");
/** Adds a number, or changes the one in that place; answers with all of them. */
export const keepNumber = (place: string | null, name: string, number: string) =>
  call<MyNumber[]>("keep_number", { place, name, number });
/** Deletes a number. */
export const removeNumber = (place: string) => call<Removed>("remove_number", { place });
/** What changed in the course since this learner read it. */
export const changes = () => call<Changes>("changes");
/** What is set up for sending, what was sent and what was not. */
export const sending = () => call<SendingView>("sending");
/** Exactly what will be sent, a page of it; looking at it is what sending asks for first. */
export const whatWillBeSent = (from: number) => call<WhatIsSent>("what_will_be_sent", { from });
/** Writes all of it to a file that the person picks; null when they cancelled. */
export const saveWhatWillBeSent = () => call<SavedFile | null>("save_what_will_be_sent");
/** Sets up a record store; without a secret the one that is kept stays. */
export const setUpSending = (endpoint: string, key: string, secret: string | null) =>
  call<SendingView>("set_up_sending", { endpoint, key, secret });
/** Forgets the record store and its key. */
export const forgetSending = () => call<SendingView>("forget_sending");
/** Switches sending by itself on or off. */
export const sendAutomatically = (automatic: boolean) =>
  call<SendingView>("send_automatically", { automatic });
/** Begins to send what waits, beside everything else. */
export const sendNow = () => call<SendingView>("send_now");
/** Ends it after what is under way. */
export const stopSending = () => call<SendingView>("stop_sending");
/** Lets what was not accepted wait again. */
export const tryRefusedAgain = () => call<SendingView>("try_refused_again");
/** The agency's register, with its first page. */
export const register = (query: RegisterQuery, most: number) =>
  call<RegisterView>("register", { query, most });
/** A page of the people who are looked for. */
export const registerPage = (query: RegisterQuery, skip: number, most: number) =>
  call<RegisterPage>("register_page", { query, skip, most });
/** Somebody's page in the register. */
export const registerPerson = (learner: LearnerId) =>
  call<RegisterPerson>("register_person", { learner });
/** Takes an entry back, with a reason. */
export const takeBackEntry = (event: EventId, reason: string, by: string) =>
  call<RegisterPerson>("take_back_entry", { event, reason, by });
/** Puts an entry back that was taken back, with a reason. */
export const putBackEntry = (event: EventId, reason: string, by: string) =>
  call<RegisterPerson>("put_back_entry", { event, reason, by });
/** Copies of the register, newest first. */
export const registerCopies = () => call<RegisterCopy[]>("register_copies");
/** Goes back to a copy of the register, or (null) begins a new one. */
export const restoreRegister = (name: string | null) => call<null>("restore_register", { name });
/** Says whether a computer is the agency's. */
export const sayComputer = (key: PublicKey, ours: boolean) =>
  call<ComputerLine[]>("say_computer", { key, ours });
/** Finds bundles in a folder, or files, that the person picks; null when they cancelled. */
export const chooseBundles = (folder: boolean) =>
  call<ToCollect | null>("choose_bundles", { folder });
/** Finds bundles in what was dropped on the window; null when nothing was. */
export const droppedBundles = () => call<ToCollect | null>("dropped_bundles");
/** Takes in the next file; null when none is left. */
export const collectNext = () => call<FileVerdict | null>("collect_next");
/** Leaves the files that were not read yet as they are. */
export const stopCollecting = () => call<null>("stop_collecting");
/** Writes a receipt beside each file that was taken in. */
export const writeReceipts = () => call<ReceiptLine[]>("write_receipts");
/** Writes receipts for one person into a folder that is picked; null when they cancelled. */
export const writeReceiptsOf = (learner: LearnerId) =>
  call<ReceiptLine[] | null>("write_receipts_of", { learner });
/** Writes everybody who is looked for to a file that the person picks; null when they cancelled. */
export const saveRegister = (preset: Preset, query: RegisterQuery) =>
  call<SavedFile | null>("save_register", { preset, query });

/** Runs something whenever files or a folder are dropped on the window; returns how to stop. */
export function onDropped(run: () => void): () => void {
  globalThis.addEventListener("evenkeel-dropped", run);
  return () => globalThis.removeEventListener("evenkeel-dropped", run);
}
