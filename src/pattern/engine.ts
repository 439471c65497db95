/** An engine whose time is linear in the text whatever the pattern: re2js, loaded by the first pattern that needs it. */

/** As much of it as is used. */
interface Engine {
  readonly RE2JS: { compile(pattern: string): { test(text: string): boolean; testExact(text: string): boolean } }
}

let load: (() => Engine) | undefined

/** The machine says how: few patterns need the engine, and loading it is a tenth of a start. */
export const useEngine = (loadIt: () => Engine): void => void (load = loadIt)

/** `whole`: the text from its beginning to its end; else any part of it. */
export function linearTest(pattern: string, whole: boolean): (text: string) => boolean {
  if (load === undefined) throw new Error('no engine for patterns: host/machine/pattern-engine.ts is to be imported first')
  const compiled = load().RE2JS.compile(pattern)
  return whole ? (text) => compiled.testExact(text) : (text) => compiled.test(text)
}
