/** Common questions: all of them, and one with its straight answer. Read without having begun. */
import { useEffect } from "preact/hooks";
import { question as askQuestion, questions as askQuestions } from "../ipc";
import type { CommonQuestionView } from "../ipc/types/CommonQuestionView";
import type { QuestionCard } from "../ipc/types/QuestionCard";
import { arrangeNations } from "../lesson/nations";
import { showSought } from "../lesson/sought";
import { Asked } from "../parts/asked";
import { Footer } from "../parts/frame";
import { ArrowLeft, ArrowRight } from "../parts/icons";
import { Sources } from "../parts/lesson-parts";
import { Rich } from "../parts/rich";
import { addressOf } from "../state/router";
import { useScreen } from "../state/screen";
import { person } from "../state/session";
import { questions as words } from "../words/look-up";

const addressOfQuestion = (id: string): string => addressOf({ screen: "question", question: id });

function QuestionsWith({ questions }: { questions: QuestionCard[] }) {
  useScreen("questions", words.title);
  return (
    <>
      <div class="column questions">
        <h1 tabIndex={-1}>{words.title}</h1>
        <p class="lead">{questions.length === 0 ? words.none : words.lead}</p>
        <ul class="question-list">
          {questions.map((question) => (
            <li key={question.id}>
              <a href={addressOfQuestion(question.id)}>
                <span>{question.title}</span> <ArrowRight />
              </a>
            </li>
          ))}
        </ul>
        <p>
          <a href={addressOf({ screen: "glossary", term: null })}>{words.glossary}</a>
        </p>
      </div>
      <Footer />
    </>
  );
}

/** The list. */
export function QuestionsScreen() {
  return (
    <Asked name="questions" of="questions" ask={askQuestions}>
      {(questions) => <QuestionsWith questions={questions} />}
    </Asked>
  );
}

function QuestionWith({ view }: { view: CommonQuestionView }) {
  useScreen("question", view.title);
  useEffect(() => {
    const text = document.querySelector<HTMLElement>(".question-page");
    if (text !== null) {
      arrangeNations(text, person.value?.settings.nation ?? null);
    }
    showSought(addressOfQuestion(view.id), text);
  }, [view]);
  return (
    <>
      <article class="column question-page">
        <p class="kicker">
          <a href={addressOf({ screen: "questions" })}>
            <ArrowLeft /> {words.title}
          </a>
        </p>
        <h1 tabIndex={-1}>{view.title}</h1>
        <Rich html={view.answer} class="straight-answer" />
        <Rich html={view.html} class="lesson-text" />
        <Sources sources={view.sources} />
        {view.next === null ? null : (
          <p class="question-next">
            <span>{words.next}</span>{" "}
            <a href={addressOfQuestion(view.next.id)}>{view.next.title}</a>
          </p>
        )}
      </article>
      <Footer />
    </>
  );
}

/** One question. */
export function QuestionScreen({ question }: { question: string }) {
  return (
    <Asked name="question" of={question} ask={() => askQuestion(question)}>
      {(view) => <QuestionWith key={view.id} view={view} />}
    </Asked>
  );
}
