/** The examples of docs/bsl-library.md give what they say, run as modules of a handler are. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { moduleImporter } from '../../load/modules/module-import.ts'

const page = readFileSync(new URL('../../../docs/bsl-library.md', import.meta.url), 'utf8')
const blocks = [...page.matchAll(/^```ts\n([^]*?)^```/gm)].map(([, code]) => code!)

/** `expression // → result` becomes a pair of both. */
const asModule = (code: string): string =>
  `export const pairs: unknown[] = []\n${code.replace(/^(.*?) \/\/ → (.*)$/gm, ';pairs.push([$1, $2])')}\n`

/** Thousands are apart by a no-break space, which the page cannot show. */
const asPrinted = (said: unknown): unknown => (typeof said === 'string' ? said.replace(/(\d) (\d{3}\b)/g, '$1\u00a0$2') : said)

test.each(blocks.map((code, at) => [at + 1, code] as const))('example %i', async (_at, code) => {
  const file = `${temporaryFolder({ 'example.ts': asModule(code) })}/example.ts`
  const { pairs } = (await moduleImporter().import(file)) as { pairs: [unknown, unknown][] }
  expect(pairs.map(([given]) => given)).toEqual(pairs.map(([, said]) => asPrinted(said)))
  expect(pairs.length).toBeGreaterThan(1)
})
