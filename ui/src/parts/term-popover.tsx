/**
 * The meaning of a word, opened in place.
 *
 * Links to the glossary in course text carry `data-term`. A press opens a popover beside the word; where the
 * web view has no popovers, or with a modifier key, the link leads to the glossary as any other.
 */
import { useSignal } from "@preact/signals";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { term as askTerm } from "../ipc";
import type { TermView } from "../ipc/types/TermView";
import { addressOf, route } from "../state/router";
import { glossary as words } from "../words/look-up";
import { Rich } from "./rich";

interface Shown {
  link: HTMLAnchorElement;
  id: string;
  term: TermView | null;
}

const margin = 12;

function standBeside(popover: HTMLElement, link: Element): void {
  const word = link.getBoundingClientRect();
  const { width, height } = popover.getBoundingClientRect();
  const left = Math.min(Math.max(margin, word.left), innerWidth - width - margin);
  const below = word.bottom + 6;
  const top =
    below + height + margin > innerHeight ? Math.max(margin, word.top - height - 6) : below;
  popover.style.left = `${left}px`;
  popover.style.top = `${top}px`;
}

/** Stands once in the frame and listens for presses on words. */
export function TermPopover() {
  const popover = useRef<HTMLDivElement>(null);
  const shown = useSignal<Shown | null>(null);
  const here = route.value;

  useEffect(() => {
    const pressed = async (event: MouseEvent) => {
      const link =
        event.target instanceof Element
          ? event.target.closest<HTMLAnchorElement>("a[data-term]")
          : null;
      const plain = !(event.ctrlKey || event.metaKey || event.shiftKey);
      if (link === null || !plain || popover.current?.showPopover === undefined) {
        return;
      }
      event.preventDefault();
      const id = link.dataset.term ?? "";
      const term = await askTerm(id).catch(() => null);
      if (link.isConnected) {
        shown.value = { link, id, term };
      }
    };
    document.addEventListener("click", pressed);
    return () => document.removeEventListener("click", pressed);
  }, [shown]);

  const now = shown.value;
  useLayoutEffect(() => {
    if (now !== null && popover.current !== null) {
      popover.current.showPopover();
      standBeside(popover.current, now.link);
      popover.current.focus();
    }
  }, [now]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen closes it
  useEffect(() => {
    shown.value = null;
    popover.current?.hidePopover?.();
  }, [here]);

  return (
    <div
      ref={popover}
      popover="auto"
      class="term-popover"
      role="dialog"
      aria-label={now?.term?.term ?? words.title}
      tabIndex={-1}
      onToggle={(event) => {
        if (event.newState === "closed" && now !== null) {
          shown.value = null;
          now.link.focus();
        }
      }}
    >
      {now === null ? null : (
        <>
          {now.term === null ? (
            <p>{words.failed}</p>
          ) : (
            <>
              <p class="term-name">{now.term.term}</p>
              <Rich html={now.term.meaning} />
            </>
          )}
          <p class="term-more">
            <a href={addressOf({ screen: "glossary", term: now.id })}>{words.inGlossary}</a>
          </p>
        </>
      )}
    </div>
  );
}
