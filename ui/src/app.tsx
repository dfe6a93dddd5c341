/**
 * The window: frame, the screen that the address names, and a last net under both.
 *
 * Nobody here yet: the first screen. The program could not start: the failure screen. In the moment and
 * Get help need neither a learner nor a working database, so they open in both cases.
 */
import { Component, type ComponentChildren } from "preact";
import { asReport } from "./ipc";
import { Announcer, Header } from "./parts/frame";
import { Waiting } from "./parts/note";
import { SearchDialog } from "./parts/search";
import { TermPopover } from "./parts/term-popover";
import { UndoBar } from "./parts/undo-bar";
import { AssessmentScreen } from "./screens/assessment";
import { ChangesScreen } from "./screens/changes";
import { FailureScreen } from "./screens/failure";
import { GiveScreen } from "./screens/give";
import { GlossaryScreen } from "./screens/glossary";
import { HelpScreen } from "./screens/help";
import { HomeScreen } from "./screens/home";
import { LessonScreen } from "./screens/lesson";
import { NotesScreen } from "./screens/notes";
import { PageScreen } from "./screens/page";
import { PlanScreen } from "./screens/plan";
import { PlanPrintScreen } from "./screens/plan-print";
import { QuestionScreen, QuestionsScreen } from "./screens/questions";
import { RecordScreen } from "./screens/record";
import { RefresherScreen } from "./screens/refresher";
import { RegisterScreen } from "./screens/register";
import { ScenarioScreen } from "./screens/scenario";
import { ScenariosScreen } from "./screens/scenarios";
import { SendScreen } from "./screens/send";
import { SettingsScreen } from "./screens/settings";
import { UnitScreen } from "./screens/unit";
import { VerifyScreen } from "./screens/verify";
import { WelcomeScreen } from "./screens/welcome";
import { goTo, type Route, route, screenKey } from "./state/router";
import { failure, person, started } from "./state/session";
import { broken } from "./words/frame";

interface NetState {
  /** What was thrown while a screen was drawn. */
  thrown: unknown;
}

/** Catches what a screen throws, so that the window is never blank. */
export class Net extends Component<{ children: ComponentChildren }, NetState> {
  override state: NetState = { thrown: null };

  static override getDerivedStateFromError(thrown: unknown): NetState {
    return { thrown: thrown ?? "unknown" };
  }

  override render() {
    if (this.state.thrown === null) {
      return this.props.children;
    }
    const report = asReport(this.state.thrown);
    const home = () => {
      this.setState({ thrown: null });
      goTo("#/");
    };
    return (
      <div class="column">
        <h1 tabIndex={-1}>{broken.title}</h1>
        <p>{broken.text}</p>
        <p class="row">
          <button type="button" class="button primary" onClick={home}>
            {broken.again}
          </button>
        </p>
        <details class="technical">
          <summary>{broken.detail}</summary>
          <p>
            <code>{report.params.cause ?? report.message}</code>
          </p>
        </details>
      </div>
    );
  }
}

function Screen({ to }: { to: Route }) {
  if (to.screen === "page") {
    return <PageScreen page={to.page} />;
  }
  if (to.screen === "help") {
    return <HelpScreen />;
  }
  // Needs neither a learner nor their database; but whoever is here decides how large it is written.
  if (to.screen === "verify" && (started.value !== null || failure.value !== null)) {
    return <VerifyScreen />;
  }
  if (failure.value !== null) {
    return <FailureScreen error={failure.value} />;
  }
  if (started.value === null) {
    return <Waiting />;
  }
  // Whoever looks for one answer, or keeps the register, need not have begun.
  switch (to.screen) {
    case "scenarios":
      return <ScenariosScreen />;
    case "scenario":
      return <ScenarioScreen scenario={to.scenario} />;
    case "questions":
      return <QuestionsScreen />;
    case "question":
      return <QuestionScreen question={to.question} />;
    case "glossary":
      return <GlossaryScreen term={to.term} />;
    case "register":
      return <RegisterScreen />;
    case "lesson":
      return <LessonScreen lesson={to.lesson} section={to.section} />;
  }
  const here = person.value;
  if (here === null || to.screen === "welcome") {
    return <WelcomeScreen />;
  }
  switch (to.screen) {
    case "unit":
      return <UnitScreen unit={to.unit} />;
    case "assessment":
      return <AssessmentScreen unit={to.unit} />;
    case "record":
      return <RecordScreen />;
    case "give":
      return <GiveScreen />;
    case "plan":
      return to.print ? <PlanPrintScreen /> : <PlanScreen field={to.field} />;
    case "notes":
      return <NotesScreen entry={to.entry} />;
    case "changes":
      return <ChangesScreen />;
    case "refresher":
      return <RefresherScreen />;
    case "send":
      return <SendScreen />;
    case "settings":
      return <SettingsScreen person={here} key={here.id} />;
    default:
      return <HomeScreen />;
  }
}

/** Everything in the window. */
export function App() {
  const to = route.value;
  const key = `${person.value?.id ?? ""} ${screenKey(to)}`;
  return (
    <>
      <Header />
      <main id="main" class={`screen screen-${to.screen}`}>
        <Net key={key}>
          <Screen to={to} />
        </Net>
      </main>
      <SearchDialog />
      <TermPopover />
      <UndoBar />
      <Announcer />
    </>
  );
}
