/** A message is in one language: texts of catalogues, and the words that are put into them, have none of the other language. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { allCatalogues, type Message } from '../../src/diagnostics/catalogue.ts'
import { asSaid } from '../../src/diagnostics/said.ts'
import { alone, literals, prose, within } from '../support/literals.ts'
import { latinIn, namesInRussian, otherLanguage, type Words } from '../support/one-language.ts'
import { root, sources, withoutComments } from './sources.ts'

const words: Words[] = []

const inFull = ({ parts }: Message): string => parts.join(' … ')

const literal = String.raw`'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|` + '`(?:[^`\\\\]|\\\\.)*`'
const pattern = (before: string, between: string): RegExp => new RegExp(`${before}(${literal})${between}(${literal})`, 'gu')

/** `said('…', '…')`, `message: '…', messageRu: '…'`, `inBoth(new TypeError('…'), '…')` with literals, as they stand in a source. */
const pairs = [
  pattern(String.raw`\bsaid\(\s*`, String.raw`,\s*`),
  pattern(String.raw`\bmessage: `, String.raw`,\s*messageRu: `),
  pattern(String.raw`\ben: `, String.raw`,\s*ru: `),
  pattern(String.raw`\bdetail: `, String.raw`,\s*detailRu: `),
  pattern(String.raw`\bnew \w*Error\(\s*`, String.raw`,?\s*\),\s*`),
]

/** Values within a template are names, or other pairs. */
const bare = (text: string): string => text.slice(1, -1).replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '$$')

beforeAll(async () => {
  for (const { path, text } of sources) {
    if (/= catalogue\(/.test(text)) await import(pathToFileURL(join(root, 'src', path)).href)
    for (const [, en, ru] of pairs.flatMap((one) => [...text.matchAll(one)])) words.push({ place: path, en: bare(en!), ru: bare(ru!) })
  }
  for (const { group, table } of allCatalogues())
    for (const [code, { en, ru }] of Object.entries(table)) words.push({ place: `${group}/${code}`, en: inFull(en), ru: inFull(ru) })
})

describe('the check', () => {
  test.each<readonly [what: string, en: string, ru: string, wrong: readonly string[]]>([
    ['English words of a Russian text', '', 'значение не подходит; expected a number', ['expected', 'a', 'number']],
    ['a Russian word of an English text', 'no service; нет ни одного', '', ['нет', 'ни', 'одного']],
    ['an English word between Russian ones', '', 'файл broken', ['broken']],
    ['nothing in code, quotes and names', '', 'ключ `the key` и «did you mean»; допустимы: text, json', []],
    ['nothing in quoted Russian', 'no service has the name «Склад»', '', []],
    ['nothing in names of programs', '', 'PostgreSQL, XDTO, URLTemplate и --data-on-change', []],
  ])('sees %s', (_, en, ru, wrong) => {
    expect(otherLanguage({ en, ru })).toEqual(wrong)
  })

  test('has texts to look at', () => {
    expect(allCatalogues().length).toBeGreaterThan(15)
    expect(words.length).toBeGreaterThan(1500)
    expect(asSaid('a')).toEqual({ en: 'a', ru: 'a' })
  })
})

test('no text and no part of one has words of the other language', () => {
  const wrong = words.map((one) => ({ place: one.place, words: otherLanguage(one) })).filter((one) => one.words.length > 0)
  expect(wrong).toEqual([])
})

test('every word on the list of names is in a Russian text', () => {
  const used = new Set(words.flatMap(({ ru }) => latinIn(ru)))
  expect(namesInRussian.flatMap(([, names]) => names.filter((name) => !used.has(name)))).toEqual([])
})

/** Words of one language that are put into messages, by their file. */
const alike: readonly (readonly [file: string, reason: string])[] = [
  ['host/network/outgoing/revocation.ts', "a detail in the English text alone: 1C's own sentence is compared by its whole text"],
  ['host/network/outgoing/transport.ts', "a detail in the English text alone: 1C's own sentence is compared by its whole text"],
  ['standin/stub/read/odata-stub.ts', 'an example of YAML, which is the same in both languages'],
]

const made = /(?:const|let) (\w+)[^=\n]*= catalogue\(/g
/** Members of a value that has both languages. */
const bothSides = [
  ['en:', 'ru:'],
  ['message:', 'messageRu:'],
] as const

const throwers = ['dataError', 'queryError', 'integrationError', 'outgoingError']

test('words that are put into a message are in both languages, those on the list apart, and all of the list is needed', () => {
  const names = [...throwers, ...sources.flatMap(({ text }) => [...text.matchAll(made)].map(([, name]) => name!))]
  const calls = new RegExp(`\\b(?:${names.join('|')})\\(`, 'g')
  const found = sources.flatMap(({ path, text }) => {
    const source = withoutComments(text)
    return [...source.matchAll(calls)].flatMap((call) => {
      const own = alone(within(source, call.index + call[0].length))
      if (bothSides.some(([en, ru]) => own.includes(en) && own.includes(ru))) return []
      return literals(own).flatMap((one) => (prose.test(one) || /[А-Яа-яЁё]{2,}/.test(one) ? [{ path, one }] : []))
    })
  })
  expect(names.length).toBeGreaterThan(20)
  expect(found.filter(({ path }) => !alike.some(([file]) => file === path))).toEqual([])
  expect(alike.filter(([file]) => !found.some(({ path }) => path === file))).toEqual([])
})
