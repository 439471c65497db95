/** `$metadata` of every configuration of the corpus is valid by Microsoft's schema of CSDL 3, and names what real captures name. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { loadData } from '../../src/load/infobase/load-data.ts'
import { recognise } from '../../src/metadata/format/recognise.ts'
import { writeMetadata } from '../../src/odata/format/metadata.ts'
import { createPublishedModel } from '../../src/odata/model/create.ts'
import { readTree, elementsOf, attributeOf } from '../../src/xml/tree.ts'
import { corpus } from '../support/corpus.ts'
import { chapter } from '../support/odata/definitions.ts'
import { temporaryFolder } from '../support/temporary.ts'

const data = corpus('onec-data')
const captures = corpus('onec-odata')
const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined
if (!hasXmllint) console.log('skipped: validation of $metadata, there is no xmllint (libxml2-utils)')

const roots =
  data === undefined
    ? []
    : readdirSync(data, { recursive: true, encoding: 'utf8' }).filter((path) => /(^|\/)Configuration\.(xml|mdo)$/.test(path))
const metadataOf = (definitions: Parameters<typeof createModel>[0]): string =>
  new TextDecoder().decode(writeMetadata(createPublishedModel(createModel(definitions), () => true)))

function invalid(text: string): string {
  const schema = text.slice(text.indexOf('<Schema'), text.indexOf('</Schema>') + 9)
  // The namespace that is declared above the schema goes into it.
  const alone = schema.replace('<Schema', '<Schema xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"')
  const folder = temporaryFolder({ 'schema.xml': alone })
  const run = spawnSync('xmllint', [
    '--noout',
    '--schema',
    join(captures!, 'xsd/System.Data.Resources.CSDLSchema_3.xsd'),
    join(folder, 'schema.xml'),
  ])
  return run.status === 0 ? '' : run.stderr.toString().slice(0, 2_000)
}

describe.skipIf(captures === undefined || !hasXmllint)('valid', () => {
  test('the chapter', () => expect(invalid(metadataOf(chapter))).toBe(''))
  test.each(roots)('%s', (path) => {
    const root = join(data!, path, path.endsWith('.mdo') ? '../..' : '..')
    const { model } = loadData({ configurations: recognise(nodeFiles, root) ?? [], data: [] })
    expect(model.objects.length).toBeGreaterThan(5)
    expect(invalid(metadataOf(model.definitions))).toBe('')
  })
})

test('the layout: an attribute a line, types before associations, sets before functions', () => {
  const text = metadataOf(chapter)
  expect(text).toContain('\t\t\t\t<Property Name="Ref_Key"\n\t\t\t\t\t\tType="Edm.Guid"\n\t\t\t\t\t\tNullable="false"/>\n')
  const kinds = elementsOf(elementsOf(elementsOf(readTree(text))[0]!)[0]!).map(({ local }) => local)
  expect(kinds.filter((kind, at) => kind !== kinds[at - 1])).toEqual([
    'EntityType',
    'ComplexType',
    'EnumType',
    'Association',
    'EntityContainer',
  ])
})

/** Properties of a type, in order. */
const propertiesIn = (text: string, name: string): string[] => {
  const found = new RegExp(`<(?:EntityType|ComplexType)\\s+Name="${name}"[\\s\\S]*?</(?:EntityType|ComplexType)>`).exec(text)?.[0] ?? ''
  return [...found.matchAll(/<Property\s+Name="([^"]+)"\s+Type="([^"]+)"/g)].map(([, property, type]) => `${property} ${type}`)
}

describe.skipIf(captures === undefined)('as in the capture of an ERP', () => {
  const capture = captures === undefined ? '' : readFileSync(join(captures, 'edmx/datareducer-erp2016-metadata.xml'), 'utf8')
  /** The chapter's register and a captured one have the same properties but for their own. */
  test.each([
    ['AccumulationRegister_ТоварыКОтгрузке', 'AccumulationRegister_ТоварныеЗапасы'],
    ['AccumulationRegister_ТоварыКОтгрузке_RecordType', 'AccumulationRegister_ТоварныеЗапасы_RecordType'],
    ['AccumulationRegister_ТоварыКОтгрузке_Turnover', 'AccumulationRegister_ТоварныеЗапасы_Turnover'],
    ['AccumulationRegister_ТоварыКОтгрузке_BalanceAndTurnover', 'AccumulationRegister_ТоварныеЗапасы_BalanceAndTurnover'],
  ])('standard properties of %s', (theirs, ours) => {
    const standard = (list: readonly string[]) =>
      list
        .filter((one) => /^(Recorder|RecordSet|Period|[A-Z][A-Za-z]+Period|LineNumber|Active|RecordType)\b/.test(one))
        .map((one) => one.replace(/_[А-Я][^_ ]*_RowType/, ''))
    expect(standard(propertiesIn(metadataOf(chapter), ours))).toEqual(standard(propertiesIn(capture, theirs)))
  })
  test('order of the words of a resource', () => {
    const words = (list: readonly string[], resource: string) =>
      list.filter((one) => one.startsWith(resource)).map((one) => one.slice(resource.length))
    for (const table of ['Balance', 'Turnover', 'BalanceAndTurnover'])
      expect(words(propertiesIn(metadataOf(chapter), `AccumulationRegister_ТоварныеЗапасы_${table}`), 'Сумма')).toEqual(
        words(propertiesIn(capture, `AccumulationRegister_ПартииТоваровПереданныеНаКомиссию_${table}`), 'СтоимостьРегл'),
      )
  })
})

test('sets have their types', () => {
  const text = metadataOf(chapter)
  const container = elementsOf(elementsOf(elementsOf(readTree(text))[0]!)[0]!).at(-1)!
  const sets = elementsOf(container).filter(({ local }) => local === 'EntitySet')
  for (const one of sets) expect(text).toContain(`<EntityType Name="${attributeOf(one, 'Name')}"`)
  expect(sets.length).toBeGreaterThan(20)
})
