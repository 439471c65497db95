/** What becomes of data when the database is gone, refuses, or is changed beside: clear errors, nothing half, and it goes on by itself. */
import { describe, expect, test } from 'vitest'
import { freshSchema, postgresForTests } from '../../../../test/support/infobase/engines.ts'
import { Catalog, String } from '../../../infobase/definitions.ts'
import { createModel } from '../../../infobase/model/create-model.ts'
import type { Engine } from '../../../infobase/store/engine.ts'
import { openInfobase, type OpenedInfobase } from '../../machine/open-infobase.ts'
import { openPostgres } from './open.ts'

const source = (length: number) => ({ model: createModel([Catalog({ Name: 'Товары', Attributes: { Артикул: String(length) } })]) })
const count = async ({ infobase }: OpenedInfobase): Promise<number> => (await infobase.Catalogs['Товары']!.Select()).length
const add = ({ infobase }: OpenedInfobase): Promise<void> => infobase.Catalogs['Товары']!.CreateItem({ Description: 'а' }).Write()

async function removed(address: string): Promise<void> {
  const { engine, schema, close } = await openPostgres(address)
  engine.execute(`DROP SCHEMA ${schema} CASCADE`)
  close()
}

async function alone(address: string): Promise<boolean> {
  const { isAlone, close } = await openPostgres(address)
  const found = isAlone()
  close()
  return found
}

/** Ends every connection of the schema's processes but its own. */
const cut = (address: string): Promise<void> =>
  beside(address, (engine, schema) =>
    engine
      .prepare(
        `SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND classid = 7301
          AND objid = (hashtext(?)::bigint & 4294967295)::oid`,
      )
      .all([schema]),
  )

/** Runs beside the schema of an address, in one of its own that goes again. */
async function beside(address: string, run: (engine: Engine, schema: string) => unknown): Promise<void> {
  const { engine, opened, schema, close } = await openPostgres(freshSchema())
  opened()
  run(engine, new URL(address).searchParams.get('schema')!)
  engine.execute(`DROP SCHEMA ${schema} CASCADE`)
  close()
}

/** Again until the connection is there; a server that is busy takes its time for one. */
async function again<T>(run: () => Promise<T>): Promise<T> {
  for (const end = performance.now() + 60_000; ;) {
    try {
      return await run()
    } catch (error) {
      if (performance.now() > end || (error as { code?: string }).code !== 'infobase/database-lost') throw error
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }
}

describe.runIf(postgresForTests !== '')('a database', () => {
  test('that is lost in a transaction takes all of it back, and is there again by itself', async () => {
    const address = freshSchema()
    const opened = await openInfobase(source(20), { file: address })
    await add(opened)
    const half = opened.infobase.BeginTransaction(async () => {
      await add(opened)
      await cut(address)
      await add(opened)
    })
    await expect(half).rejects.toMatchObject({ code: 'infobase/database-lost' })
    expect(await again(() => count(opened))).toBe(1)
    await again(() => add(opened))
    expect(await count(opened)).toBe(2)
    opened.close()
    await removed(address)
  })

  test('has the rows of one process for the other, each with a code of its own', async () => {
    const address = freshSchema()
    const [a, b] = await Promise.all([openInfobase(source(20), { file: address }), openInfobase(source(20), { file: address })])
    await Promise.all(Array.from({ length: 20 }, (_, at) => add(at % 2 === 0 ? a : b)))
    const rows = await b.infobase.Catalogs['Товары']!.Select({ order: ['Code'] })
    expect(rows.map((row) => Number(row['Code']))).toEqual(Array.from({ length: 20 }, (_, at) => at + 1))
    expect(await count(a)).toBe(20)
    a.close()
    b.close()
    await removed(address)
  })

  test('has what OData publishes, as one process sets it, for the other, whose tables are all there', async () => {
    const address = freshSchema()
    const [a, b] = await Promise.all([openInfobase(source(20), { file: address }), openInfobase(source(20), { file: address })])
    expect(b.infobase.GetStandardODataInterfaceContent()).toBeUndefined()
    await a.infobase.SetStandardODataInterfaceContent(['Catalog.Товары'])
    await expect.poll(() => b.infobase.GetStandardODataInterfaceContent()).toEqual(['Catalog.Товары'])
    const kept = b.infobase.GetStandardODataInterfaceContent()
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    expect(b.infobase.GetStandardODataInterfaceContent()).toBe(kept)
    a.close()
    b.close()
    await removed(address)
  })

  test('that is lost says so in words where the composition of the interface is read', async () => {
    const address = freshSchema()
    const opened = await openInfobase(source(20), { file: address })
    await opened.infobase.SetStandardODataInterfaceContent(['Catalog.Товары'])
    await cut(address)
    const read = async () => opened.infobase.GetStandardODataInterfaceContent()
    await expect(read()).rejects.toMatchObject({ code: 'infobase/database-lost' })
    expect(await again(read)).toEqual(['Catalog.Товары'])
    opened.close()
    await removed(address)
  })

  test('is not changed for another configuration while a process works with it', async () => {
    const address = freshSchema()
    const opened = await openInfobase(source(20), { file: address })
    await expect(openInfobase(source(30), { file: address })).rejects.toMatchObject({ code: 'infobase/database-in-use' })
    expect(await count(opened)).toBe(0)
    opened.close()
    await expect.poll(() => alone(address)).toBe(true)
    const later = await openInfobase(source(30), { file: address })
    expect(await count(later)).toBe(0)
    later.close()
    await removed(address)
  })

  test('is changed once by two processes that start at once, and both serve it', async () => {
    const address = freshSchema()
    const before = await openInfobase(source(20), { file: address })
    await add(before)
    before.close()
    await expect.poll(() => alone(address)).toBe(true)
    const both = await Promise.all([openInfobase(source(30), { file: address }), openInfobase(source(30), { file: address })])
    expect(both.map(({ infobase }) => infobase.differences.length).sort()).toEqual([0, 1])
    expect(await Promise.all(both.map(count))).toEqual([1, 1])
    for (const one of both) one.close()
    await removed(address)
  })

  test('that does not answer in time refuses the call, and nothing else', async () => {
    const address = freshSchema()
    // Less than a lock is waited for, which would be another error.
    const opened = await openInfobase(source(20), { file: `${address}&timeout=1.5` })
    await add(opened)
    const { engine, opened: ready, close } = await openPostgres(address)
    ready()
    const table = opened.infobase.base.layout.table('Catalog.Товары')!.name
    engine.execute(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`)
    await expect(count(opened)).rejects.toMatchObject({ code: 'infobase/database-lost' })
    engine.execute('ROLLBACK')
    expect(await again(() => count(opened))).toBe(1)
    close()
    opened.close()
    await removed(address)
  })

  test('whose schema a newer version made is refused', async () => {
    const address = freshSchema()
    const { engine, schema, close } = await openPostgres(address)
    engine.execute(`COMMENT ON SCHEMA ${schema} IS 'standin 999'`)
    close()
    await expect(openPostgres(address)).rejects.toMatchObject({ code: 'infobase/database-refused' })
    await beside(address, (other) => other.execute(`DROP SCHEMA ${schema} CASCADE`))
  })

  test.for([
    ['nothing listens there', 'postgres://a:secret@127.0.0.1:1/b'],
    ['timeout is', 'postgres://a:secret@127.0.0.1:1/b?timeout=0'],
    ['no name of a schema', 'postgres://a:secret@127.0.0.1:1/b?schema=Схема'],
  ])('is refused with the reason (%s) and without the password', async ([reason, address]) => {
    const error = (await openPostgres(address!).catch((one: unknown) => one)) as { readonly english: string; readonly message: string }
    expect(error.english).toContain(reason)
    expect(`${error.english}${error.message}`).not.toContain('secret')
  })
})
