// Runs our urgency rules in json-rules-engine: `node run.js rules.json [quick]`. Fails when other rules fire than in our
// engine; else prints the median time of one evaluation of all rules, in microseconds, as JSON.

import { readFileSync } from "node:fs";
import { Engine } from "json-rules-engine";

const [file, quick] = process.argv.slice(2);
const { rules, definitions, moments } = JSON.parse(readFileSync(file, "utf8"));

const engine = new Engine();
const answered = (given, wanted) => given.some((choice) => wanted.includes(choice));
engine.addOperator("answered", answered);
engine.addOperator("at-least", (facts, { least, of }) => {
  let count = 0;
  for (const [finding, wanted] of of) if (answered(facts[finding], wanted)) count += 1;
  return count >= least;
});
// The operator that counts reads all facts at once.
for (const moment of moments) moment.facts["~all"] = { ...moment.facts };
for (const [name, conditions] of Object.entries(definitions)) engine.setCondition(name, conditions);
for (const { place, conditions } of rules) engine.addRule({ conditions, event: { type: String(place) } });

const cancels = new Map(rules.map((rule) => [rule.place, rule.cancels]));
const different = [];
for (const [number, { facts, fired }] of moments.entries()) {
  const { events } = await engine.run(facts);
  const places = events.map((event) => Number(event.type));
  const cancelled = new Set(places.flatMap((place) => cancels.get(place)));
  const found = places.filter((place) => !cancelled.has(place)).sort((a, b) => a - b);
  if (found.join() !== fired.join()) different.push(`moment ${number}: ours ${fired}; theirs ${found}`);
}
if (different.length > 0) {
  console.error(`json-rules-engine fires other rules than our engine:\n${different.join("\n")}`);
  process.exit(1);
}

const round = async () => {
  for (const { facts } of moments) await engine.run(facts);
};
const end = performance.now() + (quick ? 300 : 1500);
while (performance.now() < end) await round();
const times = [];
for (let batch = 0; batch < (quick ? 7 : 21); batch += 1) {
  const start = performance.now();
  await round();
  times.push(((performance.now() - start) * 1000) / moments.length);
}
times.sort((a, b) => a - b);
console.log(JSON.stringify({ micros: times[times.length >> 1], rules: rules.length, moments: moments.length }));
