#!/usr/bin/env bash
# The W3C's checker (vnu) takes an inline script with white space round it for one that its policy blocks.
#
# Versions: vnu-jar 26.9.27, on Java 17.
# Input: a page whose `<meta>` policy holds the SHA-256 hash of its inline script, made from the whole text between the tags, as
# the Content Security Policy specification has it (and browsers do).
# Expected: no complaint.
# Seen: "Inline script violates Content Security Policy". Without white space at both ends of the script there is none.
#
# Prints the number of complaints for both pages, and fails once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent vnu-jar@26.9.27
cat >pages.cjs <<'JS'
const { createHash } = require("node:crypto");
const { writeFileSync } = require("node:fs");

const script = 'document.title = "Changed";';
for (const [name, text] of [["tight", script], ["spaced", `\n  ${script}\n`]]) {
  const hash = createHash("sha256").update(text).digest("base64");
  writeFileSync(
    `${name}.html`,
    `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-${hash}'">
<title>A page</title>
<script>${text}</script>
</head>
<body><h1>A page</h1></body>
</html>
`,
  );
}
JS
node pages.cjs
complaints() {
  # It ends with 1 where there are errors.
  { java -jar node_modules/vnu-jar/build/dist/vnu.jar --format json "$1" 2>&1 || true; } | grep -c 'Content Security Policy' || true
}
seen="tight: $(complaints tight.html), spaced: $(complaints spaced.html)"
echo "$seen"
[ "$seen" = "tight: 0, spaced: 1" ] || { echo "This has changed." >&2; exit 1; }
