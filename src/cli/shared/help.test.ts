/** The help of every command, in both languages. */
import { beforeAll, describe, expect, test } from 'vitest'
import { latinIn, otherLanguage } from '../../../test/support/one-language.ts'
import type { Language } from '../../diagnostics/print.ts'
import { allSettings } from '../../project/settings.ts'
import { createProgram } from '../program.ts'
import type { Command } from './commander.ts'
import { helpWords } from './help.ts'
import { russianTerm, russianValue } from './russian-help.ts'
import { russianSettings } from './russian-settings.ts'

const commands: Record<Language, readonly Command[]> = { en: [], ru: [] }

/** Names of programs, files and values that Russian help has outside of code and quotes. */
const names = new Set(
  (
    'stdout stderr amqps Profile X-Forwarded-Proto record recorded refuse off verbose locking inlinecount en '
    + 'file line column code severity message row rule path'
  ).split(' '),
)

const below = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(below)]

beforeAll(async () => {
  const program = (language: Language) =>
    createProgram(undefined, () => undefined, [], helpWords(language, language === 'ru' ? russianSettings : undefined))
  Object.assign(commands, { en: below(await program('en')), ru: below(await program('ru')) })
})

/** As it is printed in a terminal of that width. */
function helpOf(command: Command, width = 100): string {
  const printed: string[] = []
  command.configureOutput({ writeOut: (text) => void printed.push(text), getOutHelpWidth: () => width }).outputHelp()
  return printed.join('')
}

const examplesIn = (help: string): readonly string[] =>
  (help.split(/^(?:Examples|Примеры):\n/m)[1] ?? '').split('\n').filter((line) => line !== '')

interface Text {
  readonly of: string
  readonly text: string
}

const textsOf = (command: Command): readonly Text[] =>
  [
    { of: 'what it does', text: command.description() },
    ...command.registeredArguments.map((one) => ({ of: one.name(), text: one.description })),
    ...command.options.map(({ long, description }) => ({ of: long!, text: description })),
    ...examplesIn(helpOf(command)).map((line) => ({ of: line.trim().split(/ {2,}/)[0]!, text: line.trim().split(/ {2,}/)[1]! })),
  ].map(({ of, text }) => ({ of: `${command.parent?.name() ?? ''} ${command.name()}: ${of}`, text }))

test('every text has a Russian one, and none has words of the other language', () => {
  const [en, ru] = [commands.en.flatMap(textsOf), commands.ru.flatMap(textsOf)]
  expect(ru.map(({ of }) => of)).toEqual(en.map(({ of }) => of))
  const wrong = ru.flatMap(({ of, text }, at) => {
    const words = otherLanguage({ en: en[at]!.text, ru: text }).filter((word) => !names.has(word))
    return [
      ...(words.length === 0 ? [] : [`${of}: ${words.join(' ')}`]),
      ...(/[а-яё]/i.test(text) ? [] : [`${of}: is it Russian? ${text}`]),
    ]
  })
  expect(wrong).toEqual([])
  expect(en.length).toBeGreaterThan(280)
  const used = new Set(ru.flatMap(({ text }) => latinIn(text)))
  expect([...names].filter((word) => !used.has(word))).toEqual([])
})

test('every setting has a Russian meaning, and no other has', () => {
  expect(Object.keys(russianSettings).toSorted()).toEqual(Object.keys(allSettings).toSorted())
})

describe('Russian help', () => {
  test('has no words of commander in English', () => {
    const words = commands.ru.flatMap((command) =>
      helpOf(command)
        .split(/^Примеры:\n/m)[0]!
        .split('\n')
        .filter((line) => !line.startsWith('Использование:'))
        .flatMap((line) => latinIn(line.replace(/^ {2}\S.*? {2,}/, ''))),
    )
    expect(words.filter((word) => /^(?:usage|arguments|options|commands|default|choices|display|show|help|print)$/i.test(word))).toEqual([])
    expect(helpOf(commands.ru[0]!)).toMatch(/^Использование: standin \[параметры\] \[команда\]\n\n[^]*\nПараметры:\n[^]*\nКоманды:\n/)
  })

  test('has a word for the value of each option and for each argument', () => {
    const terms = commands.en.flatMap((one) => [
      ...one.options.flatMap(({ flags }) => flags.match(/<[^>]*>|\[[^\]]*\]/g) ?? []),
      ...one.registeredArguments.map((argument) => argument.name()),
    ])
    const unknown = terms.flatMap((term) => term.match(/[A-Za-z]+/g) ?? []).filter((word) => russianValue(word) === undefined)
    expect([...new Set(unknown)]).toEqual([])
  })

  test.each([
    ['--port <number>', '--port <число>'],
    ['--base </name>', '--base </имя>'],
    ['--schema <namespace=file>', '--schema <пространство=файл>'],
    ['--strict [profile]', '--strict [профиль]'],
    ['--report <file...>', '--report <файл...>'],
    ['-h, --help', '-h, --help'],
    ['SERVICE.OPERATION', 'СЕРВИС.ОПЕРАЦИЯ'],
    ['[options] [command]', '[параметры] [команда]'],
  ])('%s is %s', (english, russian) => {
    expect(russianTerm(english)).toBe(russian)
  })
})

describe.each(['en', 'ru'] as const)('help in %s', (language) => {
  test('keeps to the width of the terminal', () => {
    const wide = commands[language].flatMap((command) => {
      const [about] = helpOf(command, 80).split(/^(?:Examples|Примеры):\n/m)
      return about!.split('\n').filter((line) => line.length > 80 && / /.test(line.trim()) && !/^(?:Usage|Использование):/.test(line))
    })
    expect(wide).toEqual([])
  })

  test('has its examples in two columns, none wider than a screen of today', () => {
    const wide = commands[language].flatMap((command) => {
      const lines = examplesIn(helpOf(command))
      const starts = new Set(lines.map((line) => line.length - line.trim().split(/ {2,}/)[1]!.length))
      return [...(starts.size > 1 ? [`${command.name()}: ${[...starts].join(', ')}`] : []), ...lines.filter((line) => line.length > 145)]
    })
    expect(wide).toEqual([])
  })
})
