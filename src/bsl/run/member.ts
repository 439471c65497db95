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

/** What goes before the arguments: the object (and the run, where the kinds want it), or the run alone, as of constructors. */
type Head = 'object' | 'object and run' | 'run'

export function compileMember(kinds: string, run: (self: never, ...args: never[]) => unknown, makes = false): Call {
  const { letters, least, rest, wantsRun } = readKinds(kinds)
  const implementation = run as unknown as (...args: unknown[]) => unknown
  const head: Head = makes ? 'run' : wantsRun ? 'object and run' : 'object'
  if (!rest && letters.length < 4) return short(letters, least, head, implementation)
  return (context, self, args) => {
    const given = args.length
    if (given > letters.length && !rest) throw errors.tooMany()
    const converted: unknown[] = head === 'run' ? [context] : head === 'object' ? [self] : [self, context]
    for (let at = 0; at < given || at < letters.length - (rest ? 1 : 0); at++)
      converted.push(argument(letters[at < letters.length ? at : letters.length - 1]!, args, at, least))
    return implementation(...converted)
  }
}

/** Members of at most three parameters, which most are: no list of arguments is made for them. */
function short(letters: readonly string[], least: number, head: Head, run: (...args: unknown[]) => unknown): Call {
  const count = letters.length
  const [one = '', two = '', three = ''] = letters
  const first = (args: readonly unknown[]): unknown => (count > 0 ? argument(one, args, 0, least) : undefined)
  const second = (args: readonly unknown[]): unknown => (count > 1 ? argument(two, args, 1, least) : undefined)
  const third = (args: readonly unknown[]): unknown => (count > 2 ? argument(three, args, 2, least) : undefined)
  const check = (args: readonly unknown[]): void => {
    if (args.length > count) throw errors.tooMany()
  }
  if (head === 'run') return (context, _self, args) => (check(args), run(context, first(args), second(args), third(args)))
  if (head === 'object') return (_context, self, args) => (check(args), run(self, first(args), second(args), third(args)))
  return (context, self, args) => (check(args), run(self, context, first(args), second(args), third(args)))
}

function argument(letter: string, args: readonly unknown[], at: number, least: number): unknown {
  const value = args[at]
  if (value !== undefined) return convert(letter, value, at)
  if (at < least) throw errors.tooFew()
  return undefined
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
