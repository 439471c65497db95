/**
 * All documents that a WSDL consists of: the start document and what it imports, each read once, within limits and within what may be read.
 */
import { saidBy } from '../../diagnostics/said-by.ts'
import { placeOf } from './component.ts'
import { defaultLoadLimits, orAborted, type FetchBounds, type Fetched, type Fetcher, type LoadLimits, type LoadOptions } from './fetcher.ts'
import { folderOfPolicy, normalLocation, refusedLocation, resolveLocation, type LocationPolicy } from './location.ts'
import { failed, parseDocument, type AnyImport, type ImportOutcome, type LoadProblem } from './outcome.ts'
import { supplyWellKnown } from './well-known.ts'

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
  supplyWellKnown(reading.outcomes, namespacesOf([start, ...reading.outcomes.values()]))
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

const namespacesOf = (outcomes: readonly ImportOutcome[]): Set<string> =>
  new Set(
    outcomes.flatMap((one) => {
      const schemas = one.is === 'schema' ? [one.schema] : one.is === 'wsdl' ? one.definitions.schemas : []
      return schemas.flatMap(({ targetNamespace }) => targetNamespace ?? [])
    }),
  )

class Reading {
  readonly outcomes = new Map<AnyImport, ImportOutcome>()
  readonly start: string
  readonly #fetcher: Fetcher
  readonly #policy: LocationPolicy
  readonly #limits: LoadLimits
  readonly #signal: AbortSignal | undefined
  /** Locations of the schemas that the caller gave, by namespace. */
  readonly #given: ReadonlyMap<string, string>
  /** What a document may lead to is judged by the one that began its chain: the WSDL, or a schema that the caller gave. */
  readonly #starts = new Map<string, string>()
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
    this.#given = new Map(Object.entries(options.schemas ?? {}).map(([namespace, location]) => [namespace, normalLocation(location)]))
  }

  async imported(one: AnyImport, depth: number): Promise<ImportOutcome> {
    const from = one.source.location
    const given = 'kind' in one && one.kind === 'import' ? this.#given.get(one.namespace ?? '') : undefined
    if (given !== undefined) {
      if (given !== from) this.#starts.set(given, given)
      return schemaOr(await this.document(given, from), one, given)
    }
    if (one.location === undefined) return nothing
    const to = resolveLocation(one.location, from)
    if (to === undefined)
      return failed(`"${one.location}" is neither a path nor an http address`, `«${one.location}» — не путь и не адрес http`)
    const start = this.#starts.get(from) ?? this.start
    const refused = refusedLocation(to, from, start, this.#policyOf(start))
    if (refused) return withRemedy(failed(refused.en, refused.ru), one, to)
    if (start !== this.start && !this.#documents.has(to)) this.#starts.set(to, start)
    if (!this.#documents.has(to) && depth > this.#limits.depth) {
      return failed(`imports are nested deeper than ${this.#limits.depth}`, `вложенность импорта больше ${this.#limits.depth}`)
    }
    return schemaOr(await this.document(to, from), one, to)
  }

  /** The folder that the caller names is that of the WSDL's documents. */
  #policyOf(start: string): LocationPolicy {
    return start === this.start ? this.#policy : { ...this.#policy, within: undefined }
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
      const start = this.#starts.get(location) ?? this.start
      const within = folderOfPolicy(start, this.#policyOf(start))
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
    const start = this.#starts.get(location) ?? this.start
    const refused = from === undefined || final === location ? undefined : refusedLocation(final, from, start, this.#policyOf(start))
    if (refused) return failed(refused.en, refused.ru)
    const outcome = this.#parsed.get(final) ?? parseDocument(fetched.bytes, final)
    this.#parsed.set(final, outcome)
    return outcome
  }
}

/** What an import of a schema brought; what is no schema is refused. */
function schemaOr(outcome: ImportOutcome, one: AnyImport, location: string): ImportOutcome {
  if (outcome.is === 'failed') return withRemedy(outcome, one, location)
  return outcome.is === 'wsdl' && 'kind' in one
    ? failed(`"${location}" is a WSDL document, not a schema`, `«${location}» — описание WSDL, а не схема`, placeOf(outcome.definitions))
    : outcome
}

/** A schema of the network that could not be had may be given as a file. */
const withRemedy = (problem: LoadProblem, one: AnyImport, location: string): LoadProblem =>
  'kind' in one && one.kind === 'import' && problem.place === undefined && /^https?:/i.test(location)
    ? failed(
        `${problem.en}; or give a copy of the schema: --schema ${one.namespace ?? ''}=FILE, in code the option schemas`,
        `${problem.ru}; либо дайте копию схемы: --schema ${one.namespace ?? ''}=ФАЙЛ, в коде параметр schemas`,
      )
    : problem
