// Prints what the engine says of each person, as a JSON list: `node run.mjs MODULE.js MODULE.wasm GUIDE PEOPLE`.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [script, module, guide, people] = process.argv.slice(2);
const { initSync, says } = await import(pathToFileURL(script));
initSync({ module: readFileSync(module) });
const said = says(readFileSync(guide), JSON.parse(readFileSync(people, "utf8")));
process.stdout.write(JSON.stringify(said));
