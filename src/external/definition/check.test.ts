/** What is wrong in external data sources is said with its place, and the rest of them is used. */
import { describe, expect, test } from 'vitest'
import { BinaryData, CatalogRef, Composite, DefinedTypeOf, Number, String, UUID } from '../../infobase/definitions.ts'
import {
  ExternalDataSource,
  ExternalDataSourceCube,
  ExternalDataSourceCubeDimensionTableRef,
  ExternalDataSourceDimensionTable,
  ExternalDataSourceField,
  ExternalDataSourceFunction,
  ExternalDataSourceTable,
  ExternalDataSourceTableRef,
} from '../definitions.ts'
import { checkExternalDataSources } from './check.ts'
import type { ExternalDataSourceTableDefinition } from './table.ts'

const said = (source: object): readonly string[] =>
  checkExternalDataSources([{ source: source as ExternalDataSource, file: 'services/eds/DBF.ts' }]).diagnostics.map(
    (one) => `${one.severity} ${one.code.replace('external-data-source/', '')}: ${one.message}`,
  )

const fields = { Код: Number(10), Имя: String(50) }
const goods = ExternalDataSourceTable({ KeyFields: ['Код'], Fields: fields })
const table = (definition: ExternalDataSourceTableDefinition): ExternalDataSource =>
  ExternalDataSource({ Name: 'DBF', Tables: { Товары: ExternalDataSourceTable({ KeyFields: ['Код'], Fields: fields, ...definition }) } })

describe('a table', () => {
  test.each<[what: string, definition: ExternalDataSourceTableDefinition, expected: readonly string[]]>([
    ['that is sound', {}, []],
    ['of records with two keys', { KeyFields: ['Код', 'Имя'] }, []],
    [
      'with an unknown key field',
      { KeyFields: ['Кот'] },
      ['error unknown-field: KeyFields of DBF.Товары names the field "Кот", which is not there; did you mean "Код"?'],
    ],
    [
      'with other unknown fields',
      { PresentationField: 'X', DataVersionField: 'Y', InputByString: ['Z'], DataLockFields: ['Код', 'W'] },
      ['InputByString', 'DataLockFields', 'PresentationField', 'DataVersionField'].map(
        (one) => `error unknown-field: ${one} of DBF.Товары`,
      ),
    ],
    [
      'of objects with two keys',
      { TableDataType: 'ObjectData', KeyFields: ['Код', 'Имя'] },
      ['error object-keys: DBF.Товары has object data'],
    ],
    ['of objects without a key', { TableDataType: 'ObjectData', KeyFields: [] }, ['error object-keys: DBF.Товары has object data']],
    ['of records without keys', { KeyFields: [] }, ['note no-keys: DBF.Товары has no key fields']],
    ['without fields', { KeyFields: [], Fields: {} }, ['warning no-fields: DBF.Товары', 'note no-keys: DBF.Товары']],
    ['with a parent', { ParentField: 'Родитель', Fields: { ...fields, Родитель: ExternalDataSourceTableRef('DBF', 'Товары') } }, []],
    [
      'with a parent that is no reference to it',
      { ParentField: 'Имя' },
      ['error parent-type: ParentField "Имя" of DBF.Товары has the type String; the parent is a reference to the same table'],
    ],
    [
      'of records with a parent',
      { TableDataType: 'NonobjectData', ParentField: 'Имя' },
      ['error parent-of-records: DBF.Товары', 'error parent-type: ParentField'],
    ],
    [
      'of other words',
      { TableType: 'View' as 'Table' },
      ['error word-invalid: TableType of DBF.Товары is "View"; allowed: Table, Expression'],
    ],
    [
      'with types that are not allowed',
      {
        Fields: { ...fields, А: CatalogRef('Товары'), Б: Composite<string>(Number(5), UUID), В: Composite<string>(String(), BinaryData()) },
      },
      [
        'error type-invalid: DBF.Товары.А cannot have the type CatalogRef.Товары; allowed: Number, String, Date, Boolean, UUID, BinaryData',
        'error composite-invalid: DBF.Товары.Б has UUID in a composite type',
        'error composite-invalid: DBF.Товары.В has BinaryData in a composite type',
      ],
    ],
    ['with composite and defined types', { Fields: { ...fields, А: Composite<string>(Number(5), String(5)), Б: DefinedTypeOf('X') } }, []],
    [
      'with a reference to what is not there',
      { Fields: { ...fields, А: ExternalDataSourceTableRef('DBF', 'Товары1') } },
      ['error unknown-reference: DBF.Товары.А refers to ExternalDataSourceTableRef.DBF.Товары1, which is not there; did you mean'],
    ],
    [
      'with a reference to records',
      { TableDataType: 'NonobjectData', Fields: { ...fields, А: ExternalDataSourceTableRef('DBF', 'Товары') } },
      ['error reference-to-records: DBF.Товары.А refers to'],
    ],
    [
      'with two fields of one column',
      { Fields: { ...fields, Ещё: ExternalDataSourceField(String(), { NameInDataSource: 'Имя' }) } },
      ['warning column-repeated: fields "Имя" and "Ещё" of DBF.Товары are one column "Имя"'],
    ],
    ['with names that differ in case', { Fields: { ...fields, код: String() } }, ['error part-repeated: DBF.Товары has "Код" and "код"']],
    [
      'with a wrong name of a field',
      { Fields: { ...fields, 'a b': String() } },
      ['error name-invalid: "a b" cannot be a name of DBF.Товары'],
    ],
    ['of an expression', { TableType: 'Expression', ExpressionInDataSource: '(select * from f(&1))' }, []],
    ['of no expression', { TableType: 'Expression' }, ['error no-expression: DBF.Товары']],
    [
      'of an expression that is not sound',
      { TableType: 'Expression', ExpressionInDataSource: 'f(&1[], &2)' },
      ['error expression-invalid: ExpressionInDataSource of DBF.Товары is not sound at character 3: only the last parameter'],
    ],
  ])('%s', (_, definition, expected) => {
    const found = said(table(definition))
    expect(found.map((one, at) => one.slice(0, expected[at]?.length))).toEqual(expected)
  })
})

describe('a source', () => {
  test.each<[what: string, source: object, expected: readonly string[]]>([
    ['with a wrong name', ExternalDataSource({ Name: '1 DBF' }), ['error name-invalid: "1 DBF" cannot be a name']],
    [
      'of another mode',
      ExternalDataSource({ Name: 'DBF', DataLockControlMode: 'Auto' as 'Managed' }),
      ['error word-invalid: DataLockControlMode'],
    ],
    [
      'with a table that is none',
      ExternalDataSource({ Name: 'DBF', Tables: { Товары: {} as never, Цены: goods } }),
      ['error part-invalid: DBF.Товары was not made by ExternalDataSourceTable()'],
    ],
    [
      'with functions',
      ExternalDataSource({
        Name: 'DBF',
        Functions: {
          Есть: ExternalDataSourceFunction({ Type: Number(10), ExpressionInDataSource: 'f(&1{, &2})' }),
          Пусто: ExternalDataSourceFunction({}),
          Тип: ExternalDataSourceFunction({ Type: CatalogRef('X'), ExpressionInDataSource: 'f(&2)' }),
        },
      }),
      [
        'error no-expression: DBF.Пусто',
        'error expression-invalid: ExpressionInDataSource of DBF.Тип is not sound at character 3: a number is left out',
        'error type-invalid: DBF.Тип cannot have the type CatalogRef.X',
      ],
    ],
    [
      'with a cube',
      ExternalDataSource({
        Name: 'DBF',
        Cubes: {
          Продажи: ExternalDataSourceCube({
            DimensionTables: { Товары: ExternalDataSourceDimensionTable({ PresentationField: 'X', Fields: { Код: String(5) } }) },
            Dimensions: { Товар: ExternalDataSourceCubeDimensionTableRef('DBF', 'Продажи', 'Товары'), Другой: String() },
            Resources: { Сумма: Number(15, 2), Дата: UUID },
          }),
        },
      }),
      [
        'error unknown-field: PresentationField of DBF.Продажи.Товары names the field "X"',
        'error type-invalid: DBF.Продажи.Другой cannot have the type String; allowed: ExternalDataSourceCubeDimensionTableRef',
        'error type-invalid: DBF.Продажи.Дата cannot have the type UUID; allowed: Number, String',
      ],
    ],
  ])('%s', (_, source, expected) => {
    const found = said(source)
    expect(found.map((one, at) => one.slice(0, expected[at]?.length))).toEqual(expected)
  })

  test('of two with one name the first counts, and a part that is none is left out', () => {
    const { sources, diagnostics } = checkExternalDataSources([
      { source: ExternalDataSource({ Name: 'DBF', Tables: { Товары: {} as never, Цены: goods } }), file: 'a.ts' },
      { source: ExternalDataSource({ Name: 'dbf' }), file: 'b.ts' },
    ])
    expect(sources.map((one) => [one.file, Object.keys(one.source.Tables)])).toEqual([['a.ts', ['Цены']]])
    expect(diagnostics.map((one) => [one.code, one.location?.file])).toContainEqual(['external-data-source/name-repeated', 'b.ts'])
  })

  test('has its places found in the text of the module', () => {
    const text =
      "export default ExternalDataSource({\n  Name: 'DBF',\n  Tables: {\n    Товары: {\n      KeyFields: ['Нет'],\n    },\n  },\n})\n"
    const { diagnostics } = checkExternalDataSources([{ source: table({ KeyFields: ['Нет'] }), file: 'a.ts', text }])
    expect(diagnostics[0]?.location).toMatchObject({ file: 'a.ts', line: 5, column: 7 })
  })
})
