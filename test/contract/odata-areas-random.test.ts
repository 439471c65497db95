/** Separators under random interleavings: however requests of several areas meet, each area has the rows that it wrote, and no others. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { offered } from '../../src/host/machine/channels.ts'
import { Catalog, CommonAttribute, InformationRegister, Number as NumberType, String as StringType } from '../../src/index.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { standardOData } from '../../src/odata/service.ts'
import { publishAll } from '../../src/publication/publication.ts'
import { odataHost } from '../support/odata/warehouse.ts'

const definitions = [
  CommonAttribute({ Name: 'Область', Type: NumberType(7), DataSeparation: 'Separate', AutoUse: 'Use' }),
  Catalog({ Name: 'Товары', Attributes: { Цена: NumberType(10) }, TabularSections: { Коды: { Код: StringType(5) } } }),
  InformationRegister({ Name: 'Цены', Dimensions: { Сорт: NumberType(3) }, Resources: { Цена: NumberType(10) } }),
]

type Command =
  | { readonly do: 'add'; readonly price: number }
  | { readonly do: 'change'; readonly which: number; readonly price: number }
  | { readonly do: 'delete'; readonly which: number }
  | { readonly do: 'record'; readonly sort: number; readonly price: number }
  | { readonly do: 'list' | 'count' | 'records' | 'pause' }

const price = fc.integer({ min: 1, max: 99 })
const which = fc.nat({ max: 5 })
const command: fc.Arbitrary<Command> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), price }),
  fc.record({ do: fc.constant('change' as const), which, price }),
  fc.record({ do: fc.constant('delete' as const), which }),
  fc.record({ do: fc.constant('record' as const), sort: fc.nat({ max: 2 }), price }),
  fc.record({ do: fc.constantFrom('list' as const, 'count' as const, 'records' as const, 'pause' as const) }),
)
const areas = fc.array(fc.array(command, { maxLength: 10 }), { minLength: 2, maxLength: 3 })

test('areas do not meet', { timeout: 300_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(areas, async (all) => {
      const publication = {
        ...publishAll('/base', [offered(standardOData({ model: createModel(definitions) }))]),
        zones: [{ value: undefined, specify: true, safe: true }],
      }
      const host = await odataHost(definitions, {}, { publications: [publication] }, '')
      try {
        await Promise.all(all.map((commands, at) => run(host.ask, String(at + 1), commands)))
      } finally {
        host.close()
      }
    }),
    { numRuns: 25 },
  )
})

async function run(all: Awaited<ReturnType<typeof odataHost>>['ask'], area: string, commands: readonly Command[]): Promise<void> {
  const ask = (request: string, body?: unknown) => all(request.replace(/^([A-Z]+ )?/, `$1/base/${area}/odata/standard.odata/`), body)
  const rows = async (set: string): Promise<readonly Record<string, unknown>[]> =>
    (await ask(`${set}?$format=json`)).json().value as readonly Record<string, unknown>[]
  /** By key in the order of writing. */
  const items = new Map<string, number>()
  const records = new Map<number, number>()
  const keyAt = (at: number): string | undefined => [...items.keys()][at]
  const steps: { readonly [K in Command['do']]: (one: Extract<Command, { do: K }>) => Promise<void> } = {
    async add(one) {
      const body = { Цена: one.price, Область: 99, Коды: [{ LineNumber: '1', Код: area }] }
      items.set((await ask('POST Catalog_Товары?$format=json', body)).json().Ref_Key as string, one.price)
    },
    async change(one) {
      const key = keyAt(one.which)
      if (key === undefined) return
      expect((await ask(`PATCH Catalog_Товары(guid'${key}')`, { Цена: one.price })).status).toBe(200)
      items.set(key, one.price)
    },
    async delete(one) {
      const key = keyAt(one.which)
      if (key === undefined) return
      expect((await ask(`DELETE Catalog_Товары(guid'${key}')`)).status).toBe(204)
      items.delete(key)
    },
    async record(one) {
      const isThere = records.has(one.sort)
      const answer = await ask('POST InformationRegister_Цены', { Сорт: one.sort, Цена: one.price })
      expect(answer.status).toBe(isThere ? 400 : 200)
      if (!isThere) records.set(one.sort, one.price)
    },
    async list() {
      const found = await rows('Catalog_Товары')
      expect(new Map(found.map((one) => [one['Ref_Key'], Number(one['Цена'])]))).toEqual(items)
      expect(found.every((one) => String(one['Область']) === area)).toBe(true)
      expect((await rows('Catalog_Товары_Коды')).map((one) => one['Код'])).toEqual([...items].map(() => area))
    },
    async count() {
      expect((await ask('Catalog_Товары/$count')).text).toBe(`\ufeff${items.size}`)
    },
    async records() {
      expect(new Map((await rows('InformationRegister_Цены')).map((one) => [Number(one['Сорт']), Number(one['Цена'])]))).toEqual(records)
    },
    async pause() {
      await Promise.resolve()
    },
  }
  for (const one of [...commands, { do: 'list' } as const, { do: 'count' } as const, { do: 'records' } as const])
    await (steps[one.do] as (one: Command) => Promise<void>)(one)
}
