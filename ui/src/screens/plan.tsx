/** “Our plan”: the whole form on one screen, kept as it is typed; building it with others; on to the print. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { plan as askPlan } from "../ipc";
import type { FieldState } from "../ipc/types/FieldState";
import type { PlanFieldView } from "../ipc/types/PlanFieldView";
import type { PlanGroupView } from "../ipc/types/PlanGroupView";
import type { PlanView } from "../ipc/types/PlanView";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { Lock } from "../parts/icons";
import { PlanField } from "../parts/plan-field";
import { PlanTogether } from "../parts/plan-together";
import { Rich } from "../parts/rich";
import { lessonAddress } from "../state/router";
import { arriveAt, useScreen } from "../state/screen";
import { savedAt } from "../state/session";
import { plan as words, writing } from "../words/writing";

interface FieldProps {
  field: PlanFieldView;
  onState: (state: FieldState) => void;
  again: () => void;
}

function Field({ field, onState, again }: FieldProps) {
  const id = `field-${field.id}`;
  return (
    <div class="plan-form-field" id={`place-${field.id}`}>
      <h3 id={id}>
        {field.title}
        {field.private ? (
          <small class="private">
            <Lock /> {words.private}
            <span class="unseen">, {words.privateNote}</span>
          </small>
        ) : null}
      </h3>
      <div id={`${id}-prompt`} class="plan-prompt">
        <Rich html={field.prompt} />
      </div>
      <PlanField
        state={field.state}
        id={`${id}-text`}
        labelledBy={id}
        describedBy={`${id}-prompt`}
        onState={onState}
        onUndone={again}
      />
      {field.places.length === 0 ? null : (
        <p class="small-note">
          {words.from}{" "}
          {field.places.map((place, position) => (
            <span key={`${place.lesson} ${place.section}`}>
              {position === 0 ? "" : ", "}
              <a href={lessonAddress(place.lesson, place.section)}>{place.title}</a>
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function Group({
  group,
  introduction,
  onState,
  again,
}: {
  group: Pick<PlanGroupView, "id" | "title" | "fields">;
  introduction: ComponentChildren;
  onState: (state: FieldState) => void;
  again: () => void;
}) {
  return (
    <section class="plan-group" aria-labelledby={`group-${group.id}`}>
      <h2 id={`group-${group.id}`} tabIndex={-1}>
        {group.title}
      </h2>
      {introduction}
      {group.fields.map((field) => (
        <Field key={field.id} field={field} onState={onState} again={again} />
      ))}
    </section>
  );
}

const filledIn = (plan: PlanView, texts: ReadonlyMap<string, string>): number =>
  plan.groups
    .flatMap((group) => group.fields)
    .filter((field) => (texts.get(field.id) ?? field.state.text).trim() !== "").length;

/** Goes to a part of the form without leaving the screen. */
function goToGroup(id: string): void {
  const heading = document.getElementById(`group-${id}`);
  heading?.scrollIntoView({ block: "start" });
  heading?.focus({ preventScroll: true });
}

function PlanWith({ view, at }: { view: PlanView; at: string | null }) {
  const [plan, setPlan] = useState(view);
  const [texts, setTexts] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => savedAt(view.saved), [view.saved]);
  const arrive = () =>
    arriveAt(
      at === null ? null : document.getElementById(`place-${at}`),
      document.getElementById(`field-${at}-text`),
    );
  useScreen("plan", plan.title, arrive);
  useEffect(arrive, [at]);
  const became = (next: PlanView) => {
    setPlan(next);
    setTexts(new Map());
    savedAt(next.saved);
  };
  const again = () => {
    askPlan().then(became, () => undefined);
  };
  const onState = ({ field, text }: FieldState) =>
    setTexts((before) => new Map([...before, [field, text]]));
  const filled = filledIn(plan, texts);
  return (
    <>
      <div class="column plan-page">
        <h1 tabIndex={-1}>{plan.title}</h1>
        <Rich html={plan.introduction} class="running" />
        <p class="plan-progress" role="status">
          {filled === 0
            ? words.empty
            : filled === plan.fields
              ? words.allFilled
              : words.progress(filled, plan.fields)}
        </p>
        <p class="row">
          <a class="button primary" href="#/plan/print">
            {words.print}
          </a>
          <span class="small-note">{words.kept}</span>
        </p>
        <nav class="plan-parts" aria-label={words.groups}>
          <ul>
            {plan.groups.map((group) => (
              <li key={group.id}>
                <button type="button" class="link" onClick={() => goToGroup(group.id)}>
                  {group.title}
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <p class="small-note">{writing.nameHint}</p>
        {plan.groups.map((group) => (
          <Group
            key={group.id}
            group={group}
            introduction={<Rich html={group.introduction} />}
            onState={onState}
            again={again}
          />
        ))}
        {plan.elsewhere.length === 0 ? null : (
          <Group
            group={{ id: "elsewhere", title: words.elsewhere, fields: plan.elsewhere }}
            introduction={<p>{words.elsewhereText}</p>}
            onState={() => undefined}
            again={again}
          />
        )}
        <PlanTogether plan={plan} onPlan={became} again={again} />
      </div>
      <Footer />
    </>
  );
}

/** The plan screen, at a field where one is named. */
export function PlanScreen({ field }: { field: string | null }) {
  return (
    <Asked name="plan" of="plan" ask={askPlan}>
      {(view) => <PlanWith view={view} at={field} />}
    </Asked>
  );
}
