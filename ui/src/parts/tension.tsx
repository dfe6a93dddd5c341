/** Two quiet columns: how tense the child and the adult are, in words under each, so that colour alone says nothing. */
import { scenarios as words } from "../words/scenario";

function Column({ name, at }: { name: string; at: number }) {
  return (
    <div class="tension">
      <span class="tension-steps" aria-hidden="true">
        {[5, 4, 3, 2, 1].map((step) => (
          <i key={step} class={step <= at ? "on" : ""} />
        ))}
      </span>
      <small>{name}</small>
    </div>
  );
}

/** Both levels, 1 to 5. */
export function Tension({ child, you }: { child: number; you: number }) {
  return (
    <div class="tensions">
      <Column name={words.child(child)} at={child} />
      <Column name={words.you(you)} at={you} />
    </div>
  );
}
