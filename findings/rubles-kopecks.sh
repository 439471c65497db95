#!/usr/bin/env bash
# @vicimpa/rubles 0.1.10 (npm) writes a sum in words for contracts and acts. It takes the digits after the point as a count of kopecks: 10.5
# is "five kopecks" and reads like 10.05. A number has no zero at its end when JavaScript prints it, nor in what 1C's OData, JSON and XML
# write. The words are right for all sums but those that end in a whole ten of kopecks, nine of a hundred.
# Expected before the run: fifty kopecks, as rubles 3.0.0 (npm) has it beside it. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact @vicimpa/rubles@0.1.10 rubles@3.0.0
cat > run.mjs <<'JS'
import words from '@vicimpa/rubles'
import { rubles } from 'rubles'
for (const { sum } of JSON.parse('[{"sum":10.5},{"sum":10.05},{"sum":10.55},{"sum":"10.50"},{"sum":100.7},{"sum":0.1}]'))
  console.log(`${JSON.stringify(sum)}: ${words.format(sum)}; ${rubles(sum)}`)
JS
node run.mjs | tee seen.txt
cat > expected.txt <<'TXT'
10.5: десять рублей пять копеек; десять рублей 50 копеек
10.05: десять рублей пять копеек; десять рублей 05 копеек
10.55: десять рублей пятьдесят пять копеек; десять рублей 55 копеек
"10.50": десять рублей пятьдесят копеек; десять рублей 50 копеек
100.7: сто рублей семь копеек; сто рублей 70 копеек
0.1: ноль рублей одна копейка; 10 копеек
TXT
diff expected.txt seen.txt && echo "as found: half a rouble is five kopecks"
