// What grows with the size of the work, from its start to the ready line: stubs, services in TypeScript, a WSDL with a chain of types, a
// configuration; CPU of all threads beyond that of the smallest, for each item more. `ratio`: to the size before; above 1, worse than
// linear.
// Rows of SOAP messages besides: of a request and of an answer, once the server is warm.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { growth as messageGrowth } from './soap-growth.mjs'
import { writeConfiguration } from './support/configuration.mjs'
import { chainWSDL, moduleText } from './support/growing.mjs'
import { least, served } from './support/serving.mjs'

const times = (count, make) => Array.from({ length: count }, (_, at) => make(at))

const kinds = {
  'stubs on one template': {
    sizes: [10, 100, 1000, 10_000],
    write(folder, count) {
      const stubs = times(count, (at) => ({
        template: '/orders/{number}',
        request: { QueryOptions: { id: `q${at}` } },
        reply: { text: `${at}` },
      }))
      writeFileSync(join(folder, 'bench.stub.yaml'), JSON.stringify({ service: { Name: 'Bench', RootURL: 'bench' }, stubs }, null, 1))
    },
  },
  'services in TypeScript': {
    sizes: [1, 10, 100, 1000],
    write: (folder, count) => times(count, (at) => writeFileSync(join(folder, `Service${at}.ts`), moduleText(at))),
  },
  'types and operations of a WSDL': {
    sizes: [50, 500, 2500, 5000],
    path: 'bench.wsdl',
    write: (folder, count) => writeFileSync(join(folder, 'bench.wsdl'), chainWSDL(count)),
  },
  'objects of a configuration': { sizes: [10, 100, 1000, 4000], write: (folder, count) => writeConfiguration(folder, count) },
}

/** Rows `{ what, items, CPU ms, CPU ms an item more, ratio }`; nothing is kept from one start for another. */
export async function run() {
  const rows = []
  for (const [what, kind] of Object.entries(kinds)) {
    const found = []
    for (const items of kind.sizes) found.push({ items, cpu: await cpuOf(kind, items) })
    rows.push(...grown(what, found))
  }
  const messages = await messageGrowth()
  for (const what of new Set(messages.map((one) => one.what))) {
    const sizes = messages.filter((one) => one.what === what)
    rows.push(
      ...grown(
        `rows of a SOAP ${what}`,
        sizes.map((one) => ({ items: one.rows, cpu: (one.rows * one['CPU µs a row']) / 1000 })),
      ),
    )
  }
  return rows
}

function grown(what, sizes) {
  let first, last
  return sizes.map(({ items, cpu }) => {
    const more = first === undefined ? undefined : (cpu - first.cpu) / (items - first.items)
    const row = { what, items, 'CPU ms': cpu, 'CPU ms an item more': more, 'ratio': last > 0 ? more / last : undefined }
    first ??= { items, cpu }
    last = more
    return row
  })
}

async function cpuOf({ write, path = '' }, items) {
  const folder = mkdtempSync(join(tmpdir(), 'standin-bench-growth-'))
  try {
    mkdirSync(join(folder, 'given'))
    write(join(folder, 'given'), items)
    const found = []
    for (let round = 0; round < (items > 500 ? 1 : 3); round++)
      found.push(await served([join(folder, 'given', path)], { env: { STANDIN_CACHE: 'off' } }))
    return least(found).cpu
  } finally {
    rmSync(folder, { recursive: true })
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.table(await run())
