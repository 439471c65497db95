#!/usr/bin/env bash
# odata-filter-parser 0.6.5 (npm) reads a filter of OData ("V2 through V4") and writes it again. Of conditions that each stand in
# parentheses it keeps the last alone: `(A) and (B)` becomes `(B)`. Parentheses around an `or` are passed over, so that the first part
# of it holds alone. A negative number becomes 0, true, false and null become NaN, and the literals of version 3 that 1C has,
# guid'…' and datetime'…', end at their first hyphen. Nothing is said: a grid that keeps its filter in this form shows other rows of 1C.
# Expected before the run: the same conditions, perhaps with more parentheses ([MS-ODATA] 2.2.3.6.1.1.1).
# The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact odata-filter-parser@0.6.5
cat > run.cjs <<'JS'
const { Parser } = require('odata-filter-parser')
const filters = [
  "Price gt 10 and Code eq '000-01'",
  "(Price gt 10) and (Code eq '000-01')",
  '(A eq 1) or (B eq 2) or (C eq 3)',
  '(A eq 1 or B eq 2) and C eq 3',
  'Balance lt -5',
  'Posted eq true',
  "Ref_Key eq guid'6f9619ff-8b86-d011-b42d-00cf4fc964ff'",
  "Date ge datetime'2026-01-31T00:00:00'",
]
for (const filter of filters) console.log(filter, '->', Parser.parse(filter).serialize())
JS
node run.cjs | tee seen.txt
cat > expected.txt <<'TXT'
Price gt 10 and Code eq '000-01' -> ((Price gt 10) and (Code eq '000-01'))
(Price gt 10) and (Code eq '000-01') -> (Code eq '000-01')
(A eq 1) or (B eq 2) or (C eq 3) -> (C eq 3)
(A eq 1 or B eq 2) and C eq 3 -> ((A eq 1) or ((B eq 2) and (C eq 3)))
Balance lt -5 -> (Balance lt 0)
Posted eq true -> (Posted eq NaN)
Ref_Key eq guid'6f9619ff-8b86-d011-b42d-00cf4fc964ff' -> (Ref_Key eq 'guid'6f9619ff')
Date ge datetime'2026-01-31T00:00:00' -> (Date ge 'datetime'2026')
TXT
diff expected.txt seen.txt && echo "as found: conditions and literals are lost"
