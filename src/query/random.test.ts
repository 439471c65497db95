/** Random queries of one and two tables: one statement of SQL gives what the evaluation over rows gives. */
import { expect, test } from 'vitest'
import { filledShop } from '../../test/support/query/filled-shop.ts'
import { executeText } from './execute.ts'
import { TempTables } from './run/temp-tables.ts'
import { groupKey } from './values.ts'

/** Some of the 2,000 that `STANDIN_QUERIES=2000` asks for. */
const COUNT = Number(process.env['STANDIN_QUERIES'] ?? 300)

const numbers = ['Т.Цена', 'Т.Вес', '1', '2.5', 'Т.Цена * 2', 'ГОД(Т.Создан)', '-Т.Цена', 'ЕСТЬNULL(Т.Цена, 0)']
const texts = [
  'Т.Код',
  'Т.Наименование',
  '"чайник"',
  'Т.Поставщик.Наименование',
  'К.Наименование',
  'Т.Родитель.Код',
  'ПОДСТРОКА(Т.Наименование, 1, 2)',
  'ВЫРАЗИТЬ(Т.Любое КАК СТРОКА(4))',
  'ВЫРАЗИТЬ(Т.Любое КАК Справочник.Контрагенты).Код',
  'ВЫРАЗИТЬ(ЕСТЬNULL(К.Ссылка, Т.Поставщик) КАК Справочник.Контрагенты).ИНН',
]
const references = ['Т.Поставщик', 'К.Ссылка', 'Т.Родитель', 'Т.Ссылка']

class Random {
  #seed: number

  constructor(seed: number) {
    this.#seed = seed
  }

  below(count: number): number {
    this.#seed = (this.#seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor(this.#seed / 65_536) % count
  }

  of<T>(all: readonly T[]): T {
    return all[this.below(all.length)]!
  }
}

function condition(random: Random, depth = 0): string {
  const sign = (): string => random.of(['<', '>', '=', '<>', '<=', '>='])
  const simple = [
    () => `${random.of(numbers)} ${sign()} ${random.of(numbers)}`,
    () => `${random.of(texts)} ${sign()} ${random.of(texts)}`,
    () => `${random.of(references)} = ${random.of(references)}`,
    () => `${random.of([...references, ...texts, ...numbers])} ЕСТЬ NULL`,
    () => `${random.of(texts)} ПОДОБНО "${random.of(['%ч%', '_т%', '[а-р]%', '%50[%]'])}"`,
    () => `${random.of(numbers)} МЕЖДУ ${random.of(numbers)} И ${random.of(numbers)}`,
    () => `${random.of(numbers)} В (1, 990, ${random.of(numbers)})`,
    () => `Т.Любое ССЫЛКА ${random.of(['Справочник.Контрагенты', 'Перечисление.Статусы'])}`,
    () => `РАЗНОСТЬДАТ(Т.Создан, ДАТАВРЕМЯ(2024, 2, 1), ${random.of(['ДЕНЬ', 'МЕСЯЦ', 'ГОД'])}) ${sign()} ${random.of(numbers)}`,
    () => '(Т.Поставщик, Т.Статус) В (ВЫБРАТЬ Х.Поставщик, Х.Статус ИЗ Справочник.Товары КАК Х ГДЕ Х.Цена > 800)',
    () => 'Т.Поставщик В (ВЫБРАТЬ Х.Ссылка ИЗ Справочник.Контрагенты КАК Х ГДЕ Х.ИНН <> "")',
  ]
  const inner = (): string => condition(random, depth + 1)
  const nested = [() => `НЕ (${inner()})`, () => `(${inner()} И ${inner()})`, () => `(${inner()} ИЛИ ${inner()})`]
  return random.of(depth > 2 ? simple : [...simple, ...nested])()
}

function expression(random: Random): string {
  const choice = `ВЫБОР КОГДА ${condition(random)} ТОГДА ${random.of(numbers)} ИНАЧЕ ${random.of(numbers)} КОНЕЦ`
  return random.of([
    random.of(numbers),
    random.of(texts),
    random.of(references),
    choice,
    'Т.Любое',
    'Т.Статус',
    'НАЧАЛОПЕРИОДА(Т.Создан, МЕСЯЦ)',
  ])
}

/** With the rows in an order that is asked for, or in any. */
function query(random: Random): { readonly text: string; readonly isOrdered: boolean } {
  const how = random.of(['ЛЕВОЕ', 'ВНУТРЕННЕЕ'])
  const on = random.of(['Т.Поставщик = К.Ссылка', condition(random)])
  const from = `ИЗ Справочник.Товары КАК Т ${how} СОЕДИНЕНИЕ Справочник.Контрагенты КАК К ПО ${on} ГДЕ ${condition(random)}`
  const kind = random.below(6)
  if (kind === 4) {
    const sets = random.of(['(Т.Статус, К.Ссылка), (Т.Статус), ()', '(К.Ссылка), (Т.Статус)', 'Т.Статус, (К.Ссылка, Т.Статус)'])
    const sums = `СУММА(${random.of(numbers)}) КАК С, КОЛИЧЕСТВО(К.Ссылка) КАК Ч`
    return { text: `ВЫБРАТЬ Т.Статус, К.Ссылка, ${sums} ${from} СГРУППИРОВАТЬ ПО ГРУППИРУЮЩИМ НАБОРАМ (${sets})`, isOrdered: false }
  }
  if (kind === 5) {
    const part = (): string => `ВЫБРАТЬ ${expression(random)} КАК А, ${random.of(references)} КАК Б ${from}`
    return { text: `${part()} ОБЪЕДИНИТЬ${random.of([' ВСЕ', ''])} ${part()}`, isOrdered: false }
  }
  if (kind === 0) {
    const group = random.of([...references, 'Т.Статус', 'ГОД(Т.Создан)', 'Т.ЭтоГруппа'])
    const greatest = random.of([...numbers, 'Т.Создан'])
    const aggregates = `КОЛИЧЕСТВО(*), СУММА(${random.of(numbers)}), МАКСИМУМ(${greatest}), СРЕДНЕЕ(${random.of(numbers)})`
    const having = random.of(['', ' ИМЕЮЩИЕ СУММА(Т.Цена) > 100'])
    const distinct = `КОЛИЧЕСТВО(РАЗЛИЧНЫЕ ${random.of(references)})`
    return { text: `ВЫБРАТЬ ${group}, ${aggregates}, ${distinct} ${from} СГРУППИРОВАТЬ ПО ${group}${having}`, isOrdered: false }
  }
  const fields = `${expression(random)} КАК А, ${expression(random)} КАК Б`
  if (kind === 1) return { text: `ВЫБРАТЬ РАЗЛИЧНЫЕ ${fields} ${from}`, isOrdered: false }
  const top = random.of(['', `ПЕРВЫЕ ${1 + random.below(9)} `])
  return { text: `ВЫБРАТЬ ${top}${fields}, Т.Ссылка ${from} УПОРЯДОЧИТЬ ПО А${random.of(['', ' УБЫВ'])}, Б`, isOrdered: true }
}

test(`${COUNT} random queries have the same rows both ways`, async () => {
  const { infobase } = await filledShop()
  const rowsOf = (text: string, usesPlans: boolean): readonly string[] =>
    executeText(text, { base: infobase.base, parameters: new Map(), tables: new TempTables(), usesPlans })
      .at(-1)!
      .table.rows.map((row) => row.map(groupKey).join(' | '))
  let rows = 0
  for (let seed = 1; seed <= COUNT; seed++) {
    const { text, isOrdered } = query(new Random(seed * 7919))
    const [planned, evaluated] = [rowsOf(text, true), rowsOf(text, false)]
    rows += planned.length
    expect(isOrdered ? planned : planned.toSorted(), text).toEqual(isOrdered ? evaluated : evaluated.toSorted())
  }
  expect(rows).toBeGreaterThan(COUNT)
})

const behind = `ВЫБРАТЬ Т.Код, К.Код КАК К ИЗ Справочник.Товары КАК Т
ВНУТРЕННЕЕ СОЕДИНЕНИЕ Справочник.Контрагенты КАК К ПО Т.Поставщик.Код = К.Код УПОРЯДОЧИТЬ ПО Т.Код`

test.each([
  ['a condition of a join follows references', behind, 'Т1 К1 / Т2 К2 / Т3 К1 / Т5 К3'],
  ['Order is a name', 'SELECT T.Order FROM (SELECT 1 AS Order) AS T WHERE Order IN (1, 2) ORDER BY Order DESC', '1'],
])('%s', async (_, text, expected) => {
  const { infobase } = await filledShop()
  const [made] = executeText(text, { base: infobase.base, parameters: new Map(), tables: new TempTables() })
  expect(made!.table.rows.map((row) => row.map(String).join(' ')).join(' / ')).toBe(expected)
})
