/** A message is in one language: texts of catalogues, and the words that are put into them, have none of the other language. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { allCatalogues, type Message } from '../../src/diagnostics/catalogue.ts'
import { root, sources } from './sources.ts'

/** Code, names and quoted examples are the same in both languages. */
const code = /`[^`]*`|«[^»]*»|"[^"]*"|<[^>]*>|\$?\{[^{}]*\}|\[[^\]]*\]|\([^)А-Яа-яё]*\)|\S*[/=\d.$_]\S*/gu
const withoutCode = (text: string): string => text.replace(code, ' ')

/** Words that every sentence of English has, and that are no names. */
const english = new RegExp(
  String.raw`\b(?:the|a|an|is|are|was|of|no|not|must|with|there|and|or|cannot|which|that|for|be|may|has|have|it|its|this|from|than|more`
    + String.raw`|only|but|expected|missing|unexpected|allowed|nothing|none)\b`,
)

const hasEnglish = (russian: string): boolean => english.test(withoutCode(russian))
const hasRussian = (text: string): boolean => /[А-Яа-яЁё]/.test(withoutCode(text))

beforeAll(async () => {
  for (const { path, text } of sources) if (/= catalogue\(/.test(text)) await import(pathToFileURL(join(root, 'src', path)).href)
})

const inFull = ({ parts }: Message): string => parts.join(' … ')

test('the check sees words of the other language', () => {
  expect(hasEnglish('значение не подходит; expected true or false')).toBe(true)
  expect(hasEnglish('ключ `the key` и «did you mean»; допустимы: text, json')).toBe(false)
  expect(hasRussian('no service has the name «Склад»')).toBe(false)
  expect(hasRussian('no service; нет ни одного')).toBe(true)
})

test('no text of a catalogue has words of the other language', () => {
  const wrong = allCatalogues().flatMap(({ group, table }) =>
    Object.entries(table)
      .filter(([, { en, ru }]) => hasEnglish(inFull(ru)) || hasRussian(inFull(en)))
      .map(([code]) => `${group}/${code}`),
  )
  expect(wrong).toEqual([])
  expect(allCatalogues().length).toBeGreaterThan(15)
})

/** `said('…', '…')` with literals, as it stands in a source. */
const pair = /\bsaid\(\s*('(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`),\s*('(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`),?\s*\)/gu

/** Values within a template are names, or other pairs. */
const bare = (literal: string): string => literal.slice(1, -1).replace(/\$\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, ' ')

test('no words that are put into messages are in the other language', () => {
  const pairs = sources.flatMap(({ path, text }) => [...text.matchAll(pair)].map(([, en, ru]) => ({ path, en: bare(en!), ru: bare(ru!) })))
  expect(pairs.filter(({ en, ru }) => hasRussian(en) || hasEnglish(ru))).toEqual([])
  expect(pairs.length).toBeGreaterThan(200)
})
