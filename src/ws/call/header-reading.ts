/** The headers of a request that its service describes; which operation is called is known only behind them. */
import { readElement } from '../../xdto/read/read.ts'
import type { ReadSession } from '../../xdto/read/session.ts'
import { clark, type Name } from '../../xml/name.ts'
import type { WSElement } from '../message/described-operation.ts'
import type { Values } from '../message/shape.ts'
import type { ServedOperation } from '../service/serve.ts'

/** Of each service, by name: worked out with the first request, not with each, and not walked through for each. */
const described = new WeakMap<readonly ServedOperation[], ReadonlyMap<string, WSElement>>()

function headersOf(operations: readonly ServedOperation[]): ReadonlyMap<string, WSElement> {
  const known = described.get(operations)
  if (known !== undefined) return known
  const made = new Map(operations.flatMap((one) => (one.headers?.request ?? []).map((header) => [clark(header.element), header] as const)))
  described.set(operations, made)
  return made
}

/** Of an operation of 1C's own, whose description has none. */
const noHeaders: Values = Object.freeze(Object.create(null) as Values)

export class HeaderReading {
  readonly #session: ReadSession
  readonly #operations: readonly ServedOperation[]
  #values: Map<string, unknown> | undefined

  constructor(session: ReadSession, operations: readonly ServedOperation[]) {
    this.#session = session
    this.#operations = operations
  }

  /** Reads a header that some operation has; others are left alone. */
  take(block: Name): boolean {
    const header = headersOf(this.#operations).get(clark(block))
    if (header === undefined) return false
    this.#session.trail.enter(block.local, -1)
    this.#values ??= new Map()
    this.#values.set(clark(block), readElement(this.#session, header.type, header.nillable))
    this.#session.trail.leave()
    return true
  }

  /** By the names of the operation's own parts. */
  of({ headers }: ServedOperation): Values {
    if (headers === undefined) return noHeaders
    const found = Object.create(null) as Record<string, unknown>
    for (const { part, element } of headers.request)
      if (this.#values?.has(clark(element)) === true) found[part] = this.#values.get(clark(element))
    return found
  }
}
