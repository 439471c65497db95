#!/usr/bin/env bash
# json-edm-parser 0.1.2 (npm) reads JSON of OData, of Azure's tables (OData 3.0) first of all, so that no digit of a number is lost: a whole
# number that JavaScript cannot hold stays a text. It does so above 9007199254740992 alone. Below -9007199254740992 the number is rounded
# to its neighbour without an error: -9223372036854775808, the least Edm.Int64, becomes -9223372036854776000, which is outside of the type.
# Numbers with ".0" keep their digits on both sides.
# Expected before the run: texts on both sides. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact json-edm-parser@0.1.2
cat > run.cjs <<'JS'
const Parser = require('json-edm-parser')
for (const number of ['9007199254740993', '-9007199254740993', '9223372036854775807', '-9223372036854775808', '-12345678901234567890.0']) {
  const parser = new Parser()
  let row
  parser.onValue = (value) => { row = value }
  parser.write(`{"Balance":${number}}`)
  console.log(number, JSON.stringify(row.Balance))
}
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
9007199254740993 "9007199254740993"
-9007199254740993 -9007199254740992
9223372036854775807 "9223372036854775807"
-9223372036854775808 -9223372036854776000
-12345678901234567890.0 "-12345678901234567890.0"
TXT
diff expected.txt seen.txt && echo "as found: a large number is kept, its negative is rounded"
