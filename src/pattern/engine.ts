/** The door of re2js, an engine whose time is linear in the text whatever the pattern. */
import { RE2JS } from 're2js'

/** `whole`: the text from its beginning to its end; else any part of it. */
export function linearTest(pattern: string, whole: boolean): (text: string) => boolean {
  const compiled = RE2JS.compile(pattern)
  return whole ? (text) => compiled.testExact(text) : (text) => compiled.test(text)
}
