/** Where the real material lies (beside the checkout); what needs it is skipped, with a printed line, where it is absent. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const beside = process.env['STANDIN_SHARED'] ?? fileURLToPath(new URL('../../../shared', import.meta.url))

/** Path of a folder of the corpus, or `undefined` where there is none. */
export function corpus(folder: 'onec-services' | 'wsdl' | 'onec-odata' | 'onec-data'): string | undefined {
  const path = join(beside, 'corpus', folder)
  if (existsSync(path)) return path
  console.log(`skipped: ${folder} of the corpus is not beside this checkout`)
  return undefined
}
