/**
 * The other side of the connections to PostgreSQL: a thread that speaks with the database while this one waits for it. The thread is made
 * of the text of these functions, so that it needs no file of its own: none of them names anything outside of this file but types.
 */
import type { Client, QueryArrayConfig } from './driver.ts'
import { PACKED } from './packed.ts'
import type { Connection, Failure, Line, Question, Reply, Result, Rows, Settings, Tools, Wiring } from './protocol.ts'

function cellOf(oid: number): (text: string) => unknown {
  // Of 64-bit, 32-bit and 16-bit integers, and of their sums.
  if (oid === 20 || oid === 23 || oid === 21 || oid === 1700) {
    return (text) => {
      const number = Number(text)
      return Number.isSafeInteger(number) ? number : text.includes('.') ? text : BigInt(text)
    }
  }
  if (oid === 16) return (text) => (text === 't' ? 1 : 0)
  if (oid === 17) {
    return (text) => {
      const bytes = new Uint8Array(text.length / 2 - 1)
      for (let at = 0; at < bytes.length; at++) bytes[at] = parseInt(text.slice(2 + at * 2, 4 + at * 2), 16)
      return bytes
    }
  }
  return (text) => text
}

function failureOf(error: unknown): Failure {
  const { message, code, table } = error as { readonly message?: unknown; readonly code?: unknown; readonly table?: string }
  return { message: String(message ?? error) || String(code), code: typeof code === 'string' ? code : 'lost', table }
}

async function connected(connection: Connection, tools: Tools, settings: Settings): Promise<void> {
  const client = new tools.driver.Client({
    connectionString: settings.url,
    connectionTimeoutMillis: settings.timeout,
    keepAlive: true,
    types: { getTypeParser: cellOf as never },
  })
  const gone = (error?: Error): void => {
    if (connection.client !== client) return
    connection.client = undefined
    if (error !== undefined) connection.why = error.message
    connectedAgain(connection, tools, settings)
  }
  client.on('error', gone)
  client.on('end', () => gone())
  try {
    await client.connect()
    await client.query(settings.setup)
  } catch (error) {
    client.end().catch(() => undefined)
    throw error
  }
  connection.client = client
  connection.number++
  connection.failed = undefined
  connection.pause = 0
  connection.why = 'the connection was closed'
}

/** Tries again and again, each time a little later, up to five seconds. */
function connectedAgain(connection: Connection, tools: Tools, settings: Settings): void {
  connection.connecting ??= new Promise((resolve) => {
    const attempt = (): void => {
      connected(connection, tools, settings).then(
        () => {
          connection.connecting = undefined
          resolve()
        },
        (error: unknown) => {
          connection.why = failureOf(error).message
          connection.pause = Math.min(Math.max(connection.pause * 2, 50), 5_000)
          setTimeout(attempt, connection.pause)
        },
      )
    }
    attempt()
  })
}

/** One question after another: the driver takes no second one meanwhile. */
function inTurn(connection: Connection, tools: Tools, question: Question): Promise<Reply> {
  const reply = connection.queue.then(() => repliedTo(connection, tools, question))
  connection.queue = reply
  return reply
}

/** What failed before, when nobody waited, is said now; what takes everything back is done all the same. */
async function repliedTo(connection: Connection, tools: Tools, question: Question): Promise<Reply> {
  const reply = await answered(connection, tools, question)
  const { failed } = connection
  if (question.isLater === true) connection.failed ??= reply.failure
  else connection.failed = undefined
  return failed === undefined || question.isLater === true || question.text === 'ROLLBACK' ? reply : { id: question.id, failure: failed }
}

/**
 * The result of the last statement. Rows are packed as they arrive, some at a time: kept until all are there, they would fill the heap of
 * this thread, and then that of the other.
 */
function asked(
  client: Client,
  { driver, serialize, packed: most }: Tools,
  question: Question,
): Promise<{ readonly last: Result; readonly rows: Rows }> {
  const { text, name, values } = question
  return new Promise((resolve, reject) => {
    const config: QueryArrayConfig = {
      text,
      rowMode: 'array',
      ...(name !== undefined && { name }),
      ...(values !== undefined && { values: [...values] }),
    }
    const query = new driver.Query<unknown[]>(config)
    let of: unknown
    let isPacked = true
    let rows: unknown[][] = []
    let packed: Uint8Array[] = []
    query.on('row', (row: unknown[], result?: Pick<Result, 'fields'>) => {
      if (of !== result) {
        of = result
        rows = []
        packed = []
        // Bytes that are unpacked would hold all that they were packed with.
        isPacked = result?.fields.every((one) => one.dataTypeID !== 17) === true
      }
      rows.push(row)
      if (rows.length < most || !isPacked) return
      packed.push(serialize(rows))
      rows = []
    })
    query.on('error', reject)
    query.on('end', (found: unknown) => {
      const last = (Array.isArray(found) ? found.at(-1) : found) as Result
      resolve({ last, rows: last !== of ? { rows: [] } : packed.length === 0 ? { rows } : { rows, packed } })
    })
    client.query(query)
  })
}

async function answered(connection: Connection, tools: Tools, question: Question): Promise<Reply> {
  const { id, text, limit, connection: wanted } = question
  const { client, number } = connection
  if (client === undefined || (wanted !== undefined && wanted !== number)) return { id, failure: { message: connection.why, code: 'lost' } }
  // What was told before is done: the server need not be asked for that.
  if (text === '') return { id, connection: number }
  const timer = setTimeout(() => {
    connection.why = `no answer in ${limit / 1000} s`
    // The socket is cut: a server that does not answer takes no farewell.
    ;(client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy()
  }, limit)
  try {
    const { last, rows } = await asked(client, tools, question)
    return {
      id,
      names: last.fields.map((one) => one.name),
      ...rows,
      count: last.rowCount ?? 0,
      command: last.command,
      connection: number,
    }
  } catch (error) {
    const failure = failureOf(error)
    return { id, failure: connection.client === client ? failure : { ...failure, code: 'lost', message: connection.why } }
  } finally {
    clearTimeout(timer)
  }
}

/** What goes to the other side without being copied. */
function parcelsOf({ packed = [] }: Reply): ArrayBuffer[] {
  return packed.map((one) => one.buffer as ArrayBuffer)
}

/** A connection that is made when it is first needed; where it could not be, the next question tries again. */
async function firstConnected(connection: Connection, tools: Tools, settings: Settings): Promise<void> {
  try {
    if (connection.number === 0) await connected(connection, tools, settings)
  } catch (error) {
    connection.why = failureOf(error).message
  }
}

async function serveConnections(tools: Tools, { settings, sync, async: others, signal }: Wiring): Promise<void> {
  const wake = new Int32Array(signal)
  const made = (): Connection => ({
    client: undefined,
    number: 0,
    failed: undefined,
    queue: Promise.resolve(),
    pause: 0,
    connecting: undefined,
    why: '',
  })
  const lines = new Map<Line, Connection>([
    ['write', made()],
    ['read', made()],
  ])
  const repliedBy = (question: Question): Promise<Reply> => {
    let line = lines.get(question.line)
    if (line === undefined) lines.set(question.line, (line = made()))
    if (line.number === 0) line.queue = line.queue.then(() => firstConnected(line, tools, settings))
    return inTurn(line, tools, question)
  }
  sync.on('message', (question: Question) => {
    void repliedBy(question).then((reply) => {
      if (question.isLater === true) return
      sync.postMessage(reply, parcelsOf(reply))
      Atomics.add(wake, 0, 1)
      Atomics.notify(wake, 0)
    })
  })
  others.on('message', (question: Question | 'end') => {
    if (question !== 'end') {
      void repliedBy(question).then((reply) => others.postMessage(reply, parcelsOf(reply)))
      return
    }
    const clients = Array.from(lines.values(), (line) => {
      const { client } = line
      line.client = undefined
      return client
    })
    void Promise.allSettled(clients.map((client) => client?.end())).then(() => {
      sync.close()
      others.close()
    })
  })
  // The first connections are told about: what is wrong with the address ends the start.
  const results = await Promise.allSettled(Array.from(lines.values(), (line) => connected(line, tools, settings)))
  const failed = results.find((one) => one.status === 'rejected')
  others.postMessage({ id: 0, ...(failed !== undefined && { failure: failureOf(failed.reason) }) } satisfies Reply)
}

/** The program of the thread. */
export const workerText = (): string =>
  [
    ...[cellOf, failureOf, connected, connectedAgain, asked, parcelsOf, answered, inTurn, repliedTo, firstConnected, serveConnections].map(
      String,
    ),
    `const { workerData } = require('node:worker_threads')`,
    `const tools = { driver: require(workerData.driver), serialize: require('node:v8').serialize, packed: ${PACKED} }`,
    `${serveConnections.name}(tools, workerData)`,
  ].join('\n')
