// Which questions Smart Forms shows, and which answers it removes: node shown.mjs NODE_MODULES FORM RESPONSES
//
// RESPONSES is a file with a list of responses. For each one, a line of JSON: `shown` has the link ids of the questions that
// Smart Forms, of CSIRO, would show with it, `removed` those of the answers that it leaves out of what it saves.
//
// R4 and Smart Forms 1.4.0 agree on `exists`, and on `=` as long as codes are of one system, which it does not compare. Of `!=`
// they differ. In R4 it says "no answer is this", so that a question without an answer fulfills it. In Smart Forms it says "an
// answer is not this": nothing without an answer does, and of several answers one other is enough.
// An expression of SDC that gives nothing, or is none, hides the question. Conditions do not see answers below an answer.
// Items without an answer go too, with their `data-absent-reason`; they are not in `removed`.

import { readFileSync } from "node:fs";
import { register } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

// Its files are written for bundlers: they import each other without the ending of the name, which Node.js finds only in
// `require`; no `type` says that they are modules, which Node.js sees only from 20.19 and 22.7 on; and they import by name from
// two packages in which Node.js finds no names. One of these lists what a user changed, the other asks servers, so that both have
// nothing to do here.
const hooks = `
  import { createRequire } from "node:module";
  import { pathToFileURL } from "node:url";
  const idle = {
    "deep-diff": "export const diff = () => null;",
    fhirclient: "export const client = fetch;",
  };
  export async function resolve(name, context, next) {
    if (name in idle) {
      return { url: "data:text/javascript," + idle[name], shortCircuit: true };
    }
    try {
      return await next(name, context);
    } catch {
      return next(pathToFileURL(createRequire(context.parentURL).resolve(name)).href, context);
    }
  }
  export function load(url, context, next) {
    return next(url, url.includes("/smart-forms-renderer/lib/") ? { ...context, format: "module" } : context);
  }
`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

// Nothing of ours is on a server. An error alone would not do, since much of this goes on after one.
globalThis.fetch = (address) => {
  console.error("asks a server:", address);
  process.exit(1);
};

const [modules, formFile, responsesFile] = process.argv.slice(2);
// Not its index, which brings the whole interface with style sheets. Its components ask a hook, `useHidden`, which says the same
// as `isItemHidden`.
const part = (name) => import(pathToFileURL(join(resolve(modules), "@aehrc/smart-forms-renderer/lib", name)).href);
const { questionnaireStore, rendererConfigStore } = await part("stores/index.js");
const { buildForm, getResponse, removeEmptyAnswersFromResponse } = await part("utils/manageForm.js");
const { isItemHidden } = await part("utils/qItem.js");

const json = (file) => JSON.parse(readFileSync(file, "utf8"));

/** The questions that are seen: a hidden item hides what is in it. */
function seen(holder) {
  const { enableWhenIsActivated, enableWhenItems, enableWhenExpressions } = questionnaireStore.getState();
  const { enableWhenAsReadOnly } = rendererConfigStore.getState();
  return (holder.item ?? [])
    .filter(
      (item) =>
        !isItemHidden(item, enableWhenIsActivated, enableWhenItems, enableWhenExpressions, enableWhenAsReadOnly),
    )
    .flatMap((item) => [item, ...seen(item)]);
}

/** Each answer of a response as text, with its link id. */
const answers = (holder) =>
  (holder.item ?? []).flatMap((item) => [
    ...(item.answer ?? []).flatMap(({ item: within, ...value }) => [
      [item.linkId, `${item.linkId} ${JSON.stringify(value.valueCoding?.code ?? value)}`],
      ...answers({ item: within }),
    ]),
    ...answers(item),
  ]);

const form = json(formFile);
for (const response of json(responsesFile)) {
  // It writes into what it is given.
  await buildForm({ questionnaire: structuredClone(form), questionnaireResponse: structuredClone(response) });
  const kept = new Set(answers(removeEmptyAnswersFromResponse(form, getResponse())).map(([, answer]) => answer));
  const shown = seen(form)
    .filter((item) => item.type === "choice")
    .map((item) => item.linkId);
  const removed = new Set(
    answers(response)
      .filter(([, answer]) => !kept.has(answer))
      .map(([linkId]) => linkId),
  );
  console.log(JSON.stringify({ shown, removed: [...removed] }));
}
