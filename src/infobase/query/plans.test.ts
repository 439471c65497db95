/** Every plan gives over SQL what it gives over plain arrays. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { shopInfobase } from '../../../test/support/infobase/shop.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import type { Infobase } from '../infobase.ts'
import { storedData } from '../objects/plain-data.ts'
import { EnumMember, Reference } from '../values/reference.ts'
import type { Value } from '../values/value.ts'
import { and, compare, equal, field, fieldOf, not, or, value, type Expression, type FunctionName } from './expression.ts'
import { evaluated } from './plain/evaluate.ts'
import { column, type Plan } from './plan.ts'
import { objectSource, sectionSource } from './source.ts'

let infobase: Infobase
const partners: Reference[] = []
const items: Reference[] = []
const words = ['чайник', 'Чайник  ', 'Ёлка', 'елка', 'kettle', 'A%b', '', 'я', 'Яблоко 10', 'х_1']
const numbers = ['0', '1', '-1', '2.5', '10.05', '99999', '0.001', '-0.5']
const dates = ['0001-01-01T00:00:00', '2024-01-31T12:30:45', '2024-02-29T00:00:00', '2023-12-31T23:59:59', '2024-03-01T00:00:00']

beforeAll(async () => {
  infobase = await shopInfobase()
  const { Catalogs } = infobase
  for (const [at, name] of ['Ромашка', 'Василек', ''].entries()) {
    const one = Catalogs['Контрагенты']!.CreateItem({ Description: name, ИНН: at === 1 ? '' : `77${at}` })
    await one.Write()
    partners.push(one.Ref)
  }
  const folder = Catalogs['Товары']!.CreateFolder({ Description: 'Группа' })
  await folder.Write()
  for (let at = 0; at < 24; at++) {
    const one = Catalogs['Товары']!.CreateItem({
      Description: words[at % words.length],
      Артикул: words[(at * 3) % words.length],
      Цена: numbers[at % numbers.length],
      Вес: numbers[(at * 5 + 1) % numbers.length],
      Создан: dates[at % dates.length],
      Активен: at % 3 === 0,
      Статус: ['Новый', 'Отгружен', ''][at % 3],
      ...(at % 4 !== 0 && { Поставщик: partners[at % 3] }),
      ...(at % 5 === 0 && { Parent: folder.Ref }),
      Ид: `00000000-0000-4000-8000-00000000000${at % 3}`,
      Любое: [
        words[at % 4],
        numbers[at % 4],
        true,
        partners[0],
        new EnumMember('EnumRef.Статусы', 'Новый'),
        undefined,
        DateTime.from(dates[1]!),
      ][at % 7],
    })
    // A number in a field of several types is a number only as such.
    if (at % 7 === 1) one.set('Любое', Decimal.from(numbers[at % 4]!))
    for (let row = 0; row < at % 3; row++) one.Section('Штрихкоды').Add({ Код: String(at + row), Количество: row })
    await one.Write()
    items.push(one.Ref)
  }
})

const valueOfText = fc.constantFrom(...words).map((one): Expression => value(one))
const textField = fc.constantFrom(
  field('Code'),
  field('Description'),
  field('Артикул'),
  field('Поставщик', 'ИНН'),
  field('Parent', 'Description'),
)
const text: fc.Arbitrary<Expression> = fc.oneof(
  { depthSize: 'small' },
  textField,
  valueOfText,
  fc.tuple(textField, valueOfText).map(([a, b]) => call('Concat', a, b)),
  fc
    .tuple(textField, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }))
    .map(([a, from, count]) => call('Substring', a, number(from), number(count))),
)
const call = (name: FunctionName, ...args: Expression[]): Expression => ({ kind: 'call', function: name, args })
const number = (one: number | string): Expression => value(Decimal.from(one))
const numberField = fc.constantFrom(field('Цена'), field('Вес'))
const numeric: fc.Arbitrary<Expression> = fc.letrec<{ numeric: Expression }>((tie) => ({
  numeric: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    numberField,
    fc.constantFrom(...numbers, '12345678901234567890.5').map(number),
    fc
      .tuple(fc.constantFrom('+', '-', '*', '/'), tie('numeric'), tie('numeric'))
      .map(([operator, left, right]): Expression => ({ kind: 'arithmetic', operator: operator as '+', left, right })),
    tie('numeric').map((operand): Expression => ({ kind: 'negate', operand })),
    fc.tuple(numberField, fc.integer({ min: 0, max: 2 })).map(([a, digits]) => call('Round', a, number(digits))),
    fc
      .constantFrom('Year', 'Quarter', 'Month', 'DayOfYear', 'Day', 'WeekDay', 'Hour', 'Minute', 'Second')
      .map((name) => call(name as 'Year', field('Создан'))),
    fc
      .constantFrom('second', 'day', 'month', 'year', 'Quarter')
      .map((unit) => call('DateDiff', field('Создан'), value(DateTime.from(dates[1]!)), value(unit))),
  ),
})).numeric
const date: fc.Arbitrary<Expression> = fc.oneof(
  fc.constant(field('Создан')),
  fc.constantFrom(...dates).map((one) => value(DateTime.from(one))),
  fc
    .tuple(fc.constantFrom('second', 'hour', 'day', 'month', 'year'), fc.integer({ min: -40, max: 40 }))
    .map(([unit, count]) => call('DateAdd', field('Создан'), value(unit), number(count))),
  fc.constantFrom('day', 'week', 'tendays', 'month', 'quarter', 'year').map((unit) => call('BeginOfPeriod', field('Создан'), value(unit))),
  fc.constantFrom('day', 'month', 'year').map((unit) => call('EndOfPeriod', field('Создан'), value(unit))),
)
const reference = fc.oneof(
  fc.constantFrom(field('Поставщик'), field('Parent'), field('Ref')),
  fc.nat({ max: 2 }).map((at) => ({ kind: 'value', at }) as unknown as Expression),
)
const any: fc.Arbitrary<Expression> = fc.oneof(
  fc.constant(field('Любое')),
  fc
    .constantFrom<Value>(
      'чайник',
      Decimal.from(1),
      true,
      undefined,
      null,
      new EnumMember('EnumRef.Статусы', 'Новый'),
      DateTime.from('2024-01-31T00:00:00'),
    )
    .map(value),
  fc.constantFrom(field('Статус'), field('Активен'), field('Цена'), field('Description'), field('Поставщик')),
)
const operators = fc.constantFrom('=', '<>', '<', '<=', '>', '>=')
const pair = (one: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> =>
  fc.tuple(one, operators, one).map(([a, operator, b]) => compare(a, operator as '=', b))

const condition: fc.Arbitrary<Expression> = fc.letrec<{ test: Expression }>((tie) => ({
  test: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    pair(text),
    pair(numeric),
    pair(date),
    pair(any),
    fc.tuple(reference, fc.constantFrom('=', '<>'), reference).map(([a, operator, b]) => compare(filled(a), operator as '=', filled(b))),
    fc.constantFrom(field('Активен'), value(true)),
    tie('test').map(not),
    fc.array(tie('test'), { maxLength: 3 }).map((all) => and(...all)),
    fc.array(tie('test'), { maxLength: 3 }).map((all) => or(...all)),
    fc.tuple(fc.constantFrom('StartsWith', 'EndsWith', 'Contains'), text, text).map(([name, a, b]) => call(name as 'Contains', a, b)),
    fc
      .tuple(fc.constantFrom('StartsWithAny', 'EndsWithAny', 'ContainsAny'), text, fc.array(fc.constantFrom(...words), { maxLength: 4 }))
      .map(([name, a, parts]) => call(name as 'Contains', a, value(JSON.stringify(parts)))),
    fc
      .tuple(textField, fc.constantFrom('%ай%', 'ч_йник', '[а-я]%', '[^a-z]%', 'A!%b', '%'))
      .map(([a, pattern]): Expression => ({ kind: 'like', text: a, pattern: value(pattern), escape: '!' })),
    fc
      .oneof(
        fc.tuple(fc.constantFrom('Description', 'Артикул', 'Любое'), fc.array(fc.constantFrom(...words), { maxLength: 3 })),
        fc.tuple(
          fc.constantFrom('Цена', 'Вес', 'Любое'),
          fc.array(
            fc.constantFrom(...numbers).map((one) => Decimal.from(one)),
            { maxLength: 3 },
          ),
        ),
        fc.tuple(
          fc.constantFrom('Создан', 'Любое', 'Description'),
          fc.array(
            fc.constantFrom(...dates).map((one) => DateTime.from(one)),
            { maxLength: 3 },
          ),
        ),
      )
      .map(([name, values]): Expression => ({ kind: 'in', operand: field(name), values })),
    textField.map((operand): Expression => ({ kind: 'isNull', operand })),
    fc
      .constantFrom('String', 'Number', 'CatalogRef.Контрагенты', 'Undefined', 'EnumRef.Статусы')
      .map((type): Expression => ({ kind: 'isType', operand: field('Любое'), type })),
    fc
      .constantFrom('String', 'Number', 'CatalogRef.Контрагенты')
      .map((type): Expression => compare({ kind: 'cast', operand: field('Любое'), type }, '=', any0(type))),
    numeric.map((limit): Expression => ({
      kind: 'exists',
      source: sectionSource('Catalog.Товары', 'Штрихкоды'),
      as: 'd',
      where: and(equal(fieldOf('d', 'Ref'), field('Ref')), compare(fieldOf('d', 'Количество'), '>=', limit)),
    })),
  ),
})).test
const any0 = (type: string): Expression => (type === 'String' ? value('чайник') : type === 'Number' ? number(1) : field('Поставщик'))
/** References are known when the test runs only. */
const filled = (one: Expression): Expression =>
  one.kind === 'value' && 'at' in one ? value(new Reference('CatalogRef.Контрагенты', `${String(one.at)}`)) : one

const resolved = (node: unknown): unknown => {
  if (node instanceof Reference && node.UUID.length === 1) return partners[Number(node.UUID)]
  if (Array.isArray(node)) return node.map(resolved)
  if (typeof node !== 'object' || node === null || Object.getPrototypeOf(node) !== Object.prototype) return node
  return Object.fromEntries(Object.entries(node).map(([name, one]) => [name, resolved(one)]))
}

const plain = (plan: Plan) => evaluated(plan, storedData(infobase.base.layout, infobase.base.tables, infobase.base.writer))
const shown = (rows: readonly (readonly Value[])[]): string[] =>
  rows.map((row) => row.map((one) => (one === undefined ? 'Undefined' : one === null ? 'Null' : String(one))).join(' | '))

describe('a plan over SQL equals the plan over arrays', () => {
  const order = fc.array(
    fc
      .tuple(
        fc.oneof(text, numberField, date, fc.constantFrom(field('Поставщик'), field('Статус'), field('Любое'), field('Активен'))),
        fc.boolean(),
      )
      .map(([expression, descending]) => ({ expression, descending })),
    { maxLength: 2 },
  )
  test('with conditions, orders and pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        condition,
        order,
        fc.nat({ max: 5 }),
        fc.option(fc.nat({ max: 9 }), { nil: undefined }),
        async (where, sorted, skip, top) => {
          const plan = resolved({
            source: objectSource('Catalog.Товары'),
            where,
            order: sorted,
            columns: [column('Code'), column('Description'), column('Любое'), column('ИНН', field('Поставщик', 'ИНН'))],
            skip,
            ...(top !== undefined && { top }),
          }) as Plan
          const found = await infobase.select(plan)
          expect(shown(found)).toEqual(shown(plain(plan)))
          const { skip: _skip, top: _top, ...whole } = plan
          expect(await infobase.count(plan)).toBe(plain(whole).length)
        },
      ),
      { numRuns: 300 },
    )
  })

  test('with computed columns', async () => {
    await fc.assert(
      fc.asyncProperty(numeric, text, date, condition, async (a, b, c, d) => {
        const plan = resolved({
          source: objectSource('Catalog.Товары'),
          columns: [
            column('a', a),
            column('b', b),
            column('c', c),
            column('d', { kind: 'case', when: [{ if: d, gives: a }], otherwise: number(7) }),
          ],
        }) as Plan
        expect(shown(await infobase.select(plan))).toEqual(shown(plain(plan)))
      }),
      { numRuns: 150 },
    )
  })

  test.for<[string, Plan]>([
    [
      'groups with aggregates',
      {
        source: objectSource('Catalog.Товары'),
        group: [field('Статус'), field('Поставщик', 'ИНН')],
        order: [{ expression: field('Статус') }, { expression: field('Поставщик', 'ИНН'), descending: true }],
        columns: [
          column('Статус'),
          column('ИНН', field('Поставщик', 'ИНН')),
          column('n', { kind: 'aggregate', function: 'Count' }),
          column('s', { kind: 'aggregate', function: 'Sum', operand: field('Цена') }),
          column('w', { kind: 'aggregate', function: 'Sum', operand: field('Вес') }),
          column('a', { kind: 'aggregate', function: 'Minimum', operand: field('Цена') }),
          column('b', { kind: 'aggregate', function: 'Maximum', operand: field('Создан') }),
          column('d', { kind: 'aggregate', function: 'CountDistinct', operand: field('Ид') }),
        ],
      },
    ],
    [
      'distinct rows',
      { source: objectSource('Catalog.Товары'), distinct: true, order: [{ expression: field('Статус') }], columns: [column('Статус')] },
    ],
    [
      'rows of tabular sections with a join',
      {
        source: sectionSource('Catalog.Товары', 'Штрихкоды'),
        joins: [{ kind: 'left', source: objectSource('Catalog.Товары'), as: 'т', on: equal(fieldOf('т', 'Ref'), field('Ref')) }],
        order: [{ expression: fieldOf('т', 'Code') }],
        columns: [
          column('LineNumber'),
          column('Код'),
          column('Code', fieldOf('т', 'Code')),
          column('ИНН', { ...fieldOf('т', 'Поставщик'), path: [{ field: 'Поставщик' }, { field: 'ИНН' }] } as Expression),
        ],
      },
    ],
    [
      'paths of a field of several types',
      {
        source: objectSource('Catalog.Товары'),
        where: not({
          kind: 'isNull',
          operand: { kind: 'field', path: [{ field: 'Любое', as: 'Catalog.Контрагенты' }, { field: 'Code' }] },
        }),
        columns: [
          column('Code'),
          column('Описание', { kind: 'field', path: [{ field: 'Любое', as: 'Catalog.Контрагенты' }, { field: 'Description' }] }),
        ],
      },
    ],
  ])('%s', async ([, plan]) => {
    const found = shown(await infobase.select(plan))
    expect(found).toEqual(shown(plain(plan)))
    expect(found.length).toBeGreaterThan(1)
  })
})

test('plans of one shape share a statement, whatever their values', () => {
  const plan = (code: string): Plan => ({
    source: objectSource('Catalog.Товары'),
    where: equal(field('Code'), value(code)),
    columns: [column('Ref')],
  })
  expect(infobase.base.reader.explain(plan('1'))).toStrictEqual(infobase.base.reader.explain(plan('2')))
})

test.for([
  ['an unknown field', { source: objectSource('Catalog.Товары'), columns: [column('Нет')] }, 'unknown-field'],
  ['an unknown source', { source: objectSource('Catalog.Нет'), columns: [column('Code')] }, 'unknown-source'],
  ['a path through a text', { source: objectSource('Catalog.Товары'), columns: [column('a', field('Code', 'Code'))] }, 'not-a-reference'],
  [
    'a sum of texts',
    {
      source: objectSource('Catalog.Товары'),
      columns: [column('a', { kind: 'arithmetic', operator: '+', left: field('Code'), right: field('Code') })],
    },
    'wrong-type',
  ],
] as const)('%s is refused', async ([, plan, code]) => {
  await expect(infobase.select(plan as unknown as Plan)).rejects.toMatchObject({ code })
})

test.each([
  ['texts, folded once', 'Артикул', ['а', 'б', 'в'], /x_fold\([^)]*\) in \(\?, \?, \?\)|c\d+f in \(\?, \?, \?\)/],
  ['numbers of one scale', 'Цена', ['1.5', '2.5'].map((one) => Decimal.from(one)), / in \(\?[^,]*, \?[^,]*\)/],
  ['dates', 'Создан', dates.map((one) => DateTime.from(one)), / in \((\?, )+\?\)/],
])('a list is one `in`: %s', (_, name, values, sql) => {
  const plan: Plan = {
    source: objectSource('Catalog.Товары'),
    where: { kind: 'in', operand: field(name), values },
    columns: [column('Ref')],
  }
  // PostgreSQL numbers the values and says their types.
  expect(infobase.base.reader.explain(plan).sql.replaceAll(/\$\d+::\w+/g, '?')).toMatch(sql)
})
