/**
 * The queues of channels in the store of the infobase: what is sent waits here for the bus, what was received for its handler (chapter
 * 17.7.3). Rows are written in transactions of the infobase, so that they are seen when these are committed, and never otherwise.
 */
import type { Base } from '../../infobase/objects/base.ts'
import type { CellRow } from '../../infobase/store/engine.ts'
import type { Extent } from '../../infobase/store/frame.ts'
import { isExpired, type KeptMessage, type MessageHeader } from '../message/kept.ts'
import { MESSAGES, queueTables } from './tables.ts'

/** A channel of a service; its messages are in order, those of different channels are not. */
export interface ChannelKey {
  readonly service: string
  readonly channel: string
}

/** A message in its queue. */
export interface QueuedMessage extends KeptMessage {
  readonly key: ChannelKey
  /** The data area that it is of, `''` without separation. */
  readonly area: string
  /** Its place in the queue: by commits of transactions, inside one by the creation of the messages. */
  readonly place: readonly [transaction: number, made: number]
}

/** What the queues need of an infobase. */
export type QueueBase = Pick<Base, 'tables' | 'transactions' | 'writer' | 'context'>

/** What the queues do between them and the rest of this library; every change is in the caller's transaction, or in one of its own. */
export class MessageQueue {
  readonly #base: QueueBase
  /** The number that a transaction has in each channel. */
  readonly #numbers = new WeakMap<Extent, Map<string, number>>()

  constructor(base: QueueBase) {
    this.#base = base
  }

  /** Makes the tables where they are not there yet. */
  ensure(): Promise<void> {
    return this.#base.transactions.run(() => {
      for (const { name, create } of queueTables) this.#base.tables.ensureNamed(name, create)
    })
  }

  /** Puts a message behind all others of earlier transactions. `made`: orders the messages of one transaction. */
  async add(key: ChannelKey, message: KeptMessage, made: number, area = ''): Promise<void> {
    await this.#base.transactions.run(() => {
      const { id, expires, body } = message
      this.#statement(
        `INSERT INTO ${MESSAGES} (service, channel, txn, made, id, area, done, expires, header, body) `
          + `VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run([
        key.service,
        key.channel,
        BigInt(this.#number(key)),
        BigInt(made),
        id,
        area,
        0n,
        expires === undefined ? null : BigInt(expires),
        JSON.stringify(headerOf(message)),
        body,
      ])
    })
  }

  /**
   * Puts a received message behind the others, unless it is there: the bus delivers again what it has no answer to. What was handled is
   * forgotten by the next message, for until then the bus may not have had the answer. Gives whether it is new.
   */
  receive(key: ChannelKey, message: KeptMessage): Promise<boolean> {
    return this.#base.transactions.run(async () => {
      const known = this.#statement(`SELECT id FROM ${MESSAGES} WHERE service = ? AND channel = ? AND id = ?`)
      if (known.all([key.service, key.channel, message.id]).length > 0) return false
      this.#statement(`DELETE FROM ${MESSAGES} WHERE service = ? AND channel = ? AND done = 1`).run([key.service, key.channel])
      await this.add(key, message, 0)
      return true
    })
  }

  /** The message that is next; `undefined` where the queue is empty. */
  head(key: ChannelKey): Promise<QueuedMessage | undefined> {
    return this.#base.transactions.read(() => {
      const [row] = this.#statement(
        `SELECT * FROM ${MESSAGES} WHERE service = ? AND channel = ? AND done = 0 ORDER BY txn, made LIMIT 1`,
      ).all([key.service, key.channel])
      return row && queued(row)
    })
  }

  /** All that wait, in their order. */
  waiting(key: ChannelKey): Promise<readonly QueuedMessage[]> {
    return this.#base.transactions.read(() =>
      this.#statement(`SELECT * FROM ${MESSAGES} WHERE service = ? AND channel = ? AND done = 0 ORDER BY txn, made`)
        .all([key.service, key.channel])
        .map(queued),
    )
  }

  count(key: ChannelKey): Promise<number> {
    return this.#base.transactions.read(() =>
      Number(
        this.#statement(`SELECT COUNT(*) AS n FROM ${MESSAGES} WHERE service = ? AND channel = ? AND done = 0`).all([
          key.service,
          key.channel,
        ])[0]?.['n'] ?? 0,
      ),
    )
  }

  /** Takes a message out. Gives whether it was there. */
  remove(message: Placed): Promise<boolean> {
    return this.#base.transactions.run(() => this.#statement(`DELETE FROM ${MESSAGES} WHERE ${OWN_ROW}`).run(cellsOf(message)) > 0)
  }

  /** Marks a received message as handled: it is not seen any more. */
  async done(message: Placed): Promise<void> {
    await this.#base.transactions.run(() => {
      // The body is of no use any more.
      this.#statement(`UPDATE ${MESSAGES} SET done = 1, body = NULL WHERE ${OWN_ROW}`).run(cellsOf(message))
    })
  }

  /** Takes out what is out of date; gives it. */
  expire(key: ChannelKey, now: number): Promise<readonly QueuedMessage[]> {
    return this.#base.transactions.run(async () => {
      const expired = (await this.waiting(key)).filter((one) => isExpired(one, now))
      for (const one of expired) await this.remove(one)
      return expired
    })
  }

  /** Empties all queues. */
  async clear(): Promise<void> {
    await this.#base.transactions.run(() => void this.#statement(`DELETE FROM ${MESSAGES}`).run([]))
  }

  #statement(text: string) {
    return this.#base.writer.statement(text)
  }

  /** Transactions are one after another, so that a number given in one is above those of all before it. */
  #number({ service, channel }: ChannelKey): number {
    const extent = this.#base.context.get()?.transaction
    let numbers = extent && this.#numbers.get(extent)
    if (extent !== undefined && numbers === undefined) this.#numbers.set(extent, (numbers = new Map<string, number>()))
    const name = `${service}.${channel}`
    const known = numbers?.get(name)
    if (known !== undefined) return known
    const last = this.#statement(`SELECT MAX(txn) AS n FROM ${MESSAGES} WHERE service = ? AND channel = ?`).all([service, channel])[0]?.[
      'n'
    ]
    const next = Number(last ?? 0) + 1
    numbers?.set(name, next)
    return next
  }
}

type Placed = Pick<QueuedMessage, 'key' | 'place' | 'id'>

/** A place is given again when the queue was empty meanwhile, to another message. */
const OWN_ROW = 'service = ? AND channel = ? AND txn = ? AND made = ? AND id = ?'

const cellsOf = ({ key: { service, channel }, place: [transaction, made], id }: Placed) => [
  service,
  channel,
  BigInt(transaction),
  BigInt(made),
  id,
]

const headerOf = ({ id, correlation, sender, recipient, sent, expires, parameters }: KeptMessage): MessageHeader => ({
  id,
  correlation,
  sender,
  recipient,
  sent,
  expires,
  parameters,
})

const queued = (row: CellRow): QueuedMessage => ({
  ...(JSON.parse(String(row['header'])) as MessageHeader),
  body: row['body'] instanceof Uint8Array ? row['body'] : new Uint8Array(),
  key: { service: String(row['service']), channel: String(row['channel']) },
  area: String(row['area']),
  place: [Number(row['txn']), Number(row['made'])],
})
