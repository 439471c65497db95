/** Runs what needs fetched repositories, which lie in $STANDIN_MATERIAL and are read in place: `npm run material -- bsl`. */
import { existsSync } from 'node:fs'
import { createJiti } from 'jiti'

const [what = ''] = process.argv.slice(2)
const folder = process.env['STANDIN_MATERIAL']
if (what !== 'bsl') {
  console.error('usage: npm run material -- bsl')
  process.exitCode = 2
} else if (!folder || !existsSync(folder)) {
  console.log('material: skipped, STANDIN_MATERIAL names no folder of fetched repositories')
} else {
  const { run } = await createJiti(import.meta.url).import('../test/material/bsl.ts')
  await run(folder)
}
