/**
 * The types of a WSDL's operations: those of wsdl/ are as they would be written now, and those of the corpus compile as a strict project.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { corpus } from '../../../test/support/corpus.ts'
import { compile } from '../../../test/support/tsc.ts'
import { documentFetcher } from '../../host/network/fetch-document.ts'
import { loadWSDL } from '../../wsdl/load.ts'
import { definitionsOf, loadDefinitions } from '../foreign/definitions.ts'
import { wsdlTypes } from './port-types.ts'

const repository = (path: string): string => fileURLToPath(new URL(`../../../${path}`, import.meta.url))

test.each(['Orders', 'Rates'])('wsdl/%s.types.ts is what standin would write', async (name) => {
  expect(`${readFileSync(repository(`wsdl/${name}.types.ts`), 'utf8').trimEnd()}\n`).toBe(
    wsdlTypes(await loadDefinitions(documentFetcher(), repository(`wsdl/${name}.wsdl`))),
  )
})

const folder = corpus('wsdl')

describe.skipIf(folder === undefined)('the corpus of WSDL documents', () => {
  const place = mkdtempSync(join(tmpdir(), 'standin-types-'))
  let written = 0
  beforeAll(async () => {
    const files = readFileSync(`${folder}/INDEX.tsv`, 'utf8')
      .split('\n')
      .slice(1)
      .filter((line) => line !== '')
      .map((line) => line.split('\t')[0]!)
    for (const file of files) {
      const loaded = await loadWSDL(documentFetcher(), `${folder}/${file}`, { within: folder! })
      if (!loaded.links || loaded.diagnostics.some((one) => one.severity === 'error')) continue
      writeFileSync(join(place, `wsdl${written++}.ts`), `// ${file}\n${wsdlTypes(definitionsOf(loaded, file, { lenient: true }))}`)
    }
  }, 300_000)
  afterAll(() => rmSync(place, { recursive: true }))

  test('compiles', () => {
    expect(written).toBeGreaterThan(300)
    expect(compile(place)).toEqual(['', 0])
  }, 300_000)
})
