/** Reading over PostgreSQL that somebody interrupts: the client leaves, the server goes, others read and write meanwhile. */
import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAsyncContext } from '../../src/host/machine/async-context.ts'
import { crypto } from '../../src/host/machine/crypto.ts'
import { system } from '../../src/host/machine/system.ts'
import { serve, type Served } from '../../src/host/server/serve.ts'
import { openPostgres, type OpenedPostgres } from '../../src/host/sql/postgres/open.ts'
import { Catalog, CatalogRef, InformationRegister, Number as NumberType, String as StringType } from '../../src/infobase/definitions.ts'
import { createInfobase, type Infobase } from '../../src/infobase/infobase.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { standardODataChannel } from '../../src/odata/channel.ts'
import { standardOData } from '../../src/odata/service.ts'
import { createPlatform } from '../../src/platform/platform.ts'
import { freshSchema, postgresForTests } from '../support/infobase/engines.ts'

/** Texts so long that no socket takes a whole set. */
const [ITEMS, LONG] = [600, 40_000]
const model = createModel([
  Catalog({ Name: 'Товары', Attributes: { Текст: StringType(0) } }),
  InformationRegister({
    Name: 'Цены',
    InformationRegisterPeriodicity: 'Day',
    Dimensions: { Товар: CatalogRef('Товары') },
    Resources: { Цена: NumberType(15, 2) },
  }),
])

describe.runIf(postgresForTests !== '')('reading', () => {
  let infobase: Infobase
  let served: Served
  let watcher: OpenedPostgres
  let schema: string
  const addressOf = (path: string): string => served.url + encodeURI(`/odata/standard.odata/${path}`)
  const whole = 'Catalog_Товары?$format=json&$select=Code,Текст'
  const last = 'InformationRegister_Цены/SliceLast()?$format=json'

  beforeAll(async () => {
    const opened = await openPostgres(freshSchema())
    schema = opened.schema
    infobase = createInfobase({ model }, { engine: opened.engine, context: createAsyncContext(), system })
    const table = infobase.base.layout.table('Catalog.Товары')!
    const text = table.column('Текст')!
    await infobase.BeginTransaction(async () => {
      for (let at = 0; at < ITEMS; at++) await infobase.Catalogs['Товары']!.CreateItem({ Description: `Товар ${at}` }).Write()
    })
    opened.engine.execute(`UPDATE ${table.name} SET ${text.name} = repeat('т', ${LONG / 2})`)
    await priced(1)
    opened.opened()
    served = await serve(
      createPlatform({ services: [standardOData({ model })], infobase }, { ...system, crypto }, { channels: [standardODataChannel] }),
      { port: 0 },
    )
    watcher = await openPostgres(freshSchema())
    watcher.opened()
  })
  afterAll(async () => {
    await served.close()
    watcher.engine.execute(`DROP SCHEMA ${watcher.schema} CASCADE; DROP SCHEMA ${schema} CASCADE`)
    infobase.close()
    watcher.close()
  })

  /** Writes the price of every item, all in one transaction. */
  async function priced(price: number): Promise<void> {
    const { Цены } = infobase.InformationRegisters
    const items = await infobase.Catalogs['Товары']!.Select()
    await infobase.BeginTransaction(async () => {
      const set = Цены!.CreateRecordSet()
      for (const { Ref } of items.slice(0, ITEMS)) set.Add({ Period: '2026-01-01T00:00:00', Товар: Ref, Цена: price })
      await set.Write()
    })
  }

  /** Connections of the process that serves, by what they are doing. */
  const connections = (): readonly string[] =>
    watcher.engine
      .prepare(
        `SELECT state FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE locktype = 'advisory' AND classid = 7301
          AND objid = (hashtext(?)::bigint & 4294967295)::oid ORDER BY pid`,
      )
      .all([schema])
      .map(({ state }) => String(state))
  const cut = (): void => {
    watcher.engine
      .prepare(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7301
          AND objid = (hashtext(?)::bigint & 4294967295)::oid`,
      )
      .all([schema])
  }
  const allIdle = (): Promise<void> => expect.poll(connections, { timeout: 60_000 }).not.toContain('idle in transaction')

  /** An answer of which nothing is read yet. */
  function begun(path: string): Promise<IncomingMessage> {
    const sent = request(addressOf(path))
    sent.end()
    return once(sent, 'response').then(([answer]) => answer as IncomingMessage)
  }

  async function readOf(answer: IncomingMessage): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const pieces: Buffer[] = []
    for await (const piece of answer) pieces.push(piece as Buffer)
    expect(answer.statusCode).toBe(200)
    return (JSON.parse(Buffer.concat(pieces).toString()) as { value: Record<string, unknown>[] }).value
  }

  const codes = async (answer: IncomingMessage): Promise<readonly number[]> => (await readOf(answer)).map(({ Code }) => Number(Code))
  const everyCode = Array.from({ length: ITEMS }, (_, at) => at + 1)
  const prices = async (): Promise<readonly unknown[]> => (await readOf(await begun(last))).map(({ Цена }) => Цена)

  test('that its client leaves gives its connection back, and no transaction is left open', async () => {
    for (let at = 0; at < 8; at++) {
      const answer = await begun(whole)
      await once(answer, 'readable')
      answer.destroy()
      await (await begun(last)).destroy()
    }
    await allIdle()
    // Two at once, one that is short, and those of writing and reading.
    expect(connections().length).toBeLessThanOrEqual(5)
    expect((await codes(await begun(whole))).toSorted((a, b) => a - b)).toEqual(everyCode)
    expect(await prices()).toHaveLength(ITEMS)
  })

  test('of two clients at once has every row once for each, whatever is written meanwhile', async () => {
    const answers = await Promise.all([begun(whole), begun(whole)])
    await infobase.Catalogs['Товары']!.CreateItem({ Description: 'новый' }).Write()
    const found = await Promise.all(answers.map(codes))
    for (const one of found) expect(one.filter((code) => code <= ITEMS).toSorted((a, b) => a - b)).toEqual(everyCode)
  })

  test('of a virtual table never has half of a transaction', async () => {
    const writing = (async () => {
      for (let price = 2; price <= 4; price++) await priced(price)
    })()
    for (let at = 0; at < 6; at++) {
      const found = await prices()
      expect([found.length, new Set(found).size]).toEqual([ITEMS, 1])
    }
    await writing
    expect(new Set(await prices())).toEqual(new Set([4]))
  })

  test('that loses the database is torn or goes on, never short, and the next one is whole', async () => {
    const answer = await begun(whole)
    await once(answer, 'readable')
    cut()
    // A part that was asked for meanwhile is lost; those that come after it are read when the connection is there again.
    const found = await codes(answer).catch((error: unknown) => (error as Error).message)
    expect(found).toEqual(typeof found === 'string' ? 'aborted' : expect.arrayContaining(everyCode))
    await expect.poll(async () => (await fetch(addressOf('Catalog_Товары/$count'))).status, { timeout: 60_000 }).toBe(200)
    expect(await codes(await begun(whole))).toEqual(expect.arrayContaining(everyCode))
    expect(await prices()).toHaveLength(ITEMS)
    await allIdle()
  })
})
