#!/usr/bin/env bash
# Medplum hides a question behind `enableWhen` with `!=` as long as the other question has no answer.
#
# Versions: @medplum/react-hooks and @medplum/core 5.2.13; Node.js 20.
# Expected: FHIR R4 (code system questionnaire-enable-operator) calls `!=` true if no answer equals the value. Without any answer
# none does, so the question is enabled. (R5 asks for an answer that differs; the form below is of R4.)
# Seen: `isQuestionEnabled` is false without an answer, and true with another answer.
# A form that must show the question in both readings says so with `exists = false` or `=` for each other value, under
# `enableBehavior: any`.
#
# Prints what is enabled without an answer, with another answer, and with the one that is named; fails once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @medplum/react-hooks@5.2.13 @medplum/core@5.2.13
cat >ask.cjs <<'JS'
// The package names it when it is loaded; nothing here opens one.
globalThis.WebSocket ??= class {};
const { isQuestionEnabled } = require("@medplum/react-hooks");

const coding = (code) => ({ system: "http://example.org/answers", code });
const when = (operator, value) => ({ question: "before", operator, ...value });
const notEqual = { linkId: "after", type: "string", enableWhen: [when("!=", { answerCoding: coding("none") })] };
const spelledOut = {
  linkId: "after",
  type: "string",
  enableBehavior: "any",
  enableWhen: [when("exists", { answerBoolean: false }), when("=", { answerCoding: coding("some") })],
};
const response = (...codes) => ({
  resourceType: "QuestionnaireResponse",
  status: "in-progress",
  item: codes.map((code) => ({ linkId: "before", answer: [{ valueCoding: coding(code) }] })),
});
const of = (question) => [response(), response("some"), response("none")].map((r) => isQuestionEnabled(question, r));
console.log(JSON.stringify({ "!=": of(notEqual), "exists or =": of(spelledOut) }));
JS
seen=$(node ask.cjs)
echo "$seen"
[ "$seen" = '{"!=":[false,true,false],"exists or =":[true,true,false]}' ] || { echo "This has changed." >&2; exit 1; }
