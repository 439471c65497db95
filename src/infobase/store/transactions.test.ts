/** Transactions over one connection: nobody sees the half of another one's, and snapshots bring back what was there. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shopInfobase } from '../../../test/support/infobase/shop.ts'
import { system } from '../../host/machine/system.ts'
import type { Infobase } from '../infobase.ts'

/** PostgreSQL reads what is committed while a transaction is open; SQLite's one connection has its readers wait. */
const readersWait = process.env['STANDIN_TEST_ENGINE'] !== 'postgres'

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1))
const add = async ({ Catalogs }: Infobase, Description: string): Promise<void> =>
  Catalogs['Контрагенты']!.CreateItem({ Description }).Write()
const all = async ({ Catalogs }: Infobase): Promise<string[]> =>
  (await Catalogs['Контрагенты']!.Select({ order: ['Code'] })).map((row) => String(row['Description']))

describe('a transaction', () => {
  test('is not seen from outside before it is committed; who reads waits, or reads what is committed', async () => {
    const infobase = await shopInfobase()
    await add(infobase, 'до')
    const order: string[] = []
    let reading: Promise<unknown> = Promise.resolve()
    const writing = infobase.BeginTransaction(async () => {
      await add(infobase, 'а')
      await pause()
      order.push(`inside ${(await all(infobase)).join()}`)
      await add(infobase, 'б')
      await (readersWait ? pause() : reading)
      order.push('end')
    })
    reading = pause().then(async () => order.push(`outside ${(await all(infobase)).join()}`))
    await Promise.all([writing, reading])
    if (readersWait) expect(order).toEqual(['inside до,а', 'end', 'outside до,а,б'])
    else expect(order.toSorted()).toEqual(['end', 'inside до,а', 'outside до'])
  })

  test('takes everything back when it throws, also tables that it made', async () => {
    const infobase = await shopInfobase()
    await expect(
      infobase.BeginTransaction(async () => {
        await add(infobase, 'а')
        throw new Error('нет')
      }),
    ).rejects.toThrow('нет')
    expect(infobase.TransactionActive()).toBe(false)
    expect(await all(infobase)).toEqual([])
    await add(infobase, 'б')
    expect(await all(infobase)).toEqual(['б'])
  })

  test('joins the one that it runs in; an error inside, even if caught, leaves nothing of it', async () => {
    const infobase = await shopInfobase()
    await infobase.BeginTransaction(async () => {
      await infobase.BeginTransaction(() => add(infobase, 'а'))
      await infobase.BeginTransaction(() => add(infobase, 'б'))
      expect(infobase.TransactionActive()).toBe(true)
    })
    expect(await all(infobase)).toEqual(['а', 'б'])
    const swallowed = infobase.BeginTransaction(async () => {
      await add(infobase, 'в')
      await infobase.BeginTransaction(() => Promise.reject(new Error('внутри'))).catch(() => {})
      await add(infobase, 'г')
    })
    await expect(swallowed).rejects.toThrow('В данной транзакции уже происходили ошибки!')
    expect(await all(infobase)).toEqual(['а', 'б'])
  })

  test.runIf(readersWait)('that lasts too long gives the others a conflict of locks, and they leave the queue', async () => {
    const timers: (() => void)[] = []
    const infobase = await shopInfobase([], {
      system: { ...system, after: (_ms, run) => (timers.push(run), () => void timers.splice(timers.indexOf(run), 1)) },
    })
    let finish = (): void => {}
    const long = infobase.BeginTransaction(() => new Promise<void>((resolve) => (finish = resolve)))
    await Promise.resolve()
    const waiting = expect(all(infobase)).rejects.toThrow(/^Конфликт блокировок при выполнении транзакции/)
    const other = all(infobase)
    timers.shift()!()
    await waiting
    finish()
    await long
    expect(await other).toEqual([])
    expect(timers).toEqual([])
  })

  test('what it left unawaited is outside when it is over', async () => {
    const infobase = await shopInfobase()
    let late: Promise<void> | undefined
    await infobase.BeginTransaction(async () => {
      late = pause().then(() => add(infobase, 'поздно'))
    })
    await late
    expect(await all(infobase)).toEqual(['поздно'])
  })

  test('never shows another one half of a pair, whatever happens when', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ fails: fc.boolean(), pauses: fc.nat({ max: 2 }) }), { minLength: 2, maxLength: 6 }),
        async (transactions) => {
          const infobase = await shopInfobase()
          const seen: number[] = []
          const writers = transactions.map(({ fails, pauses }, at) =>
            infobase
              .BeginTransaction(async () => {
                await add(infobase, `${at}`)
                for (let n = 0; n < pauses; n++) await pause()
                await add(infobase, `${at}`)
                if (fails) throw new Error('нет')
              })
              .catch(() => {}),
          )
          const readers = transactions.map(async ({ pauses }) => {
            for (let n = 0; n < pauses; n++) await pause()
            seen.push((await all(infobase)).length)
          })
          await Promise.all([...writers, ...readers])
          expect(seen.filter((count) => count % 2 !== 0)).toEqual([])
          expect((await all(infobase)).length).toBe(transactions.filter((one) => !one.fails).length * 2)
          infobase.close()
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('a snapshot', () => {
  test('brings back rows, totals, tables that were not there, and numbers; several may be kept', async () => {
    const infobase = await shopInfobase()
    await add(infobase, 'а')
    const one = await infobase.snapshot()
    await add(infobase, 'б')
    await infobase.Constants['Организация']!.Set('Мы')
    const two = await infobase.snapshot()
    await add(infobase, 'в')
    await infobase.restore(one)
    expect([await all(infobase), await infobase.Constants['Организация']!.Get()]).toEqual([['а'], ''])
    await infobase.restore(two)
    expect([await all(infobase), await infobase.Constants['Организация']!.Get()]).toEqual([['а', 'б'], 'Мы'])
    await infobase.restore(one)
    await add(infobase, 'г')
    expect(await infobase.Catalogs['Контрагенты']!.FindByCode('000000002')).not.toMatchObject({
      UUID: '00000000-0000-0000-0000-000000000000',
    })
  })
})
