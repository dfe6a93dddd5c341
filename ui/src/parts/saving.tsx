/** Saving something to a file that the person picks: under way, done, called off, failed. */
import { useState } from "preact/hooks";
import { asReport } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { SavedFile } from "../ipc/types/SavedFile";
import { record as words } from "../words/screens";
import { Tick } from "./icons";
import { ErrorNote } from "./note";

/** How far saving has come. */
export type Saving =
  | { at: "rest" }
  | { at: "busy" }
  | { at: "saved"; file: SavedFile; what: string }
  | { at: "cancelled" }
  | { at: "failed"; error: ErrorReport; again: () => void };

/** One place to save from. `save` asks, and `what` says what the file holds. */
export function useSaving() {
  const [saving, setSaving] = useState<Saving>({ at: "rest" });
  const save = async (
    ask: () => Promise<SavedFile | null>,
    what: (file: SavedFile) => string,
  ): Promise<void> => {
    if (saving.at === "busy") {
      return;
    }
    setSaving({ at: "busy" });
    try {
      const file = await ask();
      setSaving(file === null ? { at: "cancelled" } : { at: "saved", file, what: what(file) });
    } catch (thrown) {
      setSaving({ at: "failed", error: asReport(thrown), again: () => void save(ask, what) });
    }
  };
  return { saving, save };
}

/** How far it has come, in words. */
export function SavingStatus({ saving }: { saving: Saving }) {
  return (
    <>
      <div role="status" class="save-status">
        {saving.at === "busy" ? words.saving : null}
        {saving.at === "cancelled" ? words.cancelled : null}
        {saving.at === "saved" ? (
          <p class="saved-file">
            <Tick class="good" /> {words.savedTo} <code>{saving.file.path}</code> ({saving.what})
          </p>
        ) : null}
      </div>
      {saving.at === "failed" ? <ErrorNote error={saving.error} again={saving.again} /> : null}
    </>
  );
}
