#!/usr/bin/env bash
# parsedbf 2.0.0 (npm) reads DBF tables, the form in which 1C (its object XBase) and banks hand tables to each other. A row that is deleted
# stays in the file until it is packed: its first byte is an asterisk in place of a space. The package steps over that byte. A deleted row
# comes like any other, nothing in the result tells it, and a total counts it. A flag that was not filled in, "?" in the file, is false.
# dbffile 1.13.0 (npm) beside it leaves the row out and gives null for the flag.
# Expected before the run: two rows, null for the second flag. The script fails when the behaviour changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts --save-exact parsedbf@2.0.0 dbffile@1.13.0
cat > run.mjs <<'JS'
import { readFile, writeFile } from 'node:fs/promises'
import parse from 'parsedbf'
import dbffile from 'dbffile'
const fields = [['NAME', 'C', 8], ['TOTAL', 'N', 8], ['PAID', 'L', 1]]
const rows = [[' ', 'First', '100', 'T'], ['*', 'Deleted', '900', 'F'], [' ', 'Third', '20', '?']]
const start = Buffer.alloc(32 + 32 * fields.length + 1)
start.set([3, 126, 11, 29])
start.writeUInt32LE(rows.length, 4)
start.writeUInt16LE(start.length, 8)
start.writeUInt16LE(18, 10)
for (const [index, [name, type, width]] of fields.entries()) {
  start.write(name + '\0'.repeat(11 - name.length) + type, 32 + 32 * index, 'latin1')
  start[32 + 32 * index + 16] = width
}
start[start.length - 1] = 13
const body = rows.map(([mark, name, total, paid]) => mark + name.padEnd(8) + total.padStart(8) + paid).join('')
await writeFile('rows.dbf', Buffer.concat([start, Buffer.from(body + '\x1a', 'latin1')]))
const bytes = await readFile('rows.dbf')
for (const row of parse(new DataView(bytes.buffer, bytes.byteOffset, bytes.length))) console.log('parsedbf', JSON.stringify(row))
const file = await dbffile.DBFFile.open('rows.dbf')
for (const row of await file.readRecords()) console.log('dbffile', JSON.stringify(row))
JS
node run.mjs | tee seen.txt
cat > expected.txt <<'TXT'
parsedbf {"NAME":"First","TOTAL":100,"PAID":true}
parsedbf {"NAME":"Deleted","TOTAL":900,"PAID":false}
parsedbf {"NAME":"Third","TOTAL":20,"PAID":false}
dbffile {"NAME":"First","TOTAL":100,"PAID":true}
dbffile {"NAME":"Third","TOTAL":20,"PAID":null}
TXT
diff expected.txt seen.txt && echo "as found: the deleted row is counted"
