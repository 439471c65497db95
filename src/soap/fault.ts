/** A SOAP fault: what a handler throws to choose its code, reason and detail, and what this server says of a message that it refuses. */
import type { Name } from '../xml/name.ts'
import type { FaultCode } from './version.ts'

/** An element of a fault's detail; it must be in a namespace or be known to the client without one. */
export interface FaultDetail extends Name {
  /** Text, or elements. */
  readonly content: string | readonly FaultDetail[]
}

/** What a fault may have besides its code and text. */
export interface FaultSettings {
  /** SOAP 1.2 only, outermost first: 1.1 has no place for them (R1004, R1031). */
  readonly Subcodes?: readonly Name[]
  /** Elements of the detail, in their order. */
  readonly Detail?: readonly FaultDetail[]
}

/**
 * @example
 *   throw new SOAPFault('Sender', 'Документ не найден', { Detail: [{ namespace: 'urn:shop', local: 'Number', content: '17' }] })
 */
export class SOAPFault extends Error {
  override readonly name = 'SOAPFault'
  /** `Sender` is `Client` in SOAP 1.1, `Receiver` is `Server`. */
  readonly code: FaultCode
  /** Subcodes of SOAP 1.2, outermost first. */
  readonly Subcodes: readonly Name[]
  /** Elements of the detail, in their order. */
  readonly Detail: readonly FaultDetail[]
  /** `reason`: the text that the client's programmer reads (`faultstring`, `Reason`). */
  constructor(code: 'Sender' | 'Receiver', reason: string, settings?: FaultSettings)
  constructor(code: FaultCode, reason: string, settings?: FaultSettings)
  constructor(code: FaultCode, reason: string, { Subcodes = [], Detail = [] }: FaultSettings = {}) {
    super(reason)
    this.code = code
    this.Subcodes = Subcodes
    this.Detail = Detail
  }
}

/** A header block that had to be understood and is not: a fault of SOAP 1.2 names each (part 1, 5.4.8). */
export class NotUnderstood extends SOAPFault {
  readonly blocks: readonly Name[]
  /** Of very many blocks, or very long names, the first count: a fault is not larger than what led to it. */
  constructor(blocks: readonly Name[]) {
    const first = blocks.slice(0, MOST_BLOCKS).map(({ namespace, local }) => `{${cut(namespace)}}${cut(local)}`)
    super('MustUnderstand', `Не поддерживается обязательный заголовок: ${first.join(', ')}${blocks.length > MOST_BLOCKS ? ', …' : ''}`)
    this.blocks = blocks.slice(0, MOST_BLOCKS)
  }
}

const MOST_BLOCKS = 20
const LONGEST_NAME = 300

/** A name as a fault shows it. */
export const cut = (name: string): string => (name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name)
