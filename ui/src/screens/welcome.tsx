/**
 * First run, and someone else on this computer: a name if they like, where they live, text size, one button.
 * “Just reading”, without a name, is as good: it is the same button.
 */
import { useEffect, useState } from "preact/hooks";
import { asReport, begin } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Settings } from "../ipc/types/Settings";
import { Harbour } from "../parts/icons";
import { ErrorNote } from "../parts/note";
import { NationField, SizeField } from "../parts/reading-fields";
import { showAs, usualSettings } from "../state/appearance";
import { goTo } from "../state/router";
import { useScreen } from "../state/screen";
import { became, person, started } from "../state/session";
import { frame } from "../words/frame";
import { reading, welcome as words } from "../words/screens";

/** The first screen. */
export function WelcomeScreen() {
  const first = person.value === null;
  const title = first ? (started.value?.course_title ?? words.title) : words.another;
  const sendsTo = started.value?.sends_to ?? null;
  const [name, setName] = useState("");
  const [settings, setSettings] = useState<Settings>(person.value?.settings ?? usualSettings);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorReport | null>(null);
  useScreen("welcome", title);
  // Whoever goes back without starting gets their own text size again.
  useEffect(() => () => showAs(person.value?.settings ?? usualSettings), []);
  const change = (next: Settings) => {
    setSettings(next);
    showAs(next);
  };
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    setError(null);
    try {
      became(await begin(name.trim(), settings));
      goTo("#/");
    } catch (thrown) {
      setError(asReport(thrown));
      setBusy(false);
    }
  };
  return (
    <div class="welcome">
      <div class="welcome-words">
        {first ? <Harbour /> : null}
        <h1 tabIndex={-1}>{title}</h1>
        <p class="lead">{first ? words.what : words.anotherWhat}</p>
        <p class="private">{sendsTo === null ? words.private : words.privateBut(sendsTo)}</p>
        {first ? (
          <p class="urgent">
            {words.urgent} <a href="#/page/in-the-moment">{frame.moment}</a>{" "}
            <a href="#/help">{frame.help}</a>
          </p>
        ) : (
          <p>
            <a class="button quiet" href="#/">
              {frame.back}
            </a>
          </p>
        )}
      </div>
      <form class="welcome-form" onSubmit={submit}>
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
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <p class="field-hint" id="name-hint">
            {reading.nameHint}
          </p>
        </div>
        <NationField settings={settings} onChange={change} />
        <SizeField settings={settings} onChange={change} />
        {error === null ? null : <ErrorNote error={error} again={() => void submit()} />}
        <p class="welcome-start">
          <button type="submit" class="button primary big">
            {words.start}
          </button>
        </p>
      </form>
    </div>
  );
}
