import { fileURLToPath } from 'node:url'
import { createPlatform, type Observation } from 'onec-standin'
import { describe, expect, test } from 'vitest'
import Throws from '../../../test/fixtures/modules/Throws.ts'
import { answerOf, arrivalOf } from '../../../test/support/call-handler.ts'
import { exceptionText } from './exception-text.ts'

const file = fileURLToPath(new URL('../../../test/fixtures/modules/Throws.ts', import.meta.url))

describe('an exception of a handler is answered 500 with its text and the line in the module of the service (source 14, B)', () => {
  test.each([
    ['/here', '{HTTPСервис.Падает.Модуль(11)}: сломалось', 'thrown in the module'],
    ['/elsewhere', '{HTTPСервис.Падает.Модуль(12)}: в общем модуле', 'thrown in what the module imports: the line that called it'],
    ['/type', "{HTTPСервис.Падает.Модуль(13)}: Cannot read properties of undefined (reading 'GET')", 'an error of the language'],
    ['/later', '{HTTPСервис.Падает.Модуль(17)}: потом', 'thrown after an await'],
    ['/text', '{HTTPСервис.Падает.Модуль(1)}: строка', 'a value that is not an Error knows no line'],
    ['/nothing', '{HTTPСервис.Падает.Модуль(1)}: undefined', 'nothing at all'],
    ['/bare', '{HTTPСервис.Падает.Модуль(1)}: объект, который нельзя показать как текст', 'an object without a prototype'],
    [
      '/library',
      '{HTTPСервис.Падает.Модуль(25)}: кодировка «no such encoding» неизвестна; есть, например, UTF-8, UTF-16, windows-1251, '
        + 'KOI8-R, cp866',
      "thrown by the library on the module's call",
    ],
  ])('%s: %s', async (path, text, _what) => {
    const observed: Observation[] = []
    const platform = createPlatform({
      services: [Throws],
      fileOf: () => file,
      observe: (one) => {
        observed.push(one)
      },
    })
    const reply = await answerOf(await platform.handle(arrivalOf({ target: `/hs/throws${path}` })))
    expect([reply.status, reply.headers.slice(0, 2), reply.text]).toEqual([500, ['Content-Type', 'text/plain; charset=utf-8'], text])
    expect(observed).toMatchObject([
      { kind: 'exception', id: 1, text },
      { kind: 'request', id: 1, status: 500 },
    ])
  })

  test('without the file of the service it is the innermost line outside the library', async () => {
    const reply = await answerOf(await createPlatform({ services: [Throws] }).handle(arrivalOf({ target: '/hs/throws/elsewhere' })))
    expect(reply.text).toBe('{HTTPСервис.Падает.Модуль(3)}: в общем модуле')
  })

  test('a setting hides the text from the client and not from the observer', async () => {
    const observed: Observation[] = []
    const platform = createPlatform({
      services: [Throws],
      hideExceptions: true,
      observe: (one) => {
        observed.push(one)
      },
    })
    expect((await answerOf(await platform.handle(arrivalOf({ target: '/hs/throws/here' })))).text).toBe('Ошибка при выполнении обработчика')
    expect(observed[0]).toMatchObject({ kind: 'exception', text: '{HTTPСервис.Падает.Модуль(11)}: сломалось' })
  })

  test('exceptions of calls that run together keep the numbers of their requests', async () => {
    const observed: Observation[] = []
    const platform = createPlatform({
      services: [Throws],
      observe: (one) => {
        observed.push(one)
      },
    })
    await Promise.all(['/later', '/here', '/text', '/none'].map((path) => platform.handle(arrivalOf({ target: `/hs/throws${path}` }))))
    const numbers = (kind: string, target: string): number[] =>
      observed.flatMap((one) => (one.kind === kind && (one.kind !== 'request' || one.target.endsWith(target)) ? [one.id] : []))
    expect(numbers('request', '').toSorted()).toEqual([1, 2, 3, 4])
    for (const [path, text] of [
      ['/later', 'потом'],
      ['/here', 'сломалось'],
      ['/text', 'строка'],
    ] as const) {
      expect(observed.find((one) => one.kind === 'exception' && one.text.endsWith(text))).toMatchObject({ id: numbers('request', path)[0] })
    }
  })
})

test('the name is that of the metadata, whatever was thrown', () => {
  expect([exceptionText(new Error('a'), 'Имя', '/no/such/file.ts'), exceptionText(Symbol('s'), 'X', undefined)]).toEqual([
    expect.stringMatching(/^\{HTTPСервис\.Имя\.Модуль\(\d+\)\}: a$/),
    '{HTTPСервис.X.Модуль(1)}: Symbol(s)',
  ])
})

test('an exception whose own properties throw has a text all the same', () => {
  const hostile = Object.create(Error.prototype, {
    message: {
      get() {
        throw new Error('message')
      },
    },
    stack: {
      get() {
        throw new Error('stack')
      },
    },
  })
  expect(exceptionText(hostile as Error, 'S', undefined)).toBe('{HTTPСервис.S.Модуль(1)}: объект, который нельзя показать как текст')
})
