/** All scenarios. Read without having begun. */
import { scenarios as askScenarios } from "../ipc";
import type { ScenarioCard } from "../ipc/types/ScenarioCard";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { addressOf } from "../state/router";
import { useScreen } from "../state/screen";
import { scenarios as words } from "../words/scenario";
import { day, minutesShort, times } from "../words/time";

/** Stories of one unit, or of none, in the author's order. */
interface Group {
  /** Title of the unit; none for what belongs to no unit. */
  title: string | null;
  /** Its stories. */
  cards: ScenarioCard[];
}

/** By the unit that teaches most of what a story practises, in the order of the units. */
export function grouped(cards: ScenarioCard[]): Group[] {
  const numbers = [...new Set(cards.map(({ unit }) => unit?.number ?? Number.POSITIVE_INFINITY))];
  return numbers
    .sort((one, other) => one - other)
    .map((number) => {
      const own = cards.filter(({ unit }) => (unit?.number ?? Number.POSITIVE_INFINITY) === number);
      return { title: own[0]?.unit?.title ?? null, cards: own };
    });
}

/** What this person did with a story, in words; none where they did nothing. */
function done(card: ScenarioCard): string | null {
  if (card.begun) {
    return words.begun;
  }
  if (card.last_played === null) {
    return null;
  }
  const played = words.played(times(card.played), day(card.last_played, new Date()));
  return `${played} · ${words.met(card.endings_met, card.endings)}`;
}

function ScenariosWith({ cards }: { cards: ScenarioCard[] }) {
  useScreen("scenarios", words.title);
  return (
    <>
      <div class="column scenarios">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="lead">{cards.length === 0 ? words.none : words.lead}</p>
        {grouped(cards).map((group) => (
          <section key={group.title ?? ""} class="scenario-group">
            <h2>{group.title === null ? words.others : words.withUnit(group.title)}</h2>
            <ul class="question-list">
              {group.cards.map((card) => (
                <li key={card.id}>
                  <a href={addressOf({ screen: "scenario", scenario: card.id })}>
                    <span>
                      <span class="scenario-title">{card.title}</span>
                      <span class="scenario-summary">{card.summary}</span>
                      <small>
                        {words.meta(minutesShort(card.minutes), card.endings)}
                        {card.has_warning ? ` · ${words.warned}` : ""}
                      </small>
                      {done(card) === null ? null : (
                        <small class="scenario-done">{done(card)}</small>
                      )}
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <Footer />
    </>
  );
}

/** The list. */
export function ScenariosScreen() {
  return (
    <Asked name="scenarios" of="scenarios" ask={askScenarios}>
      {(cards) => <ScenariosWith cards={cards} />}
    </Asked>
  );
}
