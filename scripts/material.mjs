/** Runs what needs fetched repositories, which lie in $STANDIN_MATERIAL and are read in place: `npm run material -- bsl queries`. */
import { existsSync } from 'node:fs'
import { createJiti } from 'jiti'

const asked = process.argv.slice(2)
/** What can be asked for, and the module that runs it. */
const modules = { bsl: 'bsl', queries: 'queries', handlers: 'data-handlers', xmla: 'xmla' }
const folder = process.env['STANDIN_MATERIAL']
if (asked.length === 0 || asked.some((one) => !Object.hasOwn(modules, one))) {
  console.error(`usage: npm run material -- ${Object.keys(modules).join(' | ')}`)
  process.exitCode = 2
} else if (!folder || !existsSync(folder)) {
  console.log('material: skipped, STANDIN_MATERIAL names no folder of fetched repositories')
} else {
  for (const one of asked) {
    const { run } = await createJiti(import.meta.url).import(`../test/material/${modules[one]}.ts`)
    await run(folder)
  }
}
