// Runs scripts of the site as the browser would: one after the other, in one global scope.

import { readFileSync } from "node:fs";
import { runInNewContext } from "node:vm";

/**
 * The definitions of these names in scripts of assets/js that run with these globals.
 * @param {string[]} files
 * @param {object} globals
 * @param {string[]} names
 */
export const load = (files, globals, names) => {
  const read = (file) => readFileSync(new URL(`../../assets/js/${file}`, import.meta.url), "utf8");
  return runInNewContext(`${files.map(read).join("\n")}\n({ ${names.join(", ")} })`, globals, {
    filename: files.join(" + "),
  });
};
