/** Foreign clients against a stand-in: `npm run interop -- odata`. Repositories lie in $STANDIN_MATERIAL. */
import { createJiti } from 'jiti'

const [topic = 'odata'] = process.argv.slice(2)
if (topic === 'odata') {
  const { run } = await createJiti(import.meta.url).import('../test/interop/odata/run.ts')
  await run(process.env['STANDIN_MATERIAL'])
} else {
  console.error(`there is no interop called ${topic}; there is odata`)
  process.exitCode = 2
}
