#!/usr/bin/env bash
# node-dbf 0.4.0 (npm) reads dBase III tables, the form in which 1C (its object XBase) and banks hand tables to each other. It has code for
# logical fields, Y, y, T, t for true and N, n, F, f for false, but compares the field's letter with the outcome of that test: neither is
# ever met, and each flag of each row is null, as if it had not been filled in.
# Expected before the run: true for T, false for F, null for the question mark. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact node-dbf@0.4.0
cat > run.cjs <<'JS'
const { writeFileSync } = require('node:fs')
const { default: Parser } = require('node-dbf')
const rows = [['a', '20261128', 'T'], ['b', '20261128', 'F'], ['c', '20261128', 'y'], ['d', '20261128', '?']]
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
const parser = new Parser('rows.dbf')
parser.on('record', (row) => console.log(row.NAME, row.DAY, row.PAID))
parser.parse()
JS
TZ=UTC node run.cjs 2>&1 | cut -c1-200 | tee seen.txt
cat > expected.txt <<'TXT'
a 20261128 null
b 20261128 null
c 20261128 null
d 20261128 null
TXT
diff expected.txt seen.txt && echo "as found: each logical value is null"
