/** What of the interface an address calls: the set with its key, the function, what comes behind, and the options, each in one form. */
import type { PublishedModel } from './model/entity.ts'
import { canonicalArgument, canonicalArguments, canonicalKey, canonicalName, canonicalOption } from './syntax/canonical.ts'
import { readQuery } from './syntax/options.ts'
import { readSegments, type Segment } from './syntax/segments.ts'

export interface CalledOData {
  /** Name of a set; `$metadata`, `SelectChanges` and the like; `/` of the service document. */
  readonly set: string
  /** `Balance`, `Post`. */
  readonly function: string | undefined
  /** The set, and the function behind it: `Document_Заказ/Post`. It is what stubs and coverage call a part. */
  readonly part: string
  /** Without parentheses: `guid'…'`. */
  readonly key: string | undefined
  /** What comes behind the entity or the function: `$count`, `Поставщик/Description`. */
  readonly path: string | undefined
  /** `$filter` and its kin, arguments of a function among them; read when they are asked for. */
  readonly options: ReadonlyMap<string, string>
}

export const SERVICE_DOCUMENT = '/'

/** `path` below `/odata/standard.odata`, decoded; `query` raw. `undefined`: no address of the interface. */
export function calledAt(model: PublishedModel, path: string, query: string): CalledOData | undefined {
  try {
    return calledOf(model, readSegments(path), query)
  } catch {
    return undefined
  }
}

/** The part alone, to ask whether stubs are there before the rest is read. */
export function partOf(model: PublishedModel, segments: readonly Segment[]): string {
  if (segments[0] === undefined) return SERVICE_DOCUMENT
  const called = functionIn(model, segments)
  return called === undefined ? segments[0].name : `${segments[0].name}/${called.name}`
}

const functionIn = (model: PublishedModel, [first, second]: readonly Segment[]): Segment | undefined =>
  second !== undefined && model.set(first!.name)?.functions.some(({ name }) => name === second.name) ? second : undefined

export function calledOf(model: PublishedModel, segments: readonly Segment[], query: string): CalledOData {
  const [first, ...rest] = segments
  if (first === undefined) return { ...nothing, set: SERVICE_DOCUMENT, part: SERVICE_DOCUMENT, options: optionsOf(query) }
  const found = functionIn(model, segments)
  const behind = found === undefined ? rest : rest.slice(1)
  return new Called(
    {
      set: first.name,
      function: found?.name,
      part: partOf(model, segments),
      key: first.inner === undefined ? undefined : canonicalKey(first.inner),
      path: behind.length === 0 ? undefined : behind.map(({ name, inner }) => (inner === undefined ? name : `${name}(${inner})`)).join('/'),
    },
    query,
    found?.inner ?? '',
  )
}

/** Reads the options once, when they are asked for. A class, as each literal with a getter keeps in V8 what the getter sees. */
class Called implements CalledOData {
  readonly set: string
  readonly function: string | undefined
  readonly part: string
  readonly key: string | undefined
  readonly path: string | undefined
  readonly #query: string
  readonly #given: string
  #options: ReadonlyMap<string, string> | undefined

  constructor(named: Omit<CalledOData, 'options'>, query: string, given: string) {
    this.set = named.set
    this.function = named.function
    this.part = named.part
    this.key = named.key
    this.path = named.path
    this.#query = query
    this.#given = given
  }

  get options(): ReadonlyMap<string, string> {
    return (this.#options ??= new Map([...optionsOf(this.#query), ...canonicalArguments(this.#given)]))
  }
}

const nothing = { function: undefined, key: undefined, path: undefined } as const

const optionsOf = (query: string): ReadonlyMap<string, string> =>
  new Map(
    Array.from(readQuery(query) ?? [], ([given, text]) => {
      const name = canonicalName(given)
      return [name, name.startsWith('$') ? canonicalOption(name, text) : canonicalArgument(name, text)] as const
    }),
  )

/** `Key` and `Path`, for conditions. */
export function parametersOf({ key, path }: CalledOData): Readonly<Record<string, string>> {
  const parameters: Record<string, string> = Object.create(null) as Record<string, string>
  if (key !== undefined) parameters['Key'] = key
  if (path !== undefined) parameters['Path'] = path
  return Object.freeze(parameters)
}
