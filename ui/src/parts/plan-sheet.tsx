/**
 * The plan as it is printed: an A4 sheet on the screen, and nothing but that sheet on paper.
 *
 * On one page its letters are as large as fit: they are tried on the sheet itself once the typefaces are there.
 */
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { PlanGroupView } from "../ipc/types/PlanGroupView";
import type { PlanPrint } from "../ipc/types/PlanPrint";
import type { PlanView } from "../ipc/types/PlanView";
import { largestThatFits } from "../state/fit";
import { fullDay } from "../words/time";
import { planPrint as words } from "../words/writing";

/** Width of the sheet without its margins, and how much of its height may be used, in millimetres; a little is left
 * for printers that take larger margins than they are asked for. */
const paper = { width: 182, height: 262 };

const onePage = { most: 17, least: 7, step: 0.25 };

/** In points: for those who see little, and where one page would not do. */
const large = 18;
const overflowing = 9;

/** Groups with something in them, as they go onto a copy; and how many filled fields are left out. */
export function groupsFor(
  plan: PlanView,
  print: PlanPrint,
): { groups: Pick<PlanGroupView, "id" | "title" | "fields">[]; left: number } {
  const filled = plan.groups.map((group) => ({
    ...group,
    fields: group.fields.filter(({ state }) => state.text.trim() !== ""),
  }));
  const shown = filled.map((group) => ({
    ...group,
    fields: group.fields.filter((field) => print !== "fridge" || !field.private),
  }));
  const count = (groups: { fields: unknown[] }[]) =>
    groups.reduce((sum, { fields }) => sum + fields.length, 0);
  return {
    groups: shown.filter(({ fields }) => fields.length > 0),
    left: count(filled) - count(shown),
  };
}

interface PlanSheetProps {
  /** The plan. */
  plan: PlanView;
  /** Which copy. */
  print: PlanPrint;
  /** Whether it fits the page. */
  onFit: (fits: boolean) => void;
}

/** The sheet. */
export function PlanSheet({ plan, print, onFit }: PlanSheetProps) {
  const sheet = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const [lettersHere, setLettersHere] = useState(false);
  const { groups } = groupsFor(plan, print);
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew for another copy and once the letters are there
  useLayoutEffect(() => {
    const [page, inner] = [sheet.current, text.current];
    if (page === null || inner === null) {
      return;
    }
    const set = (size: number) => {
      page.style.fontSize = `${size}pt`;
    };
    if (print === "large") {
      set(large);
      onFit(true);
    } else {
      const fits = (size: number) => {
        set(size);
        // As a share of its width, so that it makes no difference how large the sheet is drawn on the screen.
        const { width, height } = inner.getBoundingClientRect();
        return width === 0 || height / width <= paper.height / paper.width;
      };
      const size = largestThatFits(fits, onePage);
      set(size ?? overflowing);
      onFit(size !== null);
    }
    let gone = false;
    void document.fonts?.ready.then(() => !gone && setLettersHere(true));
    return () => {
      gone = true;
    };
  }, [print, plan, lettersHere]);
  return (
    <div class={`sheet sheet-${print}`} ref={sheet}>
      <div ref={text} class="sheet-text">
        <h2 class="sheet-title">{plan.title}</h2>
        <p class="sheet-day">{words.asOf(fullDay(new Date().toISOString()))}</p>
        <div class="sheet-groups">
          {groups.map((group) => (
            <section key={group.id}>
              <h3>{group.title}</h3>
              <dl>
                {group.fields.map((field) => (
                  <div key={field.id} class="sheet-field">
                    <dt>{field.title}</dt>
                    <dd>{field.state.text.trim()}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <p class="sheet-foot">{words.foot}</p>
      </div>
    </div>
  );
}
