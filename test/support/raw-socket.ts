/** A client that knows nothing of HTTP but the framing of an answer: what it sends and what it got are bytes. */
import { connect, type Socket } from 'node:net'
import { connect as connectSecurely, type ConnectionOptions } from 'node:tls'

export interface RawResponse {
  readonly statusLine: string
  readonly status: number
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly body: Buffer
  readonly text: string
  /** All values of a header, whatever the case of its name. */
  values(name: string): string[]
}

export class RawConnection {
  readonly socket: Socket
  /** Resolves when the other side has ended or torn the connection. */
  readonly closed: Promise<void>
  #received = Buffer.alloc(0)
  #over = false
  #wake: () => void = () => {}

  private constructor(socket: Socket) {
    this.socket = socket
    socket.on('data', (bytes: Buffer) => {
      this.#received = Buffer.concat([this.#received, bytes])
      this.#wake()
    })
    socket.on('error', () => {})
    this.closed = new Promise((resolve) => {
      for (const event of ['end', 'close'])
        socket.once(event, () => {
          this.#over = true
          this.#wake()
          resolve()
        })
    })
  }

  static open(port: number, tls?: ConnectionOptions): Promise<RawConnection> {
    return new Promise((resolve, reject) => {
      const socket = tls ? connectSecurely({ port, host: '127.0.0.1', ...tls }) : connect(port, '127.0.0.1')
      const connection = new RawConnection(socket)
      socket.once(tls ? 'secureConnect' : 'connect', () => resolve(connection))
      socket.once('error', reject)
      void connection.closed.then(() => reject(new Error('closed before it was open')))
    })
  }

  /** Text is sent as UTF-8. */
  send(bytes: string | Uint8Array): this {
    this.socket.write(bytes)
    return this
  }

  /** The next answer, 1xx included; `method` says whether a body may follow. `undefined` when the connection ended without one. */
  async response(method = 'GET'): Promise<RawResponse | undefined> {
    const head = await this.#until((all) => all.indexOf('\r\n\r\n') + 4, 4)
    if (head === undefined) return undefined
    const [statusLine = '', ...lines] = head.toString('utf8').slice(0, -4).split('\r\n')
    const headers = lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const)
    const values = (name: string) => headers.filter(([one]) => one.toLowerCase() === name.toLowerCase()).map(([, value]) => value)
    const status = Number(statusLine.split(' ')[1])
    const bodiless = method === 'HEAD' || status < 200 || status === 204 || status === 304
    const body = bodiless ? Buffer.alloc(0) : await this.#body(values('content-length')[0], values('transfer-encoding')[0])
    return { statusLine, status, headers, body, text: body.toString('utf8'), values }
  }

  async #body(length: string | undefined, coding: string | undefined): Promise<Buffer> {
    if (coding === 'chunked') {
      const pieces: Buffer[] = []
      for (;;) {
        const size = Number.parseInt((await this.#until((all) => all.indexOf('\r\n') + 2, 2))?.toString('latin1') ?? '', 16)
        if (Number.isNaN(size)) throw new Error('the answer was torn off')
        const piece = await this.#until((all) => (all.length >= size + 2 ? size + 2 : 0), 1)
        if (piece === undefined) throw new Error('the answer was torn off')
        if (size === 0) return Buffer.concat(pieces)
        pieces.push(piece.subarray(0, size))
      }
    }
    if (length === '0') return Buffer.alloc(0)
    const whole =
      length === undefined
        ? await this.closed.then(() => this.#take(this.#received.length))
        : await this.#until((all) => (all.length >= Number(length) ? Number(length) : 0), 1)
    if (whole === undefined) throw new Error('the answer was torn off')
    return whole
  }

  /** Waits for the place that `find` names (below `least`: not there yet) and takes what stands before it. */
  async #until(find: (all: Buffer) => number, least: number): Promise<Buffer | undefined> {
    for (;;) {
      const at = find(this.#received)
      if (at >= least) return this.#take(at)
      if (this.#over) return undefined
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  #take(count: number): Buffer {
    const taken = this.#received.subarray(0, count)
    this.#received = this.#received.subarray(count)
    return taken
  }
}

/** One request on a connection of its own. */
export async function exchange(
  port: number,
  request: string | Uint8Array,
  method = 'GET',
  tls?: ConnectionOptions,
): Promise<RawResponse | undefined> {
  const connection = await RawConnection.open(port, tls)
  try {
    return await connection.send(request).response(method)
  } finally {
    connection.socket.destroy()
  }
}

/** The text of a request; `Host` is `host` unless the headers say another. */
export const request = (method: string, target: string, headers: readonly string[] = [], body = ''): string =>
  [`${method} ${target} HTTP/1.1`, ...(headers.some((one) => one.startsWith('Host:')) ? [] : ['Host: host']), ...headers, '', body].join(
    '\r\n',
  )
