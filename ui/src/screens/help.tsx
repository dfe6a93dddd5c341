/** “Get help now”: 999 first, then the numbers for the reader's nation, with what is not certain said. */
import { help as askHelp } from "../ipc";
import type { HelpNumber } from "../ipc/types/HelpNumber";
import type { Nation } from "../ipc/types/Nation";
import { Asked } from "../parts/asked";
import { Phone } from "../parts/icons";
import { MyNumbers } from "../parts/my-numbers";
import { useScreen } from "../state/screen";
import { person } from "../state/session";
import { nations, help as words } from "../words/screens";
import { dayInWords } from "../words/time";

const emergency = "999";

/** The numbers that can be called from a nation, in the order of the course; all without a nation. */
export const numbersFor = (numbers: readonly HelpNumber[], nation: Nation | null): HelpNumber[] =>
  numbers.filter((number) => nation === null || number.nations.includes(nation));

function Emergency() {
  return (
    <section class="emergency" aria-labelledby="emergency-title">
      <Phone />
      <div>
        <h2 id="emergency-title">{words.first}</h2>
        <p>
          {words.firstWhen} {words.firstHow}
        </p>
      </div>
    </section>
  );
}

function NumberCard({ number, nation }: { number: HelpNumber; nation: Nation | null }) {
  const everywhere = number.nations.length === Object.keys(nations).length;
  const where = number.nations.map((key) => nations[key]).join(", ");
  return (
    <li class="number">
      <p class="number-name">{number.name}</p>
      <p class="number-digits">{number.number}</p>
      <p>{number.when}</p>
      <p class="small-note">
        {nation === null && !everywhere ? `${words.onlyIn(where)} · ` : ""}
        {number.hours} ·{" "}
        {number.confidence === "high" ? (
          words.checked(dayInWords(number.date))
        ) : (
          <strong class="unsure">{words.unsure}</strong>
        )}
      </p>
    </li>
  );
}

function HelpWith({ numbers }: { numbers: HelpNumber[] }) {
  const nation = person.value?.settings.nation ?? null;
  useScreen("help", words.title);
  const shown = numbersFor(numbers, nation);
  const others = shown.filter((number, position) => position > 0 || number.number !== emergency);
  return (
    <div class="column help-page">
      <h1 tabIndex={-1}>{words.title}</h1>
      <Emergency />
      <MyNumbers />
      <p class="help-yours">{words.yours}</p>
      <h2>{nation === null ? words.forAll : words.forNation(nations[nation])}</h2>
      {person.value === null ? null : (
        <p class="small-note">
          <a href="#/settings">{words.change}</a>
        </p>
      )}
      <ul class="numbers">
        {others.map((number) => (
          <NumberCard key={`${number.name}${number.number}`} number={number} nation={nation} />
        ))}
      </ul>
    </div>
  );
}

/** The help screen. 999 is there even when the list cannot be read. */
export function HelpScreen() {
  return (
    <Asked name="help" of="help" ask={askHelp} otherwise={<Emergency />}>
      {(numbers) => <HelpWith numbers={numbers} />}
    </Asked>
  );
}
