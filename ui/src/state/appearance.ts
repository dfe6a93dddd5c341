/**
 * How one learner likes to read, put on the root element: colours, text size, letters, spacing.
 *
 * Everything is sized in rem, so the text size is the font size of the root. `widthInRem` is how much fits
 * beside each other at that size, and `data-low` says that little fits below each other; both follow the
 * window, too.
 */
import { signal } from "@preact/signals";
import type { Settings } from "../ipc/types/Settings";

/** Settings of someone who has chosen nothing. */
export const usualSettings: Settings = {
  nation: null,
  text_size: 100,
  theme: "system",
  typeface: "atkinson-hyperlegible",
  spacing: "normal",
  refreshers: "normal",
};

/** Width of the window in rem at the present text size. */
export const widthInRem = signal(80);

let shown: Settings = usualSettings;

const prefersDark = (): boolean =>
  globalThis.matchMedia?.("(prefers-color-scheme: dark)").matches ?? false;

/** Below this height (rem) the bars scroll away with the text: they would cover too much of it. */
const leastHeight = 33;

const measure = (): void => {
  const rem = (16 * shown.text_size) / 100;
  widthInRem.value = globalThis.innerWidth / rem;
  document.documentElement.dataset.low = globalThis.innerHeight / rem < leastHeight ? "yes" : "no";
};

/** Shows the whole window this way. */
export function showAs(settings: Settings): void {
  shown = settings;
  const root = document.documentElement;
  const dark = prefersDark();
  const theme = settings.theme === "system" ? (dark ? "dark" : "light") : settings.theme;
  root.dataset.theme = theme;
  root.dataset.shade = theme === "dark" || (theme === "high-contrast" && dark) ? "dark" : "light";
  root.dataset.typeface = settings.typeface;
  root.dataset.spacing = settings.spacing;
  root.style.fontSize = `${settings.text_size}%`;
  measure();
}

/** Follows the window's width and the system's colours from now on. */
export function followWindow(): void {
  globalThis.addEventListener("resize", measure);
  globalThis
    .matchMedia?.("(prefers-color-scheme: dark)")
    .addEventListener("change", () => showAs(shown));
  showAs(shown);
}
