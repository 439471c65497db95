// Test files that import a file, directly or through others, one a line: `node scripts/tests-of.mjs test/support/corpus.ts`.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const files = ['src', 'test'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
)
const importers = new Map()
for (const file of files)
  for (const [, path] of readFileSync(join(root, file), 'utf8').matchAll(/(?:from|import\(?) ?'(\.[^']+)'/g)) {
    const imported = join(dirname(file), path)
    importers.set(imported, [...(importers.get(imported) ?? []), file])
  }

const [asked] = process.argv.slice(2)
const found = new Set([asked])
for (const one of found) for (const importer of importers.get(one) ?? []) found.add(importer)
const tests = [...found].filter((one) => one.endsWith('.test.ts')).toSorted()
if (tests.length === 0) throw new Error(`no test imports ${asked}`)
console.log(tests.join('\n'))
