/** External data sources of a Designer dump: files of tables and cubes, values, places, and what an extension adds. */
import { expect, test } from 'vitest'
import { designerFile, designerObject, edtFile } from '../../../test/support/configuration-text.ts'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { checkExternalDataSources } from '../../external/definition/check.ts'
import { readConfiguration } from '../configuration.ts'
import { joinConfigurations } from '../join.ts'

const string = '<Type><v8:Type>xs:string</v8:Type><v8:StringQualifiers><v8:Length>10</v8:Length></v8:StringQualifiers></Type>'
const field = (Name: string, more: Readonly<Record<string, string>> = {}): string =>
  designerObject('Field', { Name, Type: string, NameInDataSource: Name.toLowerCase(), ReadOnly: 'false', AllowNull: 'false', ...more })

const full = (name: string): string => `<xr:Field>ExternalDataSource.DBF.Table.Товары.Field.${name}</xr:Field>`
const table = (more: Readonly<Record<string, string>> = {}): string =>
  designerFile(
    designerObject(
      'Table',
      {
        Name: 'Товары',
        TableType: 'Table',
        NameInDataSource: 'products',
        TableDataType: 'ObjectData',
        KeyFields: `<KeyFields>${full('Код')}</KeyFields>`,
        PresentationField: 'ExternalDataSource.DBF.Table.Товары.Field.Имя',
        UnfilledParentValue: '<UnfilledParentValue xsi:type="xs:decimal">0</UnfilledParentValue>',
        TransactionsIsolationLevel: 'ReadUncommitted',
        DataLockControlMode: 'Managed',
        ...more,
      },
      [
        field('Код', { FillValue: '<FillValue xsi:type="xs:string">x</FillValue>' }),
        field('Имя', { FillValue: '<FillValue xsi:nil="true"/>' }),
      ],
    ),
  )

const source = (children: string, more: Readonly<Record<string, string>> = {}): string =>
  designerFile(designerObject('ExternalDataSource', { Name: 'DBF', DataLockControlMode: 'AutomaticAndManaged', ...more }, [children]))

const procedure = designerObject('Function', {
  Name: 'Сброс',
  ReturnValue: 'false',
  Type: '<Type/>',
  ExpressionInDataSource: 'reset(&amp;1)',
})

function read(files: Readonly<Record<string, string>>, kind: 'designer' | 'edt' = 'designer') {
  const { externalDataSources, diagnostics } = joinConfigurations([readConfiguration(memoryFiles(files), { kind, root: '' })])
  return { sources: externalDataSources, codes: diagnostics.map((one) => one.code) }
}

test('a dump has the source in one file and its tables in others', () => {
  const { sources, codes } = read({
    'ExternalDataSources/DBF.xml': source(`<Table>Товары</Table>${procedure}`),
    'ExternalDataSources/DBF/Tables/Товары.xml': table(),
  })
  expect(codes).toEqual([])
  expect(sources[0]!.source).toMatchObject({
    Name: 'DBF',
    DataLockControlMode: 'AutomaticAndManaged',
    Tables: {
      Товары: {
        NameInDataSource: 'products',
        KeyFields: ['Код'],
        PresentationField: 'Имя',
        UnfilledParentValue: 0,
        TransactionsIsolationLevel: 'ReadUncommitted',
        DataLockControlMode: 'Managed',
        Fields: { Код: { NameInDataSource: 'код', AllowNull: false, FillValue: 'x' }, Имя: { FillValue: undefined } },
      },
    },
    Functions: { Сброс: { ReturnValue: false, ExpressionInDataSource: 'reset(&1)' } },
  })
})

test('a place is in the file of the part, at the property where it has it', () => {
  const { sources } = read({
    'ExternalDataSources/DBF.xml': source('<Table>Товары</Table>'),
    'ExternalDataSources/DBF/Tables/Товары.xml': table({ PresentationField: 'ExternalDataSource.DBF.Table.Товары.Field.Нет' }),
  })
  const [one] = checkExternalDataSources(sources).diagnostics
  expect(one).toMatchObject({
    code: 'external-data-source/unknown-field',
    location: { file: 'ExternalDataSources/DBF/Tables/Товары.xml', text: expect.stringContaining('Field.Нет') as string },
  })
  expect(sources[0]!.at?.(['Tables', 'Товары', 'Fields', 'Код', 'Type'])?.file).toBe('ExternalDataSources/DBF/Tables/Товары.xml')
  expect(sources[0]!.at?.(['Name'])?.file).toBe('ExternalDataSources/DBF.xml')
})

test('a table whose file is missing or has an unknown word is complained of', () => {
  expect(read({ 'ExternalDataSources/DBF.xml': source('<Table>Товары</Table>') }).codes).toEqual(['metadata/unreadable'])
  const { codes, sources } = read({
    'ExternalDataSources/DBF.xml': source('<Table>Товары</Table>'),
    'ExternalDataSources/DBF/Tables/Товары.xml': table({ TransactionsIsolationLevel: 'Snapshot' }),
  })
  expect(codes).toEqual(['metadata/unknown-value'])
  expect(sources[0]!.source.Tables['Товары']!.TransactionsIsolationLevel).toBe('Auto')
})

test('a project leaves out defaults and names its tables in full', () => {
  const { sources, codes } = read(
    {
      'ExternalDataSources/DBF/DBF.mdo': edtFile(
        'ExternalDataSource',
        '<name>DBF</name><tables>ExternalDataSource.DBF.Table.Товары</tables>',
      ),
      'ExternalDataSources/DBF/Tables/Товары/Товары.mdo': edtFile(
        'Table',
        `<name>Товары</name><nameInDataSource>products</nameInDataSource><tableDataType>NonobjectData</tableDataType>
<unfilledParentValue xsi:type="core:NumberValue"><value>7</value></unfilledParentValue>
<tableFields uuid="2"><name>Код</name><type><types>String</types></type><readOnly>true</readOnly>
<fillValue xsi:type="core:BooleanValue"><value>true</value></fillValue></tableFields>`,
      ),
    },
    'edt',
  )
  expect(codes).toEqual([])
  expect(sources[0]!.source).toMatchObject({
    DataLockControlMode: 'Automatic',
    Tables: {
      Товары: {
        TableType: 'Table',
        TableDataType: 'NonobjectData',
        UnfilledParentValue: 7,
        Fields: { Код: { ReadOnly: true, AllowNull: false, FillValue: true } },
      },
    },
  })
})

test('what an extension adds joins the source of its base configuration', () => {
  const base = readConfiguration(memoryFiles({ 'ExternalDataSources/DBF.xml': source(procedure) }), { kind: 'designer', root: '' })
  const extension = readConfiguration(
    memoryFiles({
      'ExternalDataSources/DBF.xml': source('<Table>Товары</Table>', { ObjectBelonging: 'Adopted' }),
      'ExternalDataSources/DBF/Tables/Товары.xml': table(),
    }),
    { kind: 'designer', root: '' },
  )
  const { externalDataSources, diagnostics } = joinConfigurations([base, extension])
  expect(externalDataSources.map(({ source: { Tables, Functions } }) => [Object.keys(Tables), Object.keys(Functions)])).toEqual([
    [['Товары'], ['Сброс']],
  ])
  expect(diagnostics.map((one) => one.code)).toContain('metadata/adopted-joined')
  expect(externalDataSources[0]!.at?.(['Tables', 'Товары'])?.file).toBe('ExternalDataSources/DBF/Tables/Товары.xml')
})
