// Runs the benches of this folder, or those that are named (`npm run bench -- router socket`), each in a process of its own, and prints a
// Markdown table for each.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { output } from './support/child.mjs'

const folder = new URL('./', import.meta.url)
const self = fileURLToPath(import.meta.url)
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.mjs') && file !== 'run.mjs')
  .map((file) => file.slice(0, -'.mjs'.length))
  .sort()

/** Parts of a bench that have a table of their own. */
const parts = { odata: ['odata-postgres'] }

async function printAll(named) {
  const asked = [...new Set(named.flatMap((name) => [name, ...(parts[name] ?? [])]))]
  const unknown = asked.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    console.error(`no bench is called ${unknown.join(', ')}; there are ${names.join(', ')}`)
    process.exitCode = 2
    return
  }
  for (const name of asked) {
    const started = performance.now()
    const rows = JSON.parse(await output(process.execPath, [self, '--rows', name]))
    const table = rows.length === 0 ? '_skipped_' : markdown(rows)
    console.log(`## ${name}\n\n${sentenceOf(name)}\n\n${table}\n\n_${Math.round((performance.now() - started) / 1000)} s_\n`)
  }
}

/** What a bench says of itself in its first lines. */
const sentenceOf = (name) =>
  /^(?:\/\/.*\n)+/
    .exec(readFileSync(new URL(`${name}.mjs`, folder), 'utf8'))[0]
    .replace(/^\/\/ /gm, '')
    .trim()

function markdown(rows) {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const isNumber = (column) => rows.every((row) => row[column] === undefined || typeof row[column] === 'number')
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [
    line(columns),
    line(columns.map((column) => (isNumber(column) ? '---:' : '---'))),
    ...rows.map((row) => line(columns.map((column) => cell(row[column])))),
  ].join('\n')
}

/** Three digits that mean something, thousands parted. */
function cell(value) {
  if (typeof value !== 'number') return String(value ?? '')
  return value.toLocaleString(
    'en',
    Math.abs(value) >= 100 || Number.isInteger(value) ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 },
  )
}

const [first, ...others] = process.argv.slice(2)
if (first === '--rows') console.log(JSON.stringify(await (await import(new URL(`${others[0]}.mjs`, folder))).run()))
else await printAll(first === undefined ? names : [first, ...others])
