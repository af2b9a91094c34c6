// Builds the peers: `node build.mjs QUESTIONS FOLDER` writes the empty page at the top of the folder and each form into
// a folder of its own. The questions are a JSON file in the form of `cargo xtask questions`.

import { copyFileSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const [questions, folder] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
copyFileSync("empty/index.html", join(folder, "index.html"));
for (const [name, source] of [
  ["surveyjs", "surveyjs/form.js"],
  ["preact", "preact/form.jsx"],
]) {
  const out = join(folder, name);
  mkdirSync(out, { recursive: true });
  copyFileSync(join(name, "index.html"), join(out, "index.html"));
  await build({
    entryPoints: { form: source },
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    jsx: "automatic",
    jsxImportSource: "preact",
    alias: { questions: resolve(questions) },
    // As in a build for visitors; some libraries carry more code for developers.
    define: { "process.env.NODE_ENV": '"production"' },
    // Licence texts count for nobody's speed: ours have none in the module either.
    legalComments: "none",
    logLevel: "error",
  });
}
