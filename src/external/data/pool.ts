/** Connections to one database with one user: each is lent to one operation or transaction, and kept for a while for the next. */
import type { DriverConnection } from '../driver/driver.ts'

/** Milliseconds that a connection without work is kept. */
const IDLE = 30_000

export interface PoolPorts {
  open(): Promise<DriverConnection>
  after(milliseconds: number, run: () => void): () => void
  /** Connections at once at most; who comes later waits. */
  readonly most: number
}

export class ConnectionPool {
  readonly #ports: PoolPorts
  #idle: DriverConnection[] = []
  #lent = 0
  #waiting: (() => void)[] = []
  #callOff: (() => void) | undefined

  constructor(ports: PoolPorts) {
    this.#ports = ports
  }

  /** Lent ones, so that a source knows whether anybody works with it. */
  get lent(): number {
    return this.#lent
  }

  /** @throws DriverError */
  async take(): Promise<DriverConnection> {
    while (this.#lent >= this.#ports.most) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#lent++
    for (let one = this.#idle.pop(); one !== undefined; one = this.#idle.pop()) {
      if (!one.isLost) return one
      void one.close().catch(() => undefined)
    }
    try {
      return await this.#ports.open()
    } catch (error) {
      this.#returned()
      throw error
    }
  }

  give(connection: DriverConnection): void {
    if (connection.isLost) void connection.close().catch(() => undefined)
    else this.#idle.push(connection)
    this.#returned()
    this.#callOff?.()
    this.#callOff = this.#ports.after(IDLE, () => void this.closeIdle())
  }

  /** What may be in the middle of something is not used again. */
  async discard(connection: DriverConnection): Promise<void> {
    this.#returned()
    await connection.close().catch(() => undefined)
  }

  async closeIdle(): Promise<void> {
    this.#callOff?.()
    this.#callOff = undefined
    const idle = this.#idle
    this.#idle = []
    await Promise.allSettled(idle.map((one) => one.close()))
  }

  #returned(): void {
    this.#lent--
    this.#waiting.shift()?.()
  }
}
