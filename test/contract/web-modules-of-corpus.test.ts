/**
 * The modules that `standin import` writes for every Web service of the corpus compile strictly, and describe the same services as the
 * configurations.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { printWSDL } from 'onec-standin'
import { describe, expect, test } from 'vitest'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { loadConfigurations } from '../../src/load/configurations.ts'
import { recognise } from '../../src/metadata/format/recognise.ts'
import { webModuleTexts } from '../../src/metadata/modules/web-module-text.ts'
import type { WebService } from '../../src/ws/service/service.ts'
import { roots } from '../support/corpus-configurations.ts'
import { corpus } from '../support/corpus.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { compile } from '../support/tsc.ts'

interface Imported {
  readonly file: string
  readonly service: WebService
}

/** Writes the modules of a configuration. */
function importInto(folder: string, root: string): Imported[] {
  const { webServices, packages, supplyOperations } = loadConfigurations([recognise(nodeFiles, root)![0]!])
  const write = (file: string, text: string): string => {
    mkdirSync(dirname(join(folder, file)), { recursive: true })
    writeFileSync(join(folder, file), text)
    return join(folder, file)
  }
  const services = supplyOperations(webServices, [], () => 'x').services.map((one) => one.service)
  const written = webModuleTexts(services, packages)
  for (const { fileName, text } of written.packages) write(`xdto/${fileName}`, text)
  return written.services.map(({ fileName, text }, at) => ({ file: write(`ws/${fileName}`, text), service: services[at]! }))
}

describe.skipIf(corpus('onec-services') === undefined)('modules written for the Web services of the corpus', () => {
  test('compile and describe the same', { timeout: 300_000 }, async () => {
    const folder = temporaryFolder()
    const imported = roots.flatMap((root, at) => importInto(join(folder, String(at)), root))
    expect(imported).toHaveLength(73)
    expect(compile(folder)).toEqual(['', 0])
    for (const { file, service } of imported) {
      const module = (await import(file)) as { readonly default: WebService }
      expect(printWSDL(module.default, 'http://h/x'), file).toBe(printWSDL(service, 'http://h/x'))
    }
  })
})
