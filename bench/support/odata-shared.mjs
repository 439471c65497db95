// What the bench of OData over PostgreSQL is made of: a small and a large catalog, an accumulation register of a million movements and
// periodic prices, filled by SQL.
import { id, hourSql } from './entries.mjs'
import { load } from './odata-items.mjs'

const {
  AccumulationRegister,
  Attribute,
  Catalog,
  CatalogRef,
  Document,
  InformationRegister,
  Number: NumberType,
  String: StringType,
} = await load('infobase/definitions')
const { createModel } = await load('infobase/model/create-model')
const { createInfobase } = await load('infobase/infobase')
const { openPostgres } = await load('host/sql/postgres/open')
const { createAsyncContext } = await load('host/machine/async-context')
const { system } = await load('host/machine/system')
const { crypto } = await load('host/machine/crypto')
const { createPlatform } = await load('platform/platform')
const { standardODataChannel } = await load('odata/channel')
const { standardOData } = await load('odata/service')

/** Suppliers that items have, and goods that move. */
const SUPPLIERS = 200
const GOODS = 75_000

const attributes = {
  Поставщик: Attribute(CatalogRef('Поставщики'), { Indexing: 'IndexWithAdditionalOrder' }),
  Цена: NumberType(15, 2),
  Артикул: StringType(20),
  Остаток: NumberType(10),
}

const model = createModel([
  Catalog({ Name: 'Поставщики' }),
  Catalog({ Name: 'Товары', DefaultPresentation: 'AsCode', Attributes: attributes }),
  Catalog({ Name: 'Номенклатура', DefaultPresentation: 'AsCode', Attributes: attributes }),
  Document({ Name: 'Движение', RegisterRecords: ['AccumulationRegister.Запасы'] }),
  AccumulationRegister({
    Name: 'Запасы',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Количество: NumberType(15, 3) },
  }),
  InformationRegister({
    Name: 'Цены',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Цена: NumberType(15, 2) },
  }),
])

/** The infobase in that schema of the database; `engine` of it. */
export async function opened(address) {
  const one = await openPostgres(address)
  const infobase = createInfobase({ model }, { engine: one.engine, context: createAsyncContext(), system })
  one.opened()
  return { infobase, engine: one.engine }
}

export const platformOf = (infobase) =>
  createPlatform({ services: [standardOData({ model })], infobase }, { ...system, crypto }, { channels: [standardODataChannel] })

/** `small` and `large`: rows of the catalogs; `movements`: of the register, and as many prices. */
export function fill({ infobase, engine }, { small, large, movements }) {
  const { layout } = infobase.base
  items(engine, layout.table('Catalog.Товары'), small)
  items(engine, layout.table('Catalog.Номенклатура'), large)
  const goods = Math.min(GOODS, small)
  const register = layout.table('AccumulationRegister.Запасы')
  const { name: t } = register
  const [item, amount, period, type] = ['Товар', 'Количество', 'Period', 'RecordType'].map((one) => register.column(one).name)
  const { name: recorder, tag } = register.column('Recorder')
  const series = (count) => `generate_series(0, ${count - 1}) AS s(n)`
  const good = cell(`(n * 7919::bigint % ${goods})`, 1)
  engine.execute(`INSERT INTO ${t} (${period}, ${recorder}, ${tag ? `${tag}, ` : ''}${register.column('LineNumber').name},
      ${register.column('Active').name}, ${type}, ${item}, ${amount})
    SELECT ${hourSql}, ${id('n / 20')}, ${tag ? '100, ' : ''}n % 20 + 1, TRUE,
      CASE n % 3 WHEN 0 THEN 'Expense' ELSE 'Receipt' END, ${good}, n % 1000 + 1 FROM ${series(movements)}`)
  engine.execute(`INSERT INTO ${t}m (m, ${item}, p0, x0) SELECT substr(${period}, 1, 7), ${item},
      sum(CASE ${type} WHEN 'Receipt' THEN ${amount} ELSE 0 END), sum(CASE ${type} WHEN 'Expense' THEN ${amount} ELSE 0 END)
      FROM ${t} GROUP BY 1, 2`)
  engine.execute(`INSERT INTO ${t}n (k, ${item}, r0) SELECT 1, ${item}, sum(p0 - x0) FROM ${t}m GROUP BY ${item}`)
  const prices = layout.table('InformationRegister.Цены')
  const of = (name) => prices.column(name).name
  engine.execute(`INSERT INTO ${prices.name} (${of('Period')}, ${of('Товар')}, ${of('Цена')})
    SELECT to_char(date '2020-01-01' + (n / ${goods})::int, 'YYYY-MM-DD"T00:00:00"'), ${cell(`(n % ${goods})`, 1)}, n % 10000
    FROM ${series(movements)}; ANALYZE`)
}

/** Names in the schema, for who asks it by bare SQL. */
export function namesIn({ base: { layout } }) {
  const of = (name) => {
    const table = layout.table(name)
    const names = table.columns.flatMap(({ field: { Name }, name: own, twin }) => [
      [Name, own],
      ...(twin ? [[`${Name}, folded`, twin]] : []),
    ])
    return { name: table.name, ...Object.fromEntries(names) }
  }
  return {
    small: of('Catalog.Товары'),
    large: of('Catalog.Номенклатура'),
    register: of('AccumulationRegister.Запасы'),
    prices: of('InformationRegister.Цены'),
  }
}

/** The cell of a reference: `kind` as in the UUIDs of odata-items.mjs. */
const cell = (number, kind) => `'8000' || lpad(${number}::text, 12, '0') || '40000000' || '${String(kind).padStart(8, '0')}'`

function items(engine, table, count) {
  const given = {
    Ref: cell('n', 1),
    Code: "lpad(n::text, 9, '0')",
    Description: "'Товар ' || n",
    Поставщик: cell(`(n % ${SUPPLIERS})`, 2),
    Цена: 'n % 10000',
    Артикул: "'A-' || n",
    DataVersion: "'AAAAAAAAAAA='",
  }
  const cells = table.columns.flatMap((one) => {
    const empty = one.codecs[0].encode(one.empty)
    const made = given[one.field.Name] ?? (empty === null ? 'NULL' : typeof empty === 'bigint' ? String(empty) : `'${empty}'`)
    const typed = one.codecs[0].affinity === 'BOOLEAN' ? 'FALSE' : made
    return [[one.name, typed], ...(one.twin === undefined ? [] : [[one.twin, `lower(${made})`]])]
  })
  engine.execute(
    `INSERT INTO ${table.name} (${cells.map(([name]) => name).join(', ')})
      SELECT ${cells.map(([, made]) => made).join(', ')} FROM generate_series(0, ${count - 1}) AS s(n)`,
  )
}
