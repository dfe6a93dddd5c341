/**
 * The marks of a lesson that is being read: what there is, what is shown, and what has lost its words.
 *
 * A mark is on the screen only after the program has saved it. Entry point: `marksOf`.
 */
import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { addMark, asReport, keepNote, lessonTexts, removeNote } from "../ipc";
import type { Anchor } from "../ipc/types/Anchor";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { KeptKind } from "../ipc/types/KeptKind";
import type { Mark } from "../ipc/types/Mark";
import type { Timestamp } from "../ipc/types/Timestamp";
import { announce } from "../state/announce";
import { savedAt } from "../state/session";
import { offerUndo } from "../state/undo";
import { marks as words } from "../words/writing";
import { findAnchor } from "./anchors";
import { clearPaint, type Painted, paint } from "./painting";

/** The marks of a lesson. */
export interface Marks {
  /** All of them. */
  all: ReadonlySignal<readonly Mark[]>;
  /** Highlights whose words are on the screen. */
  shown: ReadonlySignal<readonly Painted[]>;
  /** Highlights whose words are gone, and whatever hangs on a section that is gone. */
  lost: ReadonlySignal<readonly Mark[]>;
  /** The last thing that could not be saved. */
  trouble: ReadonlySignal<ErrorReport | null>;
  /** Marks of a section, as it stands now, in the order in which they were made. */
  inSection: (section: string) => readonly Mark[];
  /** Adds a mark; null when that failed. */
  add: (kind: KeptKind, anchor: Anchor, text?: string) => Promise<Mark | null>;
  /** Keeps the words of a mark. */
  keep: (mark: Mark, text: string) => Promise<Timestamp>;
  /** Takes a mark away. */
  remove: (mark: Mark) => Promise<void>;
  /** Takes all paint off the text. */
  rest: () => void;
}

const sameAs = (one: Mark) => (other: Mark) => one.kind === other.kind && one.place === other.place;

/** Shows the marks of a lesson and looks after them. */
export function marksOf(text: HTMLElement, lesson: string, begun: readonly Mark[]): Marks {
  const all = signal<readonly Mark[]>(begun);
  const shown = signal<readonly Painted[]>([]);
  const trouble = signal<ErrorReport | null>(null);

  const draw = () => {
    const highlights = all.value
      .filter(({ kind }) => kind === "highlight")
      .map((mark) => ({ place: mark.place, noted: mark.text !== "", anchor: mark.anchor }));
    shown.value = paint(text, highlights, ({ anchor }) => findAnchor(text, anchor));
  };
  const became = (next: readonly Mark[]) => {
    all.value = next;
    draw();
  };
  const sectionNow = (mark: Mark): string | null => {
    if (mark.kind === "highlight") {
      const painted = shown.value.find(({ place }) => place === mark.place);
      const start = painted?.range.startContainer ?? null;
      const element = start instanceof Element ? start : (start?.parentElement ?? null);
      return element?.closest<HTMLElement>("[data-section]")?.dataset.section ?? null;
    }
    const { section } = mark.anchor;
    return text.querySelector(`[data-section="${CSS.escape(section)}"]`) === null ? null : section;
  };
  draw();
  const sections = computed(() => {
    // Painting anew may move a highlight to another section.
    void shown.value;
    return new Map(all.value.map((mark) => [mark, sectionNow(mark)]));
  });
  const again = async () => became((await lessonTexts(lesson)).marks);
  return {
    all,
    shown,
    trouble,
    lost: computed(() => all.value.filter((mark) => sections.value.get(mark) === null)),
    inSection: (section) => all.value.filter((mark) => sections.value.get(mark) === section),
    async add(kind, anchor, words = "") {
      try {
        const mark = await addMark(kind, anchor, words);
        savedAt(mark.saved);
        trouble.value = null;
        became([...all.value.filter((other) => !sameAs(mark)(other)), mark]);
        return mark;
      } catch (thrown) {
        trouble.value = asReport(thrown);
        return null;
      }
    },
    async keep(mark, words) {
      const kept = await keepNote(mark.kind, mark.place, words);
      savedAt(kept.saved);
      became(all.value.map((other) => (sameAs(mark)(other) ? { ...other, ...kept } : other)));
      return kept.saved;
    },
    async remove(mark) {
      try {
        const { undo, saved } = await removeNote(mark.kind, mark.place);
        savedAt(saved);
        trouble.value = null;
        became(all.value.filter((other) => !sameAs(mark)(other)));
        const said = words.deleted[mark.kind];
        announce(said);
        offerUndo({ said, undo, onUndone: () => void again() });
      } catch (thrown) {
        trouble.value = asReport(thrown);
      }
    },
    rest: () => clearPaint(text),
  };
}
