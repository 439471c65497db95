/** By Babel, which comes with jiti: TypeScript of every kind to JavaScript whose imports are awaited, lines kept. */
import { loadJiti, type Jiti } from './jiti.ts'

let jiti: Promise<Jiti> | undefined

/** `undefined` for a text that is not TypeScript; whoever loads the module by jiti reads its complaint. */
export async function thoroughTransform(source: string, file: string): Promise<string | undefined> {
  jiti ??= loadJiti().then(({ createJiti }) => createJiti(import.meta.url, { fsCache: false, interopDefault: false }))
  const code = (await jiti).transform({ source, filename: file, ts: /\.m?ts$/.test(file), async: true })
  return code.includes('__JITI_ERROR__') ? undefined : code
}
