/**
 * An agency's register, in the pretended program: three people, or as many as are asked for, each a copy of one of the
 * three. It filters by name and state as far as a look at the screen needs it; it keeps no correction but the sample's.
 */
import { sample } from "./fake-written";
import sampleVerdicts from "./samples/file-verdicts.json";
import sampleReceipts from "./samples/receipts.json";
import sampleRegister from "./samples/register.json";
import sampleEmpty from "./samples/register-empty.json";
import samplePerson from "./samples/register-person.json";
import sampleCorrected from "./samples/register-person-corrected.json";
import sampleSaved from "./samples/saved-register.json";
import type { FileVerdict } from "./types/FileVerdict";
import type { RegisterLine } from "./types/RegisterLine";
import type { RegisterPage } from "./types/RegisterPage";
import type { RegisterQuery } from "./types/RegisterQuery";
import type { RegisterView } from "./types/RegisterView";

type Parameters = Record<string, unknown>;
type Answer = (parameters: Parameters) => unknown;

/** Begins empty until something was collected, unless it is told how many people there are. */
export function registerAnswers(people: number | undefined): Record<string, Answer> {
  const full = sample<RegisterView>(sampleRegister);
  let collected = people !== undefined;
  let waiting: FileVerdict[] = [];
  const person = (at: number): RegisterLine => {
    const of = full.page.lines[at % full.page.lines.length] as RegisterLine;
    return at < full.page.lines.length
      ? of
      : { ...of, learner: `pretended-${at}`, name: `${of.name} ${at}`.trim() };
  };
  const page = (query: RegisterQuery, skip: number, most: number): RegisterPage => {
    const all = people ?? full.page.lines.length;
    const everybody = query.text === "" && query.state === "everybody";
    const found = everybody
      ? null
      : full.page.lines.filter(
          ({ name, units }) =>
            name.toLowerCase().includes(query.text.trim().toLowerCase()) &&
            (query.state === "everybody" || units.some(({ state }) => state === query.state)),
        );
    const total = found?.length ?? all;
    const lines = Array.from({ length: Math.max(0, Math.min(most, total - skip)) }, (_, at) =>
      found === null ? person(skip + at) : (found[skip + at] as RegisterLine),
    );
    return { total, skip, lines };
  };
  const fill = () => {
    waiting = sample<FileVerdict[]>(sampleVerdicts);
    return { files: waiting.length, notes: [] };
  };
  return {
    register: ({ query, most }) =>
      collected
        ? {
            ...full,
            tally: { ...full.tally, everybody: people ?? full.tally.everybody },
            page: page(query as RegisterQuery, 0, most as number),
          }
        : sample(sampleEmpty),
    register_page: ({ query, skip, most }) =>
      page(query as RegisterQuery, skip as number, most as number),
    register_person: () => sample(samplePerson),
    take_back_entry: () => sample(sampleCorrected),
    put_back_entry: () => sample(samplePerson),
    register_copies: () =>
      ["2026-11-24", "2026-11-23"].map((day) => ({ name: `register-${day}.sqlite`, day })),
    restore_register: () => null,
    say_computer: ({ key, ours }) =>
      full.computers.map((computer) =>
        computer.key === key ? { ...computer, acquaintance: ours ? "ours" : "not-ours" } : computer,
      ),
    choose_bundles: fill,
    dropped_bundles: fill,
    collect_next: () => {
      collected = true;
      return waiting.shift() ?? null;
    },
    stop_collecting: () => {
      waiting = [];
      return null;
    },
    write_receipts: () => sample(sampleReceipts),
    write_receipts_of: () => sample(sampleReceipts),
    save_register: () => sample(sampleSaved),
  };
}
