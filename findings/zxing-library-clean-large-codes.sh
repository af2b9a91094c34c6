#!/usr/bin/env bash
# @zxing/library misses many clean QR codes of a high version, which jsQR reads from the same pixels.
#
# Versions: @zxing/library 0.23.0, qrcode-generator 1.4.4, jsqr 1.4.0; Node.js 20.
# Input: the same short text as a code of each of the 40 versions, without noise, turn or blur: level L, four pixels a module, a
# quiet zone of four modules, drawn by qrcode-generator.
# Expected: a reader of QR codes reads every one of them.
# Seen: some, more of them the higher the version, end in NotFoundException, ChecksumException or FormatException; TRY_HARDER
# changes nothing for this text.
#
# Prints how many of versions 1 to 20 and 21 to 40 each reader reads, and fails once that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --ignore-scripts --no-audit --no-fund --silent @zxing/library@0.23.0 qrcode-generator@1.4.4 jsqr@1.4.0
cat >read.cjs <<'JS'
const encode = require("qrcode-generator");
const zxing = require("@zxing/library");
const jsQR = require("jsqr");

/** The pixels of a code. */
function draw(version, text, scale) {
  const code = encode(version, "L");
  code.addData(text, "Byte");
  code.make();
  const modules = code.getModuleCount();
  const size = (modules + 8) * scale;
  const light = new Uint8ClampedArray(size * size).fill(255);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      const [row, column] = [Math.floor(y / scale) - 4, Math.floor(x / scale) - 4];
      const isInside = row >= 0 && column >= 0 && row < modules && column < modules;
      if (isInside && code.isDark(row, column)) light[y * size + x] = 0;
    }
  }
  return { light, size };
}

function byZxing({ light, size }, hints) {
  const bitmap = new zxing.BinaryBitmap(new zxing.HybridBinarizer(new zxing.RGBLuminanceSource(light, size, size)));
  try {
    return new zxing.QRCodeReader().decode(bitmap, hints).getText();
  } catch (error) {
    return error.name;
  }
}

function byJsQR({ light, size }) {
  const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
  light.forEach((value, at) => pixels.fill(value, 4 * at, 4 * at + 3));
  return jsQR(pixels, size, size)?.data;
}

const text = "Weak legs";
const harder = new Map([[zxing.DecodeHintType.TRY_HARDER, true]]);
const read = (from, reader) =>
  Array.from({ length: 20 }, (_, at) => reader(draw(from + at, text, 4))).filter((found) => found === text).length;
const seen = {};
for (const [name, reader] of [
  ["zxing", (picture) => byZxing(picture)],
  ["zxing, TRY_HARDER", (picture) => byZxing(picture, harder)],
  ["jsQR", byJsQR],
]) {
  seen[name] = [read(1, reader), read(21, reader)];
}
console.log(JSON.stringify(seen));
JS
seen=$(node read.cjs)
echo "$seen"
expected='{"zxing":[16,9],"zxing, TRY_HARDER":[16,9],"jsQR":[20,19]}'
[ "$seen" = "$expected" ] || { echo "This has changed." >&2; exit 1; }
