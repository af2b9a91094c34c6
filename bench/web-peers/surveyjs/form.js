// The questions in SurveyJS as its manual shows it, one at a time as in the check. The style sheet is the one without
// web fonts, since neither our pages nor the other peers have any.

import { Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";
import "survey-core/survey-core.fontless.min.css";
import questions from "questions";

const types = { multiple: "checkbox" };
const element = ({ id, text, answer, choices }) => ({
  type: types[answer] ?? "radiogroup",
  name: id,
  title: text,
  isRequired: true,
  choices: choices.filter(({ none }) => answer !== "multiple" || !none).map(({ id, text }) => ({ value: id, text })),
  // A choice that takes out all others has a place of its own there.
  showNoneItem: answer === "multiple" && choices.some(({ none }) => none),
  noneText: choices.find(({ none }) => none)?.text,
});
const form = { questionsOnPageMode: "questionPerPage", elements: questions.map(element) };
renderSurvey(new Model(form), document.getElementById("form"));
