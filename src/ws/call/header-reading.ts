/** The headers of a request that its service describes; which operation is called is known only behind them. */
import { readElement } from '../../xdto/read/read.ts'
import type { ReadSession } from '../../xdto/read/session.ts'
import { clark, type Name } from '../../xml/name.ts'
import type { WSElement } from '../message/described-operation.ts'
import type { Values } from '../message/shape.ts'
import type { ServedOperation } from '../service/serve.ts'

export class HeaderReading {
  readonly #session: ReadSession
  readonly #known: ReadonlyMap<string, WSElement>
  readonly #values = new Map<string, unknown>()

  constructor(session: ReadSession, operations: readonly ServedOperation[]) {
    this.#session = session
    this.#known = new Map(
      operations.flatMap((one) => (one.headers?.request ?? []).map((header) => [clark(header.element), header] as const)),
    )
  }

  /** Reads a header that some operation has; others are left alone. */
  take(block: Name): boolean {
    const header = this.#known.get(clark(block))
    if (header === undefined) return false
    this.#session.trail.enter(block.local, -1)
    this.#values.set(clark(block), readElement(this.#session, header.type, header.nillable))
    this.#session.trail.leave()
    return true
  }

  /** By the names of the operation's own parts. */
  of({ headers }: ServedOperation): Values {
    const found = Object.create(null) as Record<string, unknown>
    for (const { part, element } of headers?.request ?? [])
      if (this.#values.has(clark(element))) found[part] = this.#values.get(clark(element))
    return found
  }
}
