/** Functions, types and values of the platform by their Russian names, as the typed lists of this folder export them. */
import { argument, behind, out } from './face.ts'
import { dictionary, run } from './parts.ts'

/** Takes and gives values of TypeScript. */
export function platformFunction<F>(name: string): F {
  const { call } = dictionary.functions.get(name.toLowerCase())!
  const named = { [name]: (...args: readonly unknown[]) => out(call(run, undefined, given(args))) }
  return named[name] as F
}

/** `new Массив(…)`; `instanceof` knows what it makes. */
export function platformType<C>(name: string): C {
  const type = dictionary.types.get(name.toLowerCase())!
  function Made(...args: readonly unknown[]): unknown {
    return out(type.create!(run, undefined, given(args)))
  }
  Object.defineProperty(Made, 'name', { value: name })
  Object.defineProperty(Made, Symbol.hasInstance, {
    value: (one: unknown) => typeof one === 'object' && one !== null && behind(one)?.type === type,
  })
  return Made as C
}

/** A value of the global context, such as Символы, and enumerations of the platform. */
export const platformValue = <V>(name: string): V => out(dictionary.values.get(name.toLowerCase())!.read(run)) as V

/** What is skipped at the end is not there at all. */
const given = (args: readonly unknown[]): readonly unknown[] =>
  args.slice(0, args.findLastIndex((one) => one !== undefined) + 1).map((one) => argument(one, false))
