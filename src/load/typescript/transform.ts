/** A module's text as JavaScript that a function's body can be, with what it imports; kept on disk by the hash of the text. */
import { fastTransform } from './fast.ts'
import { keptModules } from './kept.ts'
import { thoroughTransform } from './thorough.ts'
import type { Transformed } from './transformed.ts'

/** Files that only jiti knows what to do with: modules of CommonJS. */
const isCommonJS = (source: string): boolean => /\brequire\s*[.(]|\bmodule\.exports\b|^\s*exports\s*[.[]/m.test(source)

/** `undefined` for what only jiti can load, or refuse in its own words. */
export async function transformModule(source: string, file: string): Promise<Transformed | undefined> {
  if (isCommonJS(source)) return undefined
  const key = keptModules.keyOf(source, file)
  const kept = keptModules.read(key)
  if (kept !== undefined) return kept
  const fast = await fastTransform(source, file)
  const code = fast ?? (await thoroughTransform(source, file))
  if (code === undefined) return undefined
  const transformed = { code, awaits: fast === undefined }
  keptModules.write(key, transformed)
  return transformed
}

/** The specifiers that the code imports. */
export function importsOf({ code, awaits }: Transformed): readonly string[] {
  const calls = awaits ? /\bjitiImport\(("(?:[^"\\]|\\.)*")\)/g : /\brequire\(('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*")\)/g
  return [
    ...new Set(
      [...code.matchAll(calls)].map(([, text]) => JSON.parse(text!.startsWith("'") ? `"${text!.slice(1, -1)}"` : text!) as string),
    ),
  ]
}
