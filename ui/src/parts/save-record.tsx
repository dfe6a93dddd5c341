/** Taking the record along: as pages, on paper, for a spreadsheet or a record system. */
import { useState } from "preact/hooks";
import { saveRecord } from "../ipc";
import { recordPage } from "../words/record";
import { record as words } from "../words/screens";
import { SavingStatus, useSaving } from "./saving";

interface SaveRecordProps {
  /** Statements that an export as xAPI holds. */
  statements: number;
  /** Name as typed; empty for someone who is just reading. */
  name: string;
}

/** Buttons that write the record to a file, and where it went. The name travels only when chosen, never as xAPI. */
export function SaveRecord({ statements, name }: SaveRecordProps) {
  const { saving, save } = useSaving();
  const [withName, setWithName] = useState(false);
  const rows = (of: string) => (file: { rows: number }) => words.savedRows(file.rows, of);
  return (
    <section class="save-record" aria-labelledby="save-title">
      <h2 id="save-title">{words.save}</h2>
      <p>{recordPage.pdfText}</p>
      <p class="row">
        <button
          type="button"
          class="button primary"
          onClick={() =>
            save(
              () => saveRecord("pdf", true),
              (file) => recordPage.pages(file.rows),
            )
          }
        >
          {recordPage.pdf}
        </button>
        <button type="button" class="button quiet" onClick={() => globalThis.print()}>
          {recordPage.print}
        </button>
      </p>
      <details class="save-more">
        <summary>{recordPage.more}</summary>
        <p class="small-note">{words.saveText}</p>
        <div class="save-choices">
          <div>
            <button
              type="button"
              class="button quiet"
              onClick={() => save(() => saveRecord("csv", withName), rows(words.rows))}
            >
              {words.csv}
            </button>
            <p class="small-note">{words.csvText}</p>
            {name === "" ? null : (
              <label class="with-name">
                <input
                  type="checkbox"
                  checked={withName}
                  onChange={(event) => setWithName(event.currentTarget.checked)}
                />
                {words.withName}
              </label>
            )}
          </div>
          <div>
            <button
              type="button"
              class="button quiet"
              onClick={() => save(() => saveRecord("xapi", false), rows(words.statements))}
            >
              {words.xapi}
            </button>
            <p class="small-note">{words.xapiText(statements)}</p>
          </div>
        </div>
      </details>
      <SavingStatus saving={saving} />
    </section>
  );
}
