/** Users' texts keep to the words of CONTRIBUTING.md: messages, help and exit codes, the OpenAPI description, and the pages. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { Command } from '../../src/cli/shared/commander.ts'
import type { Define } from '../../src/cli/shared/define.ts'
import { exitCodes } from '../../src/cli/shared/exit-codes.ts'
import { allCatalogues } from '../../src/diagnostics/catalogue.ts'
import { openAPI } from '../../src/standin/admin/openapi.ts'
import { operations } from '../../src/standin/admin/operations.ts'
import { stubSchema } from '../../src/standin/stub/schema.ts'
import { root, sources } from './sources.ts'

/** What is not written, and what is written instead. */
const refused: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\btold\b/i, 'reported, printed, distinguished'],
  [/\b(?:stands|stood|standing)\b(?! in for)|\bstand\b(?!-in| in for)/i, 'is, appears, belongs'],
  [/\b(?:nobody|somebody|anybody|everybody|whoever|whomever)\b/i, 'a noun, the passive, or the reader'],
  [/\b(?:he|his|him|himself)\b/i, 'the user, they, this issuer'],
  [/(?<!\bthere )\b(?:is|are|was|were) no\b(?! longer| such)/i, 'is not a'],
  [/\bat hand\b|\bin vain\b|\bworth (?:a word|saying)\b/i, 'given, without effect, notable'],
  [/(?:^|[.;:!] |\| )What (?![^.|]*\?)/, 'a noun'],
]

const longest = 25

const wordsIn = (sentence: string): number => sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length

/** What is wrong with the words of a text, each with the text's beginning. */
function troubles(text: string, place: string): string[] {
  const shown = `${place}: ${text.slice(0, 60)}`
  return [
    ...refused.filter(([word]) => word.test(text)).map(([word, instead]) => `${shown}: "${word.exec(text)![0].trim()}" → ${instead}`),
    ...text
      .split(/[.!?;](?:\s|$)/)
      .filter((sentence) => wordsIn(sentence) > longest)
      .map((sentence) => `${shown}: ${wordsIn(sentence)} words in one sentence`),
  ]
}

beforeAll(async () => {
  for (const { path, text } of sources) if (/= catalogue\(/.test(text)) await import(pathToFileURL(join(root, 'src', path)).href)
})

test('messages', () => {
  const texts = allCatalogues().flatMap(({ group, table }) =>
    Object.entries(table).map(([code, { en }]) => [`${group}/${code}`, en.parts.join('X')] as const),
  )
  expect(texts.flatMap(([code, text]) => troubles(text, code))).toEqual([])
  expect(texts.length).toBeGreaterThan(100)
})

test('help, and the meaning of exit codes', async () => {
  const folders = readdirSync(join(root, 'src/cli'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const help: string[] = []
  for (const { name } of folders) {
    const file = join(root, 'src/cli', name, 'define.ts')
    const module: { define?: Define } = name === 'shared' ? {} : await import(pathToFileURL(file).href).catch(() => ({}))
    const command = new Command(name)
    module.define?.(command, () => undefined, [])
    help.push(...textsOf(command))
  }
  expect(help.length).toBeGreaterThan(60)
  expect(help.flatMap((text) => troubles(text, 'help'))).toEqual([])
  expect(Object.entries(exitCodes).flatMap(([name, { meaning }]) => troubles(meaning, name))).toEqual([])
})

/** Descriptions of a command, its arguments, options and commands, and its examples. */
function textsOf(command: Command): string[] {
  const printed: string[] = []
  command.configureOutput({ writeOut: (text) => void printed.push(text) }).outputHelp()
  const examples = printed.join('').split('Examples:')[1] ?? ''
  return [
    command.description(),
    ...command.registeredArguments.map((one) => one.description),
    ...command.options.map((one) => one.description),
    ...examples.split('\n').map((line) => line.trim().split(/ {2,}/)[1] ?? ''),
    ...command.commands.flatMap(textsOf),
  ].filter((text) => text !== '')
}

describe.each([
  ['the OpenAPI description', openAPI(operations)],
  ['the schema of stub files', stubSchema()],
])('%s', (_name, document) => {
  test('in its titles, summaries and descriptions', () => {
    const texts = described(document)
    expect(texts.flatMap((text) => troubles(text, 'text'))).toEqual([])
    expect(texts.length).toBeGreaterThan(10)
  })
})

const described = (value: unknown): string[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, one]) =>
        typeof one === 'string' && ['title', 'summary', 'description'].includes(key) ? [one] : described(one),
      )

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && !name.startsWith('ru/'))
    .map((name) => `docs/${name}`),
]

/** The words of a page that are not to be there, each with its line. */
function found(path: string, words: typeof refused): readonly string[] {
  return readFileSync(join(root, path), 'utf8')
    .replace(/```[^]*?```|`[^`\n]*`|"[^"\n]*"/g, (code) => `x${code.replace(/[^\n]/g, '')}`)
    .split('\n')
    .flatMap((line, at) =>
      words.filter(([word]) => word.test(line)).map(([word, instead]) => `${path}:${at + 1}: "${word.exec(line)![0].trim()}" → ${instead}`),
    )
}

test.each(pages)('%s', (path) => {
  expect(found(path, refused)).toEqual([])
})

/** Pages of tables and of measurements, which are looked up and not read. */
const lookedUp = ['docs/performance.md', 'docs/quirks.md', 'docs/sources.md', 'docs/wsdl-errors.md']

/** Paragraphs, items of lists and cells of tables, without code and the targets of links. */
const partsOf = (page: string): readonly string[] =>
  page
    .replace(/```[^]*?```/g, '\n\n')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/`[^`\n]*`/g, 'x')
    .split(/\n(?=\s*(?:[-#>]|\d+\.|\|)|\s*\n)/)
    .flatMap((part) => (part.trimStart().startsWith('|') ? part.split('|') : [part]))

const longSentences = (page: string): readonly string[] =>
  partsOf(page)
    .flatMap((part) => part.split(/[.!?;:](?:\s|$)/))
    .filter((sentence) => wordsIn(sentence) > longest)

const read = pages.filter((path) => path.startsWith('docs/') && !path.startsWith('docs/decisions') && !lookedUp.includes(path))

test.each(read)('pages that are read have short sentences: %s', (path) => {
  expect(longSentences(readFileSync(join(root, path), 'utf8'))).toEqual([])
})

/** Officialese, and words that translators leave behind. */
const refusedInRussian: readonly (readonly [word: RegExp, instead: string])[] = [
  [/(?<!\p{L})явля(?:ется|ются|лся|лась)(?!\p{L})/iu, 'тире, «это»'],
  [/(?<!\p{L})(?:осуществля|производит(?:ся|ь)|посредств)/iu, 'глагол действия'],
  [/(?<!\p{L})данн(?:ый|ая|ого|ому|ую)(?!\p{L})/iu, 'этот'],
  [/(?<!\p{L})(?:вышеуказан|вышеописан|нижеследующ)/iu, 'место, на которое есть ссылка'],
  [/(?<!\p{L})в случае,? если|в целях|в рамках|с целью(?!\p{L})/iu, 'если, чтобы'],
  [
    /(?<!\p{L})(?:стенд-?ин|стаб\p{L}*|мок[аи]?|фикстур\p{L}*|хендлер\p{L}*)(?!\p{L})/iu,
    'имитатор, заглушка, начальные данные, обработчик',
  ],
]

const russianPages = readdirSync(join(root, 'docs/ru'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'))

test.each(russianPages.map((name) => `docs/ru/${name}`))('%s', (path) => {
  expect(found(path, refusedInRussian)).toEqual([])
})

test('a text with such a word, or with a long sentence, is seen', () => {
  expect(troubles('nobody is told of it', 'x')).toHaveLength(2)
  expect(troubles('word '.repeat(longest + 1), 'x')).toHaveLength(1)
  expect(troubles('there is no service; a stand-in stands for it no longer', 'x')).toHaveLength(1)
  expect(troubles('a stand-in stands in for it', 'x')).toEqual([])
  const [short, long] = ['word '.repeat(longest), 'word '.repeat(longest + 1)]
  expect(longSentences(`${short}\n\n- ${short}\n\n| ${short} | [${short}](x.md) |\n`)).toEqual([])
  expect(longSentences(`${short}\n${short}\n\n- ${long}\n| a | ${long} |`)).toHaveLength(3)
})
