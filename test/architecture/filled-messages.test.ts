/**
 * Every diagnostic of the product, filled and printed in both languages: each has its place, keeps all that it is filled with, and carries
 * the words of an error within it in its own language.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { allCatalogues, type Entry, type Message } from '../../src/diagnostics/catalogue.ts'
import { printDiagnostic, type Language } from '../../src/diagnostics/print.ts'
import { asSaid, said, type Fragment } from '../../src/diagnostics/said.ts'
import { otherLanguage } from '../support/one-language.ts'
import { root, sources } from './sources.ts'

interface Filled {
  readonly code: string
  readonly en: string
  readonly ru: string
}

const entries: (readonly [code: string, entry: Entry])[] = []

beforeAll(async () => {
  for (const { path, text } of sources) if (/= catalogue\(/.test(text)) await import(pathToFileURL(join(root, 'src', path)).href)
  for (const { group, table } of allCatalogues())
    if (!group.startsWith('test-')) for (const [code, entry] of Object.entries(table)) entries.push([`${group}/${code}`, entry])
})

const filled = (message: Message, language: Language, value: (hole: string) => Fragment): string =>
  message.parts.reduce((done, part, at) => done + asSaid(value(message.holes[at - 1]!))[language] + part)

/** Each message as a reader sees it, with the line that it is about. */
const printed = (value: (hole: string) => Fragment): readonly Filled[] =>
  entries.map(([code, { severity, en, ru }]) => {
    const [message, messageRu] = [filled(en, 'en', value), filled(ru, 'ru', value)]
    const location = { file: 'services/hs/Shop.ts', line: 3, column: 5, text: 'let a = b' }
    const one = { code, severity, message, messageRu, location }
    return { code, en: printDiagnostic(one, 'en'), ru: printDiagnostic(one, 'ru') }
  })

const counts = new Set('at bytes count given index least limit most offset port seconds status'.split(' '))

/** Names of 1C are the same in both languages; fragments that go on a sentence may be missing. */
const plausible = (hole: string): Fragment =>
  counts.has(hole) ? 22 : /^(?:hint|meant|more|difference|exported|remedy)$/.test(hole) ? '' : 'Catalog.Orders'

/** The words of an error that is put into a sentence. */
const inner = (hole: string): Fragment => said(`the words of ${hole}`, `слова про ${hole.length} ${'а'.repeat(hole.length)}`)

/** What no sentence has, whatever it is filled with. */
function troubleOf(text: string): string | undefined {
  const found = /undefined|\[object \w+\]|NaN| [;,:](?=\s|$)|;\s*;|,\s*,|\?\s*\?/u.exec(text)?.[0]
  if (found !== undefined) return found
  const count = (sign: string): number => text.split(sign).length - 1
  if (count('«') !== count('»') || count('"') % 2 !== 0) return 'quotes'
  return count('(') === count(')') && count('[') === count(']') ? undefined : 'brackets'
}

/** A noun behind a number, which would have other forms for 1, 2 and 5; behind «больше» it has the genitive. */
const ofNumber = 'count|given|least|limit|most|seconds'
const counted = new RegExp(
  String.raw`(?<!(?:больше|длиннее|менее|более) )(?:\{bytes\} байт|\{(?:${ofNumber})\} (?:строк|част|шаг|элемент|запис|раз|секунд))`,
  'u',
)
const countedInEnglish = /(?<!(?:than|over) )\{(?:bytes|count|most|seconds)\} (?:bytes?|parts?|rows?|messages?|records?)\b/

const shape = ({ parts, holes }: Message): string => parts.reduce((done, part, at) => `${done}{${holes[at - 1]}}${part}`)

describe('the rules see', () => {
  test.each([
    ['a value that is not there', 'нет undefined', 'undefined'],
    ['an object', 'нет [object Object]', '[object Object]'],
    ['a blank before a sign', 'нет поля ; есть', ' ;'],
    ['two signs', 'нет поля;; есть', ';;'],
    ['a quote without an end', 'нет поля «Цена', 'quotes'],
    ['a bracket without an end', 'нет поля (Цена', 'brackets'],
    ['nothing else', 'a.ts:1:1: ошибка: нет поля «Цена» (есть: Код, Наименование); возможно, «Цены»? [group/code]', undefined],
  ])('%s', (_, text, wrong) => {
    expect(troubleOf(text)).toBe(wrong)
  })

  test.each([
    ['ключ – {bytes} байт', true],
    ['больше {limit} строк', false],
    ['{bytes}: нужно больше', false],
  ])('a number with a noun of one form: %s', (text, wrong) => {
    expect(counted.test(text)).toBe(wrong)
  })
})

test('there are hundreds of them', () => {
  expect(entries.length).toBeGreaterThan(450)
})

test('both languages are filled with the same', () => {
  const holesOf = ({ holes }: Message): string => [...new Set(holes)].toSorted().join(' ')
  const wrong = entries.filter(([, { en, ru }]) => holesOf(en) !== holesOf(ru)).map(([code]) => code)
  expect(wrong).toEqual(inOneLanguage.map(([code]) => code))
})

/** What is the same, or said already, in the other language. */
const inOneLanguage: readonly (readonly [code: string, reason: string])[] = []

test('printed, they have a place and no hole in their words', () => {
  const texts = printed(plausible)
  const wrong = texts.flatMap(({ code, en, ru }) =>
    [en, ru].flatMap((text) => {
      const found = troubleOf(text)
      return found === undefined ? [] : [`${code}: ${found}: ${text.split('\n')[0]}`]
    }),
  )
  expect(wrong).toEqual([])
  for (const { en, ru } of texts) {
    expect(en).toMatch(/^services\/hs\/Shop\.ts:3:5: (?:error|warning|note): \S[^]* \[[\w-]+\/[\w-]+\]\n {2}3 \| let a = b\n {4}\| {5}\^$/)
    expect(ru).toMatch(/^services\/hs\/Shop\.ts:3:5: (?:ошибка|предупреждение|замечание): \S[^]* \[[\w-]+\/[\w-]+\]\n/)
  }
})

test('and no words of the other language', () => {
  const names = new Set(['Catalog', 'Orders', 'services'])
  const wrong = entries.flatMap(([code, { en, ru }]) => {
    const texts = { en: filled(en, 'en', plausible), ru: filled(ru, 'ru', plausible) }
    const words = otherLanguage(texts).filter((word) => !names.has(word))
    return words.length > 0 ? [{ code, words }] : []
  })
  expect(wrong).toEqual([])
})

test('an error within one is said in the language of the sentence, and nothing of it is lost', () => {
  const wrong = printed(inner).flatMap(({ code, en, ru }, at) => {
    const [, entry] = entries[at]!
    const lacks = entry.en.holes.filter((hole) => !en.includes(asSaid(inner(hole)).en))
    const lacksRu = entry.ru.holes.filter((hole) => !ru.includes(asSaid(inner(hole)).ru))
    return lacks.length + lacksRu.length > 0 || /слова про/.test(en) || /the words of/.test(ru) ? [code] : []
  })
  expect(wrong).toEqual([])
})

test('numbers have nouns that fit any number', () => {
  const wrong = entries.filter(([, { en, ru }]) => counted.test(shape(ru)) || countedInEnglish.test(shape(en))).map(([code]) => code)
  expect(wrong).toEqual([])
})
