// Which questions Medplum shows: node shown.mjs NODE_MODULES FORM RESPONSES
//
// RESPONSES is a file with a list of responses. For each one, the link ids of the questions that Medplum's own form would
// show with it are printed as JSON, one list a line.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [modules, form, responses] = process.argv.slice(2);
const require = createRequire(join(modules, "any.js"));
// @medplum/core names it when it is loaded, and Node.js has it only from version 22 on. Nothing here opens one.
globalThis.WebSocket ??= class {};
const { isQuestionEnabled } = require("@medplum/react-hooks");

const json = (file) => JSON.parse(readFileSync(file, "utf8"));
const questions = (holder) => (holder.item ?? []).flatMap((item) => [item, ...questions(item)]);
const asked = questions(json(form)).filter((item) => item.type === "choice");
for (const response of json(responses)) {
  console.log(JSON.stringify(asked.filter((item) => isQuestionEnabled(item, response)).map((item) => item.linkId)));
}
