/** Building the plan with others: on this computer under one roof, and on another by way of a file. */
import { useState } from "preact/hooks";
import { asReport, bringInPlan, joinPlan, leavePlan, savePlanCopy } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Person } from "../ipc/types/Person";
import type { PlanChange } from "../ipc/types/PlanChange";
import type { PlanView } from "../ipc/types/PlanView";
import { announce } from "../state/announce";
import { saveAll } from "../state/keeping";
import { offerUndo } from "../state/undo";
import { plural } from "../words/time";
import { plan as words } from "../words/writing";
import { Tick } from "./icons";
import { ErrorNote } from "./note";

interface PlanTogetherProps {
  /** The plan. */
  plan: PlanView;
  /** It became another. */
  onPlan: (plan: PlanView) => void;
  /** Asks for it anew. */
  again: () => void;
}

const nameOf = (person: Person): string => (person.name === "" ? words.unnamed : person.name);

/** Names in a sentence: “Rosa”, “Rosa and Kim”, “Rosa, Kim and Ben”. */
export const namesOf = (people: readonly Person[]): string => {
  const names = people.map(nameOf);
  const last = names.pop() ?? "";
  return names.length === 0 ? last : `${names.join(", ")} and ${last}`;
};

const fields = (number: number): string => plural(number, words.field);

type Told =
  | { what: "nothing" }
  | { what: "said"; said: string }
  | { what: "saved"; path: string }
  | { what: "failed"; error: ErrorReport };

/** Both ways. */
export function PlanTogether({ plan, onPlan, again }: PlanTogetherProps) {
  const [told, setTold] = useState<Told>({ what: "nothing" });
  const say = (said: string) => {
    setTold({ what: "said", said });
    announce(said);
  };
  const guarded = async (work: () => Promise<void>) => {
    try {
      // What is on the screen goes along.
      await saveAll();
      await work();
    } catch (thrown) {
      setTold({ what: "failed", error: asReport(thrown) });
    }
  };
  const change = (ask: () => Promise<PlanChange>, said: string) =>
    guarded(async () => {
      const changed = await ask();
      onPlan(changed.plan);
      setTold({ what: "nothing" });
      if (changed.undo !== null) {
        offerUndo({ said, undo: changed.undo, onUndone: again });
      }
    });
  const saveCopy = () =>
    guarded(async () => {
      const file = await savePlanCopy();
      if (file === null) {
        say(words.nothingSaved);
      } else {
        setTold({ what: "saved", path: file.path });
      }
    });
  const bringIn = () =>
    guarded(async () => {
      const came = await bringInPlan();
      if (came === null) {
        say(words.nothingBroughtIn);
        return;
      }
      onPlan(came.plan);
      const said = words.broughtIn(
        came.filled === 0 ? "" : words.filled(fields(came.filled)),
        came.replaced === 0 ? "" : words.replaced(fields(came.replaced)),
        came.kept === 0 ? "" : words.keptUnder(fields(came.kept)),
      );
      if (came.undo === null) {
        say(words.nothingNew);
      } else {
        announce(said);
        offerUndo({ said, undo: came.undo, onUndone: again });
      }
    });
  const together = plan.together.length > 0;
  return (
    <section class="plan-together" aria-labelledby="together-title">
      <h2 id="together-title">{words.together}</h2>
      <p>{together ? words.with(namesOf(plan.together)) : words.alone}</p>
      {together ? <p class="small-note">{words.withText}</p> : null}
      {plan.others.length === 0 && !together ? <p class="small-note">{words.nobodyElse}</p> : null}
      {plan.others.length === 0 ? null : (
        <>
          <p class="small-note">{words.joinText}</p>
          <p class="row">
            {plan.others.map((other) => (
              <button
                type="button"
                class="button quiet"
                key={other.id}
                onClick={() => void change(() => joinPlan(other.id), words.joined(nameOf(other)))}
              >
                {words.join(nameOf(other))}
              </button>
            ))}
          </p>
        </>
      )}
      {together ? (
        <p>
          <button
            type="button"
            class="button quiet"
            onClick={() => void change(leavePlan, words.left)}
          >
            {words.leave}
          </button>
        </p>
      ) : null}
      <h3>{words.devices}</h3>
      <p class="small-note">{words.devicesText}</p>
      <p class="row">
        <button type="button" class="button quiet" onClick={() => void saveCopy()}>
          {words.saveCopy}
        </button>
        <button type="button" class="button quiet" onClick={() => void bringIn()}>
          {words.bringIn}
        </button>
      </p>
      <div role="status">
        {told.what === "said" ? <p>{told.said}</p> : null}
        {told.what === "saved" ? (
          <p class="saved-file">
            <Tick class="good" /> {words.savedTo} <code>{told.path}</code>
          </p>
        ) : null}
      </div>
      {told.what === "failed" ? <ErrorNote error={told.error} /> : null}
    </section>
  );
}
