/** An engine whose time is linear in the text whatever the pattern: re2js, loaded by the first pattern that needs it. */

/** As much of it as is used. */
interface Engine {
  readonly RE2JS: { compile(pattern: string): Compiled }
}

interface Compiled {
  test(text: string): boolean
  testExact(text: string): boolean
  matcher(text: string): { find(): boolean; group(index: number): string | null }
}

let load: (() => Engine) | undefined

/** The machine says how: few patterns need the engine, and loading it is a tenth of a start. */
export const useEngine = (loadIt: () => Engine): void => void (load = loadIt)

/** `whole`: the text from its beginning to its end; else any part of it. */
export function linearTest(pattern: string, whole: boolean): (text: string) => boolean {
  const compiled = compile(pattern)
  return whole ? (text) => compiled.testExact(text) : (text) => compiled.test(text)
}

/** The whole and so many groups of the first part of a text that matches; `undefined` where none does. */
export function linearGroups(pattern: string, count: number): (text: string) => readonly (string | undefined)[] | undefined {
  const compiled = compile(pattern)
  return (text) => {
    const matcher = compiled.matcher(text)
    return matcher.find() ? Array.from({ length: count + 1 }, (_, at) => matcher.group(at) ?? undefined) : undefined
  }
}

function compile(pattern: string): Compiled {
  if (load === undefined) throw new Error('no engine for patterns: host/machine/pattern-engine.ts is to be imported first')
  return load().RE2JS.compile(pattern)
}
