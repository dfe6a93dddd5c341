/** The agency that this computer belongs to: kept as it is typed, off while it is empty. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { agency as askAgency, asReport, saveAgency } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import { keeping } from "../state/keeping";
import { certificate, agency as words } from "../words/record";
import { clock } from "../words/time";
import { Tick } from "./icons";
import { ErrorNote } from "./note";

/** The section of Settings. */
export function AgencyField() {
  const [unknown, setUnknown] = useState<ErrorReport | null>(null);
  const keep = useMemo(
    () =>
      keeping("", null, async (name) => {
        await saveAgency(name.trim());
        return new Date().toISOString();
      }),
    [],
  );
  useEffect(() => {
    askAgency().then(
      (name) => keep.take(name, null),
      (thrown) => setUnknown(asReport(thrown)),
    );
    return () => void keep.stop();
  }, [keep]);
  const { open, saved, trouble } = keep.standing.value;
  const error = trouble ?? unknown;
  return (
    <section aria-labelledby="agency-title">
      <h2 id="agency-title">{words.title}</h2>
      <div class="field">
        <label for="agency">{words.label}</label>
        <input
          id="agency"
          type="text"
          autocomplete="off"
          maxLength={80}
          aria-describedby="agency-hint"
          value={keep.text.value}
          onInput={(event) => keep.type(event.currentTarget.value)}
        />
        <p class="field-hint" id="agency-hint">
          {words.hint}{" "}
          <span role="status" class="good-words">
            {open || saved === null ? null : (
              <>
                <Tick /> {words.kept(clock(saved))}
              </>
            )}
          </span>
        </p>
      </div>
      {error === null ? null : <ErrorNote error={error} again={() => void keep.now()} />}
      <p>
        <a href="#/verify">{certificate.check}</a>
      </p>
    </section>
  );
}
