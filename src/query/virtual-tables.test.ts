/** Virtual tables in queries, with results that were worked out by hand: their fields and parameters, in both languages. */
import { beforeAll, describe, expect, test } from 'vitest'
import { openEngineForTests } from '../../test/support/infobase/engines.ts'
import { exchangedInfobase } from '../../test/support/infobase/exchanged.ts'
import { processesInfobase } from '../../test/support/infobase/processes.ts'
import { shopInfobase } from '../../test/support/infobase/shop.ts'
import { filledLedger, filledPayroll } from '../../test/support/query/filled-ledger.ts'
import { rowsOf, type Asked } from '../../test/support/query/shown.ts'
import { createAsyncContext } from '../host/machine/async-context.ts'
import { system } from '../host/machine/system.ts'
import { Document, Sequence } from '../infobase/definitions.ts'
import { createInfobase } from '../infobase/infobase.ts'
import { createModel } from '../infobase/model/create-model.ts'
import { Query } from './query.ts'

type Row = readonly [does: string, text: string, expected: readonly string[]]

describe('accounting registers', () => {
  let ledger: Asked
  beforeAll(async () => {
    ledger = await filledLedger()
  })

  test.each<Row>([
    [
      'balances by account, on the sides that the type of the account says',
      `ВЫБРАТЬ Счет.Код КАК К, СуммаОстаток, СуммаОстатокДт, СуммаОстатокКт, СуммаРазвернутыйОстатокКт
        ИЗ РегистрБухгалтерии.Хозрасчетный.Остатки УПОРЯДОЧИТЬ ПО К`,
      ['41 | 120 | 120 | 0 | 0', '42 | -90 | 0 | 90 | 90', '43 | -30 | -30 | 0 | 0'],
    ],
    [
      'balances by extra dimension, with a condition of the account',
      `ВЫБРАТЬ Субконто1, СуммаОстаток, КоличествоОстаток
        ИЗ РегистрБухгалтерии.Хозрасчетный.Остатки(, Счет = ЗНАЧЕНИЕ(ПланСчетов.Хозрасчетный.Товары)) УПОРЯДОЧИТЬ ПО Субконто1.Код`,
      ['Н1 | 70 | 7', 'Н2 | 50 | 5'],
    ],
    [
      'kinds of extra dimensions say which is the first, and which accounts there are',
      'ВЫБРАТЬ Счет, Субконто1, СуммаОстаток ИЗ РегистрБухгалтерии.Хозрасчетный.Остатки(, , &Склады)',
      ['Товары | С1 | 120'],
    ],
    [
      'balances at a date, with a condition of an extra dimension',
      'ВЫБРАТЬ СуммаОстаток ИЗ РегистрБухгалтерии.Хозрасчетный.Остатки(&Февраль, , , Субконто1 = &Н1 И Организация.Код = "О1")',
      ['100'],
    ],
    [
      'turnovers by month',
      `ВЫБРАТЬ Период, СуммаОборот, СуммаОборотДт, СуммаОборотКт
        ИЗ РегистрБухгалтерии.Хозрасчетный.Обороты(&Январь, &Конец, Месяц, Счет = &Товары) УПОРЯДОЧИТЬ ПО Период`,
      ['2024-01-01T00:00:00 | 100 | 100 | 0', '2024-02-01T00:00:00 | 20 | 50 | 30'],
    ],
    [
      'turnovers with the other account',
      `ВЫБРАТЬ КорСчет, КорСубконто1, СуммаОборотДт
        ИЗ РегистрБухгалтерии.Хозрасчетный.Обороты(, , , Счет = &Деньги, , , КорСчет = &Товары)`,
      ['Товары | Н1 | 30'],
    ],
    [
      'balances and turnovers',
      `ВЫБРАТЬ СуммаНачальныйОстаток, СуммаОборотДт, СуммаОборотКт, СуммаКонечныйОстатокДт
        ИЗ РегистрБухгалтерии.Хозрасчетный.ОстаткиИОбороты(&Февраль, &Конец, , , Счет = &Товары)`,
      ['100 | 50 | 30 | 120'],
    ],
    [
      'balances and turnovers by day, without the borders',
      `ВЫБРАТЬ Период, СуммаКонечныйОстаток
        ИЗ РегистрБухгалтерии.Хозрасчетный.ОстаткиИОбороты(&Февраль, &Конец, День, Движения, Счет = &Товары) УПОРЯДОЧИТЬ ПО Период`,
      ['2024-02-05T00:00:00 | 70', '2024-02-06T00:00:00 | 120'],
    ],
    [
      'turnovers between debited and credited accounts',
      `ВЫБРАТЬ СчетДт.Код КАК Д, СчетКт.Код КАК К, СуммаОборот, КоличествоОборотДт
        ИЗ РегистрБухгалтерии.Хозрасчетный.ОборотыДтКт УПОРЯДОЧИТЬ ПО Д, К`,
      ['41 | 42 | 150 | 15', '42 | 43 | 60 | 0', '43 | 41 | 30 | 0'],
    ],
    [
      'the same with conditions of both',
      `SELECT S.ExtDimensionDr1, S.СуммаTurnover
        FROM AccountingRegister.Хозрасчетный.DrCrTurnovers(, , , AccountDr = &Товары, , ExtDimensionCr1 = &К2) AS S`,
      ['Н2 | 50'],
    ],
    [
      'records with extra dimensions, the first of them',
      `ВЫБРАТЬ Период, СубконтоКт1, Сумма ИЗ РегистрБухгалтерии.Хозрасчетный.ДвиженияССубконто(&Январь, &Конец, СчетКт = &Поставщики, , 1)`,
      ['2024-01-10T00:00:00 | К1 | 100'],
    ],
    [
      'extra dimensions as rows',
      `ВЫБРАТЬ ВидДвижения, Вид, Значение ИЗ РегистрБухгалтерии.Хозрасчетный.Субконто
        ГДЕ Период = &День УПОРЯДОЧИТЬ ПО ВидДвижения, Значение.Код`,
      ['Credit | Вид Договоры | Д1', 'Credit | Вид Контрагенты | К1', 'Debit | Вид Номенклатура | Н1', 'Debit | Вид Склады | С1'],
    ],
  ])('%s', (_, text, expected) => {
    const { refs } = ledger
    const dates = { Январь: new Date(2024, 0, 1), Февраль: new Date(2024, 1, 1), Конец: new Date(2024, 1, 29), День: new Date(2024, 0, 10) }
    const parameters = { ...refs, ...dates, Склады: [refs['Вид Склады']] }
    expect(rowsOf(ledger, text, parameters)).toEqual(expected)
    expect(rowsOf(ledger, text, parameters, false)).toEqual(expected)
  })

  test('without correspondence there are no turnovers between two accounts', () => {
    expect(() => rowsOf(ledger, 'ВЫБРАТЬ * ИЗ РегистрБухгалтерии.Простой.ОборотыДтКт', {})).toThrow('Таблица не найдена')
  })
})

test.each<Row>([
  [
    'what other records leave of a period',
    `ВЫБРАТЬ ПериодДействияНачало, ПериодДействияКонец ИЗ РегистрРасчета.ОсновныеНачисления.ФактическийПериодДействия(ВидРасчета = &Оклад)
      УПОРЯДОЧИТЬ ПО ПериодДействияНачало`,
    ['2024-01-01T00:00:00 | 2024-01-09T00:00:00', '2024-01-15T00:00:00 | 2024-01-31T00:00:00'],
  ],
  [
    'sums of the schedule',
    `ВЫБРАТЬ ЧасыПериодДействия, ЧасыФактическийПериодДействия, ЧасыБазовыйПериод
      ИЗ РегистрРасчета.ОсновныеНачисления.ДанныеГрафика(ВидРасчета = ЗНАЧЕНИЕ(ПланВидовРасчета.Начисления.Оклад))`,
    ['248 | 208 | 248'],
  ],
  [
    'the base',
    `ВЫБРАТЬ Сотрудник, РезультатБаза
      ИЗ РегистрРасчета.ОсновныеНачисления.БазаОсновныеНачисления(&Измерения, &Измерения, , ВидРасчета = &Премия)`,
    ['П1 | 3100'],
  ],
  [
    'the base by a field of the base register',
    `SELECT CalculationTypeViewPoint, РезультатBase
      FROM CalculationRegister.ОсновныеНачисления.BaseОсновныеНачисления(&Измерения, &Измерения, &Разрезы, CalculationType = &Премия)`,
    ['Оклад | 3100'],
  ],
])('calculation registers: %s', async (_, text, expected) => {
  const payroll = await filledPayroll()
  expect(rowsOf(payroll, text, { ...payroll.refs, Измерения: ['Сотрудник'], Разрезы: ['CalculationType'] })).toEqual(expected)
})

test('registered changes with the nodes that they are for', async () => {
  const infobase = await exchangedInfobase()
  const node = infobase.ExchangePlans['Обмен']!.CreateNode({ Code: 'Ф1', Description: 'Филиал' })
  await node.Write()
  const good = infobase.Catalogs['Товары']!.CreateItem({ Code: 'Т1', Description: 'Стол' })
  await good.Write()
  const asked = { infobase, refs: { Ф1: node.Ref, Т1: good.Ref } }
  const text = 'ВЫБРАТЬ Узел, НомерСообщения, Ссылка, Ссылка.Наименование ИЗ Справочник.Товары.Изменения ГДЕ Узел = &Ф1'
  expect(rowsOf(asked, text, asked.refs)).toEqual(['Ф1 | Null | Т1 | Стол'])
  expect(() => rowsOf(asked, 'ВЫБРАТЬ * ИЗ Справочник.Склады.Изменения', {})).toThrow('Таблица не найдена "Справочник.Склады.Изменения"')
})

test('tasks of a performer; points of a route, and one of them by its name', async () => {
  const infobase = await processesInfobase()
  const process = infobase.BusinessProcesses['Согласование']!.CreateBusinessProcess({})
  await process.Write()
  await process.Start()
  const person = infobase.Catalogs['Люди']!.CreateItem({})
  await person.Write()
  const role = infobase.Catalogs['Роли']!.PredefinedItem('Юрист')
  await infobase.InformationRegisters['Исполнители']!.CreateRecordManager({ Роль: role, Исполнитель: person }).Write()
  const asked = { infobase, refs: infobase.BusinessProcesses['Согласование']!.RoutePoints }
  const tasks = 'ВЫБРАТЬ Наименование, ТочкаМаршрута ИЗ Задача.Задача.ЗадачиПоИсполнителю(&Кто)'
  expect(rowsOf(asked, tasks, { Кто: person.Ref })).toEqual(['Подготовьте договор | Подготовить'])
  const points = 'ВЫБРАТЬ ПЕРВЫЕ 2 Ссылка, Порядок ИЗ БизнесПроцесс.Согласование.Точки УПОРЯДОЧИТЬ ПО Порядок'
  expect(rowsOf(asked, points, {})).toEqual(['Старт | 0', 'Подготовить | 1'])
  const named = `ВЫБРАТЬ КОЛИЧЕСТВО(*) ИЗ Задача.Задача
    ГДЕ ТочкаМаршрута = ЗНАЧЕНИЕ(БизнесПроцесс.Согласование.ТочкаМаршрута.Подготовить)`
  expect(rowsOf(asked, named, {})).toEqual(['1'])
})

test('boundaries of a sequence', async () => {
  const definitions = [
    Document({ Name: 'Оплата' }),
    Sequence({ Name: 'Расчеты', Documents: ['Document.Оплата'], MoveBoundaryOnPosting: 'Move' }),
  ]
  const infobase = createInfobase(
    { model: createModel(definitions) },
    { engine: await openEngineForTests(), context: createAsyncContext(), system },
  )
  const text = 'ВЫБРАТЬ Г.Период, Г.Регистратор ИЗ Последовательность.Расчеты.Границы КАК Г'
  expect(rowsOf({ infobase, refs: {} }, text, {})).toEqual([])
  const document = infobase.Documents['Оплата']!.CreateDocument({ Date: '2024-01-03T00:00:00' })
  await document.Write('Posting')
  expect(rowsOf({ infobase, refs: { О1: document.Ref } }, text, {})).toEqual(['2024-01-03T00:00:00 | О1'])
})

test('a condition follows references though nothing was written yet', async () => {
  const infobase = await shopInfobase()
  const text = 'ВЫБРАТЬ Товар ИЗ РегистрНакопления.ТоварныеЗапасы.Остатки(, Товар.Поставщик.ИНН = "7")'
  expect((await new Query(infobase, text).Execute()).IsEmpty()).toBe(true)
})
