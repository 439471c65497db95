// The items of the bench of OData in an infobase: a catalog with an indexed reference, behind the standard OData interface.
import { fileURLToPath } from 'node:url'

const dist = process.env.STANDIN_DIST ?? fileURLToPath(new URL('../../build/', import.meta.url))
export const load = (path) => import(`${dist}/${path}.js`)
const { Attribute, Catalog, CatalogRef, Number: NumberType, String: StringType } = await load('infobase/definitions')
const { createModel } = await load('infobase/model/create-model')
const { createInfobase } = await load('infobase/infobase')
const { openInMemory } = await load('host/sql/memory')
const { createAsyncContext } = await load('host/machine/async-context')
const { system } = await load('host/machine/system')
const { crypto } = await load('host/machine/crypto')
const { createPlatform } = await load('platform/platform')
const { standardODataChannel } = await load('odata/channel')
const { standardOData } = await load('odata/service')
const { referenceCell } = await load('infobase/values/reference-cell')
const { joinStubs } = await load('standin/stub/join')
const { createStubs } = await load('standin/stub/stubs')
const { openDataFile } = await load('host/sql/data-file')

export const suppliers = 200

const definitions = [
  Catalog({ Name: 'Поставщики' }),
  Catalog({
    Name: 'Товары',
    DefaultPresentation: 'AsCode',
    Attributes: {
      // Pages of a supplier in the order of codes, and without an order.
      Поставщик: Attribute(CatalogRef('Поставщики'), { Indexing: 'IndexWithAdditionalOrder' }),
      Цена: NumberType(15, 2),
      Артикул: StringType(20),
      Остаток: NumberType(10),
    },
  }),
]

export const uuid = (number, kind) => `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`

/** The same as the cell of a reference keeps it. */
export const cellOf = (number, kind) => referenceCell(uuid(number, kind))

/** As many types as a large configuration has. */
export const largeDefinitions = () =>
  Array.from({ length: 1_400 }, (_, at) =>
    Catalog({
      Name: `Справочник${at}`,
      Attributes: Object.fromEntries(
        Array.from({ length: 12 }, (_, n) => [`Реквизит${n}`, n % 3 === 0 ? CatalogRef(`Справочник${(at + n) % 1_400}`) : StringType(50)]),
      ),
      TabularSections: {
        Товары: { Товар: CatalogRef('Справочник0'), Сумма: NumberType(15, 2) },
        Услуги: { Услуга: CatalogRef('Справочник1') },
      },
    }),
  )

export const platformOf = (model, infobase, joined = (services) => services) =>
  createPlatform({ services: joined([standardOData({ model })]), infobase }, { ...system, crypto }, { channels: [standardODataChannel] })

/** The same items behind a stand-in's question for stubs, of which there are none. */
export const asking = ({ infobase }) =>
  platformOf(infobase.model, infobase, (services) =>
    joinStubs(services, { channels: [standardODataChannel], stubs: createStubs(), notes: { put() {} }, modes: [] }),
  )

/** A platform of the large model, without data. */
export async function large() {
  const model = createModel(largeDefinitions())
  return { platform: platformOf(model, createInfobase({ model }, { engine: await openInMemory(), context: createAsyncContext(), system })) }
}

/** In memory, or in a data file; without items what is in it. */
export async function filled(count, file) {
  const model = createModel(definitions)
  const opened = file === undefined ? { engine: await openInMemory() } : await openDataFile(file, system, console.error)
  const infobase = createInfobase({ model }, { engine: opened.engine, context: createAsyncContext(), system })
  const { tables, layout, writer } = infobase.base
  const table = layout.table('Catalog.Товары')
  tables.ensure([table, layout.table('Catalog.Поставщики')])
  const column = (name) => table.column(name).name
  const names = table.columns.map((one) => one.name)
  const twins = table.columns.flatMap((one) => (one.twin === undefined ? [] : [one.twin]))
  const insert = writer.statement(
    `INSERT INTO ${table.name} (${[...names, ...twins].join(', ')}) VALUES (${[...names, ...twins].map(() => '?').join(', ')})`,
  )
  await infobase.BeginTransaction(async () => {
    for (let at = 0; at < count; at++) {
      const values = Object.fromEntries(table.columns.map((one) => [one.name, one.codecs[0].encode(one.empty)]))
      Object.assign(values, {
        [column('Ref')]: cellOf(at, 1),
        [column('Code')]: String(at).padStart(9, '0'),
        [column('Description')]: `Товар ${at}`,
        [column('Поставщик')]: cellOf(at % suppliers, 2),
        [column('Цена')]: BigInt(at % 10_000),
        [column('Артикул')]: `A-${at}`,
        [column('DataVersion')]: 'AAAAAAAAAAA=',
      })
      const folded = table.columns.flatMap((one) => (one.twin === undefined ? [] : [String(values[one.name]).toLowerCase()]))
      insert.run([...names.map((name) => values[name]), ...folded])
    }
  })
  const platform = platformOf(model, infobase)
  return { infobase, platform, table, column, close: () => opened.close?.() }
}
