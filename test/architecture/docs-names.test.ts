/** Docs/1c-to-here.md is what scripts/names-page.mjs writes now, and each of its rows is true. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { namesPage } from '../../scripts/names-page.mjs'
import { Enumeration } from '../../src/bsl/dictionary/library.ts'
import { dictionary as library } from '../../src/bsl/library/parts.ts'
import { platformDictionary } from '../../src/bsl/objects/library.ts'
import { missing } from '../../src/bsl/objects/missing.ts'
import * as exported from '../../src/library/index.ts'
import { folderNames, memberNames } from '../../src/names/members.ts'
import { runBSL } from '../support/bsl.ts'
import { root } from './sources.ts'

const page = readFileSync(join(root, 'docs/1c-to-here.md'), 'utf8')
const dictionary = platformDictionary()

interface Row {
  readonly russian: string
  readonly english: string
  readonly where: string
}

const rows: readonly Row[] = [...page.matchAll(/^\| (.+?) \| (.+?) \| (.+?) \|$/gm)]
  .map(([, russian, english, where]) => ({ russian: russian!.replaceAll('**', ''), english: english!.replaceAll('**', ''), where: where! }))
  .filter(({ where }) => where !== '---' && where !== 'runs in')

const ofModules = rows.filter(({ where }) => where.startsWith('modules'))
const inLibrary = rows.filter(({ where }) => where.includes('/bsl'))

/** What the dictionary has under a name as the page spells it. */
function found(name: string): unknown {
  const folded = name.toLowerCase()
  if (folded.endsWith('()')) return dictionary.functions.get(folded.slice(0, -2))
  const [owner = '', member] = folded.replace(/^(?:новый|new) /, '').split('.')
  const type = dictionary.types.get(owner)
  if (member === undefined) return type ?? dictionary.values.get(owner)
  const value = dictionary.values.get(owner)
  const of = value !== undefined && value.read.length === 0 ? value.read(undefined as never) : undefined
  return (of instanceof Enumeration ? of.getField(member) : undefined) ?? type?.members.get(member)
}

test('the page is current: node scripts/names-page.mjs', () => {
  expect(page).toBe(namesPage({ dictionary, library, missing, Enumeration, memberNames, folderNames }))
})

test('what runs in modules is one thing under both names', () => {
  const wrong = ofModules.filter(({ russian, english }) => found(russian) === undefined || found(russian) !== found(english))
  expect(wrong).toEqual([])
  expect(ofModules.length).toBeGreaterThan(900)
})

test('what handlers import is one thing under both names', () => {
  const names = inLibrary
    .filter(({ russian }) => !russian.includes('.'))
    .map((one) => [one.russian, one.english].map((name) => name.replace(/^(?:Новый|New) |\(\)$/g, '')))
  const own = exported as Readonly<Record<string, unknown>>
  const values = names.filter(([russian]) => russian! in own)
  expect(values.filter(([russian, english]) => own[russian!] !== own[english!])).toEqual([])
  expect(values.length).toBeGreaterThan(150)
})

test('what does not run says so, under both names', async () => {
  const absent = rows.filter(({ where }) => where === 'no')
  const spelled = absent.flatMap(({ russian, english }) => [russian, english])
  const { lines, error } = await runBSL(
    spelled
      .map(
        (name) =>
          `Попытка П = ${name}; Сообщить("runs"); Исключение Сообщить(КраткоеПредставлениеОшибки(ИнформацияОбОшибке())); КонецПопытки;`,
      )
      .join('\n'),
  )
  expect(error).toBeUndefined()
  expect(spelled.filter((_, at) => !/не поддерживается onec-standin/.test(lines[at] ?? ''))).toEqual([])
})
