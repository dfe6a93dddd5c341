/** Measures the colours of every theme: text at least 4.5:1 on its ground, edges that carry meaning 3:1. */
import { describe, expect, test } from "vitest";
import tokens from "../styles/tokens.css?raw";

type Colours = Record<string, string>;

const read = (block: string): Colours =>
  Object.fromEntries(
    Array.from(block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g), ([, name = "", colour = ""]) => [
      name,
      colour,
    ]),
  );

const blocks = Array.from(
  tokens.matchAll(/(:root[^{]*)\{([^}]*)\}/g),
  ([, selector = "", body = ""]) => ({
    selector: selector.trim(),
    colours: read(body),
  }),
);
const coloursOf = (selector: string): Colours =>
  blocks.find((block) => block.selector === selector)?.colours ?? {};

const light = coloursOf(":root");
const themes: Record<string, Colours> = {
  light,
  dark: { ...light, ...coloursOf(':root[data-theme="dark"]') },
  sepia: { ...light, ...coloursOf(':root[data-theme="sepia"]') },
  "high contrast": { ...light, ...coloursOf(':root[data-theme="high-contrast"]') },
  "high contrast, dark": {
    ...light,
    ...coloursOf(':root[data-theme="high-contrast"][data-shade="dark"]'),
  },
};

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const part = Number.parseInt(colour.slice(from, from + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const grounds = ["ground", "surface", "sunk"];
const hues = ["deep", "warm", "plum", "ochre", "good"];
const texts: [string, string][] = [
  ...["ink", "ink-soft", ...hues].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ...hues.flatMap((hue): [string, string][] => [
    [hue, `${hue}-wash`],
    ["ink", `${hue}-wash`],
    ["ink-soft", `${hue}-wash`],
  ]),
  ["deep-ink", "deep"],
  ["deep-ink", "deep-hover"],
  ["ink", "mark"],
];

describe.each(Object.entries(themes))("the theme %s", (_name, colours) => {
  const ratio = (one: string, other: string) =>
    contrast(colours[one] ?? "#000000", colours[other] ?? "#000000");

  test("has every colour that is measured", () => {
    const asked = new Set([...texts.flat(), "edge"]);
    expect([...asked].filter((name) => colours[name] === undefined)).toEqual([]);
  });

  test("can be read", () => {
    const faint = texts.filter(([text, ground]) => ratio(text, ground) < 4.5);
    expect(faint.map(([text, ground]) => `${text} on ${ground}`)).toEqual([]);
  });

  test("shows the edges of what can be used", () => {
    const faint = ["ground", "surface"].filter((ground) => ratio("edge", ground) < 3);
    expect(faint).toEqual([]);
  });
});
