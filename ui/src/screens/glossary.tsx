/** The glossary: every word with its meaning, narrowed down as one types. Read without having begun. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { glossary as askGlossary } from "../ipc";
import type { TermView } from "../ipc/types/TermView";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { Rich } from "../parts/rich";
import { addressOf } from "../state/router";
import { arriveAt, useScreen } from "../state/screen";
import { glossary as words } from "../words/look-up";

const holds = (term: TermView, wanted: string): boolean =>
  [term.term, ...term.also].some((form) => form.toLowerCase().includes(wanted));

function GlossaryWith({ terms, at }: { terms: TermView[]; at: string | null }) {
  const typed = useSignal("");
  const wanted = typed.value.trim().toLowerCase();
  const shown = wanted === "" ? terms : terms.filter((term) => holds(term, wanted));
  const arrive = () => arriveAt(at === null ? null : document.getElementById(`term-${at}`));
  useScreen("glossary", words.title, arrive);
  useEffect(arrive, [at]);
  return (
    <>
      <div class="column glossary">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="lead">{terms.length === 0 ? words.none : words.lead}</p>
        {terms.length === 0 ? null : (
          <label class="field">
            <span>{words.filter}</span>
            <input
              type="search"
              value={typed.value}
              autocomplete="off"
              onInput={(event) => {
                typed.value = event.currentTarget.value;
              }}
            />
          </label>
        )}
        <p class="unseen" role="status">
          {wanted === "" ? "" : words.count(shown.length)}
        </p>
        {wanted !== "" && shown.length === 0 ? <p>{words.nothing(typed.value.trim())}</p> : null}
        <dl class="terms">
          {shown.map((term) => (
            <div key={term.id} id={`term-${term.id}`} class={term.id === at ? "term here" : "term"}>
              <dt>{term.term}</dt>
              <dd>
                <Rich html={term.meaning} />
                {term.also.length === 0 ? null : (
                  <p class="term-also">{words.also(term.also.join(", "))}</p>
                )}
              </dd>
            </div>
          ))}
        </dl>
        <p>
          <a href={addressOf({ screen: "questions" })}>{words.questions}</a>
        </p>
      </div>
      <Footer />
    </>
  );
}

/** The glossary, at a word where one is named. */
export function GlossaryScreen({ term }: { term: string | null }) {
  return (
    <Asked name="glossary" of="glossary" ask={askGlossary}>
      {(terms) => <GlossaryWith terms={terms} at={term} />}
    </Asked>
  );
}
