// Prints what the engine says of each person, as a JSON list: `node run.mjs MODULE.js MODULE.wasm GUIDE EVIDENCE PEOPLE`.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [script, module, guide, evidence, people] = process.argv.slice(2);
const { initSync, says } = await import(pathToFileURL(script));
initSync({ module: readFileSync(module) });
const said = says(readFileSync(guide), readFileSync(evidence), JSON.parse(readFileSync(people, "utf8")));
process.stdout.write(JSON.stringify(said));
