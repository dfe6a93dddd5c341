/**
 * Where a lesson asks for something to be written, this puts the field: reflections, and fields of Our plan.
 *
 * The fields come a moment after the text, when the program has said what is written; a lesson can be read without
 * them. What the author wrote is never changed.
 */
import { type ComponentChild, render } from "preact";
import { keepReflection, lessonTexts } from "../ipc";
import type { FieldState } from "../ipc/types/FieldState";
import type { LessonTexts } from "../ipc/types/LessonTexts";
import type { ReflectionState } from "../ipc/types/ReflectionState";
import { PlanField } from "../parts/plan-field";
import { WritingField } from "../parts/writing-field";
import { writing as words } from "../words/writing";

interface ReflectionProps {
  lesson: string;
  state: ReflectionState;
  /** About names: said once in a lesson. */
  hint: string;
}

function Reflection({ lesson, state, hint }: ReflectionProps) {
  const id = `reflection-${state.reflection}`;
  return (
    <>
      <p class="small-note" id={`${id}-hint`}>
        {words.reflectionHint} {hint}
      </p>
      <WritingField
        id={`${id}-text`}
        labelledBy={id}
        describedBy={`${id}-hint`}
        text={state.text}
        saved={state.saved}
        save={async (text) => (await keepReflection(lesson, state.reflection, text)).saved}
        remind
      />
    </>
  );
}

interface InLessonProps {
  state: FieldState;
  together: readonly string[];
  hint: string;
  again: () => void;
}

function PlanFieldInLesson({ state, together, hint, again }: InLessonProps) {
  const id = `plan-${state.field}`;
  const names = together.filter((name) => name !== "").join(" and ");
  return (
    <>
      <p class="small-note" id={`${id}-hint`}>
        {names === "" ? words.planHint : words.planTogether(names)} {hint}{" "}
        <a href="#/plan">{words.seePlan}</a>
      </p>
      <PlanField
        state={state}
        id={`${id}-text`}
        labelledBy={id}
        describedBy={`${id}-hint`}
        onUndone={again}
      />
    </>
  );
}

/** Puts the fields where they are asked for; returns how to take them away again, what is open being saved. */
export function bringPrompts(text: HTMLElement, lesson: string, texts: LessonTexts): () => void {
  const places: HTMLElement[] = [];
  const put = (kind: "reflection" | "plan", id: string, drawn: ComponentChild) => {
    const prompt = text.querySelector(`[data-${kind}="${CSS.escape(id)}"]`);
    const heading = prompt?.querySelector("h2, h3");
    if (!prompt || !heading) {
      return null;
    }
    heading.id ||= `${kind}-${id}`;
    const place = document.createElement("div");
    place.className = "prompt-field";
    place.dataset.ours = "";
    prompt.append(place);
    render(drawn, place);
    places.push(place);
    return place;
  };
  const once = () => (places.length === 0 ? words.nameHint : "");
  for (const state of texts.reflections) {
    const drawn = <Reflection lesson={lesson} state={state} hint={once()} />;
    put("reflection", state.reflection, drawn);
  }
  for (const state of texts.fields) {
    const hint = once();
    const draw = (now: FieldState) => (
      <PlanFieldInLesson state={now} together={texts.together} hint={hint} again={again} />
    );
    const again = async () => {
      const fields = (await lessonTexts(lesson)).fields;
      const now = fields.find(({ field }) => field === state.field);
      if (place?.isConnected && now !== undefined) {
        render(draw(now), place);
      }
    };
    const place = put("plan", state.field, draw(state));
  }
  return () => {
    for (const place of places) {
      render(null, place);
      place.remove();
    }
  };
}
