/** What stubs, failures and relays note of a request that they answered, kept beside it until it is forgotten. */
export interface Note {
  /** The stub that answered: its id. */
  readonly stub?: string
  /** Failures by name, in the order in which they struck. */
  readonly failures?: readonly string[]
  /** The mode in which the request went to another server. */
  readonly relayed?: string
  /** Of a call of a Web service: its operation, and its parameters by name. */
  readonly operation?: string
  readonly parameters?: Readonly<Record<string, unknown>>
}

export interface Notes {
  /** Adds to what is noted of an arrival or of a call. */
  put(of: object, note: Note): void
  of(one: object | undefined): Note
}

const nothing: Note = Object.freeze({})

export function createNotes(): Notes {
  const notes = new WeakMap<object, Note>()
  return {
    put: (of, note) => void notes.set(of, { ...notes.get(of), ...note }),
    of: (one) => (one === undefined ? nothing : (notes.get(one) ?? nothing)),
  }
}
