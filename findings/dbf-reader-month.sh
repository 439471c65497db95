#!/usr/bin/env bash
# dbf-reader 1.0.3 (npm) reads dBase III tables, the form in which 1C (its object XBase) and banks hand tables to each other. The months of
# its dates are counted from zero, those of the file from one: each date is a month late, without an error. 28 November is 28 December,
# December is January of the next year, and 31 January is 3 March, so that two days become one.
# Expected before the run: the dates as they are written. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact dbf-reader@1.0.3
cat > run.cjs <<'JS'
const { readFileSync, writeFileSync } = require('node:fs')
const { Dbf } = require('dbf-reader')
const rows = [['a', '20261128', 'T'], ['b', '20261231', 'F'], ['c', '20260131', 'T'], ['d', '20260303', 'T']]
const fields = [['NAME', 'C', 10, 0], ['DAY', 'D', 8, 0], ['PAID', 'L', 1, 0]]
const header = Buffer.alloc(32 + 32 * fields.length + 1)
header.writeUInt8(3, 0)
Buffer.from([126, 11, 28]).copy(header, 1)
header.writeUInt32LE(rows.length, 4)
header.writeUInt16LE(header.length, 8)
header.writeUInt16LE(1 + fields.reduce((sum, field) => sum + field[2], 0), 10)
for (const [index, [name, type, length, places]] of fields.entries()) {
  header.write(name + type.padStart(12 - name.length, '\0'), 32 + 32 * index, 'latin1')
  header.writeUInt8(length, 48 + 32 * index)
  header.writeUInt8(places, 49 + 32 * index)
}
header.writeUInt8(13, header.length - 1)
const body = rows.map((row) => ' ' + row.map((value, index) => value.padEnd(fields[index][2])).join('')).join('')
writeFileSync('rows.dbf', Buffer.concat([header, Buffer.from(body + '\x1a', 'latin1')]))
for (const row of Dbf.read(readFileSync('rows.dbf')).rows) console.log(row.NAME, row.DAY.toISOString().slice(0, 10), row.PAID)
JS
TZ=UTC node run.cjs 2>&1 | cut -c1-200 | tee seen.txt
cat > expected.txt <<'TXT'
a 2026-12-28 true
b 2027-01-31 false
c 2026-03-03 true
d 2026-04-03 true
TXT
diff expected.txt seen.txt && echo "as found: every date is a month late"
