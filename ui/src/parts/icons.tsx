/** The few drawings of the program itself. All are decoration: the words beside them say the same. */
import type { ComponentChildren } from "preact";

interface IconProps {
  /** Class names beside `icon`. */
  class?: string;
}

const icon = (paths: ComponentChildren, { class: extra = "" }: IconProps) => (
  <svg class={`icon ${extra}`} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    {paths}
  </svg>
);

/** A tick: done. */
export const Tick = (props: IconProps) => icon(<path d="m5 12.5 4.5 4.5L19 7.5" />, props);
/** Onwards. */
export const ArrowRight = (props: IconProps) => icon(<path d="M5 12h13m-5.5-6 6 6-6 6" />, props);
/** Back. */
export const ArrowLeft = (props: IconProps) => icon(<path d="M19 12H6m5.5-6-6 6 6 6" />, props);
/** You are here; opens. */
export const Chevron = (props: IconProps) => icon(<path d="m9 6 6 6-6 6" />, props);
/** Look for something. */
export const Lens = (props: IconProps) =>
  icon(
    <>
      <circle cx="10.5" cy="10.5" r="6" />
      <path d="m15 15 5 5" />
    </>,
    props,
  );
/** Call someone. */
export const Phone = (props: IconProps) =>
  icon(
    <path d="M6.5 4h3l1.6 4.2-2.1 1.6a11 11 0 0 0 5.2 5.2l1.6-2.1L20 14.5v3a2 2 0 0 1-2.2 2A15.5 15.5 0 0 1 4.5 6.2 2 2 0 0 1 6.5 4Z" />,
    props,
  );
/** Shut. */
export const Cross = (props: IconProps) => icon(<path d="m6.5 6.5 11 11m0-11-11 11" />, props);
/** For few eyes only. */
export const Lock = (props: IconProps) =>
  icon(<path d="M6.5 11h11v8.5h-11Zm2.5 0V8a3 3 0 0 1 6 0v3" />, props);
/** To find again. */
export const Bookmark = (props: IconProps) =>
  icon(<path d="M7 4.5h10a.5.5 0 0 1 .5.5v15L12 16l-5.5 4V5a.5.5 0 0 1 .5-.5Z" />, props);
/** Something changed. */
export const Renewed = (props: IconProps) =>
  icon(<path d="M19 12a7 7 0 1 1-2.1-5M19 4v4.5h-4.5" />, props);

/** The boat on an even keel. */
export const Mark = () => (
  <svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="mark-hull" d="M4 19h24c-1.6 5-6 8-12 8S5.6 24 4 19Z" />
    <path class="mark-sail" d="M15 5v12H6c.7-5.6 4-10 9-12Z" />
    <path class="mark-jib" d="M17 9c4 1 6.5 4 7 8h-7V9Z" />
  </svg>
);

/** The boat on quiet water, for the first screen. */
export const Harbour = () => (
  <svg class="harbour" viewBox="0 0 640 150" aria-hidden="true" focusable="false">
    <circle class="harbour-sun" cx="470" cy="96" r="34" />
    <path
      class="harbour-far"
      d="M0 104c60-14 110-22 170-12s90 12 140 2 120-24 190-8 100 14 140 6v26H0Z"
    />
    <g class="harbour-boat">
      <path class="mark-hull" d="M196 98h76c-5 16-19 24-38 24s-33-8-38-24Z" />
      <path class="mark-sail" d="M231 40v52h-32c3-24 15-42 32-52Z" />
      <path class="mark-jib" d="M237 54c16 5 26 18 28 38h-28V54Z" />
    </g>
    <path
      class="harbour-water"
      d="M0 112c40 0 40 6 80 6s40-6 80-6 40 6 80 6 40-6 80-6 40 6 80 6 40-6 80-6 40 6 80 6 40-6 80-6v38H0Z"
    />
  </svg>
);
