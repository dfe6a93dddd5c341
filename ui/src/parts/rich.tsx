/**
 * The one door through which HTML of the course comes onto the screen.
 *
 * The text was written by strangers. The program turned it from Markdown into HTML that can only hold an
 * allow-list of elements and link targets, as a type that cannot be made in another way; nothing else may
 * be handed to this part. What comes from the person at the keyboard is always shown as text.
 */
import type { RefObject } from "preact";
import type { Html } from "../ipc/types/Html";

interface RichProps {
  /** Clean HTML of the course. */
  html: Html;
  /** Class names. */
  class?: string;
  /** Element to stand in. */
  as?: "div" | "span";
  /** Gives the element to the one who brings it to life. */
  elementRef?: RefObject<HTMLElement | null>;
}

/** Course HTML, as it is. */
export function Rich({ html, class: className = "", as = "div", elementRef }: RichProps) {
  // Both elements take the same attributes; the type of a choice between them does not say so.
  const Element = as as "div";
  return (
    <Element
      ref={(elementRef ?? null) as RefObject<HTMLDivElement | null> | null}
      class={`rich ${className}`.trim()}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: the only place, and the text was cleaned by construction
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}
