/** Docs/compare.md: every yes names a test that is there; docs/failures.md and schema/ say what the code says. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectSchema } from '../../src/project/schema.ts'
import { failureNames, failureRow } from '../../src/standin/failure/names.ts'
import { stubSchema } from '../../src/standin/stub/schema.ts'
import { root } from './sources.ts'

const page = (name: string): string => readFileSync(join(root, 'docs', name), 'utf8')
const rowsOf = (name: string): readonly string[][] =>
  page(name)
    .split('\n')
    .filter((line) => /^\| (?!---|feature \||возможность \|)/.test(line))
    .map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()))
const rows = rowsOf('compare.md')

test.each(rows.map((cells) => [cells[1]!, cells[2]!, cells[3]!]))('%s', (_, here, shown) => {
  const [, title, file] = /^(.+) \(`((?:src|test)\/[^`]+)`\)$/.exec(shown) ?? []
  if (title === undefined) expect(here).not.toMatch(/\byes\b/)
  else expect(readFileSync(join(root, file!), 'utf8')).toMatch(new RegExp(`['"\`]${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`))
})

test('the Russian page says yes where the English one does, and names the same tests', () => {
  const said = (name: string): readonly (readonly [boolean, string])[] =>
    rowsOf(name).map((cells) => [/^(?:yes|да)(?![\p{L}])/u.test(cells[2]!), cells[3]!])
  expect(said('ru/compare.md')).toEqual(said('compare.md'))
})

test('there are rows', () => {
  expect(rows.length).toBeGreaterThan(40)
})

test('the table of failures is that of the code', () => {
  const found = page('failures.md').match(/^\| `.*$/gm)
  expect(found).toEqual(
    failureNames.map((name) => {
      const { meaning, options, mark } = failureRow(name)
      return `| \`${name}\` | ${meaning} | ${options.map((one) => `\`${one}\``).join(', ') || '-'} | ${mark} |`
    }),
  )
})

test('the shipped schema of stub files is that of the code', () => {
  expect(JSON.parse(readFileSync(join(root, 'schema/config.schema.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(projectSchema())))
  expect(JSON.parse(readFileSync(join(root, 'schema/stub.schema.json'), 'utf8'))).toEqual(JSON.parse(JSON.stringify(stubSchema())))
})
