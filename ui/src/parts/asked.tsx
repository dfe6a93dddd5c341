/** A screen that asks the program for its data first: waiting, trouble, or the data. */
import type { ComponentChildren } from "preact";
import type { ErrorReport } from "../ipc/types/ErrorReport";
import { type Loaded, useLoaded } from "../state/load";
import { type ScreenName, useScreen } from "../state/screen";
import { frame } from "../words/frame";
import { ErrorNote, Waiting } from "./note";

interface AskedProps<T> {
  /** Name of the screen, for the mark that it is painted. */
  name: ScreenName;
  /** Asks for the data. */
  ask: () => Promise<T>;
  /** What the data belongs to; another key asks again. */
  of: string;
  /** Shown under the trouble instead of nothing. */
  otherwise?: ComponentChildren;
  /** What can be done about the trouble here and now. */
  cure?: (error: ErrorReport, again: () => void) => ComponentChildren;
  /** The screen with its data; `again` asks once more. */
  children: (data: T, again: () => void) => ComponentChildren;
}

function Trouble<T>({
  name,
  asked,
  otherwise,
  cure,
}: {
  name: ScreenName;
  asked: Extract<Loaded<T>, { state: "failed" }>;
  otherwise: ComponentChildren;
  cure: AskedProps<T>["cure"];
}) {
  useScreen(name, frame.notOpened);
  return (
    <div class="column trouble-page">
      <h1 tabIndex={-1} class={otherwise === undefined ? "" : "unseen"}>
        {frame.notOpened}
      </h1>
      {otherwise}
      <ErrorNote error={asked.error} again={asked.again}>
        <a class="button quiet" href="#/">
          {frame.home}
        </a>
      </ErrorNote>
      {cure?.(asked.error, asked.again)}
    </div>
  );
}

/** Asks, then shows. */
export function Asked<T>({ name, ask, of, otherwise, cure, children }: AskedProps<T>) {
  const asked = useLoaded(ask, of);
  if (asked.state === "loading") {
    return <Waiting />;
  }
  if (asked.state === "failed") {
    return <Trouble name={name} asked={asked} otherwise={otherwise} cure={cure} />;
  }
  return <>{children(asked.data, asked.again)}</>;
}
