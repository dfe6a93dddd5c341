/** How records stand with the agency, whichever way they were given: one sentence for what is not given yet, one for what
 * nobody has confirmed, one for what was sent. */
import type { Standing } from "../ipc/types/Standing";
import { give as words } from "../words/give";
import { Tick } from "./icons";

/** The sentences. */
export function StandingWords({ standing }: { standing: Standing }) {
  const { records, to_give: open, to_confirm: unconfirmed, sent } = standing;
  if (records === 0) {
    return <p class="give-standing">{words.none}</p>;
  }
  const waiting = unconfirmed - open;
  return (
    <div class="give-standing">
      <p>
        {open === 0 ? (
          <>
            <Tick class="good" /> {words.allGiven(records)}
          </>
        ) : (
          words.notGiven(open, records)
        )}
      </p>
      {waiting > 0 ? <p>{words.waiting(waiting)}</p> : null}
      {sent > 0 && unconfirmed > 0 ? <p>{words.sent(sent)}</p> : null}
      {unconfirmed === 0 ? <p>{words.confirmed}</p> : null}
    </div>
  );
}

/** On My record: how it stands, and the two ways to give. */
export function GivenPart({ standing }: { standing: Standing }) {
  return (
    <section class="record-given print-not" aria-labelledby="given-title">
      <h2 id="given-title">{words.givenTitle}</h2>
      <StandingWords standing={standing} />
      {standing.records === 0 ? null : (
        <p class="row">
          <a class="button quiet" href="#/give">
            {words.byFile}
          </a>
          <a class="button quiet" href="#/send">
            {words.byInternet}
          </a>
        </p>
      )}
    </section>
  );
}
