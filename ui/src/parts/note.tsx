/** Notes: what went wrong with its cure, and what is still on its way. */
import type { ComponentChildren } from "preact";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import { frame } from "../words/frame";

interface ErrorNoteProps {
  /** What the program said. */
  error: ErrorReport;
  /** What it means here, before what happened. */
  lead?: string;
  /** Tries the same once more. */
  again?: () => void;
  /** Further buttons. */
  children?: ComponentChildren;
}

/** What happened, to which thing, and what to do, near where it happened. */
export function ErrorNote({ error, lead, again, children }: ErrorNoteProps) {
  return (
    <div class="note trouble" role="alert">
      {lead === undefined ? null : <p class="note-lead">{lead}</p>}
      <p>{error.message}</p>
      {error.hint === "" ? null : <p>{error.hint}</p>}
      {again === undefined && children === undefined ? null : (
        <p class="row">
          {again === undefined ? null : (
            <button type="button" class="button quiet" onClick={again}>
              {frame.tryAgain}
            </button>
          )}
          {children}
        </p>
      )}
    </div>
  );
}

/** Shown only when an answer takes long enough to be noticed. */
export function Waiting() {
  return (
    <p class="waiting" role="status">
      {frame.loading}
    </p>
  );
}
