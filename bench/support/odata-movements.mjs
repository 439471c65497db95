// A large infobase for measuring turns of the loop: items with an indexed reference, and registers whose first dimension has many values,
// few values, or is a text. Rows are made by SQL alone, so that a million takes seconds.
import { cellOf, load, platformOf, suppliers } from './odata-items.mjs'

const definitionsOf = await load('infobase/definitions')
const {
  AccumulationRegister,
  Attribute,
  Catalog,
  CatalogRef,
  Document,
  InformationRegister,
  Number: NumberType,
  String: StringType,
} = definitionsOf
const { createModel } = await load('infobase/model/create-model')
const { createInfobase } = await load('infobase/infobase')
const { createAsyncContext } = await load('host/machine/async-context')
const { system } = await load('host/machine/system')
const { openDataFile } = await load('host/sql/data-file')
const { totalsLayout } = await load('infobase/registers/totals-layout')

const Resources = { Количество: NumberType(15, 3), Сумма: NumberType(15, 2) }
const RegisterRecords = ['Запасы', 'ПоОрганизациям', 'ПоСкладам'].map((name) => `AccumulationRegister.${name}`)

const definitions = [
  Catalog({ Name: 'Поставщики' }),
  Catalog({
    Name: 'Товары',
    DefaultPresentation: 'AsCode',
    Attributes: {
      Поставщик: Attribute(CatalogRef('Поставщики'), { Indexing: 'IndexWithAdditionalOrder' }),
      Цена: NumberType(15, 2),
      Артикул: StringType(20),
      Остаток: NumberType(10),
    },
  }),
  Document({ Name: 'Приход', RegisterRecords }),
  AccumulationRegister({
    Name: 'Запасы',
    Dimensions: { Товар: CatalogRef('Товары'), Склад: StringType(10), Поставщик: CatalogRef('Поставщики') },
    Resources,
  }),
  AccumulationRegister({
    Name: 'ПоОрганизациям',
    Dimensions: { Организация: CatalogRef('Поставщики'), Товар: CatalogRef('Товары') },
    Resources,
  }),
  AccumulationRegister({ Name: 'ПоСкладам', Dimensions: { Склад: StringType(10), Товар: CatalogRef('Товары') }, Resources }),
  InformationRegister({
    Name: 'Цены',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Цена: NumberType(15, 2) },
  }),
]

/** The cell of the reference whose number is an SQL expression. */
function referenceOf(number, kind) {
  const digits = '123456789012'
  const [before, after] = cellOf(Number(digits), kind).split(digits)
  return `'${before}' || printf('%012d', ${number}) || '${after}'`
}

const literal = (bound) =>
  typeof bound === 'bigint' ? String(bound) : bound === null ? 'NULL' : bound instanceof Uint8Array ? "x''" : `'${bound}'`

/** `cells`: SQL expressions of the row's number `i` by field; `fields` that are missing have their empty values. */
function put({ layout, tables, writer }, fullName, count, cells) {
  const table = layout.table(fullName)
  tables.ensure([table])
  const names = []
  const made = []
  for (const { field, name, tag, twin, codecs, empty } of table.columns) {
    const own = cells[field.Name]
    names.push(name, ...(tag === undefined ? [] : [tag]), ...(twin === undefined ? [] : [twin]))
    made.push(own ?? literal(codecs[0].encode(empty)))
    if (tag !== undefined) made.push(String(cells.tag ?? 0))
    if (twin !== undefined) made.push(own === undefined ? "''" : (cells[`${field.Name} folded`] ?? own))
  }
  const numbers = `WITH RECURSIVE s(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM s WHERE i < ${count - 1})`
  writer.statement(`INSERT INTO ${table.name} (${names.join(', ')}) ${numbers} SELECT ${made.join(', ')} FROM s`).run([])
  return table
}

/** Totals of records that were put by SQL. */
function sum({ totals: kept, writer }, register) {
  const totals = totalsLayout(register)
  kept.ensure(totals)
  const period = register.column('Period').name
  const type = register.column('RecordType').name
  const cells = totals.cells.join(', ')
  const amounts = totals.resources.map(({ name }) => [
    `sum(CASE ${type} WHEN 'Expense' THEN 0 ELSE ${name} END)`,
    `sum(CASE ${type} WHEN 'Expense' THEN ${name} ELSE 0 END)`,
  ])
  const month = `substr(${period}, 1, 7)`
  const columns = totals.resources.flatMap((_, at) => [`p${at}`, `x${at}`])
  writer
    .statement(
      `INSERT INTO ${totals.months} (m, ${cells}, ${columns.join(', ')})`
        + ` SELECT ${month}, ${cells}, ${amounts.flat().join(', ')} FROM ${register.name} GROUP BY ${month}, ${cells}`,
    )
    .run([])
  const balances = totals.resources.map((_, at) => `sum(p${at} - x${at})`)
  writer
    .statement(
      `INSERT INTO ${totals.current} (${cells}, k, ${totals.resources.map((_, at) => `r${at}`).join(', ')})`
        + ` SELECT ${cells}, 1, ${balances.join(', ')} FROM ${totals.months} GROUP BY ${cells}`,
    )
    .run([])
}

/** So many rows in each table, of a twentieth as many items. */
export function fill({ infobase: { base } }, rows) {
  const goods = Math.max(200, Math.floor(rows / 20))
  const item = (number) => referenceOf(number, 1)
  const supplier = (number) => referenceOf(number, 2)
  const named = (name) => ({ 'Description': `'${name} ' || i`, 'Description folded': `'${name.toLowerCase()} ' || i` })
  const told = { Code: `printf('%09d', i)`, DataVersion: `'AAAAAAAAAAA='` }
  put(base, 'Catalog.Поставщики', suppliers, { Ref: supplier('i'), ...told, ...named('Поставщик') })
  const Цена = 'i % 10000'
  put(base, 'Catalog.Товары', rows, {
    Ref: item('i'),
    ...told,
    ...named('Товар'),
    Поставщик: supplier(`i % ${suppliers}`),
    Цена,
    Артикул: `'A-' || i`,
  })
  put(base, 'Document.Приход', Math.ceil(rows / 100), {
    Ref: referenceOf('i', 3),
    Number: `printf('%09d', i)`,
    Date: `'2024-01-01T00:00:00'`,
    DataVersion: `'AAAAAAAAAAA='`,
  })
  const moment = (number) => `printf('2024-%02d-%02dT00:00:00', 1 + (${number}) % 12, 1 + (${number}) / 12 % 28)`
  const movement = {
    Recorder: referenceOf('i / 100', 3),
    tag: base.layout.tags.of('DocumentRef.Приход'),
    LineNumber: 'i % 100 + 1',
    Period: moment('i / 100'),
    Active: '1',
    RecordType: `CASE WHEN i % 3 = 0 THEN 'Expense' ELSE 'Receipt' END`,
    Количество: '1000 + i % 13',
    Сумма: '100 + i % 17',
  }
  const number = `(i * 7919) % ${goods}`
  const store = (count) => ({
    'Склад': `'С' || (i / ${Math.ceil(rows / 2)}) || (${number}) % ${count}`,
    'Склад folded': `'с' || (i / ${Math.ceil(rows / 2)}) || (${number}) % ${count}`,
  })
  const registers = [
    ['Запасы', { Товар: item(number), Поставщик: supplier(`(${number}) % ${suppliers}`), ...store(4) }],
    ['ПоОрганизациям', { Организация: supplier('i / 7 % 3'), Товар: item(number) }],
    ['ПоСкладам', { Товар: item(number), ...store(300) }],
  ]
  for (const [name, cells] of registers) sum(base, put(base, `AccumulationRegister.${name}`, rows, { ...movement, ...cells }))
  put(base, 'InformationRegister.Цены', rows, {
    Period: moment(`i / ${goods}`),
    Active: '1',
    Товар: item(`i % ${goods}`),
    Цена: 'i % 1000',
  })
}

/** What is in a data file, behind the standard OData interface. */
export async function openedFile(file) {
  const model = createModel(definitions)
  const { engine, close } = await openDataFile(file, system, console.error)
  const infobase = createInfobase({ model }, { engine, context: createAsyncContext(), system })
  return { infobase, platform: platformOf(model, infobase), close }
}
