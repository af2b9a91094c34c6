// The questions in a form that somebody wrote by hand: one at a time, with nothing but what asking them needs.

import { render } from "preact";
import { useState } from "preact/hooks";
import questions from "questions";
import "./form.css";

// A choice that stands alone takes out the others, and the others take it out.
const alone = ({ none, unsure }) => none || unsure;
const toggle = (question, ticked, choice) => {
  if (question.answer !== "multiple") return [choice.id];
  if (ticked.includes(choice.id)) return ticked.filter((id) => id !== choice.id);
  if (alone(choice)) return [choice.id];
  return [...ticked.filter((id) => !alone(question.choices.find((other) => other.id === id))), choice.id];
};

const Question = ({ question, ticked, onTick }) => (
  <fieldset>
    <legend>
      <h1>{question.text}</h1>
    </legend>
    {question.choices.map((choice) => (
      <label key={choice.id}>
        <input
          type={question.answer === "multiple" ? "checkbox" : "radio"}
          name={question.id}
          checked={ticked.includes(choice.id)}
          onChange={() => onTick(toggle(question, ticked, choice))}
        />
        {choice.text}
      </label>
    ))}
  </fieldset>
);

const Form = () => {
  const [place, setPlace] = useState(0);
  const [answers, setAnswers] = useState({});
  if (place === questions.length) return <h1>Thank you</h1>;
  const question = questions[place];
  const ticked = answers[question.id] ?? [];
  const goOn = (event) => {
    event.preventDefault();
    if (ticked.length > 0) setPlace(place + 1);
  };
  return (
    <form onSubmit={goOn}>
      <p>
        Question {place + 1} of {questions.length}
      </p>
      <Question question={question} ticked={ticked} onTick={(now) => setAnswers({ ...answers, [question.id]: now })} />
      <button type="button" disabled={place === 0} onClick={() => setPlace(place - 1)}>
        Back
      </button>
      <button>Continue</button>
    </form>
  );
};

render(<Form />, document.getElementById("form"));
