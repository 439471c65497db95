/** The module of seams that import writes. */
import { expect, test } from 'vitest'
import { seamsText } from './text.ts'

const missing = (what: string, line: number) => ({
  what,
  line,
  at: 0,
  source: { id: 'ОбщийМодуль.Обмен.Модуль', file: 'm.bsl', text: () => '' },
})

test('common modules, functions, types and values, each with its callers', () => {
  const text = seamsText([
    { handler: 'Склад.GET', missing: [missing('Курсы.Курс()', 3), missing('Новый Запрос', 5)] },
    { handler: 'Склад.POST', missing: [missing('Курсы.Курс()', 3), missing('КомандаСистемы()', 9), missing('Справочники', 2)] },
  ])
  expect(text!.slice(text!.indexOf('export default'))).toBe(`export default [
  CommonModule('Курсы', {
    // Склад.GET at ОбщийМодуль.Обмен.Модуль(3)
    // Склад.POST at ОбщийМодуль.Обмен.Модуль(3)
    Курс: () => unwritten('Курсы.Курс()'),
  }),
  GlobalContext({
    // Склад.POST at ОбщийМодуль.Обмен.Модуль(9)
    КомандаСистемы: () => unwritten('КомандаСистемы()'),
    // Склад.GET at ОбщийМодуль.Обмен.Модуль(5)
    Запрос: () => unwritten('Новый Запрос'),
    // Склад.POST at ОбщийМодуль.Обмен.Модуль(2)
    Справочники: {},
  }),
]
`)
})

test('its words are in the language that is asked for', () => {
  const text = seamsText([{ handler: 'Склад.GET', missing: [missing('Курсы.Курс()', 3)] }], 'ru')!
  expect(text).toContain('/** Ответы вместо того, что модули конфигурации вызывают')
  expect(text).toContain('throw new Error(`ещё не написано: ${name}`)')
  expect(text).toContain('// Склад.GET – ОбщийМодуль.Обмен.Модуль(3)')
})

test('nothing where nothing is missing', () => {
  expect(seamsText([{ handler: 'А.Б', missing: [] }])).toBeUndefined()
})
