/** This side of the connections to PostgreSQL: a question is asked and waited for, while the thread beside it gets the answer. */
import { createRequire } from 'node:module'
import { cwd } from 'node:process'
import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import { said, type Said } from '../../../diagnostics/said.ts'
import { EngineError } from '../../../infobase/store/engine.ts'
import { unpacked } from './packed.ts'
import type { Question, Reply, Settings, Wiring } from './protocol.ts'
import { troubleOfPostgres } from './trouble.ts'
import { workerText } from './worker.ts'

export type Asked = Omit<Question, 'id' | 'limit' | 'isLater'>

/** Milliseconds that a question may take while the database is opened: what tables have may be moved then. */
const OPENING = 3_600_000

/** How much longer than the thread itself this one waits, in milliseconds. */
const LONGER = 1_000

/** Megabytes in which the thread makes rows: none is there for long. */
const YOUNG = 6

export class Wire {
  readonly #settings: Settings
  readonly #worker: Worker
  readonly #sync: MessagePort
  readonly #async: MessagePort
  readonly #wake: Int32Array
  readonly #awaited = new Map<number, (reply: Reply) => void>()
  #limit = OPENING
  #last = 0
  #isClosed = false

  private constructor(driver: string, settings: Settings) {
    this.#settings = settings
    const [sync, async] = [new MessageChannel(), new MessageChannel()]
    const signal = new SharedArrayBuffer(4)
    this.#wake = new Int32Array(signal)
    this.#sync = sync.port1
    this.#async = async.port1
    const wiring: Wiring = { driver, settings, sync: sync.port2, async: async.port2, signal }
    const resourceLimits = { maxYoungGenerationSizeMb: YOUNG }
    this.#worker = new Worker(workerText(), { eval: true, workerData: wiring, transferList: [sync.port2, async.port2], resourceLimits })
    this.#worker.unref()
    this.#async.on('message', (reply: Reply) => this.#arrived(reply))
    this.#async.unref()
  }

  /** Gives it when both connections are there. @throws EngineError */
  static async open(settings: Settings): Promise<Wire> {
    const wire = new Wire(driverPath(), settings)
    const first = await wire.#reply(0)
    if (first.failure === undefined) return wire
    wire.close()
    throw troubleOfPostgres(first.failure)
  }

  /** From now on nothing takes longer than the settings say. */
  opened(): void {
    this.#limit = this.#settings.timeout
  }

  /** Holds this thread until the answer is there. @throws EngineError */
  ask(question: Asked): Reply {
    if (this.#isClosed) throw new EngineError('lost', said('the database is closed', 'база данных закрыта'))
    const id = ++this.#last
    let seen = Atomics.load(this.#wake, 0)
    this.#sync.postMessage({ ...question, id, limit: this.#limit } satisfies Question)
    const end = Date.now() + this.#limit + LONGER
    for (;;) {
      for (let found = receiveMessageOnPort(this.#sync); found !== undefined; found = receiveMessageOnPort(this.#sync)) {
        const reply = found.message as Reply
        if (reply.id === id) return unpacked(checked(reply))
      }
      const left = end - Date.now()
      if (left <= 0) throw new EngineError('lost', said(`no answer in ${this.#limit / 1000} s`, `нет ответа за ${this.#limit / 1000} с`))
      Atomics.wait(this.#wake, 0, seen, left)
      seen = Atomics.load(this.#wake, 0)
    }
  }

  /** Goes on at once: what fails fails with the next question of the same line. */
  tell(question: Asked): void {
    if (this.#isClosed) throw new EngineError('lost', said('the database is closed', 'база данных закрыта'))
    this.#sync.postMessage({ ...question, id: ++this.#last, limit: this.#limit, isLater: true } satisfies Question)
  }

  /** Lets this thread go on meanwhile; `limit` in milliseconds. @throws EngineError */
  async askLater(question: Asked, limit: number = this.#limit): Promise<Reply> {
    if (this.#isClosed) throw new EngineError('lost', said('the database is closed', 'база данных закрыта'))
    const id = ++this.#last
    this.#async.postMessage({ ...question, id, limit } satisfies Question)
    return unpacked(checked(await this.#reply(id)))
  }

  /** The process may end before the thread has taken leave. */
  close(): void {
    if (this.#isClosed) return
    this.#isClosed = true
    this.#async.postMessage('end')
  }

  #reply(id: number): Promise<Reply> {
    // What is waited for keeps the process alive.
    this.#async.ref()
    return new Promise((resolve) => this.#awaited.set(id, resolve))
  }

  #arrived(reply: Reply): void {
    this.#awaited.get(reply.id)?.(reply)
    this.#awaited.delete(reply.id)
    if (this.#awaited.size === 0) this.#async.unref()
  }
}

function checked(reply: Reply): Reply {
  if (reply.failure !== undefined) throw troubleOfPostgres(reply.failure)
  return reply
}

export class DriverMissing extends Error {
  readonly said: Said = said('the driver is not installed: npm install pg', 'драйвер не установлен: npm install pg')
}

/** Of the project that uses this package, or of the package itself. @throws DriverMissing */
function driverPath(): string {
  for (const from of [import.meta.url, `${cwd()}/package.json`]) {
    try {
      return createRequire(from).resolve('pg')
    } catch {
      continue
    }
  }
  throw new DriverMissing()
}
