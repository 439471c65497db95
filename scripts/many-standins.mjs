// `npm run many-standins [-- --count 1000]`: stand-ins of one folder of modules, one after the other, each with a call and a reset. Prints
// the heap after each tenth; ends with 1 where it grows.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { startStandin } from '../dist/testing/index.js'

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
const { values } = parseArgs({ options: { count: { type: 'string', default: '1000' } } })
const count = Number(values.count)
const folder = mkdtempSync(join(tmpdir(), 'standin-many-'))
mkdirSync(join(folder, 'hs'))
writeFileSync(
  join(folder, 'hs/Shop.ts'),
  `import { HTTPService, HTTPServiceResponse, URLTemplate } from 'onec-standin'
const orders = new Map([[0, new Uint8Array(100_000)]])
export default HTTPService({ Name: 'Shop', RootURL: 'shop', URLTemplates: { Count: URLTemplate('/count', { GET() {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(String(orders.size))
  orders.set(orders.size, new Uint8Array(1000))
  return response
} }) } })
`,
)
/** Not fetch, which keeps something of every address that it was given. */
const text = (url) =>
  new Promise((resolve, reject) => {
    get(url, { agent: false }, async (answer) => {
      let said = ''
      for await (const piece of answer) said += piece
      resolve(said)
    }).once('error', reject)
  })

const heaps = []
let wrong = 0
for (let at = 0; at < count; at++) {
  const standin = await startStandin({ paths: [folder] })
  const ask = () => text(`${standin.url}/hs/shop/count`)
  if ((await ask()) !== '1') wrong++
  if (at % 10 === 0) {
    await standin.reset()
    if ((await ask()) !== '1') wrong++
  }
  await standin.close()
  if ((at + 1) % Math.ceil(count / 10) === 0) {
    collect()
    heaps.push(Math.round(process.memoryUsage().heapUsed / 1024 / 102.4) / 10)
  }
}
rmSync(folder, { recursive: true })
console.log(`${count} stand-ins, ${wrong} wrong answers; heap in MB after each tenth: ${heaps.join(' ')}`)
if (wrong > 0 || heaps.at(-1) > heaps[1] + 20) process.exitCode = 1
