/** Every HTTP service of every real configuration of the corpus can be served, and written as a module that compiles. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { createRouteTable } from '../../src/hs/route/table.ts'
import { checkHTTPServices } from '../../src/hs/service/check.ts'
import { readConfiguration } from '../../src/metadata/configuration.ts'
import { recognise } from '../../src/metadata/format/recognise.ts'
import { joinConfigurations } from '../../src/metadata/join.ts'
import { moduleText } from '../../src/metadata/modules/module-text.ts'
import type { HTTPServiceMetadata } from '../../src/metadata/objects/http-service.ts'
import { supplyHandlers } from '../../src/metadata/supply/supply.ts'
import { roots, titled } from '../support/corpus-configurations.ts'
import { corpus } from '../support/corpus.ts'
import { toItsEnd } from '../support/to-its-end.ts'

const ownServices = (root: string): readonly HTTPServiceMetadata[] =>
  joinConfigurations([readConfiguration(nodeFiles, recognise(nodeFiles, root)![0]!)]).httpServices

const repository = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** What the written modules import from, until they stand in a project that has the package installed. */
const surface = `export { HTTPService, URLTemplate } from '${repository('src/hs/service/service.ts')}'
export { HTTPServiceResponse } from '${repository('src/hs/message/response.ts')}'
`

/** Writes the texts into a folder of their own and gives what the compiler says of them under --strict and the checks of unused names. */
function compile(texts: readonly string[]): readonly [output: string, status: number | null] {
  const folder = mkdtempSync(join(tmpdir(), 'standin-import-'))
  try {
    texts.forEach((text, at) => writeFileSync(join(folder, `${at}.ts`), text))
    writeFileSync(join(folder, 'surface.ts'), surface)
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    const compilerOptions = {
      strict: true,
      noUnusedLocals: true,
      noUnusedParameters: true,
      exactOptionalPropertyTypes: true,
      noEmit: true,
      target: 'es2023',
      module: 'nodenext',
      allowImportingTsExtensions: true,
      lib: ['es2023', 'dom', 'dom.iterable', 'dom.asynciterable'],
      types: ['node'],
      typeRoots: [repository('node_modules/@types')],
      paths: { 'onec-standin': ['./surface.ts'] },
    }
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }))
    const { stdout, stderr, status } = spawnSync(process.execPath, [repository('node_modules/typescript/bin/tsc'), '-p', folder], {
      ...toItsEnd,
    })
    return [stdout + stderr, status]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

describe.skipIf(corpus('onec-services') === undefined)('HTTP services of the corpus', () => {
  test.each(titled(roots))('every HTTP service of %s is sound, and each of its templates is found at its address', (_, root) => {
    const httpServices = ownServices(root)
    const { services } = supplyHandlers(httpServices, [], (service) => `${service.Name}.ts`)
    expect(checkHTTPServices(services).filter((one) => one.severity === 'error')).toEqual([])
    const table = createRouteTable(services.map((one) => one.service))
    for (const service of httpServices) {
      for (const template of service.URLTemplates) {
        const url = `/${service.RootURL}/${template.Template.replace(/^\//, '').replace(/\{[^}]*\}|\*/g, 'x')}`
        const methods = template.Methods.map((one) => (one.HTTPMethod === 'Any' ? 'PATCH' : one.HTTPMethod))
        expect(methods.map((one) => [url, table.route(one, url).kind])).toEqual(methods.map(() => [url, 'unimplemented']))
        if (methods.length === 0) expect(table.route('GET', url).kind).toBe('noMethod')
      }
    }
  })

  test('a module is written for every HTTP service, and all compile under tsc --strict', () => {
    const written = roots.flatMap(ownServices).map((one) => moduleText(one))
    expect(written.length).toBeGreaterThan(0)
    expect(written.flatMap((one) => one.diagnostics)).toEqual([])
    expect(compile(written.map((one) => one.text))).toEqual(['', 0])
  })
})

test('the compiler sees what is wrong in a module', () => {
  const [output, status] = compile(["import { URLTemplate } from 'onec-standin'\nexport default URLTemplate('/a/*/b', {})\n"])
  expect(output).toContain('may only be the last segment')
  expect(status).not.toBe(0)
})
