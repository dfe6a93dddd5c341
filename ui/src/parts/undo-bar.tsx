/** The strip that offers to take the last deletion or replacement back. */
import { useEffect } from "preact/hooks";
import { route, screenKey } from "../state/router";
import { takeBack, undoable } from "../state/undo";
import { writing as words } from "../words/writing";
import { Cross } from "./icons";
import { ErrorNote } from "./note";

/** The strip; nothing while there is nothing to take back. */
export function UndoBar() {
  const step = undoable.value;
  const here = screenKey(route.value);
  const hide = () => {
    undoable.value = null;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen has other things to take back
  useEffect(() => hide, [here]);
  return (
    <div class="undo-place" role="status">
      {step === null ? null : (
        <div class="undo-bar">
          {step.trouble === undefined ? (
            <p>{step.said}</p>
          ) : (
            <ErrorNote lead={words.undoFailed} error={step.trouble} />
          )}
          <button type="button" class="button quiet" onClick={() => void takeBack(words.undone)}>
            {words.undo}
          </button>
          <button type="button" class="button plain" aria-label={words.hide} onClick={hide}>
            <Cross />
          </button>
        </div>
      )}
    </div>
  );
}
