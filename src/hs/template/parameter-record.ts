/**
 * The record of a path's parameter values, made by a function that is compiled for their names: V8 then knows the record's shape, and
 * filling it costs a quarter of what writing to computed names does (a look-up with two parameters: 88 ns for 113 ns, bench/router.mjs).
 */
import { segmentText } from '../../exchange/target.ts'
import type { Segment } from './parse.ts'

export type ParameterRecord = Readonly<Record<string, string>>

/**
 * 1C's ФиксированноеСоответствие beside the record: pairs in the order of the template, and a value by its name (`undefined` for a name
 * that the template has not). To the compiler `get` is a text too, as every property of a record of parameters is: one may be called so.
 */
export type ParameterMap = {
  readonly get: string & ((name: string) => string | undefined)
  readonly [Symbol.iterator]: () => Iterator<readonly [name: string, value: string]>
}

/** What every record inherits; not enumerable, so that a record lists its own names only. A parameter called `get` hides the method. */
const parameterPrototype: object = Object.freeze(
  Object.create(null, {
    get: {
      value(this: ParameterRecord, name: string): string | undefined {
        return Object.hasOwn(this, name) ? this[name] : undefined
      },
    },
    [Symbol.iterator]: {
      value(this: ParameterRecord): Iterator<[string, string]> {
        return Object.entries(this)[Symbol.iterator]()
      },
    },
  }),
)

/** A record with what every record inherits: of the router's it is itself. */
export function parametersOf<R extends ParameterRecord>(record: R): R & ParameterMap {
  const inherits = Object.getPrototypeOf(record) === parameterPrototype
  return (inherits ? record : Object.freeze(Object.assign(Object.create(parameterPrototype) as R, record))) as R & ParameterMap
}

export interface ParameterReader {
  /** From left to right, `*` included. */
  readonly names: readonly string[]
  /** How many characters come before each value, counted from the end of the value before. */
  readonly gaps: readonly number[]
  /** For paths without inner slashes. */
  readonly read: ReadRecord
}

/**
 * `path`: see `Target.path`; the first gap is counted from `at`; `ends`: where the values end. `*` takes all that is left, with its leading
 * slash, or `''`.
 */
type ReadRecord = (path: string, at: number, gaps: readonly number[], ends: readonly number[]) => ParameterRecord

export function parameterReader(segments: readonly Segment[]): ParameterReader {
  const names: string[] = []
  const gaps: number[] = []
  let gap = 0
  for (const segment of segments) {
    if (segment.kind === 'literal') gap += 1 + segment.text.length
    else {
      names.push(segment.kind === 'rest' ? '*' : segment.name)
      gaps.push(segment.kind === 'rest' ? gap : gap + 1)
      gap = 0
    }
  }
  return { names, gaps, read: compiledFor(names) }
}

/** The same without compiling, and with the inner slashes of values made slashes again. */
export function readByName(
  names: readonly string[],
  path: string,
  at: number,
  gaps: readonly number[],
  ends: readonly number[],
): ParameterRecord {
  const record = Object.create(parameterPrototype) as Record<string, string>
  names.forEach((name, place) => {
    const start = (place === 0 ? at : ends[place - 1]!) + gaps[place]!
    record[name] = segmentText(name === '*' ? path.slice(start) : path.slice(start, ends[place]))
  })
  return record
}

/** Compiling takes as long as a hundred look-ups, and templates have the same few names: each list of names is compiled once. */
const compiled = new Map<string, ReadRecord>()

function compiledFor(names: readonly string[]): ReadRecord {
  const key = names.join('/')
  const known = compiled.get(key) ?? compile(names)
  compiled.set(key, known)
  return known
}

/** An object that V8 holds as a list of fields; what `Object.create` gives is a hash table. */
function Empty() {}
Empty.prototype = parameterPrototype

/** Names are written as JSON strings, so that whatever they hold stays data; a runtime that compiles no texts reads by name. */
function compile(names: readonly string[]): ReadRecord {
  const fill = names.map((name, place) => {
    const start = `${place === 0 ? 'at' : `ends[${place - 1}]`} + gaps[${place}]`
    return `record[${JSON.stringify(name)}] = path.slice(${name === '*' ? start : `${start}, ends[${place}]`})`
  })
  try {
    return new Function('Empty', `return (path, at, gaps, ends) => { const record = new Empty(); ${fill.join('; ')}; return record }`)(
      Empty,
    ) as ReadRecord
  } catch {
    return (path, at, gaps, ends) => readByName(names, path, at, gaps, ends)
  }
}
