/** All documents that a WSDL consists of: the start document and what it imports, each read once, within limits and within what may be read. */
import { placeOf } from './component.ts'
import type { Source } from './component.ts'
import type { Location } from '../diagnostics/location.ts'
import { decodeXML } from '../xml/decode.ts'
import { XMLError } from '../xml/read.ts'
import { readTree } from '../xml/tree.ts'
import { normalLocation, refusedLocation, resolveLocation } from './location.ts'
import type { LocationPolicy, Said } from './location.ts'
import type { Definitions, WSDLImport } from './model.ts'
import { WSDL, WSDL20, XSD } from './namespaces.ts'
import { readDefinitions } from './read.ts'
import { readSchema } from './read-schema.ts'
import type { SchemaDocument, SchemaImport } from './schema-model.ts'

/** The bytes of a document, and the location that they finally came from (after redirections). */
export interface Fetched {
  readonly bytes: Uint8Array
  readonly location: string
}

/** Fetches a document that may be read; rejects with an Error whose message says why it could not. `from` names it, `undefined` for the start document. */
export type Fetcher = (location: string, from: string | undefined, bounds: FetchBounds) => Promise<Fetched>

export interface FetchBounds {
  /** Most bytes that will be accepted. */
  readonly bytes: number
  readonly signal: AbortSignal | undefined
}

export interface LoadLimits {
  /** Longest chain of imports. */
  readonly depth: number
  /** Documents, the start document included. */
  readonly documents: number
  /** Bytes of all documents together. */
  readonly bytes: number
}

export const defaultLoadLimits: LoadLimits = { depth: 50, documents: 1_000, bytes: 64 * 1024 * 1024 }

export interface LoadOptions extends Partial<LocationPolicy> {
  readonly limits?: Partial<LoadLimits>
  /** Ends the loading: `AbortSignal.timeout(ms)` limits its time. */
  readonly signal?: AbortSignal
}

/** Why a document is not there; `place` is in that document, where it is known. */
export interface LoadProblem extends Said {
  readonly is: 'failed'
  readonly place: Location | undefined
}

export type AnyImport = WSDLImport | SchemaImport

/** What an import came to; `nothing` when it names no location. */
export type ImportOutcome =
  | { readonly is: 'wsdl'; readonly definitions: Definitions }
  | { readonly is: 'schema'; readonly schema: SchemaDocument }
  | LoadProblem
  | { readonly is: 'nothing' }

export interface Documents {
  readonly start: ImportOutcome
  readonly outcomes: ReadonlyMap<AnyImport, ImportOutcome>
}

const nothing: ImportOutcome = { is: 'nothing' }

export const failed = (en: string, ru: string, place?: Location): LoadProblem => ({ is: 'failed', en, ru, place })

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
    level = next.filter((one) => !reading.outcomes.has(one))
  }
  return { start, outcomes: reading.outcomes }
}

const PARALLEL = 8

function importsOf(outcome: ImportOutcome): AnyImport[] {
  if (outcome.is === 'schema') return [...outcome.schema.imports]
  if (outcome.is === 'wsdl') return outcome.definitions.inOrder.flatMap<AnyImport>((one) => (one.is === 'import' ? one.import : one.is === 'schema' ? one.schema.imports : []))
  return []
}

class Reading {
  readonly outcomes = new Map<AnyImport, ImportOutcome>()
  readonly start: string
  readonly #fetcher: Fetcher
  readonly #policy: LocationPolicy
  readonly #limits: LoadLimits
  readonly #signal: AbortSignal | undefined
  readonly #documents = new Map<string, Promise<ImportOutcome>>()
  /** By the location that a redirection led to; never awaited, for two documents may lead to each other. */
  readonly #redirected = new Map<string, ImportOutcome>()
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
    if (to === undefined) return failed(`"${one.location}" is neither a path nor an http address`, `«${one.location}» — не путь и не адрес http`)
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
      const bounds: FetchBounds = { bytes: this.#limits.bytes - this.#bytes, signal: this.#signal }
      fetched = await orAborted(this.#fetcher(location, from, bounds), this.#signal)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      return failed(`"${location}" cannot be read: ${why}`, `«${location}» не удалось прочитать: ${why}`)
    }
    this.#bytes += fetched.bytes.length
    if (this.#bytes > this.#limits.bytes) {
      return failed(`the documents are longer than ${this.#limits.bytes} bytes together`, `документы вместе длиннее ${this.#limits.bytes} байт`)
    }
    const final = normalLocation(fetched.location)
    if (final === location) return parse(fetched.bytes, location)
    const refused = from === undefined ? undefined : refusedLocation(final, from, this.start, this.#policy)
    if (refused) return failed(refused.en, refused.ru)
    const outcome = this.#redirected.get(final) ?? parse(fetched.bytes, final)
    this.#redirected.set(final, outcome)
    return outcome
  }
}

function parse(bytes: Uint8Array, location: string): ImportOutcome {
  try {
    const source: Source = { location, text: decodeXML(bytes) }
    const root = readTree(source.text)
    if (root.local === 'definitions' && root.namespace === WSDL) return { is: 'wsdl', definitions: readDefinitions(root, source) }
    if (root.local === 'schema' && root.namespace === XSD) return { is: 'schema', schema: readSchema(root, source, false) }
    const place = placeOf({ element: root, source })
    if (root.namespace === WSDL20) return failed(`"${location}" is WSDL 2.0; WSDL 1.1 is read`, `«${location}» — WSDL 2.0; читается WSDL 1.1`, place)
    return failed(`"${location}" is neither WSDL 1.1 nor an XML schema: its root is <${root.local}>`, `«${location}» — не WSDL 1.1 и не схема XML: корень <${root.local}>`, place)
  } catch (error) {
    if (!(error instanceof XMLError)) throw error
    const place: Location = { file: location, line: error.line, column: error.column }
    return failed(`"${location}" is not XML that is read here: ${error.message}`, `«${location}» — не тот XML, что читается здесь: ${error.message}`, place)
  }
}

/** The promise, or a rejection as soon as the signal says so, for fetchers that do not heed it. */
function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(new Error('the time allowed for loading is over'))
    if (signal.aborted) return stop()
    signal.addEventListener('abort', stop, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
