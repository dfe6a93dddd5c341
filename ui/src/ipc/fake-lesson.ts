/** A lesson and a refresher in the pretended program: what is answered, shown and read so far. */
import { now, sample } from "./fake-written";
import sampleRight from "./samples/check-outcome-right.json";
import sampleLesson from "./samples/lesson.json";
import sampleRefresher from "./samples/refresher.json";
import sampleRefresherRight from "./samples/refresher-outcome-right.json";
import sampleUnit from "./samples/unit.json";
import type { CheckOutcome } from "./types/CheckOutcome";
import type { CheckState } from "./types/CheckState";
import type { Lacking } from "./types/Lacking";
import type { LessonView } from "./types/LessonView";
import type { RefresherOutcome } from "./types/RefresherOutcome";
import type { RefresherView } from "./types/RefresherView";
import type { UnitView } from "./types/UnitView";

const plural = (number: number, one: string): string =>
  `${number} ${one}${number === 1 ? "" : "s"}`;

function lackingOf(sections: string[], checks: string[]): Lacking {
  const parts = [
    sections.length === 0 ? "" : `${plural(sections.length, "section")} to read`,
    checks.length === 0 ? "" : `${plural(checks.length, "check")} to answer`,
  ];
  return { sections, checks, words: parts.filter((part) => part !== "").join(" and ") };
}

/** Options of a check, read from the lesson's text. */
function optionsOf(html: string, check: string): string[] {
  const from = html.indexOf(`data-check="${check}"`);
  const text = html.slice(from, html.indexOf("</section>", from));
  return Array.from(text.matchAll(/data-option="([^"]+)"/g), (found) => found[1] ?? "");
}

/** The right answer to a check with its reasons: as the sample says, or else the second option. */
function truthOf(html: string, check: string, known: CheckState): CheckState {
  if (check === known.check) {
    return known;
  }
  const options = optionsOf(html, check);
  return {
    check,
    settled: "right",
    chosen: options.slice(1, 2),
    feedback: options.map((option, position) => ({
      option,
      right: position === 1,
      html: "The reason for this option stands here, in a sentence or two.",
    })),
  };
}

/** What becomes of an answer, or of showing it. */
function settled(
  truth: CheckState,
  chosen: string[] | null,
): { state: CheckState; right: boolean } {
  const right =
    chosen !== null &&
    chosen.length === truth.chosen.length &&
    chosen.every((option) => truth.chosen.includes(option));
  if (right || chosen === null) {
    return { state: { ...truth, settled: right ? "right" : "shown" }, right };
  }
  const feedback = truth.feedback.filter(({ option }) => chosen.includes(option));
  return { state: { ...truth, settled: "tried", chosen, feedback }, right };
}

/** A refresher in the pretended program: what is answered is not asked again. */
export class PretendedRefresher {
  private readonly view = sample<RefresherView>(sampleRefresher);
  private readonly known = sample<RefresherOutcome>(sampleRefresherRight).state;
  private readonly done = new Set<string>();

  ask(): RefresherView {
    const questions = this.view.questions.filter(({ check }) => !this.done.has(check));
    return { ...this.view, questions };
  }

  settle(check: string, chosen: string[] | null): RefresherOutcome {
    this.done.add(check);
    const html = this.view.questions.find((question) => question.check === check)?.html ?? "";
    return { ...settled(truthOf(html, check, this.known), chosen), saved: now() };
  }
}

/** One lesson being read in the pretended program. */
export class PretendedLesson {
  readonly view = sample<LessonView>(sampleLesson);
  private missing = new Set(this.view.lacking.sections);
  private known = sample<CheckOutcome>(sampleRight).state;

  lacking(): Lacking {
    const open = this.view.checks.filter(
      ({ settled }) => settled === "open" || settled === "tried",
    );
    return lackingOf(
      [...this.missing],
      open.map(({ check }) => check),
    );
  }

  reach(sections: string[]): void {
    for (const section of sections) {
      this.missing.delete(section);
    }
  }

  settle(check: string, chosen: string[] | null): CheckOutcome {
    const { state, right } = settled(truthOf(this.view.html, check, this.known), chosen);
    this.view.checks = this.view.checks.map((before) => (before.check === check ? state : before));
    return { state, right, lacking: this.lacking(), saved: now() };
  }
}

/** Another lesson of the sample unit: its own title and warning over the same text. */
export function another(view: LessonView, id: string): Partial<LessonView> {
  const card = sample<UnitView>(sampleUnit).lessons.find((lesson) => lesson.id === id);
  if (card === undefined || id === view.id) {
    return {};
  }
  const at = view.lessons.findIndex((lesson) => lesson.id === id);
  return {
    id,
    title: card.title,
    number: card.number,
    state: card.state,
    opened: { why: "beginning" },
    previous: view.lessons[at - 1] ?? null,
    warning: card.has_warning ? "This lesson begins with someone being hurt." : null,
  };
}
