/**
 * Check a certificate: paste its letters or open its file, and read who completed what, when, and on which computer.
 * Needs nobody to have begun here, and no internet.
 */
import { Fragment } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { asReport, checkCertificate, openCertificate } from "../ipc";
import type { CertificateView } from "../ipc/types/CertificateView";
import type { CheckedCertificate } from "../ipc/types/CheckedCertificate";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import { Footer } from "../parts/frame";
import { Tick } from "../parts/icons";
import { ErrorNote } from "../parts/note";
import { focusQuietly, useScreen } from "../state/screen";
import { verify as words } from "../words/record";
import { activeTime, dayInWords, fullDay, percent } from "../words/time";

type Answer =
  | { at: "rest" }
  | { at: "busy" }
  | { at: "nothing" }
  | { at: "failed"; error: ErrorReport }
  | { at: "checked"; all: CheckedCertificate[] };

function factsOf(it: CertificateView): [string, string][] {
  const law = it.law_as_at === "" ? "" : dayInWords(it.law_as_at);
  const facts: [string, string][] = [
    [words.on, fullDay(it.completed)],
    [words.text, words.version(it.course_version, law)],
    [words.active, words.upTo(activeTime(it.active_minutes * 60), fullDay(it.made))],
  ];
  if (it.best_percent !== null) {
    facts.push([words.best, percent(it.best_percent)]);
  }
  if (it.refresher_due !== null) {
    facts.push([words.due, words.by(dayInWords(it.refresher_due))]);
  }
  if (it.agency !== "") {
    facts.push([words.agency, words.agencyIs(it.agency)]);
  }
  if (it.clock_doubt) {
    facts.push([words.dates, words.clock]);
  }
  facts.push([words.learner, it.learner], [words.record, it.record]);
  return facts;
}

function Good({ it }: { it: CertificateView }) {
  const who = it.name === "" ? words.someone(it.learner) : it.name;
  return (
    <article class="checked good-certificate">
      <p class="good-words">
        <Tick /> {words.good}
      </p>
      <h3>{words.completed(who, it.title)}</h3>
      <p class="soft-words">
        {it.whole_course ? words.wholeCourse : words.unitOf(it.course_title)}
      </p>
      <dl class="checked-facts">
        {factsOf(it).map(([term, value]) => (
          <Fragment key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
        <dt>{words.signed}</dt>
        <dd>
          <span class="fingerprint">{it.fingerprint}</span>
          <br />
          {words.known[it.device.known]}
        </dd>
      </dl>
      <p class="soft-words">{words.believe}</p>
    </article>
  );
}

function Answers({ answer }: { answer: Answer }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (answer.at === "checked") {
      heading.current?.scrollIntoView?.({ block: "nearest" });
      focusQuietly(heading.current);
    }
  }, [answer]);
  if (answer.at === "failed") {
    return <ErrorNote error={answer.error} />;
  }
  if (answer.at !== "checked") {
    return null;
  }
  return (
    <section aria-labelledby="answers-title">
      <h2 id="answers-title" ref={heading} tabIndex={-1}>
        {words.answers}
      </h2>
      {answer.all.map((one, at) =>
        one.result === "good" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the answers to one question never move
          <Good key={at} it={one.certificate} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the answers to one question never move
          <ErrorNote key={at} error={one.error} lead={words.bad} />
        ),
      )}
    </section>
  );
}

/** The screen. */
export function VerifyScreen() {
  const [text, setText] = useState("");
  const [answer, setAnswer] = useState<Answer>({ at: "rest" });
  useScreen("verify", words.title);
  const ask = async (question: () => Promise<CheckedCertificate[] | null>) => {
    setAnswer({ at: "busy" });
    try {
      const all = await question();
      setAnswer(all === null ? { at: "nothing" } : { at: "checked", all });
    } catch (thrown) {
      setAnswer({ at: "failed", error: asReport(thrown) });
    }
  };
  const busy = answer.at === "busy";
  return (
    <>
      <div class="column verify-page">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="lead">{words.what}</p>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void ask(() => checkCertificate(text));
          }}
        >
          <label for="letters">{words.label}</label>
          <textarea
            id="letters"
            rows={5}
            spellcheck={false}
            autocomplete="off"
            aria-describedby="letters-hint"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
          <p class="field-hint" id="letters-hint">
            {words.hint}
          </p>
          <p class="row">
            <button type="submit" class="button primary" disabled={busy || text.trim() === ""}>
              {words.check}
            </button>
            <button
              type="button"
              class="button quiet"
              disabled={busy}
              onClick={() => void ask(openCertificate)}
            >
              {words.open}
            </button>
          </p>
        </form>
        <p role="status">
          {busy ? words.checking : null}
          {answer.at === "nothing" ? words.nothing : null}
        </p>
        <Answers answer={answer} />
      </div>
      <Footer />
    </>
  );
}
