#!/usr/bin/env bash
# odata-parser 1.4.1 (npm) and @jsreport/odata-parser 1.0.1, made from it, read $filter into a tree; servers and mocks of OData turn it
# into their queries. They give `and` and `or` one rank and group from the right: `A and B or C` is `A and (B or C)`, so that a row for
# which C alone holds is left out, without an error. `and` binds closer in every version ([MS-ODATA] 2.2.3.6.1.1.2; chapter 17.4.5.2 of
# 1C's developer's guide): the same filter brings other rows from 1C. Written the other way round, `C or A and B`, it is right. The
# literal null becomes an array of two texts. Expected before the run: `(A and B) or C`, and null.
# The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact odata-parser@1.4.1 @jsreport/odata-parser@1.0.1
cat > run.cjs <<'JS'
const told = ({ type, left, right, name, value }) =>
  left ? `(${told(left)} ${type} ${told(right)})` : type === 'property' ? name : JSON.stringify(value)
const holds = ({ type, left, right, name, value }, row) => {
  if (!left) return type === 'property' ? row[name] : value
  const [a, b] = [holds(left, row), holds(right, row)]
  return type === 'and' ? a && b : type === 'or' ? a || b : a === b
}
const row = { Posted: false, Paid: false, Urgent: true }
const filters = ['Posted eq true and Paid eq true or Urgent eq true', 'Urgent eq true or Posted eq true and Paid eq true', 'Parent eq null']
for (const name of ['odata-parser', '@jsreport/odata-parser']) {
  const { parse } = require(name)
  for (const filter of filters) {
    const tree = parse(`$filter=${filter}`).$filter
    console.log(told(tree), /Urgent/.test(filter) ? holds(tree, row) : '')
  }
}
JS
node run.cjs | sed 's/ *$//' | tee seen.txt
cat > once.txt <<'TXT'
((Posted eq true) and ((Paid eq true) or (Urgent eq true))) false
((Urgent eq true) or ((Posted eq true) and (Paid eq true))) true
(Parent eq ["null",""])
TXT
cat once.txt once.txt > expected.txt
diff expected.txt seen.txt && echo "as found: and does not bind closer than or"
