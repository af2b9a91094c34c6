#!/usr/bin/env bash
# textstat, once installed, cannot count a reading grade without a network; older versions could.
#
# Versions: textstat 0.7.3 and 0.7.13, each in an environment of its own; Python 3.11.
# Expected: a package from PyPI has what it needs, or asks for it while it is installed.
# Seen: 0.7.3 counts syllables with pyphen, which comes along. 0.7.13 (0.7.10 too) takes them from NLTK's cmudict, which no
# package brings: the first grade downloads it, and without a network it raises `LookupError`. A build or a test that runs offline
# pins 0.7.3, or brings the data along.
#
# Prints the grade of one sentence, or the error, for both versions with the network shut; fails once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cat >grade.py <<'PY'
import textstat

try:
    print(round(textstat.flesch_kincaid_grade("The cat sat on the mat.")))
except LookupError:
    print("LookupError")
PY
seen=""
for version in 0.7.3 0.7.13; do
  python3 -m venv "$version"
  "$version/bin/pip" install --quiet --disable-pip-version-check "textstat==$version" setuptools==80.9.0
  # Nothing listens at this address, and no data of another program is found.
  grade=$(env HOME="$folder" NLTK_DATA="$folder/none" http_proxy=http://127.0.0.1:9 https_proxy=http://127.0.0.1:9 \
    "$version/bin/python" grade.py 2>/dev/null)
  seen+="$version: $grade; "
done
echo "$seen"
[ "$seen" = "0.7.3: -2; 0.7.13: LookupError; " ] || { echo "This has changed." >&2; exit 1; }
