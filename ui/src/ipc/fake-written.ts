/**
 * What learners write, in the pretended program: it remembers texts, marks and numbers, and takes back one step. It
 * knows no rule of merging: an earlier text is only swapped with the one that stands.
 */
import sampleChanges from "./samples/changes.json";
import sampleTexts from "./samples/lesson-texts.json";
import sampleNumbers from "./samples/my-numbers.json";
import sampleNotes from "./samples/notes.json";
import samplePlan from "./samples/plan.json";
import sampleFile from "./samples/saved-file.json";
import type { Anchor } from "./types/Anchor";
import type { FieldState } from "./types/FieldState";
import type { KeptKind } from "./types/KeptKind";
import type { LessonTexts } from "./types/LessonTexts";
import type { Mark } from "./types/Mark";
import type { MyNumber } from "./types/MyNumber";
import type { Notes } from "./types/Notes";
import type { Person } from "./types/Person";
import type { PlanView } from "./types/PlanView";

type Parameters = Record<string, unknown>;
type Answer = (parameters: Parameters) => unknown;

/** A fresh copy of a sample; JSON files carry no union types, so their shape is stated here. */
export const sample = <T>(json: unknown): T => structuredClone(json) as T;

/** The time, as the program tells it. */
export const now = (): string => new Date().toISOString();

/** Begins with the samples of the real program. */
export function writtenAnswers(): Record<string, Answer> {
  const texts = sample<LessonTexts>(sampleTexts);
  const plan = sample<PlanView>(samplePlan);
  let notes = sample<Notes>(sampleNotes);
  let numbers = sample<MyNumber[]>(sampleNumbers);
  let steps: (() => void)[] = [];
  let made = 0;

  const step = (back: () => void) => {
    steps.push(back);
    return { undo: steps.length - 1, saved: now() };
  };
  const allFields = () => plan.groups.flatMap((group) => group.fields);
  const counted = (): PlanView => {
    plan.filled = allFields().filter(({ state }) => state.text.trim() !== "").length;
    return structuredClone(plan);
  };
  const field = (id: string): FieldState => {
    const asked = allFields().find((known) => known.id === id);
    if (asked === undefined) {
      throw { code: "plan-field-not-found", message: "No such field.", hint: "", params: {} };
    }
    return asked.state;
  };
  const change = (id: string, change: (state: FieldState) => void) => {
    const state = field(id);
    const before = structuredClone(state);
    change(state);
    const { undo } = step(() => Object.assign(state, before));
    return { state: structuredClone(state), undo };
  };
  const togetherWith = (people: Person[]) => {
    const { together, others } = plan;
    plan.others = [...others, ...together].filter(({ id }) => people.every((it) => it.id !== id));
    plan.together = people;
    const { undo } = step(() => Object.assign(plan, { together, others }));
    return { plan: counted(), undo };
  };
  const markOf = (kind: KeptKind, place: string): Mark | undefined =>
    texts.marks.find((mark) => mark.kind === kind && mark.place === place);

  return {
    lesson_texts: () => ({
      ...structuredClone(texts),
      fields: texts.fields.map((state) => structuredClone(field(state.field))),
    }),
    keep_reflection: ({ reflection, text }) => {
      const state = texts.reflections.find((known) => known.reflection === reflection);
      Object.assign(state ?? {}, { text, saved: now() });
      return { reflection, in_record: false, ...state, text, saved: now() };
    },
    choose_reflection: ({ reflection, inRecord }) => ({
      reflection,
      text: "",
      in_record: inRecord,
      saved: now(),
    }),
    plan: counted,
    keep_plan_field: ({ field: id, text }) =>
      structuredClone(Object.assign(field(id as string), { text, saved: now(), by: null })),
    use_earlier_text: ({ field: id, text }) =>
      change(id as string, (state) => {
        const chosen = state.earlier.find((earlier) => earlier.id === text);
        const rest = state.earlier.filter((earlier) => earlier.id !== text);
        made += 1;
        state.earlier = [{ id: `made-${made}`, text: state.text, at: now(), by: null }, ...rest];
        state.text = chosen?.text ?? state.text;
      }),
    put_away_earlier_text: ({ field: id, text }) =>
      change(id as string, (state) => {
        state.earlier = state.earlier.filter((earlier) => earlier.id !== text);
      }),
    join_plan: ({ learner }) =>
      togetherWith([...plan.together, ...plan.others.filter(({ id }) => id === learner)]),
    leave_plan: () => togetherWith([]),
    save_plan_sheet: () => ({ ...sampleFile, path: "/home/sam/Documents/our-plan.html" }),
    save_plan_copy: () => ({ ...sampleFile, path: "/home/sam/Documents/our-plan.evenkeel-plan" }),
    bring_in_plan: () => ({
      ...step(() => undefined),
      plan: counted(),
      filled: 2,
      replaced: 1,
      kept: 0,
    }),
    print_page: () => {
      globalThis.print?.();
      return null;
    },
    notes: () => structuredClone(notes),
    add_mark: ({ kind, anchor, text }) => {
      made += 1;
      const { lesson, section } = anchor as Anchor;
      const place = kind === "bookmark" ? `${lesson}/${section}` : `${lesson}/made-${made}`;
      const mark = { kind, place, anchor, text, saved: now() } as Mark;
      texts.marks = [...texts.marks.filter((other) => other.place !== place), mark];
      return structuredClone(mark);
    },
    keep_note: ({ kind, place, text }) => {
      const mark = markOf(kind as KeptKind, place as string);
      if (mark !== undefined) {
        Object.assign(mark, { text, saved: now() });
      }
      return { ...mark, kind, place, text, saved: now() };
    },
    remove_note: ({ kind, place }) => {
      const before = texts.marks;
      const notesBefore = notes;
      const other = (it: { kind: string; place: string }) => it.kind !== kind || it.place !== place;
      texts.marks = before.filter(other);
      notes = {
        ...notes,
        lessons: notes.lessons
          .map((lesson) => ({ ...lesson, entries: lesson.entries.filter(other) }))
          .filter((lesson) => lesson.entries.length > 0),
        elsewhere: notes.elsewhere.filter(other),
      };
      return step(() => {
        texts.marks = before;
        notes = notesBefore;
      });
    },
    save_notes: () => ({ ...sampleFile, path: "/home/sam/Documents/my-notes.md" }),
    undo: ({ undo }) => {
      steps[undo as number]?.();
      steps = steps.map((back, at) => (at === undo ? () => undefined : back));
      return now();
    },
    my_numbers: () => structuredClone(numbers),
    keep_number: ({ place, name, number }) => {
      made += 1;
      const kept = { place: (place as string | null) ?? `made-${made}`, name, number } as MyNumber;
      numbers = numbers.some((known) => known.place === kept.place)
        ? numbers.map((known) => (known.place === kept.place ? kept : known))
        : [...numbers, kept];
      return structuredClone(numbers);
    },
    remove_number: ({ place }) => {
      const before = numbers;
      numbers = numbers.filter((known) => known.place !== place);
      return step(() => {
        numbers = before;
      });
    },
    changes: () => sample(sampleChanges),
  };
}
