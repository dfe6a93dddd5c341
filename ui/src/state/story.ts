/**
 * One way through a scenario: pure, so that going back is nothing but a shorter path.
 */
import type { ScenarioView } from "../ipc/types/ScenarioView";
import type { StepChoiceView } from "../ipc/types/StepChoiceView";
import type { StepView } from "../ipc/types/StepView";

/** Ids of the choices made so far, in order. */
export type Path = readonly string[];

/** A choice that was made, and the step it was made at. */
export interface Made {
  /** Where it was made. */
  step: StepView;
  /** What was chosen. */
  choice: StepChoiceView;
}

/** The choices made along a path; it ends early where the story has no such choice. */
export function along(story: ScenarioView, path: Path): Made[] {
  const made: Made[] = [];
  let step = story.steps[0];
  for (const id of path) {
    const choice = step?.choices.find((candidate) => candidate.id === id);
    if (step === undefined || choice === undefined) {
      break;
    }
    made.push({ step, choice });
    step = story.steps.find((candidate) => candidate.id === choice.leads_to);
  }
  return made;
}

/** The step a path has come to. */
export function stepAt(story: ScenarioView, path: Path): StepView | undefined {
  const last = along(story, path).at(-1);
  return last === undefined
    ? story.steps[0]
    : story.steps.find((candidate) => candidate.id === last.choice.leads_to);
}
