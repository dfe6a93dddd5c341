/** What a check shows beside its options: the reason under an option, and the buttons below. */
import { useEffect, useRef } from "preact/hooks";
import type { Check } from "../lesson/check";
import { check as words } from "../words/lesson";
import { Tick } from "./icons";
import { ErrorNote } from "./note";
import { Rich } from "./rich";

/** The reason that belongs to one option, once it may be read. */
export function OptionReason({ check, option }: { check: Check; option: string }) {
  const reason = check.reason(option);
  if (reason === null) {
    return null;
  }
  const { feedback, chosen } = reason;
  const lead = feedback.right ? (chosen ? words.reasonYes : words.reasonThis) : words.reasonNot;
  // What was said about the whole check is said already where only one option can be chosen.
  const bare = check.standing.value === "tried" && !check.several;
  return (
    <div class={`why ${feedback.right ? "why-right" : "why-other"}`}>
      {bare ? null : (
        <>
          <b>
            {feedback.right ? <Tick /> : null}
            {lead}
          </b>{" "}
        </>
      )}
      <Rich html={feedback.html} as="span" />
    </div>
  );
}

/** What was said last, and what can be done next. */
export function CheckFoot({ check }: { check: Check }) {
  const status = useRef<HTMLParagraphElement>(null);
  const standing = check.standing.value;
  const settled = standing === "right" || standing === "shown";
  const before = useRef(settled);
  useEffect(() => {
    // The button that was pressed is gone now: reading goes on from what was said.
    if (settled && !before.current) {
      status.current?.focus();
    }
    before.current = settled;
  }, [settled]);
  const trouble = check.trouble.value;
  const noteId = `check-${check.id}-note`;
  const mayShow = check.triedBefore.value && !settled;
  const press = standing === "tried" ? check.again : check.answer;
  return (
    <div class={`check-foot ${settled ? "settled" : ""}`} aria-busy={check.busy.value}>
      {trouble === null ? null : (
        <ErrorNote lead={words.notSaved} error={trouble.error} again={trouble.again} />
      )}
      <p class="check-said" role="status" tabIndex={-1} ref={status}>
        {check.said.value}
      </p>
      <div class="row">
        {settled ? null : (
          <button type="button" class="button primary" onClick={press}>
            {standing === "tried" ? words.again : words.answer}
          </button>
        )}
        {mayShow ? (
          <button type="button" class="button quiet" onClick={check.show} aria-describedby={noteId}>
            {words.show}
          </button>
        ) : null}
        {standing === "right" ? (
          <button
            type="button"
            class="link"
            aria-expanded={check.othersOpen.value}
            onClick={check.toggleOthers}
          >
            {check.othersOpen.value ? words.hideOthers : words.others}
          </button>
        ) : null}
      </div>
      {mayShow ? (
        <p class="check-note" id={noteId}>
          {check.showNote}
        </p>
      ) : null}
    </div>
  );
}
