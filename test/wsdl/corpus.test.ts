/**
 * Every WSDL of the corpus is loaded; where somebody says what must be found in it, that is compared. Skipped where the corpus is absent.
 */
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { documentFetcher } from '../../src/host/network/fetch-document.ts'
import { isKnownNamespace } from '../../src/wsdl/document/built-in.ts'
import { loadWSDL, type LoadedWSDL } from '../../src/wsdl/load.ts'
import { corpus } from '../support/corpus.ts'
import { disagreement } from './expectations.ts'

const folder = corpus('wsdl')
const table = (name: string): string[][] =>
  folder === undefined
    ? []
    : readFileSync(`${folder}/${name}`, 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .slice(1)
        .map((line) => line.split('\t'))

const index = table('INDEX.tsv').map((cells) => ({ file: cells[0]!, expected: cells[14] ?? '-' }))
const loaded = new Map<string, LoadedWSDL>()
const readTwice: string[] = []

const rowsOf = (file: string): (number | null)[] =>
  loaded
    .get(file)!
    .diagnostics.filter((one) => one.severity === 'error')
    .map((one) => one.row)

const supplied = new Set(['http://www.w3.org/2005/08/addressing', 'http://www.w3.org/2005/05/xmlmime'])
const importsWellKnown = (file: string): boolean =>
  [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(/\bimport\b[^>]*\bnamespace="([^"]*)"/g)].some(
    ([, namespace]) => supplied.has(namespace!) || isKnownNamespace(namespace!),
  )

describe.skipIf(folder === undefined)('the corpus of WSDL documents', () => {
  beforeAll(async () => {
    const fetcher = documentFetcher()
    for (const { file } of index) {
      const read = new Set<string>()
      const counted: typeof fetcher = (location, ...rest) => {
        if (read.size === read.add(location).size) readTwice.push(`${file}: ${location}`)
        return fetcher(location, ...rest)
      }
      loaded.set(file, await loadWSDL(counted, `${folder}/${file}`, { within: folder! }))
    }
  }, 300_000)

  test('none of the files crashes, none of their documents is read twice', () => {
    expect(loaded.size).toBe(index.length)
    expect(index.length).toBeGreaterThanOrEqual(696)
    expect(readTwice).toEqual([])
  })

  test('each broken file of the synthetic set gets the row that its name says first', () => {
    const pairs = new Set(['10 18', '10 19', '11 20', '11 21'])
    const wrong = index
      .filter(({ file }) => /^synthetic\/\d/.test(file))
      .flatMap(({ file }) => {
        const row = Number(/\/(\d+)/.exec(file)![1])
        const rows = rowsOf(file)
        if (row === 0 || file.includes('import-only')) return rows.length === 0 ? [] : [`${file}: ${rows.join(' ')}`]
        const first = loaded.get(file)!.diagnostics[0]?.row
        const right = first === row || (pairs.has(`${first} ${row}`) && rows.includes(row))
        return right ? [] : [`${file}: ${rows.join(' ')}`]
      })
    expect(wrong).toEqual([])
  })

  test('the import-only schema without targetNamespace is row 34 under strict', async () => {
    const file = `${folder}/synthetic/34-schema-import-only-without-target-namespace.wsdl`
    expect((await loadWSDL(documentFetcher(), file, { strict: true })).diagnostics[0]?.row).toBe(34)
  })

  test('the independent expectations are met, except where docs/wsdl-errors.md says why not', () => {
    const page = readFileSync(new URL('../../docs/wsdl-errors.md', import.meta.url), 'utf8')
    const listed = [...page.slice(page.indexOf('## Differences from other tools')).matchAll(/^\| `(.+?)` \|/gm)].map((match) => match[1])
    const disagreed = index.filter(
      ({ file, expected }) => expected !== '-' && disagreement(expected, loaded.get(file)!.diagnostics) !== undefined,
    )
    expect(disagreed.map(({ file }) => file).toSorted()).toEqual(listed.toSorted())
  })

  test('what php, zeep, node-soap and wsdl2h accept and a plain reading calls clean loads without an error', () => {
    const clean = new Set(
      table('KINDS.tsv')
        .filter((cells) => cells[1] === 'ok')
        .map((cells) => cells[0]),
    )
    const accepted = table('VERDICTS.tsv').filter(
      ([, php, zeep, nodeSoap, wsdl2h]) =>
        [php, zeep, nodeSoap].every((verdict) => verdict?.startsWith('OK')) && /^rc=0 (?!.*Err)/.test(wsdl2h ?? ''),
    )
    const files = accepted.map((cells) => cells[0]!).filter((file) => clean.has(file) && loaded.has(file))
    expect(files.length).toBeGreaterThan(220)
    expect(files.filter((file) => rowsOf(file).length > 0)).toEqual([])
  })

  test('a plain reading of the table and this one agree on nine files of ten', () => {
    const kinds = new Map(table('KINDS.tsv').map((cells) => [cells[0]!, cells[1]!]))
    const agreed = index.filter(({ file }) => {
      const rows = [...new Set(rowsOf(file))].toSorted((a, b) => (a ?? 0) - (b ?? 0))
      const mine = loaded.get(file)!.definitions === undefined ? 'unreadable' : rows.length === 0 ? 'ok' : rows.join(',')
      // Well-known schemas are supplied here, whatever an import names: it does not fail, as it does for a plain reading (row 35).
      const theirs = mine === 'ok' && importsWellKnown(file) ? kinds.get(file)?.replace(/,?\b35$/, '') || 'ok' : kinds.get(file)
      return mine === theirs
    })
    expect(agreed.length / index.length).toBeGreaterThan(0.88)
  })
})
