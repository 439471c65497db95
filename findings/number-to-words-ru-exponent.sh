#!/usr/bin/env bash
# number-to-words-ru 2.4.1 (npm) writes a sum in words for contracts and acts. It reads a JavaScript number by its text and drops the letter
# of the exponent: 1e-7 is "17 roubles". Below 0.000001 JavaScript writes each number so. What stays of a settled balance in doubles is such
# a number: 0.1 + 0.2 - 0.3 is 5.551115123125783e-17, and "five roubles 55 kopecks" stand in the act in place of none, or "minus five".
# From 0.000001 on, and for the text "0.0000001", it is right.
# Expected before the run: zero roubles 00 kopecks; the package rounds 0.999 to a rouble rightly. It fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact number-to-words-ru@2.4.1
cat > run.cjs <<'JS'
const { convert } = require('number-to-words-ru')
const sums = { '0.1 + 0.2 - 0.3': 0.1 + 0.2 - 0.3, '1.1 * 3 - 3.3': 1.1 * 3 - 3.3, '4.35 * 100 - 435': 4.35 * 100 - 435 }
for (const [said, sum] of Object.entries(sums)) console.log(`${said} = ${sum}: ${convert(sum)}`)
for (const sum of [0.000001, 0.0000001, '0.0000001', 0.999]) console.log(`${JSON.stringify(sum)}: ${convert(sum)}`)
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
0.1 + 0.2 - 0.3 = 5.551115123125783e-17: Пять рублей 55 копеек
1.1 * 3 - 3.3 = 4.440892098500626e-16: Четыре рубля 44 копейки
4.35 * 100 - 435 = -5.684341886080802e-14: Минус пять рублей 68 копеек
0.000001: Ноль рублей 00 копеек
1e-7: Семнадцать рублей 00 копеек
"0.0000001": Ноль рублей 00 копеек
0.999: Один рубль 00 копеек
TXT
diff expected.txt seen.txt && echo "as found: a remainder of nothing is roubles"
