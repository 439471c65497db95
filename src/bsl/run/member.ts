/**
 * Calls of platform methods: checks the number of arguments and converts them by the kinds of the parameters.
 *
 * Kinds, a letter a parameter: `a` anything, `s` text, `n` number, `i` whole number, `b` Булево, `d` Дата, `r` a variable that is written;
 * `?` behind a letter: it may be skipped (then `undefined`); `*` behind the last: any number more. `$` first: the run is handed on.
 */
import { whole } from './big-number.ts'
import { toBoolean, toDate, toNumber } from './convert.ts'
import { BslError, errors } from './error.ts'
import type { Call, Ref } from './object.ts'
import { text } from './text.ts'

/** What is handed over by reference. */
export abstract class ByReference implements Ref {
  abstract v: unknown
}

/** A parameter that its method writes. */
export class Box extends ByReference {
  v: unknown

  constructor(value: unknown) {
    super()
    this.v = value
  }
}

/** A variable of the caller. */
export class Reference extends ByReference {
  readonly #get: () => unknown
  readonly #set: (value: unknown) => void

  constructor(get: () => unknown, set: (value: unknown) => void) {
    super()
    this.#get = get
    this.#set = set
  }

  get v(): unknown {
    return this.#get()
  }

  set v(value: unknown) {
    this.#set(value)
  }
}

interface Kinds {
  readonly letters: readonly string[]
  readonly least: number
  readonly rest: boolean
  readonly wantsRun: boolean
}

export function readKinds(kinds: string): Kinds {
  const wantsRun = kinds.startsWith('$')
  const letters = [...kinds.replace(/[$?*]/g, '')]
  const found = [...kinds.replace('$', '').matchAll(/[a-z](\?|\*)?/g)]
  return { letters, least: found.filter(([, mark]) => !mark).length, rest: kinds.endsWith('*'), wantsRun }
}

export function compileMember(kinds: string, run: (self: never, ...args: never[]) => unknown, alwaysRun = false): Call {
  const { letters, least, rest, wantsRun } = readKinds(kinds)
  const implementation = run as unknown as (...args: unknown[]) => unknown
  return (context, self, args) => {
    const given = args.length
    if (given > letters.length && !rest) throw errors.tooMany()
    const converted: unknown[] = wantsRun || alwaysRun ? [self, context] : [self]
    for (let at = 0; at < given || at < letters.length - (rest ? 1 : 0); at++) {
      const value = args[at]
      if (value === undefined) {
        if (at < least) throw errors.tooFew()
        converted.push(undefined)
      } else converted.push(convert(letters[at < letters.length ? at : letters.length - 1]!, value, at))
    }
    return implementation(...converted)
  }
}

function convert(letter: string, value: unknown, at: number): unknown {
  if (letter === 'r') return value
  const plain = value instanceof ByReference ? value.v : value
  if (plain instanceof Promise) throw errors.notWaited()
  switch (letter) {
    case 's':
      return typeof plain === 'string' ? plain : textOf(plain, at)
    case 'n':
      return typeof plain === 'number' ? plain : converted(() => toNumber(plain), at)
    case 'i': {
      const number = typeof plain === 'number' ? plain : whole(converted(() => toNumber(plain), at))
      return typeof number === 'number' ? number : Number(number.unscaled)
    }
    case 'b':
      return typeof plain === 'boolean' ? plain : converted(() => toBoolean(plain), at)
    case 'd':
      return converted(() => toDate(plain), at)
    default:
      return plain
  }
}

function textOf(value: unknown, at: number): string {
  if (typeof value === 'object' && value !== null && 'type' in value) throw errors.mismatch(at + 1)
  return text(value)
}

function converted<T>(convertIt: () => T, at: number): T {
  try {
    return convertIt()
  } catch (error) {
    if (error instanceof BslError) throw errors.mismatch(at + 1)
    throw error
  }
}
