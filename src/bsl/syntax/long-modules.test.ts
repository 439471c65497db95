/** Modules of any length and depth: read in linear time, or refused at the line where they are too deep. */
import { describe, expect, test } from 'vitest'
import { parseModule, parseSnippet } from './module.ts'

const times = (text: string, count: number): string => text.repeat(count)

describe('what is nested too deep is a fault with its line', () => {
  test.each<[what: string, text: string]>([
    ['brackets', `А =\n${times('(', 20_000)}1${times(')', 20_000)};`],
    ['Не', `А =\n${times('Не ', 20_000)}Истина;`],
    ['signs', `А =\n${times('-', 20_000)}1;`],
    ['calls', `А =\n${times('Б(', 20_000)}1${times(')', 20_000)};`],
    ['operators in a row', `А =\n1${times('+1', 20_000)};`],
    ['conditions in a row', `А =\nИстина${times(' И Истина', 20_000)};`],
    ['names in a row', `А =\nБ${times('.В', 20_000)};`],
    ['chains at the beginning of chains', `А =\n${times('(', 200)}1${times(`${times('+1', 900)})`, 200)};`],
    ['calls at the beginning of chains', `А =\n${times('Б(', 200)}1${times(`${times('+1', 900)})`, 200)};`],
    ['blocks', `\n${times('Если А Тогда ', 20_000)}${times('КонецЕсли;', 20_000)}`],
    ['blocks that do not end', `\n${times('Для Каждого А Из Б Цикл ', 20_000)}`],
    ['a directive', `\n#Если ${times('Не ', 20_000)}Сервер Тогда\n#КонецЕсли\n`],
  ])('%s', (_, text) => {
    const { faults } = parseModule(text)
    expect(faults[0]?.line).toBe(2)
    expect(faults[0]?.english).toMatch(/nested deeper than|follow one another|longer than/)
  })
})

describe('what is as deep as programs are is read', () => {
  test.each<[what: string, text: string]>([
    ['brackets', `А = ${times('(', 200)}1${times(')', 200)};`],
    ['operators in a row', `А = 1${times('+1', 900)};`],
    ['chains beside one another', `А = Б(${times(`1${times('+1', 900)}, `, 200)}1);`],
    ['blocks', `${times('Если А Тогда ', 100)}${times('КонецЕсли;', 100)}`],
    ['branches in a row', `Если А Тогда\n${times('ИначеЕсли Б Тогда\n', 20_000)}КонецЕсли;`],
  ])('%s', (_, text) => expect(parseSnippet(text).faults).toEqual([]))
})

test.each<[what: string, text: string, faults: number]>([
  ['directives inside one another', `${times('#Если Сервер Тогда\n', 50_000)}${times('#КонецЕсли\n', 50_000)}`, 0],
  ['text that is left out many times', times('#Если Клиент Тогда\n№№№\n#КонецЕсли\n', 30_000), 0],
  ['text that is left out beside a fault', times('#Если Клиент Тогда\n№№№\n#Иначе\n№\n#КонецЕсли\n', 3), 3],
  ['a directive with slashes', `#Область А ${times('/', 300_000)}\u2028\n#КонецОбласти\n`, 0],
  ['a text that does not end', `А = "${times('\n|а', 100_000)}`, 100_002],
])('%s', (_, text, faults) => {
  expect(parseModule(text).faults).toHaveLength(faults)
})
