/** The journal of a bus keeps what was accepted, wherever the process ends, and refuses a file that lost some of it. */
import { copyFileSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import type { BusStore, KeptMessage } from '../../integration/bus/store.ts'
import { disk, type JournalDisk } from './journal-file.ts'
import { journalStore, type JournalOptions } from './journal-store.ts'

const open: BusStore[] = []
afterEach(async () => {
  for (const store of open.splice(0)) await store.close()
})

let files = 0
const newFile = (): string => join(temporaryFolder(), `bus-${files++}.journal`)

function opened(file: string, options?: JournalOptions): BusStore {
  const store = journalStore(file, options)
  open.push(store)
  return store
}

const closed = async (store: BusStore): Promise<void> => {
  open.splice(open.indexOf(store), 1)
  await store.close()
}

const message = (id: number, queues: readonly string[] = ['Заказы.Склад'], size = 20, target = 'Заказы.out'): KeptMessage => ({
  id,
  application: 'торг',
  channel: 'Заказы',
  sender: 'Магазин',
  target,
  arrived: 1_700_000_000_000 + id,
  bytes: Buffer.alloc(size, id % 256),
  queues,
})

const keep = (store: BusStore, one: KeptMessage): Promise<void> =>
  new Promise((resolve, reject) => store.keep(one, (error) => (error === undefined ? resolve() : reject(error))))

const clear = (store: BusStore): Promise<void> =>
  new Promise((resolve, reject) => store.clear((error) => (error === undefined ? resolve() : reject(error))))

/** What a store that opens the file finds: ids and what waits where. */
async function found(file: string): Promise<{ messages: Record<number, Record<string, number>>; lastId: number; notes: number }> {
  const store = opened(file)
  const { messages, lastId, notes } = await store.load()
  for (const one of messages) expect(Buffer.from(one.message.bytes)).toEqual(Buffer.alloc(one.message.bytes.length, one.message.id % 256))
  await closed(store)
  return {
    messages: Object.fromEntries(messages.map((one) => [one.message.id, Object.fromEntries(one.waiting)])),
    lastId,
    notes: notes.length,
  }
}

/** As a killed process leaves the file: nothing is written when it ends. */
function killed(file: string): string {
  const copy = newFile()
  copyFileSync(file, copy)
  return copy
}

describe('a message', () => {
  test('is there again, with the queues that have it and its deliveries from each', async () => {
    const file = newFile()
    const store = opened(file)
    await store.load()
    await keep(store, message(1, ['a', 'b', 'c']))
    await keep(store, message(2, ['a']))
    store.tried('a', [1, 2])
    store.tried('a', [1])
    store.done('b', 1)
    await closed(store)
    expect(await found(file)).toEqual({ messages: { 1: { a: 2, c: 0 }, 2: { a: 1 } }, lastId: 2, notes: 0 })
  })

  test('that is done with is gone; the last one of its target is kept to know a repeated one', async () => {
    const file = newFile()
    const store = opened(file)
    await store.load()
    for (const id of [1, 2, 3]) await keep(store, message(id, ['a'], 20, id === 3 ? 'другой' : 'Заказы.out'))
    for (const id of [1, 2, 3]) store.done('a', id)
    await closed(store)
    expect(await found(file)).toEqual({ messages: { 2: {}, 3: {} }, lastId: 3, notes: 0 })
  })

  test('that was tried is known as such after a kill, without a wait for the disk', async () => {
    const file = newFile()
    const store = opened(file)
    await store.load()
    await keep(store, message(1, ['a']))
    store.tried('a', [1])
    expect((await found(killed(file))).messages).toEqual({ 1: { a: 1 } })
  })

  test('none is left after clear', async () => {
    const file = newFile()
    const store = opened(file)
    await store.load()
    await keep(store, message(1))
    await clear(store)
    expect(await found(killed(file))).toEqual({ messages: {}, lastId: 1, notes: 0 })
  })

  test.each([0, 1, 3])('clear has its place among messages that wait for the disk, of which %i are written already', async (written) => {
    const file = newFile()
    const held: ((error: Error | null) => void)[] = []
    let isHeld = false
    const store = opened(file, { disk: { ...disk, sync: (fd, done) => (isHeld ? void held.push(done) : disk.sync(fd, done)) } })
    await store.load()
    isHeld = true
    const order: string[] = []
    const told = (what: string) => () => void order.push(what)
    for (const id of [1, 2, 3]) {
      const kept = keep(store, message(id)).then(told(`${id}`))
      if (id <= written) await new Promise((resolve) => setImmediate(() => setImmediate(resolve)))
      void kept
    }
    const cleared = clear(store).then(told('clear'))
    const last = keep(store, message(4)).then(told('4'))
    isHeld = false
    for (const done of held.splice(0)) done(null)
    await Promise.all([cleared, last])
    expect(order).toEqual(['1', '2', '3', 'clear', '4'])
    // Of a message that was cleared nothing is left to happen.
    store.done('Заказы.Склад', 2)
    expect((await found(killed(file))).messages).toEqual({ 4: { 'Заказы.Склад': 0 } })
    await closed(store)
    expect((await found(file)).messages).toEqual({ 4: { 'Заказы.Склад': 0 } })
  })

  test('clear says that a journal which failed, or is closed, forgets nothing', async () => {
    let fails = false
    const store = opened(newFile(), { disk: { ...disk, sync: (fd, done) => (fails ? done(new Error('EIO')) : disk.sync(fd, done)) } })
    await store.load()
    await keep(store, message(1))
    fails = true
    await expect(keep(store, message(2))).rejects.toMatchObject({ code: 'bus/journal-failed' })
    await expect(clear(store)).rejects.toMatchObject({ code: 'bus/journal-failed' })
    await closed(store)
    await expect(clear(store)).rejects.toMatchObject({ code: 'bus/bus-closed' })
  })
})

test('two processes do not share a journal', async () => {
  const file = newFile()
  opened(file)
  const said = {
    code: 'bus/journal-busy',
    message: `another process has the journal ${file} of a bus; stop that one, or give another file`,
  }
  expect(() => journalStore(file)).toThrow(expect.objectContaining(said))
})

test('a journal whose folder is not there is refused with its place', async () => {
  const file = join(newFile(), 'none')
  expect(() => journalStore(file)).toThrow(
    expect.objectContaining({ code: 'bus/journal-unwritable', message: expect.stringContaining(file) }),
  )
})

test.each(['', 'short', 'x'.repeat(1000)])('a file that is something else is refused and left as it is (%#)', async (text) => {
  const file = newFile()
  writeFileSync(file, text)
  const store = opened(file)
  if (text === '') return expect(await store.load()).toMatchObject({ messages: [], notes: [] })
  await expect(store.load()).rejects.toMatchObject({ code: 'bus/journal-foreign' })
  await closed(store)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

type Step =
  | { readonly kind: 'keep'; readonly size: number }
  | { readonly kind: 'tried' | 'done'; readonly at: number }
  | { readonly kind: 'wait' }

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('keep' as const), size: fc.integer({ min: 0, max: 400 }) }),
    fc.record({ kind: fc.constantFrom('tried' as const, 'done' as const), at: fc.nat(20) }),
    fc.record({ kind: fc.constant('wait' as const) }),
  ),
  { maxLength: 25 },
)

interface Life {
  readonly file: string
  /** Bytes that were on the disk for certain at the end, and ids that were accepted by then and not done with. */
  readonly synced: number
  readonly accepted: ReadonlySet<number>
  readonly store: BusStore
}

async function lived(plan: readonly Step[]): Promise<Life> {
  const file = newFile()
  const store = opened(file)
  await store.load()
  const accepted = new Set<number>()
  let synced = statSync(file).size
  let id = 0
  let all: Promise<void>[] = []
  for (const step of plan) {
    if (step.kind === 'keep') {
      const kept = ++id
      all.push(keep(store, message(kept, ['a'], step.size)).then(() => void accepted.add(kept)))
    } else if (step.kind === 'wait') {
      await Promise.all(all)
      all = []
      synced = statSync(file).size
    } else {
      const one = [...accepted][step.at]
      if (one === undefined) continue
      if (step.kind === 'tried') store.tried('a', [one])
      else {
        store.done('a', one)
        accepted.delete(one)
      }
    }
  }
  const waited = new Set(accepted)
  await Promise.all(all)
  await new Promise((resolve) => setImmediate(resolve))
  return { file, synced, accepted: waited, store }
}

test('cut at any byte behind what was on the disk, or garbled there, it has every accepted message', async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean(), async (plan, part, garbled) => {
      const { file, synced, accepted, store } = await lived(plan)
      const copy = killed(file)
      await closed(store)
      const { size } = statSync(copy)
      const at = synced + Math.floor((size - synced) * part)
      if (garbled && at < size) {
        const bytes = readFileSync(copy)
        bytes[at] = bytes[at]! ^ 0x5a
        writeFileSync(copy, bytes)
      } else truncateSync(copy, at)
      const after = await found(copy)
      expect([...accepted].filter((id) => !(id in after.messages))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('damage before accepted messages is refused with its byte', async () => {
  const file = newFile()
  const store = opened(file)
  await store.load()
  for (let id = 1; id <= 5; id++) await keep(store, message(id))
  await closed(store)
  const bytes = readFileSync(file)
  bytes[200] = bytes[200]! ^ 1
  writeFileSync(file, bytes)
  const damaged = opened(file)
  await expect(damaged.load()).rejects.toMatchObject({
    code: 'bus/journal-broken',
    message: expect.stringMatching(/byte \d+/),
    messageRu: expect.stringContaining('повреждён'),
  })
  await closed(damaged)
  expect(readFileSync(file).equals(bytes)).toBe(true)
})

describe('a disk that is full', () => {
  const limited = (room: { bytes: number }): JournalDisk => ({
    ...disk,
    write(fd, bytes, position) {
      if (position + bytes.length <= room.bytes) return disk.write(fd, bytes, position)
      disk.write(fd, bytes.subarray(0, Math.max(0, room.bytes - position)), position)
      throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    },
  })

  test('keeps nothing of what it refuses, and none that waits behind it; then goes on', async () => {
    const file = newFile()
    const room = { bytes: 1000 }
    const store = opened(file, { disk: limited(room) })
    await store.load()
    await keep(store, message(1))
    store.tried('Заказы.Склад', [1])
    const outcomes = await Promise.allSettled([2, 3, 4].map((id) => keep(store, message(id, undefined, id === 2 ? 5000 : 10))))
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect((await found(killed(file))).messages).toEqual({ 1: { 'Заказы.Склад': 1 } })
    room.bytes = 1_000_000
    await keep(store, message(5))
    expect(Object.keys((await found(killed(file))).messages)).toEqual(['1', '5'])
  })

  test('what is done meanwhile is done when there is room again', async () => {
    const file = newFile()
    const room = { bytes: 1_000_000 }
    const store = opened(file, { disk: limited(room) })
    await store.load()
    for (const id of [1, 2]) await keep(store, message(id))
    room.bytes = statSync(file).size
    store.done('Заказы.Склад', 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    room.bytes = 1_000_000
    await keep(store, message(3))
    expect(Object.keys((await found(killed(file))).messages)).toEqual(['2', '3'])
  })

  test('what is done with makes room, however short the file is', async () => {
    const file = newFile()
    const store = opened(file, { disk: limited({ bytes: 200_000 }) })
    await store.load()
    let refused = 0
    for (let id = 1; id <= 1000; id++) {
      while ((await keep(store, message(id, ['a'], 1000)).catch(() => 'refused')) === 'refused') {
        if (++refused > 20) throw new Error(`no room for ${id}`)
        await new Promise((resolve) => setImmediate(resolve))
      }
      store.done('a', id)
    }
    expect(refused).toBeGreaterThan(0)
    expect(statSync(file).size).toBeLessThan(200_000)
    await closed(store)
    expect(await found(file)).toEqual({ messages: { 1000: {} }, lastId: 1000, notes: 0 })
  })

  test('a copy that has no room is not begun again with each message that is refused', async () => {
    const file = newFile()
    const room = { bytes: Infinity }
    let begun = 0
    const full = limited(room)
    const store = opened(file, {
      disk: {
        ...full,
        write(fd, bytes, position) {
          const isCopy = position === 0 && statSync(file).size > 0
          if (isCopy) begun++
          if (isCopy) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
          full.write(fd, bytes, position)
        },
      },
    })
    await store.load()
    for (let id = 1; id <= 200; id++) {
      await keep(store, message(id, ['a'], 1000))
      if (id > 20) store.done('a', id)
    }
    room.bytes = statSync(file).size
    for (let id = 201; id <= 250; id++) await keep(store, message(id, ['a'], 1000)).catch(() => undefined)
    expect(begun).toBe(1)
  })

  test('why messages are not kept is told, once for a group of them', async () => {
    const file = newFile()
    const told: string[] = []
    const store = opened(file, { disk: limited({ bytes: 100 }), refused: ({ message }) => void told.push(message) })
    await store.load()
    await Promise.allSettled([1, 2, 3].map((id) => keep(store, message(id))))
    expect(told).toEqual(['no space left on device'])
  })

  test('a wait for the disk that fails ends the journal: nothing is accepted any more', async () => {
    const file = newFile()
    let fails = false
    const store = opened(file, { disk: { ...disk, sync: (fd, done) => (fails ? done(new Error('EIO')) : disk.sync(fd, done)) } })
    await store.load()
    await keep(store, message(1))
    fails = true
    await expect(keep(store, message(2))).rejects.toMatchObject({ code: 'bus/journal-failed' })
    fails = false
    await expect(keep(store, message(3))).rejects.toMatchObject({ code: 'bus/journal-failed' })
  })
})

test('a journal of which most is done with is copied; what happens meanwhile is in the copy', async () => {
  const file = newFile()
  const store = opened(file, { copiedAbove: 20_000 })
  await store.load()
  const expected: Record<number, Record<string, number>> = {}
  for (let id = 1; id <= 600; id++) {
    const kept = keep(store, message(id, ['a'], 1000))
    if (id % 5 === 0) await kept
    if (id > 20 && id % 50 !== 0) store.done('a', id - 20)
    else if (id > 20) {
      store.tried('a', [id - 20])
      expected[id - 20] = { a: 1 }
    }
  }
  await keep(store, message(601, ['a'], 1000))
  for (let id = 581; id <= 601; id++) expected[id] = { a: 0 }
  const sized = statSync(file).size
  await closed(store)
  expect(await found(file)).toEqual({ messages: expected, lastId: 601, notes: 0 })
  expect(sized).toBeLessThan(150_000)
})
