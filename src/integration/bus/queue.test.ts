/** A queue against a model, with random histories: nothing is lost, nothing overtakes, one receiver at a time. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AmqpOutcome } from '../amqp/client.ts'
import { readMessage } from '../amqp/read-message.ts'
import { MessageQueue, type QueuedMessage, type QueueReceiver } from './queue.ts'

const amqp = readMessage(new Uint8Array(0))

const queued = (id: number, expires = Infinity): QueuedMessage => ({
  kept: { id, application: 'a', channel: 'c', sender: 's', target: 't', arrived: 0, bytes: amqp.bytes, queues: ['q'] },
  amqp,
  expires,
  tries: 0,
  acquired: false,
  barred: undefined,
})

class Reader implements QueueReceiver {
  credit = 0
  readonly open: QueuedMessage[] = []
  readonly #seen: (reader: Reader, message: QueuedMessage) => void

  constructor(seen: (reader: Reader, message: QueuedMessage) => void) {
    this.#seen = seen
  }

  deliver(message: QueuedMessage): void {
    this.credit--
    this.#seen(this, message)
    this.open.push(message)
  }
}

/** The model is a list: what is in the queue, in order; each is with a reader or free. */
class World {
  now = 0
  nextId = 1
  readonly readers: Reader[] = []
  /** Ids in the queue that are with nobody. */
  readonly free: { readonly id: number; readonly expires: number }[] = []
  readonly gone: number[] = []
  readonly troubles: string[] = []
  readonly queue: MessageQueue

  constructor() {
    this.queue = new MessageQueue({
      now: () => this.now,
      tried: () => undefined,
      expired: ({ kept }) => {
        const at = this.free.findIndex(({ id }) => id === kept.id)
        if (at === -1) this.troubles.push(`${kept.id} expired while a reader had it`)
        else this.free.splice(at, 1)
      },
      done: ({ kept }) => void this.gone.push(kept.id),
    })
  }

  attach(): void {
    const reader = new Reader((one, message) => this.#delivered(one, message))
    this.readers.push(reader)
    this.queue.attach(reader)
  }

  add(life: number): void {
    const message = queued(this.nextId++, life === 0 ? Infinity : this.now + life)
    this.free.push({ id: message.kept.id, expires: message.expires })
    this.queue.add(message)
  }

  settle(reader: Reader, at: number, outcome: AmqpOutcome): void {
    const [message] = reader.open.splice(at % reader.open.length, 1)
    if (outcome.kind !== 'accepted' && outcome.kind !== 'rejected') this.#back(message!)
    this.queue.settle(reader, message!, outcome)
  }

  detach(reader: Reader): void {
    while (reader.open.length > 0) this.settle(reader, 0, { kind: 'lost' })
    this.readers.splice(this.readers.indexOf(reader), 1)
    this.queue.detach(reader)
  }

  #back({ kept, expires }: QueuedMessage): void {
    this.free.push({ id: kept.id, expires })
    this.free.sort((one, other) => one.id - other.id)
  }

  #delivered(reader: Reader, { kept: { id }, expires }: QueuedMessage): void {
    const [first] = this.free.filter((one) => one.expires > this.now)
    if (first?.id !== id) this.troubles.push(`${id} overtook ${first?.id}`)
    if (expires <= this.now) this.troubles.push(`${id} has expired`)
    if (reader.credit < 0) this.troubles.push(`${id} has no credit`)
    if (this.readers.some((one) => one !== reader && one.open.length > 0)) this.troubles.push(`two readers have messages, with ${id}`)
    const at = this.free.findIndex((one) => one.id === id)
    if (at === -1) this.troubles.push(`${id} was not there`)
    else this.free.splice(at, 1)
  }
}

const outcomes: readonly AmqpOutcome[] = [
  { kind: 'accepted' },
  { kind: 'accepted' },
  { kind: 'rejected' },
  { kind: 'released' },
  { kind: 'lost' },
  { kind: 'modified', deliveryFailed: true, undeliverableHere: false },
]

const action = fc.record({
  kind: fc.constantFrom(
    'add',
    'add',
    'add',
    'attach',
    'credit',
    'credit',
    'settle',
    'settle',
    'settle',
    'detach',
    'time',
    'expire',
    'pump',
  ),
  which: fc.nat(5),
  amount: fc.nat(6),
})

function act(world: World, { kind, which, amount }: { kind: string; which: number; amount: number }): void {
  const reader = world.readers[which % Math.max(1, world.readers.length)]
  if (kind === 'add') world.add(amount > 4 ? amount : 0)
  else if (kind === 'attach' && world.readers.length < 4) world.attach()
  else if (kind === 'time') world.now += amount
  else if (kind === 'expire') world.queue.expire()
  else if (reader !== undefined && kind === 'credit') reader.credit += amount
  else if (reader !== undefined && kind === 'settle' && reader.open.length > 0) world.settle(reader, amount, outcomes[which]!)
  else if (reader !== undefined && kind === 'detach') world.detach(reader)
  world.queue.pump()
}

test('random histories', () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 120 }), (actions) => {
      const world = new World()
      for (const one of actions) act(world, one)
      // In the end one reader takes everything that is left.
      while (world.readers.length > 0) world.detach(world.readers[0]!)
      world.attach()
      const [last] = world.readers
      last!.credit = 1000
      world.queue.pump()
      while (last!.open.length > 0) world.settle(last!, 0, { kind: 'accepted' })
      expect(world.troubles).toEqual([])
      expect(world.gone.toSorted((one, other) => one - other)).toEqual(Array.from({ length: world.nextId - 1 }, (_, at) => at + 1))
      expect(world.queue.messages).toEqual([])
    }),
    { numRuns: 300 },
  )
})

describe('turns', () => {
  const named = (name: string, credit: number, seen: string[] = []): Reader => {
    const reader = new Reader((_one, { kept }) => void seen.push(`${name} ${kept.id}`))
    reader.credit = credit
    return reader
  }

  test('receivers have their turns when nothing is out', () => {
    const world = new World()
    const seen: string[] = []
    const [one, two] = [named('one', 1, seen), named('two', 1, seen)]
    for (const reader of [one, two]) world.queue.attach(reader)
    world.queue.add(queued(1))
    world.queue.add(queued(2))
    world.queue.pump()
    expect(seen).toEqual(['one 1'])
    one.credit = 1
    world.queue.settle(one, one.open[0]!, { kind: 'accepted' })
    world.queue.pump()
    expect(seen).toEqual(['one 1', 'two 2'])
  })

  test('only the first word about a message counts', () => {
    const world = new World()
    const reader = named('x', 1)
    world.queue.attach(reader)
    world.queue.add(queued(1))
    world.queue.pump()
    const [message] = reader.open
    world.queue.settle(reader, message!, { kind: 'accepted' })
    world.queue.settle(reader, message!, { kind: 'released' })
    expect(world.queue.messages).toEqual([])
  })

  test('many messages that come and go leave nothing behind', () => {
    const world = new World()
    const reader = named('x', 0)
    world.queue.attach(reader)
    for (let id = 1; id <= 5000; id++) {
      world.queue.add(queued(id))
      reader.credit = 1
      world.queue.pump()
      world.queue.settle(reader, reader.open.pop()!, { kind: 'accepted' })
    }
    expect(world.gone.length).toBe(5000)
  })
})
