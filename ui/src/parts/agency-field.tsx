/** The agency that this computer belongs to: kept as it is typed, off while it is empty. */
import { useEffect, useRef, useState } from "preact/hooks";
import { agency as askAgency, asReport, saveAgency } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import { certificate, agency as words } from "../words/record";
import { clock } from "../words/time";
import { Tick } from "./icons";
import { ErrorNote } from "./note";

/** How long typing may rest before the change is kept, in milliseconds. */
const rest = 400;

/** The section of Settings. */
export function AgencyField() {
  const [name, setName] = useState("");
  const [kept, setKept] = useState<string | null>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const wanted = useRef<string | null>(null);
  const keep = async () => {
    clearTimeout(timer.current);
    const change = wanted.current;
    if (change === null) {
      return;
    }
    wanted.current = null;
    try {
      await saveAgency(change.trim());
      setKept(new Date().toISOString());
      setError(null);
    } catch (thrown) {
      wanted.current ??= change;
      setError(asReport(thrown));
    }
  };
  const keeping = useRef(keep);
  keeping.current = keep;
  useEffect(() => {
    askAgency().then(
      (known) => wanted.current === null && setName(known),
      (thrown) => setError(asReport(thrown)),
    );
    // What is still resting is kept when the screen is left.
    return () => void keeping.current();
  }, []);
  const change = (next: string) => {
    setName(next);
    wanted.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keeping.current(), rest);
  };
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
          value={name}
          onInput={(event) => change(event.currentTarget.value)}
        />
        <p class="field-hint" id="agency-hint">
          {words.hint}{" "}
          <span role="status" class="good-words">
            {kept === null ? null : (
              <>
                <Tick /> {words.kept(clock(kept))}
              </>
            )}
          </span>
        </p>
      </div>
      {error === null ? null : <ErrorNote error={error} again={() => void keep()} />}
      <p>
        <a href="#/verify">{certificate.check}</a>
      </p>
    </section>
  );
}
