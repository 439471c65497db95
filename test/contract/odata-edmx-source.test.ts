/** A `$metadata` document alone is enough to be served: what it shows comes back, and what it cannot tell is noted. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { startStandin, type TestStandin } from 'onec-standin/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  CalculationRegister,
  Catalog,
  CatalogRef,
  ChartOfCalculationTypes,
  Document,
  DocumentJournal,
  Number,
  String,
} from '../../src/infobase/definitions.ts'
import { createModel } from '../../src/infobase/model/create-model.ts'
import { edmxSource } from '../../src/odata/edmx/source.ts'
import { writeMetadata } from '../../src/odata/format/metadata.ts'
import { createPublishedModel } from '../../src/odata/model/create.ts'
import { corpus } from '../support/corpus.ts'
import { chapter } from '../support/odata/definitions.ts'
import { servedODataHost } from '../support/odata/warehouse.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const textOf = (definitions: Parameters<typeof createModel>[0]): string =>
  new TextDecoder().decode(writeMetadata(createPublishedModel(createModel(definitions), () => true)))

/** Elements below the schema with what is in them, whatever their order. */
const canonical = (text: string): readonly string[] =>
  text
    .replaceAll(/\s+/g, ' ')
    .split(/(?=<(?:EntityType|ComplexType|EnumType|Association|EntitySet|FunctionImport)[ >])/)
    .map((one) => one.replace(/ ?<\/?(?:EntityContainer|Schema|edmx).*/, '').trim())
    .toSorted()

test('the document of this product gives a model that gives the same document', () => {
  const text = textOf(chapter)
  const { definitions, diagnostics } = edmxSource(new TextEncoder().encode(text), 'metadata.xml')
  expect(diagnostics.filter((one) => one.severity !== 'note')).toEqual([])
  const written = canonical(textOf(definitions))
  const given = canonical(text)
  expect(given.length).toBeGreaterThan(60)
  expect({ lost: given.filter((one) => !written.includes(one)), more: written.filter((one) => !given.includes(one)) }).toEqual({
    lost: [],
    more: [],
  })
})

test('texts that a document describes are compared, whatever else is published, and without its container', async () => {
  const whole = textOf(chapter)
  const own = Catalog({ Name: 'Свои', Attributes: { Длинное: String() } })
  const partial = whole.replace(/<EntityContainer[\s\S]*<\/EntityContainer>/, '')
  for (const [text, settings, more] of [
    [whole, {}, []],
    [whole, { composition: ['Catalog.Поставщик', 'Catalog.Магазины'] }, []],
    [partial, {}, []],
    [whole, {}, [own]],
  ] as const) {
    const { definitions } = edmxSource(new TextEncoder().encode(text), 'metadata.xml')
    const host = await servedODataHost([...definitions, ...more], settings)
    const status = async (query: string): Promise<number> => (await host.ask(query)).status
    expect(await status("Catalog_Поставщик?$filter=ИНН eq '7701'&$orderby=Город")).toBe(200)
    expect(await status("Catalog_Магазины?$filter=ТорговыеЗалы/any(d: d/Название eq 'Главный')")).toBe(200)
    if (more.length > 0) expect(await status("Catalog_Свои?$filter=Длинное eq 'x'")).toBe(500)
    await host.close()
  }
})

test('a calculation register comes back with its periods, dimensions and resources', () => {
  const text = textOf([
    Catalog({ Name: 'Сотрудники' }),
    ChartOfCalculationTypes({ Name: 'Начисления' }),
    CalculationRegister({
      Name: 'Начисления',
      ChartOfCalculationTypes: 'ChartOfCalculationTypes.Начисления',
      ActionPeriod: true,
      BasePeriod: true,
      Dimensions: { Сотрудник: CatalogRef('Сотрудники'), Вид: String(5) },
      Resources: { Результат: Number(15, 2) },
      Attributes: { Дней: Number(3) },
    }),
    Document({ Name: 'Расчет', RegisterRecords: ['CalculationRegister.Начисления'] }),
  ])
  const { definitions, diagnostics } = edmxSource(new TextEncoder().encode(text), 'metadata.xml')
  expect(diagnostics.map(({ code }) => code)).not.toContain('edmx/differs')
  expect(canonical(textOf(definitions))).toEqual(canonical(text))
  const partial = text.replace(/<ComplexType Name="CalculationRegister_Начисления_ActualActionPeriod".*?<\/ComplexType>/s, '')
  expect(edmxSource(new TextEncoder().encode(partial), 'metadata.xml').diagnostics.map(({ message }) => message)).toContain(
    'CalculationRegister_Начисления_ActualActionPeriod is named by ActualActionPeriod, and there is no such type',
  )
})

test('journals have the documents with all of their columns, and one without documents is empty', async () => {
  const attributes = { Attributes: { Склад: String(5) } }
  const documents = [Document({ Name: 'Приход', ...attributes }), Document({ Name: 'Расход', ...attributes }), Document({ Name: 'Прочее' })]
  const columns = { Склад: ['Document.Приход.Attribute.Склад'] }
  const text = textOf([
    ...documents,
    DocumentJournal({ Name: 'Складские', RegisteredDocuments: ['Document.Приход'], Columns: columns }),
    DocumentJournal({ Name: 'Все', RegisteredDocuments: ['Document.Приход'] }),
  ])
  const data = {
    Documents: { Приход: [{ Date: '2024-01-01', Склад: 'А' }], Расход: [{ Date: '2024-01-02' }], Прочее: [{ Date: '2024-01-03' }] },
  }
  const journals = async (standin: TestStandin, ...names: readonly string[]): Promise<readonly unknown[]> => {
    const pages = names.map((name) => fetch(`${standin.url}/odata/standard.odata/DocumentJournal_${name}?$format=json&$orderby=Date`))
    return Promise.all(pages.map(async (page) => ((await (await page).json()) as { value: Record<string, unknown>[] }).value))
  }
  await using ofDocument = await startStandin({
    paths: [join(temporaryFolder({ 'metadata.xml': text }), 'metadata.xml')],
    data,
    strict: false,
  })
  const types = ['Приход', 'Расход', 'Прочее'].map(
    (one) => expect.objectContaining({ Ref_Type: `StandardODATA.Document_${one}` }) as unknown,
  )
  expect(await journals(ofDocument, 'Складские', 'Все')).toEqual([types.slice(0, 2), types])
  await using ofCode = await startStandin({ objects: [...documents, DocumentJournal({ Name: 'Пустой' })], data })
  expect(await journals(ofCode, 'Пустой')).toEqual([[]])
})

const metadata = `<?xml version="1.0" encoding="UTF-8"?>
<edmx:Edmx xmlns:edmx="http://schemas.microsoft.com/ado/2007/06/edmx" Version="1.0">
<edmx:DataServices xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata">
<Schema xmlns="http://schemas.microsoft.com/ado/2009/11/edm" Namespace="StandardODATA">
<EntityType Name="Catalog_Товары">
<Key><PropertyRef Name="Ref_Key"/></Key>
<Property Name="Ref_Key" Type="Edm.Guid" Nullable="false"/>
<Property Name="DataVersion" Type="Edm.String"/>
<Property Name="Description" Type="Edm.String"/>
<Property Name="Code" Type="Edm.String"/>
<Property Name="DeletionMark" Type="Edm.Boolean"/>
<Property Name="Цена" Type="Edm.Double"/>
<Property Name="Группа_Key" Type="Edm.Guid"/>
<Property Name="Склад_Key" Type="Edm.Guid"/>
<Property Name="Остаток" Type="Edm.Int16"/>
<Property Name="Цены" Type="Collection(StandardODATA.Catalog_Товары_Цены_RowType)"/>
<NavigationProperty Name="Склад" Relationship="StandardODATA.Catalog_Товары_Склад" FromRole="Begin" ToRole="End"/>
</EntityType>
<EntityType Name="Catalog_Товары_Цены">
<Key><PropertyRef Name="Ref_Key"/><PropertyRef Name="LineNumber"/></Key>
<Property Name="Ref_Key" Type="Edm.Guid"/>
<Property Name="LineNumber" Type="Edm.Int64"/>
<Property Name="Сумма" Type="Edm.Double"/>
</EntityType>
<Association Name="Catalog_Товары_Склад">
<End Role="Begin" Type="StandardODATA.Catalog_Товары"/><End Role="End" Type="StandardODATA.Catalog_Склады"/>
</Association>
<EntityContainer Name="EnterpriseV8"><EntitySet Name="Catalog_Товары" EntityType="StandardODATA.Catalog_Товары"/></EntityContainer>
</Schema></edmx:DataServices></edmx:Edmx>
`
const fixture = `Catalogs:
  Склады: [{ $ref: main }]
  Товары: [{ Code: '1', Description: Стол, Цена: 10.5, Остаток: 3, Склад: { $ref: main }, Цены: [{ Сумма: 1.5 }] }]
`

test('a server of a bare document and a fixture answers with its properties, and gives the document as it was', async () => {
  const folder = temporaryFolder({ 'metadata.xml': metadata, 'data.yaml': fixture })
  const standin = await startStandin({ paths: [join(folder, 'metadata.xml')], data: join(folder, 'data.yaml') })
  onTestFinished(() => standin.close())
  const root = `${standin.url}/odata/standard.odata`
  expect(await (await fetch(`${root}/$metadata`)).text()).toBe(metadata)
  const { value } = (await (await fetch(`${root}/Catalog_Товары?$format=json`)).json()) as { value: Record<string, unknown>[] }
  expect(value).toHaveLength(1)
  expect(Object.keys(value[0]!)).toEqual([
    'Ref_Key',
    'DataVersion',
    'DeletionMark',
    'Code',
    'Description',
    'Цена',
    'Группа_Key',
    'Склад_Key',
    'Остаток',
    'Цены',
    'Склад@navigationLinkUrl',
  ])
  expect(value[0]).toMatchObject({ Цена: 10.5, Остаток: 3, Группа_Key: '00000000-0000-0000-0000-000000000000' })
})

test('check, routes and types know it', async () => {
  const folder = temporaryFolder({ 'metadata.xml': metadata })
  const checked = await run(['check', 'metadata.xml'], folder)
  expect([checked.code, checked.stdout + checked.stderr]).toEqual([
    0,
    expect.stringContaining('Catalog_Склады is named by Catalog_Товары_Склад'),
  ])
  expect((await run(['routes', 'metadata.xml'], folder)).stdout).toContain('Catalog_Товары')
  expect((await run(['types', 'metadata.xml'], folder)).stdout).toContain('Товары')
})

const schema = (inside: string): string => metadata.replace(/<EntityType [^]*<\/EntityContainer>/, inside)
test.each([
  ['cut off', metadata.slice(0, 1_000), 'edmx/not-well-formed'],
  ['a DTD', metadata.replace('<edmx:Edmx', '<!DOCTYPE a [<!ENTITY b "c">]>\n<edmx:Edmx'), 'edmx/doctype'],
  ['an entity that nothing declares', metadata.replace('Catalog_Склады', 'Catalog_&b;'), 'edmx/not-well-formed'],
  ['no XML', 'Товары', 'edmx/not-well-formed'],
  ['a schema of another service', metadata.replace('"StandardODATA"', '"Northwind"'), 'edmx/no-schema'],
  ['no types', schema(''), 'edmx/nothing'],
  ['a type of no kind', schema('<EntityType Name="Товары"/>'), 'edmx/unknown-kind'],
])('%s is named', (_title, text, code) => {
  const { diagnostics } = edmxSource(new TextEncoder().encode(text), 'metadata.edmx')
  expect(diagnostics.map((one) => one.code)).toContain(code)
})

test('each type that is missing is one note, at the place that names it first', () => {
  const inside = `<EntityType Name="AccumulationRegister_Запасы"><Key><PropertyRef Name="Recorder_Key"/></Key>
<Property Name="Recorder_Key" Type="Edm.Guid"/>
<Property Name="RecordSet" Type="Collection(StandardODATA.AccumulationRegister_Запасы_RowType)"/>
</EntityType><EntityContainer Name="EnterpriseV8"><EntitySet Name="AccumulationRegister_Запасы"
EntityType="StandardODATA.AccumulationRegister_Запасы"/>
<EntitySet Name="Catalog_Виды" EntityType="StandardODATA.Catalog_Виды"/>
<EntitySet Name="Catalog_Другие" EntityType="StandardODATA.Catalog_Виды"/>
</EntityContainer>`
  const text = schema(inside)
  const { diagnostics } = edmxSource(new TextEncoder().encode(text), 'metadata.xml')
  const line = (part: string): number => text.slice(0, text.indexOf(part)).split('\n').length
  expect(
    diagnostics.filter((one) => one.code === 'edmx/missing-type').map((one) => [one.message.split(',')[0], one.location?.line]),
  ).toEqual([
    ['Catalog_Виды is named by EntitySet Catalog_Виды', line('<EntitySet Name="Catalog_Виды"')],
    ['AccumulationRegister_Запасы_RowType is named by AccumulationRegister_Запасы', line('<EntityType Name="Accum')],
  ])
})

test('a document of the size of a large configuration is read', () => {
  const type = /<EntityType Name="Catalog_Товары">[^]*?<\/EntityType>/.exec(metadata)![0]
  const many = Array.from({ length: 4_000 }, (_, at) =>
    type.replaceAll('Catalog_Товары', `Catalog_Товары${at}`).replace('Цена', `Цена${'я'.repeat(1_500)}`),
  )
  const bytes = new TextEncoder().encode(schema(many.join('\n')))
  expect(bytes.length).toBeGreaterThan(14_000_000)
  const { definitions, diagnostics } = edmxSource(bytes, 'metadata.xml')
  expect([definitions.length, diagnostics.filter((one) => one.severity !== 'note')]).toEqual([4_000, []])
})

const captures = corpus('onec-odata')
describe.skipIf(captures === undefined)('documents of the corpus', () => {
  const synthetic = captures === undefined ? [] : readdirSync(join(captures, 'synthetic-edmx'))
  test.each(synthetic)('%s is given out as it was', async (name) => {
    const path = join(captures!, 'synthetic-edmx', name)
    const { definitions } = edmxSource(readFileSync(path), name)
    expect(definitions.length).toBeGreaterThan(0)
    const standin = await startStandin({ paths: [path] })
    onTestFinished(() => standin.close())
    const given = await (await fetch(`${standin.url}/odata/standard.odata/$metadata`)).text()
    // A part of a document is given out as one that is whole.
    if (name.includes('09')) expect(given).toContain('<EnumType Name="ВидНоменклатуры"')
    else expect(canonical(given)).toEqual(canonical(readFileSync(path, 'utf8').replace(/^\uFEFF/, '')))
  })

  test.each([
    ['datareducer-erp2016-metadata.xml', 17],
    ['odata1cgate-ut11-excerpt.edmx', 1],
  ] as const)('%s: types come back, and what is missing is one note each', (name, missing) => {
    const path = join(captures!, 'edmx', name)
    const { diagnostics } = edmxSource(readFileSync(path), name)
    const of = (...codes: readonly string[]): readonly string[] =>
      diagnostics.filter((one) => codes.includes(one.code)).map((one) => one.message)
    expect(of('edmx/differs').map((one) => one.split(' ')[0])).toEqual([])
    const notes = of('edmx/missing-type', 'edmx/missing-set')
    expect(new Set(notes.map((one) => one.split(' ')[0])).size).toBe(notes.length)
    expect(notes.length).toBeGreaterThanOrEqual(missing)
  })
})
