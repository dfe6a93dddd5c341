/** “Register”, for agencies: collect what people gave, and see who has completed what. */
import { useEffect, useRef, useState } from "preact/hooks";
import { register as askRegister, asReport, printPage, registerPage, saveRegister } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { LearnerId } from "../ipc/types/LearnerId";
import type { Preset } from "../ipc/types/Preset";
import type { RegisterLine } from "../ipc/types/RegisterLine";
import type { RegisterQuery } from "../ipc/types/RegisterQuery";
import type { RegisterShow } from "../ipc/types/RegisterShow";
import type { RegisterSort } from "../ipc/types/RegisterSort";
import type { RegisterView } from "../ipc/types/RegisterView";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { ErrorNote } from "../parts/note";
import { Collect, useCollecting } from "../parts/register-collect";
import { Computers } from "../parts/register-computers";
import { RegisterCopies } from "../parts/register-copies";
import { PersonDialog } from "../parts/register-person";
import { nameOf, pageSize, RegisterHead, RegisterTable, UnitCell } from "../parts/register-table";
import { SavingStatus, useSaving } from "../parts/saving";
import { lessonAddress } from "../state/router";
import { afterPaint, useScreen } from "../state/screen";
import { figure, presets, shows, sorts, register as words } from "../words/register";
import { fullDay } from "../words/time";

/** How long typing may rest before it is looked for, in milliseconds. */
const rest = 200;

/** More than this is no list for paper. */
const mostPrinted = 2_000;

const everybody: RegisterQuery = {
  text: "",
  state: "everybody",
  unit: null,
  sort: "name",
  descending: false,
};

/** Names rise; of the rest, what people look for first is the most and the newest. */
const falls = (sort: RegisterSort): boolean => sort === "done" || sort === "latest";

interface ToolsProps {
  view: RegisterView;
  query: RegisterQuery;
  change: (query: RegisterQuery) => void;
}

/** What is looked for. */
function Tools({ view, query, change }: ToolsProps) {
  const [text, setText] = useState(query.text);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const typed = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => change({ ...query, text: next }), rest);
  };
  const counts: Record<RegisterShow, number> = {
    everybody: view.tally.everybody,
    done: view.tally.done,
    due: view.tally.due,
    missing: view.tally.missing,
    "refresher-due": view.tally.refresher_due,
  };
  return (
    <search class="register-tools print-not">
      <fieldset class="shows">
        <legend class="unseen">{words.show}</legend>
        {(Object.keys(shows) as RegisterShow[]).map((state) => (
          <button
            type="button"
            class="show"
            key={state}
            aria-pressed={query.state === state}
            onClick={() => change({ ...query, text, state })}
          >
            {shows[state]} <b>{figure(counts[state])}</b>
          </button>
        ))}
      </fieldset>
      <div class="register-fields">
        <label>
          {words.find}
          <input
            type="search"
            value={text}
            autocomplete="off"
            onInput={(event) => typed(event.currentTarget.value)}
          />
        </label>
        <label>
          {words.unit}
          <select
            value={query.unit ?? ""}
            onChange={(event) =>
              change({ ...query, text, unit: event.currentTarget.value || null })
            }
          >
            <option value="">{words.anyUnit}</option>
            {view.units.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          {words.sort}
          <select
            value={query.sort}
            onChange={(event) => {
              const sort = event.currentTarget.value as RegisterSort;
              change({ ...query, text, sort, descending: falls(sort) });
            }}
          >
            {(Object.keys(sorts) as RegisterSort[]).map((sort) => (
              <option key={sort} value={sort}>
                {sorts[sort]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </search>
  );
}

/** What goes on paper: everybody who was looked for, and when. */
interface Paper {
  lines: RegisterLine[];
  query: RegisterQuery;
  day: string;
}

/** The whole list: only paper shows it. */
function Printed({ paper, view }: { paper: Paper; view: RegisterView }) {
  const { lines, query, day } = paper;
  const only = [
    query.state === "everybody" ? "" : shows[query.state],
    view.units.find(({ id }) => id === query.unit)?.title ?? "",
    query.text,
  ].filter((limit) => limit !== "");
  return (
    <table class="register-table print-only">
      <caption>{words.onPaper(view.agency, day, only)}</caption>
      <RegisterHead units={view.units} query={query} />
      <tbody>
        {lines.map((line) => (
          <tr key={line.learner}>
            <th scope="row">{nameOf(line)}</th>
            {view.units.map(({ id }) => (
              <UnitCell key={id} cell={line.units.find(({ unit }) => unit === id)} />
            ))}
            <td>{line.latest === null ? "" : fullDay(line.latest)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Taking the list along: on paper, or as a spreadsheet. */
function TakeAlong({ view, query }: Omit<ToolsProps, "change">) {
  const { saving, save } = useSaving();
  const [preset, setPreset] = useState<Preset>("people");
  const [printed, setPrinted] = useState<Paper | null>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  const print = async () => {
    try {
      const lines: RegisterLine[] = [];
      while (lines.length < mostPrinted) {
        const page = await registerPage(query, lines.length, pageSize);
        lines.push(...page.lines);
        if (page.lines.length < pageSize) {
          break;
        }
      }
      setError(null);
      setPrinted({ lines, query, day: fullDay(new Date().toISOString()) });
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  useEffect(() => {
    if (printed === null) {
      return;
    }
    return afterPaint(() => {
      printPage().catch((thrown) => setError(asReport(thrown)));
    });
  }, [printed]);
  return (
    <section class="register-take">
      <form
        class="print-not"
        onSubmit={(event) => {
          event.preventDefault();
          void save(
            () => saveRegister(preset, query),
            (file) => words.rows(file.rows),
          );
        }}
      >
        <p class="row">
          <label>
            {words.csvFor}{" "}
            <select
              value={preset}
              onChange={(event) => setPreset(event.currentTarget.value as Preset)}
            >
              {(Object.keys(presets) as Preset[]).map((key) => (
                <option key={key} value={key}>
                  {presets[key]}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" class="button quiet">
            {words.csv}
          </button>
          <button type="button" class="button quiet" onClick={() => void print()}>
            {words.print}
          </button>
        </p>
        <p class="small-note">
          {words.csvText}
          {view.page.total > mostPrinted ? ` ${words.printLimit(mostPrinted)}` : null}
        </p>
        <SavingStatus saving={saving} />
        {error === null ? null : <ErrorNote error={error} />}
      </form>
      {printed === null ? null : <Printed paper={printed} view={view} />}
    </section>
  );
}

function RegisterWith({ opened }: { opened: RegisterView }) {
  const [view, setView] = useState(opened);
  const [query, setQuery] = useState(everybody);
  /** What `view` was asked with. */
  const [shown, setShown] = useState(everybody);
  const [error, setError] = useState<ErrorReport | null>(null);
  const [person, setPerson] = useState<LearnerId | null>(null);
  const asked = useRef(0);
  useScreen("register", words.title);
  const load = async (next: RegisterQuery) => {
    asked.current += 1;
    const mine = asked.current;
    try {
      const found = await askRegister(next, pageSize);
      if (mine === asked.current) {
        setView(found);
        setShown(next);
        setError(null);
      }
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  const change = (next: RegisterQuery) => {
    setQuery(next);
    void load(next);
  };
  const { collecting, collect, stop } = useCollecting(() => load(query));
  const empty = view.tally.everybody === 0;
  const total = view.page.total;
  return (
    <>
      <div class="column register-page">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="lead print-not">
          {words.lead} <a href={lessonAddress("guide-the-register")}>{words.guide}</a>.
        </p>
        {empty ? (
          <section aria-labelledby="register-empty">
            <h2 id="register-empty">{words.emptyTitle}</h2>
            <p>{words.empty}</p>
          </section>
        ) : null}
        <Collect
          collecting={collecting}
          collect={collect}
          stop={stop}
          first={empty}
          agency={view.agency}
        />
        {error === null ? null : (
          <>
            <ErrorNote error={error} again={() => void load(query)} />
            <RegisterCopies of={error} again={() => void load(query)} />
          </>
        )}
        {empty ? null : (
          <>
            <Tools view={view} query={query} change={change} />
            <p role="status" class="register-count">
              {total === 0 ? words.nobody : words.shown(total, view.tally.everybody)}
            </p>
            {total === 0 ? null : (
              <RegisterTable
                key={JSON.stringify(shown)}
                first={view.page}
                query={shown}
                units={view.units}
                caption={`${words.title}: ${words.shown(total, view.tally.everybody)}`}
                open={setPerson}
              />
            )}
            <p class="small-note">
              {words.limits}{" "}
              {view.refresher_months === null ? null : words.refresher(view.refresher_months)}
            </p>
            <TakeAlong view={view} query={shown} />
            <Computers
              computers={view.computers}
              changed={(computers) => setView({ ...view, computers })}
            />
          </>
        )}
      </div>
      {person === null ? null : (
        <PersonDialog
          key={person}
          learner={person}
          units={view.units}
          close={() => setPerson(null)}
          changed={() => void load(query)}
        />
      )}
      <Footer />
    </>
  );
}

/** The screen. */
export function RegisterScreen() {
  return (
    <Asked
      name="register"
      of="register"
      ask={() => askRegister(everybody, pageSize)}
      cure={(error, again) => <RegisterCopies of={error} again={again} />}
    >
      {(view) => <RegisterWith opened={view} />}
    </Asked>
  );
}
