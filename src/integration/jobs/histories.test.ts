/**
 * Random histories of both sides: messages, refusals, lost answers, a bus that breaks, a process that dies at any point. Whatever happens,
 * a model says what must come of it: at least once, in order, no skip past a refused message, once where the handler is in a transaction.
 */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { busMessage, FakeBus, type Fault } from '../../../test/support/integration/fake-bus.ts'
import { openSide, orders, type Side } from '../../../test/support/integration/side.ts'
import { openInMemory } from '../../host/sql/memory.ts'
import type { Engine } from '../../infobase/store/engine.ts'
import type { ReceiveMessageProcessing } from '../definition/handler.ts'

type Step =
  | { readonly kind: 'in'; readonly channel: 'Orders' | 'Stocks'; readonly fate: Fate }
  | { readonly kind: 'out'; readonly channel: 'Statuses' | 'Prices'; readonly fault: Fault; readonly rolledBack: boolean }
  | { readonly kind: 'break' | 'die' | 'execute' }
  | { readonly kind: 'wait'; readonly seconds: number }

/** How often the handler refuses, and where the process dies: within it, before the message is marked, before the bus is answered. */
interface Fate {
  readonly refusals: number
  readonly dies: 'never' | 'inHandler' | 'beforeMark' | 'beforeAnswer'
}

const fate = fc.record<Fate>({
  refusals: fc.constantFrom(0, 0, 0, 1, 2),
  dies: fc.constantFrom('never', 'never', 'inHandler', 'beforeMark', 'beforeAnswer'),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('in' as const), channel: fc.constantFrom('Orders' as const, 'Stocks' as const), fate }),
  fc.record({
    kind: fc.constant('out' as const),
    channel: fc.constantFrom('Statuses' as const, 'Prices' as const),
    fault: fc.constantFrom<Fault>(undefined, undefined, 'drop', 'lostAnswer', 'reject'),
    rolledBack: fc.constantFrom(false, false, false, true),
  }),
  fc.record({ kind: fc.constantFrom('break' as const, 'die' as const, 'execute' as const) }),
  fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(1, 7, 31, 130) }),
)

/** The life of a process: what it does after its death does not count. */
class Process {
  isDead = false
}

class Died extends Error {}

class History {
  readonly bus = new FakeBus()
  readonly called: string[] = []
  /** Per channel what was put in, in order. */
  readonly given = new Map<string, string[]>()
  readonly sent = new Map<string, string[]>()
  readonly #engine: Engine
  readonly #variant: 'file' | 'clientServer'
  readonly #transactioned: boolean
  readonly #fates = new Map<string, { refusals: number; dies: Fate['dies'] }>()
  readonly #faults = new Map<string, Fault>()
  #isAtMark = false
  side!: Side
  process!: Process
  deaths = 0

  constructor(engine: Engine, variant: 'file' | 'clientServer', transactioned: boolean) {
    this.#engine = engine
    this.#variant = variant
    this.#transactioned = transactioned
    this.bus.sending = (_, message) => {
      const found = this.#faults.get(message.id)
      this.#faults.delete(message.id)
      return found
    }
  }

  /** A new process over the same data; the one before is dead. */
  async begin(): Promise<void> {
    const process = (this.process = new Process())
    const handler: ReceiveMessageProcessing = (message, parameters, call) => this.#handle(process, message, parameters, call)
    this.side = await openSide({
      engine: marking(this.#engine, () => this.#dieAtMark()),
      bus: this.bus,
      transactioned: this.#transactioned,
      job: { variant: this.#variant },
      handlers: { Orders: handler, Stocks: handler },
      ...(this.side && { clock: this.side.clock }),
      save: () => {
        if (process.isDead) throw new Died()
        const waiting = [...this.#fates].find(([, one]) => one.dies === 'beforeAnswer')
        if (waiting === undefined) return
        waiting[1].dies = 'never'
        this.die()
        throw new Died()
      },
    })
  }

  /** The handler is done, and the mark is not written yet. */
  #dieAtMark(): void {
    if (!this.#isAtMark) return
    this.#isAtMark = false
    this.die()
    throw new Died()
  }

  /** Its connections break; nothing that it still does is committed. */
  die(): void {
    this.process.isDead = true
    this.deaths++
    this.bus.break('the process died')
  }

  readonly #handle = async (
    process: Process,
    message: Parameters<ReceiveMessageProcessing>[0],
    parameters: Parameters<ReceiveMessageProcessing>[1],
    { infobase }: Parameters<ReceiveMessageProcessing>[2],
  ): Promise<void> => {
    if (process.isDead) throw new Died()
    const text = message.GetBodyAsString()
    this.called.push(text)
    await infobase.Catalogs['Заказы']!.CreateItem({ Description: text }).Write()
    const own = this.#fates.get(text)!
    if (own.dies === 'inHandler') {
      own.dies = 'never'
      this.die()
      throw new Died()
    }
    if (own.refusals > 0) {
      own.refusals--
      parameters.Cancel = true
    } else if (own.dies === 'beforeMark') {
      own.dies = 'never'
      this.#isAtMark = true
    }
  }

  async take(step: Step, number: number): Promise<void> {
    const { services } = this.side.runtime
    switch (step.kind) {
      case 'in': {
        const text = `${step.channel} ${number}`
        this.#fates.set(text, { ...step.fate })
        this.given.set(step.channel, [...(this.given.get(step.channel) ?? []), text])
        return this.bus.put(`shop.${step.channel}`, busMessage(text))
      }
      case 'out': {
        const message = services.Service('Bus').CreateMessage()
        message.SetBodyFromString(`${step.channel} ${number}`)
        this.#faults.set(message.ID, step.fault)
        const sending = this.side.infobase.BeginTransaction(async () => {
          await services.Service('Bus').Channel(step.channel).SendMessage(message)
          if (step.rolledBack) throw new Error('taken back')
        })
        if (step.rolledBack) return sending.catch(() => {})
        this.sent.set(step.channel, [...(this.sent.get(step.channel) ?? []), `${step.channel} ${number}`])
        return sending
      }
      case 'break':
        return this.bus.break()
      case 'die':
        return this.die()
      case 'execute':
        return services.ExecuteProcessing()
      case 'wait':
        return this.side.clock.move(step.seconds * 1000)
    }
  }

  async settle(): Promise<void> {
    await this.side.run()
    if (!this.process.isDead) return
    await this.side.runtime.close()
    await this.begin()
    this.side.runtime.services.ExecuteProcessing()
    await this.side.run()
  }
}

/** An engine whose closing another process does not feel. `mark`: called before a message is marked as handled. */
function marking(engine: Engine, mark: () => void): Engine {
  return {
    name: engine.name,
    dialect: engine.dialect,
    prepare(sql) {
      const statement = engine.prepare(sql)
      if (!/SET done = 1/.test(sql)) return statement
      return {
        all: (values) => statement.all(values),
        run(values) {
          mark()
          return statement.run(values)
        },
      }
    },
    execute: (sql) => engine.execute(sql),
    steps: (sql) => engine.steps(sql),
    define: (name, arity, run) => engine.define(name, arity, run),
    names: () => engine.names(),
    close: () => {},
  }
}

const firsts = (all: readonly string[]): readonly string[] => [...new Set(all)]

describe.each([
  ['file', true],
  ['file', false],
  ['clientServer', true],
  ['clientServer', false],
] as const)('%s, in a transaction: %s', (variant, transactioned) => {
  test('what was sent and received is what the model says', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const engine = await openInMemory()
        const history = new History(engine, variant, transactioned)
        await history.begin()
        for (const [number, one] of steps.entries()) {
          await history.take(one, number)
          await history.settle()
        }
        // Time for everything that waits to be tried again.
        for (let left = 12; left > 0; left--) {
          history.side.runtime.services.ExecuteProcessing()
          await history.side.clock.move(31_000)
          await history.settle()
        }
        const written = await orders(history.side)
        for (const [channel, given] of history.given) {
          const of = (all: readonly string[]): readonly string[] => all.filter((one) => one.startsWith(`${channel} `))
          // At least once, and in order: no message was handled before the one in front of it was done.
          expect(firsts(of(history.called))).toEqual(given)
          expect(of(history.called).map((one) => given.indexOf(one))).toEqual(
            of(history.called)
              .map((one) => given.indexOf(one))
              .toSorted((a, b) => a - b),
          )
          // With the mark in the handler's transaction, what was written is there once.
          if (transactioned) expect(of(written)).toEqual(given)
          else expect(firsts(of(written))).toEqual(given)
          expect(history.bus.queue(`shop.${channel}`)).toEqual([])
        }
        for (const channel of ['Statuses', 'Prices']) {
          const arrived = history.bus.queue(`shop.${channel}`).map((one) => new TextDecoder().decode(one.body))
          // A lost answer may double a message, and then nothing came between the two.
          expect(firsts(arrived)).toEqual(history.sent.get(channel) ?? [])
          expect(arrived.every((one, at) => arrived.indexOf(one) === at || arrived[at - 1] === one)).toBe(true)
        }
        await history.side.runtime.close()
        engine.close()
      }),
      { numRuns: Number(process.env['STANDIN_HISTORIES'] ?? 12) },
    )
  })
})
