/** Wsdl/bad has one broken document per row, and docs/wsdl-errors.md one paragraph; this holds both to the rules. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { documentFetcher } from '../../src/host/network/fetch-document.ts'
import { layOut } from '../../src/wsdl/layout.ts'
import { loadWSDL } from '../../src/wsdl/load.ts'
import { tableRules } from '../../src/wsdl/rules/index.ts'
import { neighbours } from '../../src/wsdl/rules/neighbours/index.ts'
import type { Rule } from '../../src/wsdl/rules/rule.ts'
import { badFolder, changed, rowsOf, validDocument } from './documents.ts'

const folder = fileURLToPath(badFolder)
const page = readFileSync(new URL('../../docs/wsdl-errors.md', import.meta.url), 'utf8')
const sections = new Map(
  page
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.indexOf('\n')), section] as const),
)
const sectionOf = (rule: Rule): string => sections.get(`${rule.row}. ${rule.message.ru}`) ?? ''

/** Rows that describe one defect from two sides: 10 and 11 are always said first. */
const other: Readonly<Record<number, number>> = { 18: 10, 19: 10, 20: 11, 21: 11 }
const expectFirst = (rows: readonly (number | null)[], row: number): void => {
  if (rows[0] !== row) expect(rows[0]).toBe(other[row])
  expect(rows).toContain(row)
}

const diagnosticsOf = async (name: string): ReturnType<typeof loadWSDL> => loadWSDL(documentFetcher(), `${folder}${name}`)

test('the sound description has no diagnosis at all', async () => expect((await diagnosticsOf('valid.wsdl')).diagnostics).toEqual([]))

test('there is one broken document for each row', () =>
  expect(
    readdirSync(folder)
      .filter((name) => name.endsWith('.wsdl'))
      .toSorted(),
  ).toEqual([...tableRules.map((rule) => `${rule.code}.wsdl`), 'valid.wsdl'].toSorted()))

test.each(tableRules.map((rule) => [rule.code, rule] as const))('%s.wsdl gets that row first', async (code, rule) => {
  const { diagnostics } = await diagnosticsOf(`${code}.wsdl`)
  expectFirst(
    diagnostics.map((one) => one.row),
    rule.row!,
  )
  expect(diagnostics.every((one) => one.location !== undefined && one.detail !== '' && one.detailRu !== '' && one.path.length > 0)).toBe(
    true,
  )
})

test.each(tableRules.map((rule) => [rule.code, rule] as const))(
  'docs/wsdl-errors.md describes %s, and its examples are what it says',
  async (code, rule) => {
    const section = sectionOf(rule)
    expect(section).toContain(`\`wsdl/${code}\` · ${rule.rule}`)
    const [wrong, right] = [...section.matchAll(/^(Wrong|Right):\n\n```xml\n([\s\S]*?)\n```/gm)].map((match) => match[2]!)
    expect(
      validDocument
        .split('\n')
        .map((line) => line.trim())
        .join('\n'),
    ).toContain(
      right!
        .split('\n')
        .map((line) => line.trim())
        .join('\n'),
    )
    expectFirst(await rowsOf(changed([right!, wrong!])), rule.row!)
  },
)

test('docs/wsdl-errors.md lists the neighbour rules with their rules and no others', () =>
  expect([...sections.get('Neighbour rules')!.matchAll(/^\| `wsdl\/([\w-]+)` \| (.*?) \|/gm)].map((match) => [match[1], match[2]])).toEqual(
    neighbours.map((rule) => [rule.code, rule.rule]),
  ))

test('the Russian page has the same rows with the same codes, and the same neighbours', () => {
  const codes = (text: string): readonly string[] => text.match(/^## \d+\. .*$|^`wsdl\/[\w-]+` ·|^\| `wsdl\/[\w-]+` \|/gm) ?? []
  expect(codes(readFileSync(new URL('../../docs/ru/wsdl-errors.md', import.meta.url), 'utf8'))).toEqual(codes(page))
  expect(codes(page).length).toBeGreaterThan(90)
})

test('docs/wsdl-errors.md shows a diagnosis as it is printed', async () => {
  const {
    diagnostics: [first],
  } = await diagnosticsOf('input-mismatch.wsdl')
  expect(sections.get('The form of a diagnosis')).toContain(layOut(first!).replaceAll(folder, 'wsdl/bad/'))
})
