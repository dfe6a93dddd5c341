/** Fields for how one likes to read; the first screen and the settings share them. */
import type { Nation } from "../ipc/types/Nation";
import type { Settings } from "../ipc/types/Settings";
import type { Spacing } from "../ipc/types/Spacing";
import type { Theme } from "../ipc/types/Theme";
import type { Typeface } from "../ipc/types/Typeface";
import { nations, reading as words } from "../words/screens";
import { percent } from "../words/time";

interface FieldProps {
  /** As it is now. */
  settings: Settings;
  /** Told about every change. */
  onChange: (settings: Settings) => void;
}

interface CardsProps<T extends string> {
  /** Group name, unique on the screen. */
  name: string;
  /** What is asked. */
  legend: string;
  /** Said under the question. */
  hint?: string;
  /** What can be chosen, in order, with the words for it. */
  options: Record<T, string>;
  /** More words under an option. */
  notes?: Record<T, string>;
  /** What is chosen. */
  value: T | null;
  /** Told about a choice. */
  onChoose: (value: T) => void;
}

/** Radio buttons as cards. */
export function RadioCards<T extends string>(props: CardsProps<T>) {
  const { name, legend, hint, options, notes, value, onChoose } = props;
  const keys = Object.keys(options) as T[];
  return (
    <fieldset class={`cards cards-${name}`} aria-describedby={hint ? `${name}-hint` : undefined}>
      <legend>{legend}</legend>
      {hint === undefined ? null : (
        <p class="field-hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      <div class="cards-row">
        {keys.map((key) => (
          <label class="card-option" key={key} data-value={key}>
            <input
              type="radio"
              name={name}
              value={key}
              checked={value === key}
              onChange={() => onChoose(key)}
            />
            <span>
              {options[key]}
              {notes === undefined ? null : <small>{notes[key]}</small>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Where this person lives. */
export function NationField({ settings, onChange }: FieldProps) {
  return (
    <RadioCards<Nation>
      name="nation"
      legend={words.nation}
      hint={words.nationHint}
      options={nations}
      value={settings.nation}
      onChoose={(nation) => onChange({ ...settings, nation })}
    />
  );
}

const step = 10;
const bounded = (size: number): number => Math.min(200, Math.max(100, size));

/** Text size, seen at once. */
export function SizeField({ settings, onChange }: FieldProps) {
  const set = (size: number) => onChange({ ...settings, text_size: bounded(size) });
  return (
    <div class="field size">
      <label for="text-size">
        {words.size} <output for="text-size">{percent(settings.text_size)}</output>
      </label>
      <div class="size-row">
        <button
          type="button"
          class="button quiet size-less"
          aria-label={words.smaller}
          onClick={() => set(settings.text_size - step)}
        >
          <span aria-hidden="true">A</span>
        </button>
        <input
          id="text-size"
          type="range"
          min={100}
          max={200}
          step={step}
          value={settings.text_size}
          aria-valuetext={percent(settings.text_size)}
          onInput={(event) => set(Number(event.currentTarget.value))}
        />
        <button
          type="button"
          class="button quiet size-more"
          aria-label={words.larger}
          onClick={() => set(settings.text_size + step)}
        >
          <span aria-hidden="true">A</span>
        </button>
      </div>
      <p class="size-preview">{words.sizePreview}</p>
    </div>
  );
}

/** Colours of the screen. */
export function ThemeField({ settings, onChange }: FieldProps) {
  return (
    <RadioCards<Theme>
      name="theme"
      legend={words.theme}
      options={words.themes}
      value={settings.theme}
      onChoose={(theme) => onChange({ ...settings, theme })}
    />
  );
}

/** Letters of running text. */
export function TypefaceField({ settings, onChange }: FieldProps) {
  return (
    <RadioCards<Typeface>
      name="typeface"
      legend={words.typeface}
      options={words.typefaces}
      notes={words.typefaceNotes}
      value={settings.typeface}
      onChoose={(typeface) => onChange({ ...settings, typeface })}
    />
  );
}

/** Space between letters, words and lines. */
export function SpacingField({ settings, onChange }: FieldProps) {
  return (
    <RadioCards<Spacing>
      name="spacing"
      legend={words.spacing}
      options={words.spacings}
      value={settings.spacing}
      onChoose={(spacing) => onChange({ ...settings, spacing })}
    />
  );
}
