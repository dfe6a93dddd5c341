/** “Give my records to the agency”: save a signed file, see the receipt, read the agency's, and use two computers. */
import { useEffect, useState } from "preact/hooks";
import {
  giving as askGiving,
  asReport,
  give,
  renewDeviceKey,
  start,
  takeIn,
  takeReceipt,
} from "../ipc";
import type { Carries } from "../ipc/types/Carries";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { Given } from "../ipc/types/Given";
import type { GivingView } from "../ipc/types/GivingView";
import type { TakenIn } from "../ipc/types/TakenIn";
import type { Whose } from "../ipc/types/Whose";
import { Asked } from "../parts/asked";
import { Tick } from "../parts/icons";
import { ErrorNote } from "../parts/note";
import { StandingWords } from "../parts/standing";
import { useScreen } from "../state/screen";
import { savedAt, started } from "../state/session";
import { give as words } from "../words/give";
import { clock, fullDay } from "../words/time";

type Doing =
  | { at: "rest" }
  | { at: "busy" }
  | { at: "cancelled" }
  | { at: "failed"; error: ErrorReport }
  | { at: "given"; given: Given }
  | { at: "receipt" }
  | { at: "key" }
  | { at: "brought"; taken: TakenIn };

/** The receipt for a file that was just saved. */
function Receipt({ given }: { given: Given }) {
  return (
    <div class="note given">
      <p class="note-lead">
        <Tick class="good" /> {words.saved}
      </p>
      <p>
        <code>{given.path}</code>
      </p>
      <p>
        {given.carries === "records"
          ? words.savedWhat(given.records, given.learners)
          : words.savedLearning(given.records)}
        , {words.at(fullDay(given.given_at), clock(given.given_at))}.
      </p>
      <p>
        {words.signedBy} <span class="key-words">{given.fingerprint}</span>
      </p>
      {given.carries === "records" ? <p>{words.handOver}</p> : null}
    </div>
  );
}

function Brought({ taken }: { taken: TakenIn }) {
  const names = taken.names.map((name) => (name === "" ? words.somebody : name)).join(", ");
  return (
    <div class="note given">
      <p class="note-lead">{words.brought(taken.new, taken.known)}</p>
      <p>{words.whoCame(names)}</p>
      {taken.clashing > 0 ? <p>{words.apart(taken.clashing)}</p> : null}
    </div>
  );
}

/** What just happened, in words. */
function Outcome({ doing }: { doing: Doing }) {
  return (
    <>
      <div role="status">
        {doing.at === "busy" ? <p>{words.saving}</p> : null}
        {doing.at === "cancelled" ? <p>{words.cancelled}</p> : null}
        {doing.at === "receipt" ? <p>{words.receiptRead}</p> : null}
        {doing.at === "key" ? <p>{words.keyMade}</p> : null}
        {doing.at === "given" ? <Receipt given={doing.given} /> : null}
        {doing.at === "brought" ? <Brought taken={doing.taken} /> : null}
      </div>
      {doing.at === "failed" ? <ErrorNote error={doing.error} /> : null}
    </>
  );
}

interface FormProps {
  view: GivingView;
  /** Saves a bundle for the agency. */
  save: (whose: Whose, withNames: boolean) => void;
}

function Form({ view, save }: FormProps) {
  const [whose, setWhose] = useState<Whose>("mine");
  const [withNames, setWithNames] = useState(false);
  return (
    <form
      class="give-form"
      onSubmit={(event) => {
        event.preventDefault();
        save(whose, withNames);
      }}
    >
      {view.others === 0 ? null : (
        <fieldset>
          <legend>{words.whose}</legend>
          {(["mine", "everybodys"] as const).map((value) => (
            <label key={value}>
              <input
                type="radio"
                name="whose"
                checked={whose === value}
                onChange={() => setWhose(value)}
              />
              {value === "mine" ? words.mine(view.name) : words.everybodys(view.others + 1)}
            </label>
          ))}
        </fieldset>
      )}
      {view.name === "" && whose === "mine" ? null : (
        <div>
          <label>
            <input
              type="checkbox"
              checked={withNames}
              onChange={(event) => setWithNames(event.currentTarget.checked)}
            />
            {words.withName}
          </label>
          <p class="small-note">{words.withoutName}</p>
        </div>
      )}
      <button type="submit" class="button primary">
        {words.save}
      </button>
    </form>
  );
}

/** A lost key, and a new one for a person who was told which was lost and agrees. */
function KeyTrouble({ trouble, renew }: { trouble: ErrorReport; renew: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <ErrorNote error={trouble}>
      {asked ? (
        <>
          <span>{words.keyNewSure(trouble.params.fingerprint ?? "")}</span>
          <button type="button" class="button quiet" onClick={renew}>
            {words.keyYes}
          </button>
          <button type="button" class="button quiet" onClick={() => setAsked(false)}>
            {words.keyNo}
          </button>
        </>
      ) : (
        <button type="button" class="button quiet" onClick={() => setAsked(true)}>
          {words.keyNew}
        </button>
      )}
    </ErrorNote>
  );
}

function Gifts({ view }: { view: GivingView }) {
  if (view.gifts.length === 0) {
    return null;
  }
  return (
    <section aria-labelledby="gifts-title">
      <h2 id="gifts-title">{words.earlier}</h2>
      <ul class="gifts">
        {view.gifts.map((gift) => (
          <li key={`${gift.given_at} ${gift.file}`}>
            <p>
              {words.at(fullDay(gift.given_at), clock(gift.given_at))}:{" "}
              {words.savedWhat(gift.records, gift.learners)}
            </p>
            <p class={gift.received === null ? "soft-words" : "good-words"}>
              {gift.received === null
                ? words.notReceived
                : `${words.received(gift.received.agency, fullDay(gift.received.at))} (${gift.received.fingerprint})`}
            </p>
            <p>
              <code>{gift.file}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function GiveWith({ view }: { view: GivingView }) {
  const [now, setNow] = useState(view);
  const [doing, setDoing] = useState<Doing>({ at: "rest" });
  useEffect(() => savedAt(now.saved), [now.saved]);
  useScreen("give", words.title);
  /** Does something and says what came of it; null is a change of mind. */
  const act = async <T,>(work: () => Promise<T | null>, done: (outcome: T) => Doing) => {
    if (doing.at === "busy") {
      return;
    }
    setDoing({ at: "busy" });
    try {
      const outcome = await work();
      setDoing(outcome === null ? { at: "cancelled" } : done(outcome));
      setNow(await askGiving());
    } catch (thrown) {
      setDoing({ at: "failed", error: asReport(thrown) });
    }
  };
  const save = (carries: Carries, whose: Whose, withNames: boolean) =>
    act(
      () => give(carries, whose, withNames),
      (given) => ({ at: "given", given }),
    );
  const bring = () =>
    act(
      async () => {
        const taken = await takeIn();
        if (taken !== null && started.value !== null) {
          const { learners } = await start();
          started.value = { ...started.value, learners };
        }
        return taken;
      },
      (taken) => ({ at: "brought", taken }),
    );
  return (
    <div class="column give-page">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p>{words.holds}</p>
      <StandingWords standing={now} />
      {now.key_trouble === null ? (
        <Form view={now} save={(whose, withNames) => save("records", whose, withNames)} />
      ) : (
        <KeyTrouble
          trouble={now.key_trouble}
          renew={() => act(renewDeviceKey, () => ({ at: "key" }))}
        />
      )}
      <Outcome doing={doing} />
      <Gifts view={now} />
      {now.gifts.length === 0 ? null : (
        <section>
          <button
            type="button"
            class="button quiet"
            onClick={() => act(takeReceipt, () => ({ at: "receipt" }))}
          >
            {words.receipt}
          </button>
          <p class="small-note">{words.receiptText}</p>
        </section>
      )}
      <p>
        <a href="#/send">{words.byInternet}</a>
      </p>
      <section aria-labelledby="key-title">
        <h2 id="key-title">{words.key}</h2>
        <p>{words.keyText}</p>
        <p class="key-words">{now.device?.fingerprint ?? "–"}</p>
      </section>
      <section aria-labelledby="other-title">
        <h2 id="other-title">{words.other}</h2>
        <p>{words.otherText}</p>
        <p class="row">
          {now.key_trouble === null ? (
            <button
              type="button"
              class="button quiet"
              onClick={() => save("learning", "mine", true)}
            >
              {words.otherSave}
            </button>
          ) : null}
          <button type="button" class="button quiet" onClick={bring}>
            {words.otherBring}
          </button>
        </p>
      </section>
    </div>
  );
}

/** The screen. */
export function GiveScreen() {
  return (
    <Asked name="give" of="give" ask={askGiving}>
      {(view) => <GiveWith view={view} />}
    </Asked>
  );
}
