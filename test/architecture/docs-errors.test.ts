/** Docs/errors.md has a row for every code of a diagnostic and of a refusal, with its severity or status, and no other. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { allCatalogues } from '../../src/diagnostics/catalogue.ts'
import { errorRows } from '../../src/odata/errors.ts'
import { root, sources, withoutComments } from './sources.ts'

/** Files of one worker share their modules: catalogues of tests are not ours. */
const ours = () => allCatalogues().filter(({ group }) => !group.startsWith('test-'))

/** `wsdl` has a page of its own, docs/wsdl-errors.md, which its own test holds. */
const elsewhere = new Set(['wsdl'])

const rows = new Map(
  [...readFileSync(join(root, 'docs/errors.md'), 'utf8').matchAll(/^\| `([^`]+)` \| ([^|]+) \|/gm)].map((found) => [
    found[1]!,
    found[2]!.trim(),
  ]),
)

const refusals = sources.flatMap(({ text, path }) =>
  [...withoutComments(text).matchAll(/new Refusal\(\s*(?:'([^']+)'|(\w+))\s*,\s*([\w.]+)/g)].map((found) => ({
    code: found[1],
    status: found[3]!,
    path,
  })),
)

/** Their status is that of the fault, which depends on the version of SOAP. */
const faultRefusals = sources.flatMap(({ text }) =>
  [...withoutComments(text).matchAll(/new FaultRefusal\(\s*'([^']+)'/g)].map((found) => found[1]!),
)

/** Errors of the library with their codes: one, or one for each `kind`. Those of an infobase have the codes of its catalogue. */
const thrown = sources.flatMap(({ text }) =>
  [...text.matchAll(/class (\w+) extends StandinError \{([^]*?)\n  constructor|class (\w+) extends StandinError \{([^]*?)\n\}/g)].flatMap(
    ([, name, members, plain = '', body = '']) => {
      const inside = members ?? body
      const kinds = [...(/readonly kind: (.*)/.exec(inside)?.[1]?.matchAll(/'(\w+)'/g) ?? [])].map(([, kind]) => kind!)
      const [, fixed] = /readonly code = '([^']+)'/.exec(inside) ?? []
      const [, group] = /readonly code: `([\w-]+)\//.exec(inside) ?? []
      const codes = fixed === undefined ? (group === undefined ? [] : kinds.map((kind) => `${group}/${kind}`)) : [fixed]
      return codes.map((code) => [code, name ?? plain] as const)
    },
  ),
)

beforeAll(async () => {
  for (const { path, text } of sources) if (/= catalogue\(/.test(text)) await import(pathToFileURL(join(root, 'src', path)).href)
})

const catalogued = (): (readonly [string, string])[] =>
  ours()
    .filter(({ group }) => !elsewhere.has(group))
    .flatMap(({ group, table }) => Object.entries(table).map(([code, { severity }]) => [`${group}/${code}`, severity] as const))

test('every code of a diagnostic has its row and severity', () => {
  expect(catalogued().filter(([code, severity]) => rows.get(code) !== severity)).toEqual([])
  expect(catalogued().length).toBeGreaterThan(30)
})

test('every code of a refusal has its row and status', () => {
  expect(
    refusals.filter(
      ({ code, status }) => code !== undefined && (rows.get(code) === undefined || (/^\d+$/.test(status) && rows.get(code) !== status)),
    ),
  ).toEqual([])
  expect(refusals.filter(({ code }) => code !== undefined).length).toBeGreaterThan(8)
})

test('every error of OData has its row and status', () => {
  const wrong = Object.entries(errorRows).filter(([name, { status }]) => rows.get(`odata/${name}`) !== String(status))
  expect(wrong.map(([name]) => name)).toEqual([])
})

test('every code of a fault has its row', () => {
  expect(faultRefusals.filter((code) => !rows.has(code))).toEqual([])
  expect(faultRefusals.length).toBeGreaterThan(5)
})

test('every code of an error that the library throws has its row and class', () => {
  expect(thrown.filter(([code, name]) => rows.get(code) !== name)).toEqual([])
  expect(new Set(thrown.map(([, name]) => name)).size).toBe(8)
})

test('there is no row for a code that is not used', () => {
  // A code that is handed to a function which makes the refusal stands as a text in that file.
  const handed = sources
    .filter(({ path }) => refusals.some((one) => one.code === undefined && one.path === path))
    .map(({ text }) => text)
    .join('\n')
  const said = new Set([
    ...catalogued().map(([code]) => code),
    ...refusals.map(({ code }) => code),
    ...faultRefusals,
    ...thrown.map(([code]) => code),
    ...Object.keys(errorRows).map((name) => `odata/${name}`),
  ])
  expect([...rows.keys()].filter((code) => !said.has(code) && !handed.includes(`'${code}'`))).toEqual([])
})

test('every code has texts in both languages, with the same holes', () => {
  const uneven = ours().flatMap(({ group, table }) =>
    Object.entries(table)
      .filter(([, { en, ru }]) => [...new Set(en.holes)].toSorted().join() !== [...new Set(ru.holes)].toSorted().join())
      .map(([code]) => `${group}/${code}`),
  )
  expect(uneven).toEqual([])
})
