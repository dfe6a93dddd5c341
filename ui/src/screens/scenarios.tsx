/** All scenarios. Read without having begun. */
import { scenarios as askScenarios } from "../ipc";
import type { ScenarioCard } from "../ipc/types/ScenarioCard";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { addressOf } from "../state/router";
import { useScreen } from "../state/screen";
import { scenarios as words } from "../words/scenario";
import { minutesShort } from "../words/time";

function ScenariosWith({ cards }: { cards: ScenarioCard[] }) {
  useScreen("scenarios", words.title);
  return (
    <>
      <div class="column scenarios">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="lead">{cards.length === 0 ? words.none : words.lead}</p>
        <ul class="question-list">
          {cards.map((card) => (
            <li key={card.id}>
              <a href={addressOf({ screen: "scenario", scenario: card.id })}>
                <span>
                  <span class="scenario-title">{card.title}</span>
                  <span class="scenario-summary">{card.summary}</span>
                  <small>
                    {words.meta(minutesShort(card.minutes), card.endings)}
                    {card.has_warning ? ` · ${words.warned}` : ""}
                  </small>
                </span>
              </a>
            </li>
          ))}
        </ul>
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
