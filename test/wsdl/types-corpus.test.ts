/**
 * The schemas of every WSDL of the corpus as XDTO types: made without a crash, and their sample values judged by xmllint. Skipped where the
 * corpus is absent.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentFetcher } from '../../src/host/network/fetch-document.ts'
import type { Links } from '../../src/wsdl/link/link.ts'
import { loadWSDL } from '../../src/wsdl/load.ts'
import { compileSchemas, type CompiledSchemas } from '../../src/wsdl/types/compile.ts'
import { XDTOFactory } from '../../src/xdto/factory.ts'
import { sampleOf } from '../../src/xdto/sample/sample.ts'
import { isObjectType } from '../../src/xdto/types/object-type.ts'
import { resolved } from '../../src/xdto/types/type.ts'
import { xs } from '../../src/xdto/types/xs.ts'
import { program } from '../interop/tools.ts'
import { corpus } from '../support/corpus.ts'
import { writeSchemaFiles } from './schema-files.ts'

const folder = corpus('wsdl')
const rows = (name: string): string[][] =>
  folder === undefined
    ? []
    : readFileSync(`${folder}/${name}`, 'utf8')
        .split('\n')
        .filter((line) => line !== '' && !line.startsWith('#'))
        .slice(1)
        .map((line) => line.split('\t'))

interface Made {
  readonly file: string
  readonly sound: boolean
  readonly links: Links
  readonly schemas: CompiledSchemas
  /** Made with the first question. */
  readonly samples: () => readonly Sample[]
}

/** Elements of one document that are sampled: of the largest, the first. */
const SAMPLED = 60

describe.skipIf(folder === undefined)('the corpus of WSDL documents as XDTO types', () => {
  const made: Made[] = []
  beforeAll(async () => {
    for (const [file = ''] of rows('INDEX.tsv')) {
      const { links, diagnostics } = await loadWSDL(documentFetcher(), `${folder}/${file}`, { within: folder! })
      if (!links) continue
      const schemas = compileSchemas(links)
      let samples: readonly Sample[] | undefined
      made.push({
        file,
        links,
        schemas,
        samples: () => (samples ??= samplesOf(schemas)),
        sound: !diagnostics.some((one) => one.severity === 'error'),
      })
    }
  }, 300_000)

  test('none crashes; only groups that contain themselves are errors', () => {
    expect(made.length).toBeGreaterThan(670)
    const wrong = made.filter(({ schemas }) => schemas.diagnostics.some((one) => one.severity === 'error'))
    expect(wrong.map(({ file }) => file).filter((file) => !file.includes('loopRefGroup'))).toEqual([])
    expect(wrong.length).toBe(2)
  })

  test('the values made up for their elements survive writing and reading', () => {
    const changed: string[] = []
    let count = 0
    for (const { file, samples } of made.filter((one) => one.sound)) {
      for (const { name, value, text, again } of samples()) {
        count++
        if (value === undefined || text !== again) changed.push(`${file} ${name}`)
      }
    }
    // An enumeration of QNames whose prefixes are not known where the value stands.
    expect(changed).toEqual([
      'axis1/test/wsdl/datatypes/DataTypes.wsdl GetUsageTypeResponse',
      'axis1/test/wsdl/datatypes/DataTypes.wsdl UsageType',
    ])
    expect(count).toBeGreaterThan(2_500)
  })

  const xmllint = program('xmllint', '--version')
  describe.skipIf(xmllint === undefined)('under xmllint', () => {
    const place = mkdtempSync(join(tmpdir(), 'standin-schemas-'))
    afterAll(() => rmSync(place, { recursive: true }))

    // An abstract element has a value nowhere; its type may.
    test('they are valid, except where the schema has a key, which is not kept', () => {
      const invalid: string[] = []
      let judged = 0
      for (const { file, links, samples: ofFile } of made.filter((one) => one.sound)) {
        const samples = ofFile().filter((one) => one.text !== undefined)
        if (samples.length === 0) continue
        const driver = writeSchemaFiles(links, place)
        const files = samples.map((_, at) => join(place, `sample${at}.xml`))
        samples.forEach(({ text }, at) => {
          writeFileSync(files[at]!, text!)
        })
        const { stderr } = spawnSync(xmllint!, ['--nonet', '--noout', '--schema', driver, ...files], {
          encoding: 'utf8',
          maxBuffer: 100_000_000,
        })
        const errors = stderr
          .split('\n')
          .filter(
            (line) =>
              line.includes('Schemas validity error') && !/key-sequence|identity-constraint|The element declaration is abstract/.test(line),
          )
        if (!/ validates$| fails to validate$/m.test(stderr)) continue
        judged += samples.length
        invalid.push(...errors.map((line) => `${file}: ${line.replace(/^[^:]*:\d+: /, '')}`))
      }
      expect(invalid).toEqual([])
      expect(judged).toBeGreaterThan(2_000)
    }, 300_000)
  })
})

interface Sample {
  readonly name: string
  readonly value: unknown
  readonly text: string | undefined
  readonly again: string | undefined
}

function samplesOf({ packages }: CompiledSchemas): Sample[] {
  const factory = XDTOFactory(packages)
  const elements = packages.flatMap((one) => [...one.rootProperties.values()]).filter((one) => one.definition.settings.form !== 'Attribute')
  return elements.slice(0, SAMPLED).flatMap(({ namespace, name, definition }): Sample[] => {
    const type = definition.type === undefined ? xs.anyType : resolved(definition.type)
    if (isObjectType(type) && type.settings.abstract === true) return []
    const value = sampleOf(type, name, packages)
    if (value === undefined) return [{ name, value, text: undefined, again: undefined }]
    const text = factory.WriteXML(value, type, { namespace, local: name }, 'compact')
    return [{ name, value, text, again: factory.WriteXML(factory.ReadXML(text, type), type, { namespace, local: name }, 'compact') }]
  })
}
