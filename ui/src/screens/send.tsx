/**
 * “Send to my agency”: set up a record store, see exactly what will be sent, then send it.
 *
 * The program sends beside the window and keeps how it goes. This screen asks for that as long as something is under
 * way, so it shows the same whether it was opened before, meanwhile or after.
 */
import { useEffect, useRef, useState } from "preact/hooks";
import {
  sending as askSending,
  asReport,
  sendAutomatically,
  sendNow,
  stopSending,
  tryRefusedAgain,
  whatWillBeSent,
} from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { SendingNow } from "../ipc/types/SendingNow";
import type { SendingView } from "../ipc/types/SendingView";
import type { StoreView } from "../ipc/types/StoreView";
import type { WhatIsSent } from "../ipc/types/WhatIsSent";
import { Asked } from "../parts/asked";
import { Tick } from "../parts/icons";
import { ErrorNote } from "../parts/note";
import { RecordWords, SendList } from "../parts/send-list";
import { SetupForm, StorePart } from "../parts/send-setup";
import { focusQuietly, useScreen } from "../state/screen";
import { started } from "../state/session";
import { send as words } from "../words/send";
import { clock, day } from "../words/time";

/** How often the program is asked while something is under way, in milliseconds. */
const beat = 300;

const when = (at: string): string => {
  const said = day(at, new Date());
  return said === "today" ? clock(at) : `${said}, ${clock(at)}`;
};

/** Not announced at every step: a screen reader reads it when it is asked. */
function Progress({ of: now }: { of: Extract<SendingNow, { state: "sending" }> }) {
  return (
    <div class="send-standing">
      <label for="send-progress">
        {now.of === 0 ? words.beginning : words.progress(now.done, now.of)}
      </label>
      <progress id="send-progress" max={Math.max(now.of, 1)} value={now.done} />
    </div>
  );
}

/** How it stands: what is under way, or what the store has and has not. */
function Standing({ view, stopped }: { view: SendingView; stopped: boolean }) {
  const { now } = view;
  if (now.state === "stopping") {
    return <p class="send-standing">{words.stopping}</p>;
  }
  if (now.state === "waiting") {
    return (
      <div class="note send-standing">
        <p class="note-lead">{words.paused(clock(now.until))}</p>
        <p>{now.error.message}</p>
        <p>{now.error.hint}</p>
      </div>
    );
  }
  if (view.waiting > 0) {
    return (
      <p class="send-standing">
        {stopped ? words.stopped(view.waiting) : words.waiting(view.waiting)}{" "}
        {view.given === 0 ? words.noneGiven : words.given(view.given)}
      </p>
    );
  }
  return (
    <p class="send-standing">
      {view.given === 0 ? (
        words.nothing
      ) : (
        <>
          <Tick class="good" /> {words.allGiven(view.given)}{" "}
          {view.last_given_at === null ? null : words.lastGiven(when(view.last_given_at))}
        </>
      )}
    </p>
  );
}

function NotTakenPart({ view, again }: { view: SendingView; again: () => void }) {
  if (view.refused === 0) {
    return null;
  }
  const { not_taken: told } = view;
  return (
    <section aria-labelledby="not-taken-title">
      <h2 id="not-taken-title">{words.notTaken(view.refused)}</h2>
      <p>{words.notTakenText}</p>
      <ul class="send-refused">
        {told.map(({ statement, refusal }) => (
          <li key={statement.id}>
            <RecordWords of={statement} />
            <span>{words.why(refusal)}</span>
          </li>
        ))}
      </ul>
      {told.length < view.refused ? <p>{words.first(told.length)}</p> : null}
      <p class="row">
        <button type="button" class="button quiet" onClick={again}>
          {words.tryAgain}
        </button>
      </p>
    </section>
  );
}

function Automatic({ store, change }: { store: StoreView; change: (on: boolean) => void }) {
  if (store.decided === "everything") {
    return <p>{store.automatic ? words.automaticOn : words.automaticOff}</p>;
  }
  if (!store.shown) {
    return null;
  }
  return (
    <div class="send-automatic">
      <label>
        <input
          type="checkbox"
          checked={store.automatic}
          aria-describedby="automatic-hint"
          onChange={(event) => change(event.currentTarget.checked)}
        />
        {words.automatic}
      </label>
      <p class="field-hint" id="automatic-hint">
        {words.automaticText}
      </p>
    </div>
  );
}

interface ActionsProps {
  view: SendingView;
  store: StoreView;
  list: WhatIsSent | null;
  show: () => void;
  send: () => void;
  stop: () => void;
}

/** The one next step, and what else can be done now. */
function Actions({ view, store, list, show, send, stop }: ActionsProps) {
  const { now } = view;
  if (now.state === "sending" || now.state === "waiting") {
    return (
      <p class="row">
        {now.state === "waiting" ? (
          <button type="button" class="button primary" onClick={send}>
            {words.again}
          </button>
        ) : null}
        <button type="button" class="button quiet" onClick={stop}>
          {words.stop}
        </button>
      </p>
    );
  }
  if (view.waiting === 0 || now.state === "stopping") {
    return null;
  }
  return (
    <p class="row">
      {store.shown ? (
        <button type="button" class="button primary" onClick={send}>
          {words.send(view.waiting, store.host)}
        </button>
      ) : null}
      {list !== null ? null : (
        <button type="button" class={`button ${store.shown ? "quiet" : "primary"}`} onClick={show}>
          {words.show}
        </button>
      )}
    </p>
  );
}

function Ready({
  view,
  store,
  take,
}: {
  view: SendingView;
  store: StoreView;
  take: (view: SendingView) => void;
}) {
  const [list, setList] = useState<WhatIsSent | null>(null);
  const [stopped, setStopped] = useState(false);
  const [error, setError] = useState<ErrorReport | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const busy = view.now.state !== "resting";
  const act = async (work: () => Promise<SendingView>) => {
    setError(null);
    try {
      take(await work());
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for again and again while something is under way
  useEffect(() => {
    if (!busy) {
      return;
    }
    const timer = setTimeout(() => void act(askSending), beat);
    return () => clearTimeout(timer);
  }, [view]);
  useEffect(() => {
    if (list !== null) {
      focusQuietly(place.current?.querySelector("h3"));
    }
  }, [list]);
  // What was pressed goes away when something begins or ends; reading goes on from here.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when something begins or ends
  useEffect(() => {
    if (document.activeElement === document.body) {
      focusQuietly(heading.current);
    }
  }, [busy]);
  const show = () =>
    act(async () => {
      setList(await whatWillBeSent(0));
      return askSending();
    });
  const send = () => {
    setList(null);
    setStopped(false);
    return act(sendNow);
  };
  const stop = () => {
    setStopped(true);
    return act(stopSending);
  };
  const again = () =>
    act(async () => {
      await tryRefusedAgain();
      return sendNow();
    });
  const trouble = busy ? null : view.trouble;
  return (
    <>
      <section class="send-now" aria-labelledby="look-title">
        <h2 id="look-title" tabIndex={-1} ref={heading}>
          {words.look}
        </h2>
        <p>{words.lookText}</p>
        <div role="status">
          {view.now.state === "sending" ? null : <Standing view={view} stopped={stopped} />}
        </div>
        {view.now.state === "sending" ? <Progress of={view.now} /> : null}
        {trouble === null || trouble === undefined ? null : (
          <ErrorNote error={trouble.error} lead={words.troubleAt(when(trouble.at))} />
        )}
        {error === null ? null : <ErrorNote error={error} />}
        <div ref={place}>
          {list === null ? null : <SendList shown={list} close={() => setList(null)} />}
        </div>
        <Actions view={view} store={store} list={list} show={show} send={send} stop={stop} />
        <Automatic store={store} change={(on) => act(() => sendAutomatically(on))} />
      </section>
      <NotTakenPart view={view} again={again} />
      <StorePart store={store} busy={busy} done={take} />
    </>
  );
}

function SendWith({ view }: { view: SendingView }) {
  const [now, setNow] = useState(view);
  useScreen("send", words.title);
  const host = now.store?.host ?? null;
  useEffect(() => {
    if (started.value !== null && started.value.sends_to !== host) {
      started.value = { ...started.value, sends_to: host };
    }
  }, [host]);
  const { store } = now;
  return (
    <div class="column send-page">
      <h1 tabIndex={-1}>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      {now.policy_trouble === null ? null : <ErrorNote error={now.policy_trouble} />}
      {store === null ? (
        <>
          <p>{words.off}</p>
          {now.policy_trouble === null ? <SetupForm store={null} done={setNow} /> : null}
        </>
      ) : (
        <Ready view={now} store={store} take={setNow} key={store.endpoint} />
      )}
      <p>
        <a href="#/give">{words.byHand}</a>
      </p>
    </div>
  );
}

/** The screen. */
export function SendScreen() {
  return (
    <Asked name="send" of="send" ask={askSending}>
      {(view) => <SendWith view={view} />}
    </Asked>
  );
}
