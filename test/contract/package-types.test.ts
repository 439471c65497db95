/** The types of the packed package, as projects of users compile them: each TypeScript that is in use, with the DOM and without. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { npmTools } from '../support/npm-tools.ts'
import { packedInto } from '../support/packed.ts'
import { writeTexts } from '../support/temporary.ts'
import { toItsEnd } from '../support/to-its-end.ts'

const own = fileURLToPath(new URL('../../node_modules', import.meta.url))
const tools = npmTools(['typescript54@npm:typescript@5.4.5', 'typescript59@npm:typescript@5.9.3', 'typescript6@npm:typescript@6.0.3'])
const compilers = {
  '5.4': `${tools}/node_modules/typescript54`,
  '5.9': `${tools}/node_modules/typescript59`,
  '6.0': `${tools}/node_modules/typescript6`,
  '7.0': `${own}/typescript`,
}

const consumer = `import { HTTPService, HTTPServiceResponse, URLTemplate, createPlatform, serve } from 'onec-standin'
import { ЗаписатьJSON } from 'onec-standin/bsl'
import { hs, startStandin } from 'onec-standin/testing'

interface Order {
  readonly sku: string
}

export const Shop = HTTPService({
  Name: 'Shop',
  RootURL: 'shop',
  URLTemplates: {
    Orders: URLTemplate('/orders/{number}', {
      async POST(request) {
        let bytes = 0
        for await (const piece of await request.GetBodyAsStream()) bytes += piece.length
        const order = await request.json<Order>()
        const file: Uint8Array | undefined = (await request.form()).part('file')?.bytes
        return HTTPServiceResponse.json([request.URLParameters.number, order.sku, bytes, file?.length], 201)
      },
    }),
  },
})

export async function contract(): Promise<number> {
  const { close } = await serve(createPlatform({ services: [Shop] }), { port: 0 })
  await close()
  const standin = await startStandin({ services: [Shop] })
  standin.stub(hs('shop').POST('/orders/{number}'), { json: 1 })
  const found: string | undefined = standin.received(hs('shop').POST('/orders/{number}'))[0]?.URLParameters.number
  await standin.close()
  return found === undefined ? 0 : typeof ЗаписатьJSON === 'function' ? 1 : 2
}
`

const options = { strict: true, noEmit: true, skipLibCheck: false, target: 'es2022', types: ['node'] }
const node = { module: 'nodenext', moduleResolution: 'nodenext' }
const bundler = { module: 'esnext', moduleResolution: 'bundler' }

let packed: string | undefined

/** A project with the package, one for all of them: packing takes longer than compiling. */
function project(source: string): string {
  if (packed === undefined) packedInto((packed = mkdtempSync(join(tmpdir(), 'standin-types-'))), ['@types/node', 'undici-types'])
  writeTexts(packed, { 'consumer.ts': source, 'package.json': '{ "type": "module" }' })
  return packed
}
afterAll(() => packed !== undefined && rmSync(packed, { recursive: true, force: true }))

function errorsOf(compiler: string, folder: string, compilerOptions: object): string {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
  return spawnSync(process.execPath, [join(compiler, 'bin/tsc'), '-p', folder], toItsEnd).stdout
}

describe.skipIf(tools === undefined)('they compile, declarations of the package among them', () => {
  test.each<readonly [name: string, compiler: string, options: object]>([
    ['5.4', compilers['5.4'], { ...node, lib: ['es2022'] }],
    ['5.4', compilers['5.4'], { ...node, lib: ['es2022', 'dom'] }],
    ['5.4', compilers['5.4'], { ...bundler, lib: ['es2022', 'dom', 'dom.asynciterable'] }],
    ['5.9', compilers['5.9'], { ...bundler, lib: ['es2022', 'dom'] }],
    ['6.0', compilers['6.0'], { ...node, lib: ['es2022'] }],
    ['7.0', compilers['7.0'], { ...node, lib: ['es2022'] }],
    ['7.0', compilers['7.0'], { ...node, lib: ['es2022', 'dom'] }],
  ])('with TypeScript %s: %j', { timeout: 300_000 }, (_, compiler, some) => {
    expect(errorsOf(compiler, project(consumer), { ...options, ...some })).toBe('')
  })

  test("Hono's types, which need the DOM, reach who imports them", { timeout: 300_000 }, () => {
    const source = `import { createPlatform } from 'onec-standin'
import { toHono } from 'onec-standin/hono'
export const app = toHono(createPlatform({ services: [] }))
`
    const lib = ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable']
    expect(errorsOf(compilers['5.9'], project(source), { ...options, ...node, skipLibCheck: true, lib })).toBe('')
  })
})
