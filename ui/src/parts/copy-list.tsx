/** Copies of a file to go back to, the latest first and foremost. */
import type { ComponentChildren } from "preact";

interface CopyListProps<T> {
  copies: T[];
  /** What a copy is called. */
  say: (copy: T) => string;
  /** Goes back to a copy. */
  choose: (copy: T) => void;
  /** Beside the latest. */
  latest?: ComponentChildren;
  /** Further ways, after the copies. */
  children?: ComponentChildren;
}

/** A button for each. */
export function CopyList<T extends { name: string }>({
  copies,
  say,
  choose,
  latest,
  children,
}: CopyListProps<T>) {
  return (
    <ul class="copies">
      {copies.map((copy, position) => (
        <li key={copy.name}>
          <button
            type="button"
            class={`button ${position === 0 ? "primary" : "quiet"}`}
            onClick={() => choose(copy)}
          >
            {say(copy)}
          </button>
          {position === 0 ? latest : null}
        </li>
      ))}
      {children}
    </ul>
  );
}
