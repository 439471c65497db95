import { describe, expect, test } from 'vitest'
import { environmentLanguage, splitLanguage } from './lang-option.ts'

describe('splitLanguage takes --lang off a command line', () => {
  test.each<readonly [line: string, asked: string | undefined, rest: string]>([
    ['serve --lang ru dump', 'ru', 'serve dump'],
    ['serve --lang=en dump', 'en', 'serve dump'],
    ['--lang ru data --help', 'ru', 'data --help'],
    ['check --lang ru --lang en', 'en', 'check'],
    ['check --language ru', undefined, 'check --language ru'],
    ['check --no-lang', undefined, 'check --no-lang'],
    ['exec --lang ru -- php --lang en', 'ru', 'exec -- php --lang en'],
    ['exec -- php --lang', undefined, 'exec -- php --lang'],
  ])('%s', (line, asked, rest) => {
    expect(splitLanguage(line.split(' '))).toEqual({ asked, rest: rest.split(' ') })
  })

  test.each([
    ['--lang', "option '--lang <language>' argument missing"],
    ['--lang --json', "option '--lang <language>' argument missing"],
    ['--lang=', "option '--lang <language>' argument '' is invalid. Allowed choices are en, ru."],
    ['--lang RU', "option '--lang <language>' argument 'RU' is invalid. Allowed choices are en, ru."],
  ])('%s names no language', (line, message) => {
    expect(() => splitLanguage(line.split(' '))).toThrow(message)
  })
})

describe('environmentLanguage', () => {
  test.each<readonly [variables: Readonly<Record<string, string>>, language: string]>([
    [{}, 'en'],
    [{ LANG: 'ru_RU.UTF-8' }, 'ru'],
    [{ LANG: 'ru' }, 'ru'],
    [{ LANG: 'RU_ru.koi8r' }, 'ru'],
    [{ LANG: 'run_RW' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'ru_RU.UTF-8', LC_MESSAGES: 'C' }, 'en'],
    [{ LANG: 'C.UTF-8', LC_MESSAGES: 'ru_RU.UTF-8' }, 'ru'],
    [{ LANG: 'ru_RU.UTF-8', LC_MESSAGES: 'ru_RU.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
    [{ LANG: 'ru_RU.UTF-8', LC_MESSAGES: '', LC_ALL: '' }, 'ru'],
  ])('of %j is %s', (variables, language) => {
    expect(environmentLanguage(variables)).toBe(language)
  })
})
