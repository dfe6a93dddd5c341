/** The print of Our plan: which copy, how it will look, on paper or as a page in a file. */
import { useState } from "preact/hooks";
import { plan as askPlan, asReport, printPage, savePlanSheet } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { PlanPrint } from "../ipc/types/PlanPrint";
import type { PlanView } from "../ipc/types/PlanView";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { Tick } from "../parts/icons";
import { ErrorNote } from "../parts/note";
import { groupsFor, PlanSheet } from "../parts/plan-sheet";
import { useScreen } from "../state/screen";
import { plural } from "../words/time";
import { plan as planWords, planPrint as words } from "../words/writing";

const prints: readonly PlanPrint[] = ["whole", "large", "fridge"];

function PrintWith({ plan }: { plan: PlanView }) {
  const [print, setPrint] = useState<PlanPrint>("whole");
  const [fits, setFits] = useState(true);
  const [said, setSaid] = useState<{ path: string } | "nothing" | null>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  useScreen("plan-print", words.title);
  const { groups, left } = groupsFor(plan, print);
  const guarded = async (work: () => Promise<void>) => {
    try {
      setError(null);
      await work();
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  const save = () =>
    guarded(async () => {
      const file = await savePlanSheet(print);
      setSaid(file === null ? "nothing" : { path: file.path });
    });
  const empty = groups.length === 0;
  return (
    <>
      <div class="plan-print-page">
        <div class="print-choices">
          <p class="kicker">
            <a href="#/plan">{words.back}</a>
          </p>
          <h1 tabIndex={-1}>{words.title}</h1>
          <fieldset class="cards">
            <legend>{words.which}</legend>
            <div class="cards-row">
              {prints.map((which) => (
                <label class="card-option" key={which}>
                  <input
                    type="radio"
                    name="print"
                    value={which}
                    checked={which === print}
                    onChange={() => setPrint(which)}
                  />
                  <span>
                    {words.prints[which]}
                    <small>{words.notes[which]}</small>
                  </span>
                </label>
              ))}
            </div>
          </fieldset>
          {left === 0 ? null : (
            <p class="small-note">{words.left(plural(left, planWords.field))}</p>
          )}
          {fits || empty ? null : <p class="note">{words.tooLong}</p>}
          {empty ? (
            <p class="note">{left === 0 ? words.empty : words.emptyFridge}</p>
          ) : (
            <>
              <p class="row">
                <button
                  type="button"
                  class="button primary"
                  onClick={() => void guarded(async () => void (await printPage()))}
                >
                  {words.print}
                </button>
                <button type="button" class="button quiet" onClick={() => void save()}>
                  {words.save}
                </button>
              </p>
              <p class="small-note">{words.saveText}</p>
            </>
          )}
          <div role="status">
            {said === null ? null : said === "nothing" ? (
              <p>{planWords.nothingSaved}</p>
            ) : (
              <p class="saved-file">
                <Tick class="good" /> {planWords.savedTo} <code>{said.path}</code>
              </p>
            )}
          </div>
          {error === null ? null : <ErrorNote error={error} />}
        </div>
        {empty ? null : (
          <section class="sheet-frame" aria-label={words.preview}>
            <PlanSheet plan={plan} print={print} onFit={setFits} />
          </section>
        )}
      </div>
      <Footer />
    </>
  );
}

/** The print screen. */
export function PlanPrintScreen() {
  return (
    <Asked name="plan-print" of="plan-print" ask={askPlan}>
      {(plan) => <PrintWith plan={plan} />}
    </Asked>
  );
}
