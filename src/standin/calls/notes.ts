/** The state that the parts around a platform share: which services are served now, and what is noted of their calls. */
import type { DataOperation } from '../../infobase/store/frame.ts'
import type { Addresses } from './address.ts'

/** What stubs, failures and relays note of a request that they answered, kept beside it until it is forgotten. */
export interface Note {
  /** The stub that answered: its id. */
  readonly stub?: string
  /** Failures by name, in the order in which they struck. */
  readonly failures?: readonly string[]
  /** The mode in which the request went to another server. */
  readonly relayed?: string
  /** Where the message tells which part is called: the part, and its parameters by name. */
  readonly part?: string
  readonly parameters?: Readonly<Record<string, unknown>>
  readonly SOAPVersion?: string
  /** The first operations on data that its handler did. */
  readonly data?: readonly DataOperation[]
}

export interface Notes {
  /** Adds to what is noted of an arrival or of a call. */
  put(of: object, note: Note): void
  of(one: object | undefined): Note
}

export interface CallParts {
  readonly notes: Notes
  /** Of the services that are served now, those of stubs among them. */
  addresses(): Addresses
}

const nothing: Note = Object.freeze({})

export function createNotes(): Notes {
  const notes = new WeakMap<object, Note>()
  return {
    put: (of, note) => void notes.set(of, { ...notes.get(of), ...note }),
    of: (one) => (one === undefined ? nothing : (notes.get(one) ?? nothing)),
  }
}
