/** Where records are sent: shown, set up, changed, forgotten. What the agency has decided is only shown. */
import { useState } from "preact/hooks";
import { asReport, forgetSending, setUpSending } from "../ipc";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import type { SendingView } from "../ipc/types/SendingView";
import type { StoreView } from "../ipc/types/StoreView";
import { send as words } from "../words/send";
import { ErrorNote } from "./note";

interface FormProps {
  /** What is set up; none when nothing is. */
  store: StoreView | null;
  /** Takes over what the program says afterwards. */
  done: (view: SendingView) => void;
  /** Leaves it as it is. */
  leave?: () => void;
}

/** Address, key and secret. */
export function SetupForm({ store, done, leave }: FormProps) {
  const [endpoint, setEndpoint] = useState(store?.endpoint ?? "");
  const [key, setKey] = useState(store?.key_id ?? "");
  const [secret, setSecret] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ErrorReport | null>(null);
  const isSame =
    store !== null && store.endpoint === endpoint.trim() && store.key_id === key.trim();
  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) {
      return;
    }
    setBusy(true);
    setError(null);
    try {
      done(await setUpSending(endpoint, key, secret === "" && isSame ? null : secret));
    } catch (thrown) {
      setError(asReport(thrown));
    }
    setBusy(false);
  };
  const text = (id: string, label: string, hint: string | null, field: Record<string, unknown>) => (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="text"
        autocomplete="off"
        spellcheck={false}
        {...(hint === null ? {} : { "aria-describedby": `${id}-hint` })}
        {...field}
      />
      {hint === null ? null : (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
  const typed = (take: (value: string) => void) => (event: InputEvent) =>
    take((event.currentTarget as HTMLInputElement).value);
  return (
    <form class="send-form" onSubmit={submit}>
      {text("send-address", words.address, words.addressHint, {
        value: endpoint,
        inputMode: "url",
        maxLength: 500,
        onInput: typed(setEndpoint),
      })}
      {text("send-key", words.key, null, { value: key, onInput: typed(setKey) })}
      {text("send-secret", words.secret, isSame ? words.secretKept : words.secretHint, {
        type: "password",
        autocomplete: "new-password",
        value: secret,
        onInput: typed(setSecret),
      })}
      {error === null ? null : <ErrorNote error={error} />}
      <p class="row">
        <button type="submit" class="button primary">
          {busy ? words.saving : store === null ? words.setUp : words.keep}
        </button>
        {leave === undefined ? null : (
          <button type="button" class="button quiet" onClick={leave}>
            {words.leave}
          </button>
        )}
      </p>
      <p class="small-note">{words.setUpText}</p>
    </form>
  );
}

function Forget({ done, leave }: { done: (view: SendingView) => void; leave: () => void }) {
  const [error, setError] = useState<ErrorReport | null>(null);
  const forget = async () => {
    try {
      done(await forgetSending());
    } catch (thrown) {
      setError(asReport(thrown));
    }
  };
  return (
    <div class="note">
      <p>{words.forgetAsk}</p>
      <p class="row">
        <button type="button" class="button quiet" onClick={forget}>
          {words.forgetYes}
        </button>
        <button type="button" class="button quiet" onClick={leave}>
          {words.forgetNo}
        </button>
      </p>
      {error === null ? null : <ErrorNote error={error} />}
    </div>
  );
}

interface StoreProps {
  /** What is set up. */
  store: StoreView;
  /** Nothing is changed while something is under way. */
  busy: boolean;
  /** Takes over what the program says afterwards. */
  done: (view: SendingView) => void;
}

/** Where records go, and how to change it. */
export function StorePart({ store, busy, done }: StoreProps) {
  const [doing, setDoing] = useState<"rest" | "change" | "forget">("rest");
  const take = (view: SendingView) => {
    setDoing("rest");
    done(view);
  };
  const rest = () => setDoing("rest");
  return (
    <section aria-labelledby="where-title">
      <h2 id="where-title">{words.where}</h2>
      {doing === "change" ? (
        <SetupForm store={store} done={take} leave={rest} />
      ) : (
        <>
          <p>
            {words.goesTo} <code>{store.endpoint}</code> {words.withKey(store.key_id)}.
          </p>
          <p class="small-note">
            {store.decided !== "nothing"
              ? words.decided
              : store.secret_in === "keychain"
                ? words.inKeychain
                : words.inFile}
          </p>
          {store.decided !== "nothing" || busy ? null : doing === "forget" ? (
            <Forget done={take} leave={rest} />
          ) : (
            <p class="row">
              <button type="button" class="button quiet" onClick={() => setDoing("change")}>
                {words.change}
              </button>
              <button type="button" class="button quiet" onClick={() => setDoing("forget")}>
                {words.forget}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}
