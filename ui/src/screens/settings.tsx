/** Settings: every change is seen at once and kept as it is made. */
import { useEffect, useRef, useState } from "preact/hooks";
import { asReport, chooseLearner, saveSettings } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Person } from "../ipc/types/Person";
import type { Refreshers } from "../ipc/types/Refreshers";
import type { Settings } from "../ipc/types/Settings";
import { AgencyField } from "../parts/agency-field";
import { Footer } from "../parts/frame";
import { Tick } from "../parts/icons";
import { ErrorNote } from "../parts/note";
import { initial } from "../parts/person-menu";
import {
  NationField,
  RadioCards,
  SizeField,
  SpacingField,
  ThemeField,
  TypefaceField,
} from "../parts/reading-fields";
import { showAs } from "../state/appearance";
import { goTo, manualAddress } from "../state/router";
import { useScreen } from "../state/screen";
import { became, started } from "../state/session";
import { frame } from "../words/frame";
import { refreshers } from "../words/practise";
import { reading, settings as words } from "../words/screens";
import { clock } from "../words/time";

/** How long typing and sliding may rest before the change is kept, in milliseconds. */
const rest = 400;

function Who({ here }: { here: Person }) {
  const [error, setError] = useState<ErrorReport | null>(null);
  const learners = started.value?.learners ?? [];
  const change = async (other: Person) => {
    try {
      became(await chooseLearner(other.id));
      goTo("#/");
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  return (
    <section aria-labelledby="who-title">
      <h2 id="who-title">{words.who}</h2>
      <p class="field-hint">{words.whoText}</p>
      <ul class="people">
        {learners.map((other) => (
          <li key={other.id}>
            <span class="disc person" aria-hidden="true">
              {initial(other.name)}
            </span>
            <span class="people-name">{other.name === "" ? frame.justReading : other.name}</span>
            {other.id === here.id ? (
              <span class="soft-words">{words.now}</span>
            ) : (
              <button type="button" class="button quiet" onClick={() => change(other)}>
                {frame.studyAs(other.name)}
              </button>
            )}
          </li>
        ))}
      </ul>
      {error === null ? null : <ErrorNote error={error} />}
      <a class="button quiet" href="#/welcome">
        {frame.someoneElse}
      </a>
    </section>
  );
}

function Sending() {
  const host = started.value?.sends_to ?? null;
  return (
    <section aria-labelledby="sending-title">
      <h2 id="sending-title">{words.sending}</h2>
      <p>{host === null ? words.sendingOff : words.sendingTo(host)}</p>
      <a class="button quiet" href="#/send">
        {words.sendingOpen}
      </a>
    </section>
  );
}

function About() {
  const start = started.value;
  return (
    <section aria-labelledby="about-title">
      <h2 id="about-title">{words.about}</h2>
      {start === null ? null : (
        <>
          <p>
            {words.keptIn} <code class="path">{start.data_folder}</code>
          </p>
          <p>{words.version(start.program_version)}</p>
        </>
      )}
      <p>
        <a href={manualAddress}>{frame.manual}</a>
      </p>
    </section>
  );
}

/** The settings screen. */
export function SettingsScreen({ person }: { person: Person }) {
  const [name, setName] = useState(person.name);
  const [settings, setSettings] = useState<Settings>(person.settings);
  const [kept, setKept] = useState<string | null>(null);
  const [error, setError] = useState<ErrorReport | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const wanted = useRef<{ name: string; settings: Settings } | null>(null);
  useScreen("settings", words.title);

  const keep = async () => {
    clearTimeout(timer.current);
    const change = wanted.current;
    if (change === null) {
      return;
    }
    wanted.current = null;
    try {
      became(await saveSettings(change.name.trim(), change.settings));
      setKept(new Date().toISOString());
      setError(null);
    } catch (thrown) {
      wanted.current ??= change;
      setError(asReport(thrown));
    }
  };
  const keeping = useRef(keep);
  keeping.current = keep;
  // What is still resting is kept when the screen is left.
  useEffect(() => () => void keeping.current(), []);
  const change = (nextName: string, next: Settings) => {
    setName(nextName);
    setSettings(next);
    showAs(next);
    wanted.current = { name: nextName, settings: next };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void keeping.current(), rest);
  };
  const fields = { settings, onChange: (next: Settings) => change(name, next) };
  return (
    <>
      <div class="column settings-page">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="field-hint">
          {words.live}{" "}
          <span role="status" class="good-words">
            {kept === null ? null : (
              <>
                <Tick /> {words.kept(clock(kept))}
              </>
            )}
          </span>
        </p>
        {error === null ? null : <ErrorNote error={error} again={() => void keep()} />}
        <section aria-labelledby="you-title">
          <h2 id="you-title">{words.you}</h2>
          <div class="field">
            <label for="name">
              {reading.name} <small>{reading.nameOptional}</small>
            </label>
            <input
              id="name"
              type="text"
              autocomplete="off"
              maxLength={80}
              aria-describedby="name-hint"
              value={name}
              onInput={(event) => change(event.currentTarget.value, settings)}
            />
            <p class="field-hint" id="name-hint">
              {reading.nameHint}
            </p>
          </div>
          <NationField {...fields} />
        </section>
        <section aria-labelledby="reading-title">
          <h2 id="reading-title">{words.readingTitle}</h2>
          <SizeField {...fields} />
          <ThemeField {...fields} />
          <TypefaceField {...fields} />
          <SpacingField {...fields} />
        </section>
        <section aria-labelledby="fresh-title">
          <h2 id="fresh-title">{refreshers.heading}</h2>
          <RadioCards<Refreshers>
            name="refreshers"
            legend={refreshers.title}
            hint={refreshers.hint}
            options={refreshers.options}
            notes={refreshers.notes}
            value={settings.refreshers}
            onChoose={(pace) => change(name, { ...settings, refreshers: pace })}
          />
        </section>
        <Who here={person} />
        <AgencyField />
        <Sending />
        <About />
      </div>
      <Footer />
    </>
  );
}
