/**
 * The people of the register as a table of which only the rows in sight are made: fifty thousand scroll like fifty. Rows
 * are asked for a page at a time; one that is still on its way shows dots. Arrow keys move from name to name.
 */
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { registerPage } from "../ipc";
import type { LearnerId } from "../ipc/types/LearnerId";
import type { RegisterCell } from "../ipc/types/RegisterCell";
import type { RegisterLine } from "../ipc/types/RegisterLine";
import type { RegisterPage } from "../ipc/types/RegisterPage";
import type { RegisterQuery } from "../ipc/types/RegisterQuery";
import type { RegisterUnit } from "../ipc/types/RegisterUnit";
import { cellWords, register as words } from "../words/register";
import { fullDay } from "../words/time";

/** How many people are asked for at once. */
export const pageSize = 100;

/** Rows made above and below those in sight. */
const spare = 8;

/** Rows shown before anything was measured, as in a page that has no layout. */
const unmeasured = 30;

/** Somebody's name, or what stands for it. */
export const nameOf = ({ name, learner }: { name: string; learner: string }): string =>
  name === "" ? words.nameless(learner) : name;

/** One cell: the state in words, then a day or a number. */
export function UnitCell({ cell }: { cell: RegisterCell | undefined }) {
  if (cell === undefined) {
    return <td />;
  }
  const { state, more } = cellWords(cell);
  return (
    <td>
      <span class={`stands stands-${cell.state}`}>{state}</span>
      {more === "" ? null : <span class="stands-more">{more}</span>}
    </td>
  );
}

interface HeadProps {
  /** Units: the columns. */
  units: RegisterUnit[];
  /** What the list is sorted by. */
  query: RegisterQuery;
}

/** The heading line. */
export function RegisterHead({ units, query }: HeadProps) {
  const sorted = (sort: RegisterQuery["sort"]) =>
    query.sort === sort ? (query.descending ? "descending" : "ascending") : undefined;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" aria-sort={sorted("name")}>
          {words.name}
        </th>
        {units.map(({ id, title }) => (
          <th scope="col" key={id}>
            {title}
          </th>
        ))}
        <th scope="col" aria-sort={sorted("latest")}>
          {words.latest}
        </th>
      </tr>
    </thead>
  );
}

interface RowProps {
  line: RegisterLine | undefined;
  units: RegisterUnit[];
  at: number;
  open: (learner: LearnerId) => void;
}

function Row({ line, units, at, open }: RowProps) {
  if (line === undefined) {
    return (
      <tr aria-rowindex={at + 2} aria-busy="true">
        <th scope="row">{words.loadingRow}</th>
        <td colSpan={units.length + 1} />
      </tr>
    );
  }
  return (
    <tr aria-rowindex={at + 2}>
      <th scope="row">
        <button
          type="button"
          class="link"
          data-at={at}
          title={nameOf(line)}
          onClick={() => open(line.learner)}
        >
          {nameOf(line)}
        </button>
      </th>
      {units.map(({ id }) => (
        <UnitCell key={id} cell={line.units.find(({ unit }) => unit === id)} />
      ))}
      <td>{line.latest === null ? "" : fullDay(line.latest)}</td>
    </tr>
  );
}

interface TableProps {
  /** The first page, as the register opened with it. */
  first: RegisterPage;
  query: RegisterQuery;
  units: RegisterUnit[];
  /** What the table is, for those who do not see it. */
  caption: string;
  /** Opens somebody's page. */
  open: (learner: LearnerId) => void;
}

/** Which rows the box shows. */
interface Sight {
  from: number;
  to: number;
}

/** The table. Another query is another table; another `first` the same list, asked for anew. */
export function RegisterTable({ first, query, units, caption, open }: TableProps) {
  const box = useRef<HTMLDivElement>(null);
  const pages = useRef(new Map<number, RegisterLine[]>([[0, first.lines]]));
  const asked = useRef(new Set([0]));
  const [, arrived] = useState(0);
  const [height, setHeight] = useState(0);
  const [sight, setSight] = useState<Sight>({ from: 0, to: Math.min(unmeasured, first.total) });
  const wanted = useRef<number | null>(null);
  const held = useRef(first);
  if (held.current !== first) {
    // The same list, asked for anew: what was known of it may be otherwise now.
    held.current = first;
    pages.current = new Map([[0, first.lines]]);
    asked.current = new Set([0]);
  }

  const look = () => {
    const element = box.current;
    const row = element?.querySelector<HTMLElement>("tbody tr[aria-rowindex]");
    const tall = row?.getBoundingClientRect().height ?? 0;
    if (element === null || tall === 0) {
      return;
    }
    const from = Math.max(0, Math.floor(element.scrollTop / tall) - spare);
    const to = Math.min(first.total, from + Math.ceil(element.clientHeight / tall) + 2 * spare);
    setHeight(tall);
    setSight((before) => (before.from === from && before.to === to ? before : { from, to }));
  };
  useLayoutEffect(look, [first]);
  useEffect(() => {
    globalThis.addEventListener("resize", look);
    return () => globalThis.removeEventListener("resize", look);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another `first` has forgotten what was asked
  useEffect(() => {
    let gone = false;
    const last = Math.floor(Math.max(0, sight.to - 1) / pageSize);
    for (let page = Math.floor(sight.from / pageSize); page <= last; page += 1) {
      if (asked.current.has(page)) {
        continue;
      }
      asked.current.add(page);
      // Late pages of a list that was asked for anew go nowhere.
      const [into, again] = [pages.current, asked.current];
      registerPage(query, page * pageSize, pageSize).then(
        ({ lines }) => {
          into.set(page, lines);
          if (!gone) {
            arrived((before) => before + 1);
          }
        },
        // What could not be read is asked for again when it comes into sight again.
        () => again.delete(page),
      );
    }
    return () => {
      gone = true;
    };
  }, [sight, query, first]);
  useLayoutEffect(() => {
    const button = box.current?.querySelector<HTMLElement>(`[data-at="${wanted.current}"]`);
    if (wanted.current !== null && button) {
      wanted.current = null;
      button.focus({ preventScroll: true });
    }
  });

  const goTo = (at: number) => {
    const to = Math.max(0, Math.min(first.total - 1, at));
    const element = box.current;
    wanted.current = to;
    if (element !== null && height > 0) {
      const top = to * height;
      const head = element.querySelector("thead")?.getBoundingClientRect().height ?? 0;
      if (top < element.scrollTop) {
        element.scrollTop = top;
      } else if (top + height > element.scrollTop + element.clientHeight - head) {
        element.scrollTop = top + height + head - element.clientHeight;
      }
    }
    look();
    arrived((before) => before + 1);
  };
  const pressed = (event: KeyboardEvent) => {
    const at = event.target instanceof HTMLElement ? event.target.dataset.at : undefined;
    if (at === undefined || event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const full = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / (height || 1)) - 2);
    const moves: Record<string, number> = {
      ArrowDown: Number(at) + 1,
      ArrowUp: Number(at) - 1,
      PageDown: Number(at) + full,
      PageUp: Number(at) - full,
      Home: 0,
      End: first.total - 1,
    };
    const to = moves[event.key];
    if (to !== undefined) {
      event.preventDefault();
      goTo(to);
    }
  };

  const rows = Array.from(
    { length: Math.max(0, sight.to - sight.from) },
    (_, at) => sight.from + at,
  );
  const line = (at: number) => pages.current.get(Math.floor(at / pageSize))?.[at % pageSize];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons inside
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the same
    <div class="register-box print-not" ref={box} onScroll={look} onKeyDown={pressed}>
      <div style={{ height: sight.from * height }} />
      <table class="register-table" aria-rowcount={first.total + 1}>
        <caption class="unseen">{caption}</caption>
        <RegisterHead units={units} query={query} />
        <tbody>
          {rows.map((at) => (
            <Row key={at} at={at} line={line(at)} units={units} open={open} />
          ))}
        </tbody>
      </table>
      <div style={{ height: (first.total - sight.to) * height }} />
    </div>
  );
}
