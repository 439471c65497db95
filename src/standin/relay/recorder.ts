/** Recordings of one run as stub files, a file a service: equal requests become one stub whose replies come in turn. */
import type { Said } from '../../diagnostics/said.ts'
import { secretNames } from '../../exchange/secret-names.ts'
import { methodNamed } from '../../hs/service/method.ts'
import { jsonKey } from '../calls/json-equal.ts'
import { foreignPages } from './foreign-page.ts'
import { recordedStub, type Recorded } from './recording.ts'
import { full, tooLong, unknownMethod } from './unrecorded.ts'

export interface Recorder {
  /** Resolves when the file of the service is written or an error is reported. Never rejects: a call is answered in any case. */
  record(exchange: Recorded): Promise<void>
}

/** Where recordings go; both reject as the file system does. */
export interface RecordingFiles {
  /** Makes a file whole, and refuses with the code EEXIST where one of that name is. */
  create(file: string, text: string): Promise<void>
  /** Puts a whole text in place of a file's. */
  replace(file: string, text: string): Promise<void>
}

export interface RecorderOptions {
  /** Names of options, keys, elements and headers that are secret beside the usual ones. */
  readonly secrets?: readonly string[]
  /** Receives the error when a recording could not be written; it is tried again with the next call. */
  readonly failed?: (file: string, error: unknown) => void
  /** Receives what is odd about an answer that was recorded, once for each status of a service. */
  readonly noted?: (file: string, what: Said) => void
  /** Bounds of what is recorded of a service in one run: 2,000 answers and 16 MiB when absent. Beyond them calls are answered only. */
  readonly limits?: RecordingLimits
}

interface RecordingLimits {
  readonly answers: number
  /** Characters of the requests and answers as JSON. */
  readonly characters: number
}

/** Bytes of one request and its answer; a longer one is answered only. */
export const LONGEST_EXCHANGE = 16 * 1024 * 1024

/** All of a file is kept in memory, and written anew with each answer that is new. */
const LIMITS: RecordingLimits = { answers: 2_000, characters: LONGEST_EXCHANGE }

interface Kept {
  readonly request: Readonly<Record<string, unknown>>
  readonly replies: Readonly<Record<string, unknown>>[]
}

/** One file, and what goes into it; the file of an earlier run is left alone, and another number is taken. */
class ServiceFile {
  readonly #service: Recorded['defines'] | string
  readonly #base: string
  readonly #files: RecordingFiles
  readonly #stubs = new Map<string, Kept>()
  readonly #limits: RecordingLimits
  #answers = 0
  #characters = 0
  #full = false
  /** Since the file was written. */
  #changed = false
  #made = false
  #name: string
  #writing: Promise<void> = Promise.resolve()
  #next: Promise<void> | undefined

  constructor(service: string, defines: Recorded['defines'], files: RecordingFiles, limits: RecordingLimits) {
    this.#limits = limits
    this.#service = defines ?? service
    this.#base = service
    this.#files = files
    this.#name = `${service}.stub.yaml`
  }

  get name(): string {
    return this.#name
  }

  /** Whether there is something new to write. Throws once, where there is no room for it. */
  add(request: Kept['request'], reply: Kept['replies'][number]): boolean {
    if (this.#full) return false
    const key = jsonKey(request)
    const answer = JSON.stringify(reply)
    const stub = this.#stubs.get(key)
    // What comes twice in a row is one answer.
    if (stub !== undefined && JSON.stringify(stub.replies.at(-1)) === answer) return this.#changed
    const own = answer.length + (stub === undefined ? key.length : 0)
    if (own > this.#limits.characters) throw tooLong(this.#limits.characters)
    const characters = this.#characters + own
    if (this.#answers >= this.#limits.answers || characters > this.#limits.characters) {
      this.#full = true
      const { answers, characters: most } = this.#limits
      throw full(answers, most)
    }
    this.#changed = true
    this.#answers++
    this.#characters = characters
    if (stub === undefined) this.#stubs.set(key, { request, replies: [reply] })
    else stub.replies.push(reply)
    return true
  }

  /** All that was added by now; calls that come while a file is written share the next one. */
  write(): Promise<void> {
    this.#next ??= this.#writing
      .catch(() => {})
      .then(() => {
        this.#next = undefined
        this.#changed = false
        this.#writing = this.#write().catch((error: unknown) => {
          this.#changed = true
          throw error
        })
        return this.#writing
      })
    return this.#next
  }

  async #write(): Promise<void> {
    const { printYAML } = await import('../reading/yaml.ts')
    const text = printYAML({
      service: this.#service,
      stubs: exactOptions([...this.#stubs.values()])
        .toSorted(narrowestFirst)
        .map(written),
    })
    if (this.#made) return this.#files.replace(this.#name, text)
    for (let number = 1; !this.#made; number++) {
      this.#name = `${this.#base}${number === 1 ? '' : `.${number}`}.stub.yaml`
      this.#made = await this.#isFresh(this.#name, text)
    }
  }

  async #isFresh(name: string, text: string): Promise<boolean> {
    try {
      await this.#files.create(name, text)
      return true
    } catch (error) {
      if ((error as { readonly code?: string }).code !== 'EEXIST') throw error
      return false
    }
  }
}

export function createRecorder(
  files: RecordingFiles,
  { secrets, failed = () => {}, noted = () => {}, limits = LIMITS }: RecorderOptions = {},
): Recorder {
  const services = new Map<string, ServiceFile>()
  const notePage = foreignPages(noted)
  const isSecret = secretNames(secrets)
  return {
    async record(exchange) {
      const { service } = exchange.address
      // What has no template and calls no operation, such as a request for a description, is proxied.
      const { template, set } = exchange.address
      if (template === undefined && set === undefined && exchange.called === undefined) return
      const file = services.get(service) ?? new ServiceFile(service, exchange.defines, files, limits)
      services.set(service, file)
      try {
        if (exchange.called instanceof Error) throw exchange.called
        if (methodNamed(exchange.method) === undefined) throw unknownMethod(exchange.method)
        if (exchange.body.length + exchange.reply.body.length > LONGEST_EXCHANGE) throw tooLong(LONGEST_EXCHANGE)
        const { request, reply } = recordedStub(exchange, isSecret)
        if (file.add(request, reply)) await file.write()
        notePage(file.name, exchange)
      } catch (error) {
        failed(file.name, error)
      }
    },
  }
}

/** What is named in a call, and may be there or not. */
const named = ['QueryOptions', 'URLParameters', 'Parameters'] as const

/**
 * An option or a value that other calls of the method had is to be absent where a call had it not: each call is answered as it was, and no
 * other is.
 */
const exactOptions = (all: readonly Kept[]): readonly Kept[] => named.reduce(exactIn, all)

function exactIn(all: readonly Kept[], part: (typeof named)[number]): readonly Kept[] {
  const keyOf = ({ request: { method, template, operation, set } }: Kept): string =>
    `${String(method)} ${String(template ?? operation ?? set)}`
  const of = ({ request }: Kept): Readonly<Record<string, unknown>> =>
    (request['request'] as { readonly [Key in typeof part]?: Readonly<Record<string, unknown>> } | undefined)?.[part] ?? {}
  const names = new Map<string, Set<string>>()
  for (const one of all) {
    const met = names.get(keyOf(one)) ?? new Set()
    for (const name of Object.keys(of(one))) met.add(name)
    names.set(keyOf(one), met)
  }
  return all.map((one) => {
    const own = of(one)
    // A path that leads further is there, and what is below an absent one is absent.
    const isKnown = (name: string): boolean =>
      Object.entries(own).some(([path, condition]) => path.startsWith(name) || (isAbsent(condition) && name.startsWith(path)))
    const missing = [...names.get(keyOf(one))!].filter((name) => !(part === 'Parameters' ? isKnown(name) : Object.hasOwn(own, name)))
    if (missing.length === 0) return one
    const exact = { ...own, ...Object.fromEntries(missing.map((name) => [name, { absent: true }])) }
    const { request } = one.request as { readonly request?: object }
    return { ...one, request: { ...one.request, request: { ...request, [part]: exact } } }
  })
}

const isAbsent = (condition: unknown): boolean => typeof condition === 'object' && condition !== null && Object.hasOwn(condition, 'absent')

/** Of the stubs of a file the first is asked first, and one with fewer conditions would answer what another one was recorded for. */
const narrowestFirst = (one: Kept, other: Kept): number => narrowness(other) - narrowness(one)

const narrowness = ({ request: { request } }: Kept): number => conditionsIn(request) + (isWhole(request as Whole) ? 1_000_000 : 0)

interface Whole {
  readonly body?: unknown
  readonly JSON?: Readonly<Record<string, unknown>>
}

/** A body that is given whole is the body of no other call; one of empty lists has not one condition that could be counted. */
const isWhole = (request: Whole | undefined): boolean =>
  (request?.JSON !== undefined && Object.hasOwn(request.JSON, '$'))
  || (request?.body !== undefined && (typeof request.body === 'string' || Object.hasOwn(request.body as object, 'base64')))

const conditionsIn = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, one) => sum + conditionsIn(one), 0)
    : value === undefined
      ? 0
      : 1

const written = ({ request, replies }: Kept): object => ({ ...request, ...(replies.length === 1 ? { reply: replies[0] } : { replies }) })
