/** Parts of the lesson's column: the warning before hard material, and where the text comes from. */
import type { LessonView } from "../ipc/types/LessonView";
import type { Source } from "../ipc/types/Source";
import { lesson as words } from "../words/lesson";
import { jurisdiction } from "../words/screens";
import { dayInWords } from "../words/time";
import { nextAddress } from "./next-step";

interface WarningProps {
  /** The lesson. */
  view: LessonView;
  /** Shows the text; none when it is shown already. */
  onReadOn?: () => void;
}

/** Said before hard material: read on, or skip. Skipping never blocks anything. */
export function Warning({ view, onReadOn }: WarningProps) {
  if (view.warning === null) {
    return null;
  }
  return (
    <section class={`warning ${onReadOn ? "warning-gate" : ""}`} aria-labelledby="warning-title">
      <h2 id="warning-title">{words.warning}</h2>
      <p>{view.warning}</p>
      {onReadOn === undefined ? null : (
        <>
          <p class="row">
            <button type="button" class="button primary" onClick={onReadOn}>
              {words.readOn}
            </button>
            <a class="button quiet" href={nextAddress(view.next)}>
              {words.skip}
            </a>
          </p>
          <p class="warning-note">{words.warningNote}</p>
        </>
      )}
    </section>
  );
}

/** The sources, folded. */
export function Sources({ sources }: { sources: readonly Source[] }) {
  if (sources.length === 0) {
    return null;
  }
  return (
    <details class="sources">
      <summary>{words.sources}</summary>
      <ul>
        {sources.map((source) => {
          const unsure = words.confidence[source.confidence] ?? "";
          return (
            <li key={source.citation}>
              {source.citation}
              <small>
                {jurisdiction(source.nation)} · {words.sourceChecked(dayInWords(source.date))}
                {unsure === "" ? "" : ` · ${unsure}`}
                <br />
                {source.checked}
              </small>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
