// Queries of 1C's language beside the same plans from TypeScript, in the same process over the same data: one table with a field behind a
// reference, parameters, an order and ПЕРВЫЕ, and one item by its code. Microseconds of CPU, the least of seven rounds in turn.
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const dist = process.env.STANDIN_DIST ?? fileURLToPath(new URL('../build/', import.meta.url))
const { Attribute, Catalog, CatalogRef, Number: NumberType, String: StringType } = await import(`${dist}/infobase/definitions.js`)
const { createModel } = await import(`${dist}/infobase/model/create-model.js`)
const { and, compare, equal, field, value } = await import(`${dist}/infobase/query/expression.js`)
const { openInfobase } = await import(`${dist}/host/machine/open-infobase.js`)
const { Query } = await import(`${dist}/query/query.js`)
const { Decimal } = await import(`${dist}/xdto/values/decimal.js`)

const items = 5_000

const model = createModel([
  Catalog({ Name: 'Поставщики', Attributes: { ИНН: StringType(12) } }),
  Catalog({
    Name: 'Товары',
    Attributes: { Поставщик: Attribute(CatalogRef('Поставщики'), { Indexing: 'Index' }), Цена: NumberType(15, 2) },
  }),
])

async function filled(infobase) {
  const partners = []
  await infobase.BeginTransaction(async () => {
    for (let n = 0; n < 20; n++) {
      const one = infobase.Catalogs.Поставщики.CreateItem({ Code: String(n), Description: `Поставщик ${n}`, ИНН: `77${n}` })
      await one.Write()
      partners.push(one.Ref)
    }
    for (let n = 0; n < items; n++) {
      const Code = String(n).padStart(9, '0')
      await infobase.Catalogs.Товары
        .CreateItem({ Code, Description: `Товар ${n}`, Поставщик: partners[n % 20], Цена: (n * 37) % 1000 })
        .Write()
    }
  })
  return partners
}

async function round(run, times) {
  const before = process.cpuUsage()
  for (let n = 0; n < times; n++) await run(n)
  const { user, system } = process.cpuUsage(before)
  return (user + system) / times
}

async function compared(ours, bare, times) {
  const least = [Infinity, Infinity]
  for (let n = 0; n < 8; n++) {
    const spent = [await round(ours, times), await round(bare, times)]
    // The first round warms up.
    if (n > 0) for (const at of [0, 1]) least[at] = Math.min(least[at], spent[at])
  }
  return least
}

const row = (what, [ours, bare]) => ({ what, 'query µs': ours, 'plan µs': bare, 'ratio': ours / bare, 'at most': 1.5 })

const source = { kind: 'object', name: 'Catalog.Товары' }
const named = (name, ...path) => ({ name, expression: field(...path) })

export async function run() {
  const { infobase, close } = await openInfobase({ model })
  const partners = await filled(infobase)
  const page = `ВЫБРАТЬ ПЕРВЫЕ 50 Т.Ссылка, Т.Код, Т.Наименование, Т.Цена, Т.Поставщик.ИНН КАК ИНН ИЗ Справочник.Товары КАК Т
    ГДЕ Т.Поставщик = &Кто И Т.Цена > &Цена УПОРЯДОЧИТЬ ПО Т.Код`
  const columns = [
    named('Ref', 'Ref'),
    named('Code', 'Code'),
    named('Description', 'Description'),
    named('Цена', 'Цена'),
    named('ИНН', 'Поставщик', 'ИНН'),
  ]
  const least = Decimal.from(10)
  const rows = [
    row(
      'page of 50, five fields, one of them behind a reference',
      await compared(
        async (n) => (await new Query(infobase, page, { Кто: partners[n % 20], Цена: 10 }).Execute()).UnloadColumn('ИНН'),
        (n) =>
          infobase.select({
            source,
            where: and(equal(field('Поставщик'), value(partners[n % 20])), compare(field('Цена'), '>', value(least))),
            order: [{ expression: field('Code'), asIs: true }],
            top: 50,
            columns,
          }),
        200,
      ),
    ),
    row(
      'one item by its code',
      await compared(
        async (n) =>
          (
            await new Query(infobase, 'ВЫБРАТЬ Ссылка, Цена ИЗ Справочник.Товары ГДЕ Код = &Код', {
              Код: String(n).padStart(9, '0'),
            }).Execute()
          ).UnloadColumn('Цена'),
        (n) =>
          infobase.select({
            source,
            where: equal(field('Code'), value(String(n).padStart(9, '0'))),
            columns: [named('Ref', 'Ref'), named('Цена', 'Цена')],
          }),
        1_000,
      ),
    ),
  ]
  close()
  return rows
}
