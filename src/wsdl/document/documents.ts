/**
 * All documents that a WSDL consists of: the start document and what it imports, each read once, within limits and within what may be read.
 */
import { saidBy } from '../../diagnostics/said-by.ts'
import { placeOf } from './component.ts'
import { defaultLoadLimits, orAborted, type FetchBounds, type Fetched, type Fetcher, type LoadLimits, type LoadOptions } from './fetcher.ts'
import { folderOfPolicy, normalLocation, refusedLocation, resolveLocation, type LocationPolicy } from './location.ts'
import { failed, parseDocument, type AnyImport, type ImportOutcome } from './outcome.ts'

export interface Documents {
  readonly start: ImportOutcome
  readonly outcomes: ReadonlyMap<AnyImport, ImportOutcome>
}

const nothing: ImportOutcome = { is: 'nothing' }

/** Reads the start document, then level by level what it imports; never rejects. */
export async function readDocuments(fetcher: Fetcher, location: string, options: LoadOptions = {}): Promise<Documents> {
  const reading = new Reading(fetcher, normalLocation(location), options)
  const start = await reading.document(reading.start, undefined)
  let level = importsOf(start)
  for (let depth = 1; level.length > 0; depth++) {
    const next: AnyImport[] = []
    for (let at = 0; at < level.length; at += PARALLEL) {
      const slice = level.slice(at, at + PARALLEL)
      const outcomes = await Promise.all(slice.map((one) => reading.imported(one, depth)))
      slice.forEach((one, index) => {
        reading.outcomes.set(one, outcomes[index]!)
        next.push(...importsOf(outcomes[index]!))
      })
    }
    // A document that is imported twice gives its own imports once, else they would double with each level.
    level = [...new Set(next)].filter((one) => !reading.outcomes.has(one))
  }
  return { start, outcomes: reading.outcomes }
}

const PARALLEL = 8

function importsOf(outcome: ImportOutcome): AnyImport[] {
  if (outcome.is === 'schema') return [...outcome.schema.imports]
  if (outcome.is !== 'wsdl') return []
  return outcome.definitions.inOrder.flatMap<AnyImport>((one) =>
    one.is === 'import' ? one.import : one.is === 'schema' ? one.schema.imports : [],
  )
}

class Reading {
  readonly outcomes = new Map<AnyImport, ImportOutcome>()
  readonly start: string
  readonly #fetcher: Fetcher
  readonly #policy: LocationPolicy
  readonly #limits: LoadLimits
  readonly #signal: AbortSignal | undefined
  readonly #documents = new Map<string, Promise<ImportOutcome>>()
  /** By the location that they finally came from, after redirections; values, not promises, for two documents may lead to each other. */
  readonly #parsed = new Map<string, ImportOutcome>()
  #bytes = 0

  constructor(fetcher: Fetcher, start: string, options: LoadOptions) {
    this.#fetcher = fetcher
    this.start = start
    this.#policy = { within: options.within, hosts: options.hosts ?? [] }
    this.#limits = { ...defaultLoadLimits, ...options.limits }
    this.#signal = options.signal
  }

  async imported(one: AnyImport, depth: number): Promise<ImportOutcome> {
    if (one.location === undefined) return nothing
    const from = one.source.location
    const to = resolveLocation(one.location, from)
    if (to === undefined)
      return failed(`"${one.location}" is neither a path nor an http address`, `«${one.location}» — не путь и не адрес http`)
    const refused = refusedLocation(to, from, this.start, this.#policy)
    if (refused) return failed(refused.en, refused.ru)
    if (!this.#documents.has(to) && depth > this.#limits.depth) {
      return failed(`imports are nested deeper than ${this.#limits.depth}`, `вложенность импорта больше ${this.#limits.depth}`)
    }
    const outcome = await this.document(to, from)
    return outcome.is === 'wsdl' && 'kind' in one
      ? failed(`"${to}" is a WSDL document, not a schema`, `«${to}» — описание WSDL, а не схема`, placeOf(outcome.definitions))
      : outcome
  }

  document(location: string, from: string | undefined): Promise<ImportOutcome> {
    const known = this.#documents.get(location)
    if (known) return known
    if (this.#documents.size >= this.#limits.documents) {
      return Promise.resolve(failed(`more than ${this.#limits.documents} documents`, `документов больше ${this.#limits.documents}`))
    }
    const reading = this.#read(location, from)
    this.#documents.set(location, reading)
    return reading
  }

  async #read(location: string, from: string | undefined): Promise<ImportOutcome> {
    let fetched: Fetched
    try {
      const within = folderOfPolicy(this.start, this.#policy)
      const bounds: FetchBounds = { bytes: this.#limits.bytes - this.#bytes, within, signal: this.#signal }
      fetched = await orAborted(this.#fetcher(location, from, bounds), this.#signal)
    } catch (error) {
      const why = saidBy(error)
      return failed(`"${location}" cannot be read: ${why.en}`, `«${location}» не удалось прочитать: ${why.ru}`)
    }
    this.#bytes += fetched.bytes.length
    if (this.#bytes > this.#limits.bytes) {
      return failed(
        `the documents are longer than ${this.#limits.bytes} bytes together`,
        `документы вместе длиннее ${this.#limits.bytes} байт`,
      )
    }
    const final = normalLocation(fetched.location)
    const refused = from === undefined || final === location ? undefined : refusedLocation(final, from, this.start, this.#policy)
    if (refused) return failed(refused.en, refused.ru)
    const outcome = this.#parsed.get(final) ?? parseDocument(fetched.bytes, final)
    this.#parsed.set(final, outcome)
    return outcome
  }
}
