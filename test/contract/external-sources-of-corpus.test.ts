/** Every external data source of the corpus is read from its dump, checked, and written as a module that defines the same. */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { externalSourceText } from '../../src/external/definition/source-text.ts'
import type { ExternalDataSource } from '../../src/external/definition/source.ts'
import { createSourceLoader } from '../../src/load/sources.ts'
import { corpus } from '../support/corpus.ts'
import { temporaryFolder } from '../support/temporary.ts'

const base = corpus('onec-data')

/** Configurations that have external data sources, found by walking. */
const roots =
  base === undefined
    ? []
    : readdirSync(base, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name === 'ExternalDataSources')
        .map(({ parentPath }) => (existsSync(join(parentPath, 'Configuration.xml')) ? parentPath : dirname(parentPath)))
        .sort()

const load = async (path: string) => createSourceLoader([path]).load()

/** Modules have no identifiers of metadata objects. */
const withoutIds = (source: ExternalDataSource): unknown =>
  JSON.parse(JSON.stringify(source, (key, value: unknown) => (key === 'uuid' ? undefined : value)))

describe.skipIf(base === undefined)('external data sources', () => {
  test('there are some, of both formats', () => {
    expect(roots.length).toBeGreaterThan(5)
  })

  test.each(roots.map((root) => [relative(base!, root), root]))('%s', { timeout: 300_000 }, async (_, root) => {
    const { externalDataSources, diagnostics } = await load(root)
    expect(externalDataSources.length).toBeGreaterThan(0)
    expect(diagnostics.filter((one) => one.severity === 'error' && one.location?.file.includes('ExternalDataSources'))).toEqual([])
    for (const { source } of externalDataSources) {
      expect(Object.keys(source.Tables).length).toBeGreaterThan(0)
      for (const one of Object.values(source.Tables)) expect(Object.keys(one.Fields).length).toBeGreaterThan(2)
      const { fileName, text } = externalSourceText(source)
      const again = await load(join(temporaryFolder({ [fileName]: text }), fileName))
      expect(again.externalDataSources.map((one) => withoutIds(one.source))).toEqual([withoutIds(source)])
    }
  })

  test('a dump and a project of one configuration define the same', { timeout: 300_000 }, async () => {
    const both = await Promise.all(roots.filter((root) => root.includes('mdclasses_3_27')).map(load))
    expect(both.length).toBe(2)
    const [dump, project] = both.map((one) => one.externalDataSources.map(({ source }) => source))
    expect(dump).toEqual(project)
  })
})
