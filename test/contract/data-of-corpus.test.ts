/** The data objects of the corpus: every file of an object is read, and a configuration is the same in both formats. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { dataKinds } from '../../src/infobase/definition/data-kinds.ts'
import type { DataDefinition } from '../../src/infobase/definition/definition.ts'
import { loadData } from '../../src/load/infobase/load-data.ts'
import { recognise } from '../../src/metadata/format/recognise.ts'
import { corpus } from '../support/corpus.ts'
import { temporaryFolder } from '../support/temporary.ts'

const found = corpus('onec-data')
const base = found ?? 'onec-data'
const needsCorpus = test.skipIf(found === undefined)
const library = [join(base, 'designer/1c-syntax__ssl_3_1/src/cf')]
const fixtures = ['mdclasses', 'mdclasses_3_18', 'mdclasses_3_25', 'mdclasses_3_27']
const designerOf = (name: string): string => join(base, 'designer/1c-syntax__mdclasses/src/test/resources/ext/designer', name, 'src/cf')
const edtOf = (name: string): string => join(base, 'edt/1c-syntax__mdclasses/src/test/resources/ext/edt', name, 'configuration/src')

const load = (root: string, digests?: string) => loadData({ configurations: recognise(nodeFiles, root) ?? [], data: [] }, digests)

/** Files of objects by the folder's listing alone. */
function filesOf(root: string): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const folder of Object.values(dataKinds)) {
    const names = readdirSync(root).includes(folder) ? readdirSync(join(root, folder), { withFileTypes: true }) : []
    const count = names.filter((one) => (root.endsWith('cf') ? one.isFile() : one.isDirectory())).length
    if (count > 0) counts[folder] = count
  }
  return counts
}

function countsOf(definitions: readonly DataDefinition[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { kind } of definitions) counts[dataKinds[kind]] = (counts[dataKinds[kind]] ?? 0) + 1
  return counts
}

needsCorpus.for(library)('the library is read whole, and the second time from what was kept', (root) => {
  const digests = temporaryFolder({})
  const { model, roles, diagnostics } = load(root, digests)
  expect(countsOf(model.definitions)).toEqual(filesOf(root))
  expect(countsOf(model.definitions)).toMatchObject({
    Catalogs: 74,
    Documents: 11,
    InformationRegisters: 192,
    Constants: 173,
    Enums: 104,
    ChartsOfCharacteristicTypes: 4,
    DocumentJournals: 2,
    ExchangePlans: 1,
    BusinessProcesses: 1,
    Tasks: 1,
  })
  expect(diagnostics).toEqual([])
  expect(readdirSync(digests)).toHaveLength(1)
  const kept = load(root, digests)
  expect(JSON.parse(JSON.stringify([kept.model.definitions, kept.roles]))).toEqual(JSON.parse(JSON.stringify([model.definitions, roles])))
})

needsCorpus.for(fixtures.flatMap((name) => [designerOf(name), edtOf(name)]))('%s is read whole', (root) => {
  const { model, diagnostics } = load(root)
  expect(countsOf(model.definitions)).toEqual(filesOf(root))
  expect(diagnostics.filter((one) => one.severity === 'error')).toEqual([])
})

/** The corpus has no files of recalculations, which the Designer writes beside a register's own: EDT's dimensions have nothing to equal. */
const withoutDimensions = (one: DataDefinition): DataDefinition =>
  one.kind === 'CalculationRegister' && one.Recalculations !== undefined
    ? { ...one, Recalculations: one.Recalculations.map((each) => ({ Name: typeof each === 'string' ? each : each.Name, Dimensions: {} })) }
    : one

needsCorpus.for(fixtures)('%s is the same in both formats', (name) => {
  const hasThem = existsSync(join(designerOf(name), 'CalculationRegisters/РегистрРасчета1/Recalculations/Перерасчет1.xml'))
  const { definitions } = load(edtOf(name)).model
  expect(hasThem ? definitions : definitions.map(withoutDimensions)).toEqual(load(designerOf(name)).model.definitions)
})
