/**
 * Lets a reader mark the text of a lesson: selections get their box, sections their button, highlights their colour.
 *
 * 1. Every section gets “Mark this section” after its heading.
 * 2. A selection inside the text moves the box to it; a press on a highlight does too.
 * 3. Below the text stand the marks whose words are gone.
 * Entry point: `bringMarks`. Nothing the author wrote is changed; what is put beside it is told apart by `data-ours`.
 */
import { signal } from "@preact/signals";
import { type ComponentChild, render } from "preact";
import type { Mark } from "../ipc/types/Mark";
import type { SectionLink } from "../ipc/types/SectionLink";
import { type Boxed, MarkBox } from "../parts/mark-box";
import { MarkEntry } from "../parts/mark-entry";
import { SectionMarks } from "../parts/section-marks";
import { lesson as lessonWords } from "../words/lesson";
import { marks as words } from "../words/writing";
import { anchorOf, sectionOf } from "./anchors";
import { type Marks, marksOf } from "./marks";
import { paintedAt } from "./painting";

function slot(name: string, put: (place: HTMLElement) => void, drawn: ComponentChild) {
  const place = document.createElement("div");
  place.className = name;
  place.dataset.ours = "";
  put(place);
  render(drawn, place);
  return place;
}

function Lost({ marks }: { marks: Marks }) {
  const lost = marks.lost.value;
  if (lost.length === 0) {
    return null;
  }
  return (
    <section class="lost-marks" aria-labelledby="lost-title">
      <h2 id="lost-title">{words.lostTitle}</h2>
      <p>{words.lostText}</p>
      <ul class="mark-list">
        {lost.map((mark) => (
          <MarkEntry key={mark.place} mark={mark} marks={marks} lost />
        ))}
      </ul>
    </section>
  );
}

/** Puts the box under the last line of a range, within its section. */
function move(box: HTMLElement, section: HTMLElement, range: Range): void {
  const end = range.endContainer;
  const block = Array.from(section.children).find((child) => child.contains(end) && child !== box);
  if (block === undefined) {
    section.append(box);
  } else {
    block.after(box);
  }
  const lines = range.getClientRects?.();
  const last = lines?.[lines.length - 1];
  if (last !== undefined) {
    const frame = section.getBoundingClientRect();
    box.style.top = `${last.bottom - frame.top + 8}px`;
    const widest = Math.max(0, frame.width - box.offsetWidth);
    box.style.left = `${Math.min(Math.max(0, last.left - frame.left), widest)}px`;
  }
}

/** Lets the text be marked; returns how to stop. */
export function bringMarks(
  text: HTMLElement,
  lesson: string,
  sections: readonly SectionLink[],
  begun: readonly Mark[],
): () => void {
  const marks = marksOf(text, lesson, begun);
  const boxed = signal<Boxed>({ about: "nothing" });
  const places: HTMLElement[] = [];
  for (const section of text.querySelectorAll<HTMLElement>("[data-section]")) {
    const link = sections.find(({ id }) => id === section.dataset.section);
    const heading = section.querySelector("h2");
    const tool = (
      <SectionMarks
        lesson={lesson}
        section={section}
        title={link?.title || lessonWords.opening}
        marks={marks}
      />
    );
    const put = (place: HTMLElement) =>
      heading === null ? section.prepend(place) : heading.after(place);
    places.push(slot("section-tools", put, tool));
  }
  places.push(slot("lost-place", (place) => text.append(place), <Lost marks={marks} />));
  const box = slot("mark-box-place", () => undefined, <MarkBox boxed={boxed} marks={marks} />);

  const look = () => {
    const selection = document.getSelection();
    const range =
      selection !== null && selection.rangeCount > 0 && !selection.isCollapsed
        ? selection.getRangeAt(0)
        : null;
    const section = range === null ? null : sectionOf(range.startContainer);
    const inText =
      range !== null &&
      section !== null &&
      text.contains(section) &&
      range.startContainer.parentElement?.closest("[data-ours]") === null;
    const anchor = inText ? anchorOf(lesson, range) : null;
    if (anchor !== null && section !== null && range !== null) {
      boxed.value = { about: "selection", anchor };
      move(box, section, range);
    } else if (boxed.value.about === "selection" && !box.contains(document.activeElement)) {
      boxed.value = { about: "nothing" };
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const selected = () => {
    clearTimeout(timer);
    timer = setTimeout(look, 200);
  };
  const pressed = (event: MouseEvent) => {
    const inOurs = event.target instanceof Element && event.target.closest("[data-ours], a, input");
    if (inOurs || document.getSelection()?.isCollapsed === false) {
      return;
    }
    const hit = paintedAt(marks.shown.value, event.clientX, event.clientY);
    const section = hit === null ? null : sectionOf(hit.range.startContainer);
    if (hit !== null && section !== null) {
      boxed.value = { about: "mark", place: hit.place, writing: false };
      move(box, section, hit.range);
    }
  };
  document.addEventListener("selectionchange", selected);
  text.addEventListener("click", pressed);
  return () => {
    clearTimeout(timer);
    document.removeEventListener("selectionchange", selected);
    text.removeEventListener("click", pressed);
    for (const place of [...places, box]) {
      render(null, place);
      place.remove();
    }
    marks.rest();
  };
}
