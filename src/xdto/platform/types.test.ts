/** The platform's own types: the forms that 1C's serializer writes, read into natural values and written back as they were. */
import { describe, expect, test } from 'vitest'
import { XDTOFactory } from '../factory.ts'
import { AnyContent, Typed } from '../types/any-value.ts'
import { XDTOError } from '../types/fault.ts'
import { V8, XS, XSI, type XDTOType } from '../types/type.ts'
import { xs } from '../types/xs.ts'
import { DateTime } from '../values/date-time.ts'
import { Decimal } from '../values/decimal.ts'
import { v8 } from './types.ts'

const factory = XDTOFactory()
const record = (values: object): object => Object.assign(Object.create(null) as object, values)
const document = (name: string, inside: string): string =>
  `<${name} xmlns="${V8}" xmlns:xs="${XS}" xmlns:xsi="${XSI}"${inside === '' ? '/>' : `>${inside}</${name}>`}`
const table = (value: object): object => value

/**
 * The structure, array and table forms: source 50 and 1C-made files of Structure with ValueTable and ValueListType (mark A); pair: mark B;
 * the rest D.
 */
const rows: readonly (readonly [type: XDTOType, inside: string, value: unknown])[] = [
  [v8.UUID, '00000000-0000-0000-0000-0000000000aF', '00000000-0000-0000-0000-0000000000aF'],
  [v8.ValueStorage, 'AQI=', new Uint8Array([1, 2])],
  [v8.Type, 'xs:string', { namespace: XS, local: 'string' }],
  [v8.Type, 'UUID', { namespace: V8, local: 'UUID' }],
  [v8.Null, '', 'Null'],
  [v8.Structure, '', record({})],
  [
    v8.Structure,
    '<Property name="ResultCode"><Value xsi:type="xs:string">SUCCESS</Value></Property><Property name="ResultData">'
      + '<Value xsi:nil="true"/></Property>',
    record({ ResultCode: 'SUCCESS', ResultData: null }),
  ],
  [
    v8.Structure,
    '<Property name="__proto__"><Value xsi:type="xs:decimal">1</Value></Property>',
    Object.defineProperty(record({}), '__proto__', { value: Decimal.from(1), enumerable: true }),
  ],
  [
    v8.FixedStructure,
    '<Property name="a"><Value xsi:type="FixedArray"><Value xsi:type="Null"/></Value></Property>',
    record({ a: new Typed(v8.FixedArray, [new Typed(v8.Null, 'Null')]) }),
  ],
  [
    v8.Structure,
    '<Property name="Ссылка"><Value xmlns:d3p1="urn:config" xsi:type="d3p1:CatalogRef.Товары">id</Value></Property>',
    record({ Ссылка: new AnyContent(['id'], [], { namespace: 'urn:config', local: 'CatalogRef.Товары' }) }),
  ],
  [
    v8.Array,
    '<Value xsi:type="xs:string">2.0.1.6</Value><Value xsi:type="Array"/>'
      + '<Value xsi:type="UUID">00000000-0000-0000-0000-000000000000</Value>',
    ['2.0.1.6', [], new Typed(v8.UUID, '00000000-0000-0000-0000-000000000000')],
  ],
  [
    v8.Map,
    '<pair><Key xsi:type="xs:string">k</Key><Value xsi:type="xs:dateTime">0001-01-01T00:00:00</Value></pair><pair>'
      + '<Key xsi:nil="true"/><Value xsi:type="xs:boolean">true</Value></pair>',
    new Map<unknown, unknown>([
      ['k', DateTime.empty],
      [null, true],
    ]),
  ],
  [
    v8.TypeDescription,
    '<Type>xs:string</Type><StringQualifiers><Length>300</Length><AllowedLength>Variable</AllowedLength></StringQualifiers>',
    { Type: [{ namespace: XS, local: 'string' }], TypeSet: [], StringQualifiers: { Length: 300, AllowedLength: 'Variable' } },
  ],
  [v8.ValueTable, '', table({ columns: [], rows: [] })],
  [
    v8.ValueTable,
    '<column><Name xsi:type="xs:string">Пометка</Name><ValueType><Type>xs:boolean</Type></ValueType></column>'
      + '<column><Name xsi:type="xs:string">Ссылка</Name><ValueType><Type xmlns:d4p1="urn:config">d4p1:DocumentRef.Заказ</Type>'
      + '</ValueType></column>'
      + '<column><Name xsi:type="xs:string">Любое</Name><ValueType/><Title>Любое</Title><Width xsi:type="xs:decimal">10</Width></column>'
      + '<row><Value>true</Value><Value>id</Value><Value xsi:type="xs:decimal">1.5</Value></row><row><Value>false</Value><Value/>'
      + '<Value xsi:nil="true"/></row>',
    table({
      columns: [
        { Name: 'Пометка', ValueType: { Type: [{ namespace: XS, local: 'boolean' }], TypeSet: [] } },
        { Name: 'Ссылка', ValueType: { Type: [{ namespace: 'urn:config', local: 'DocumentRef.Заказ' }], TypeSet: [] } },
        { Name: 'Любое', ValueType: { Type: [], TypeSet: [] }, Title: 'Любое', Width: Decimal.from(10) },
      ],
      rows: [record({ Пометка: true, Ссылка: 'id', Любое: Decimal.from('1.5') }), record({ Пометка: false, Ссылка: '', Любое: null })],
    }),
  ],
  [
    v8.ValueListType,
    '<valueType/><lastId xsi:type="xs:decimal">4</lastId><item><value xsi:type="xs:string">a</value>'
      + '<id xsi:type="xs:decimal">4</id></item>',
    { valueType: { Type: [], TypeSet: [] }, lastId: Decimal.from(4), item: [{ value: 'a', id: Decimal.from(4) }] },
  ],
]

describe("1C's form of", () => {
  test.each(rows.map(([type, inside, value]) => [type.name, type, inside, value] as const))(
    '%s is read and written back',
    (name, type, inside, value) => {
      const text = document(name, inside)
      expect(factory.ReadXML(text, type)).toEqual(value)
      expect(factory.WriteXML(value, type, undefined, 'compact')).toBe(text)
    },
  )
})

test('a number or a bigint in a structure is an xs:decimal', () => {
  expect(factory.WriteXML({ a: 1, b: 2n }, v8.Structure, undefined, 'compact')).toContain(
    '<Value xsi:type="xs:decimal">1</Value></Property><Property name="b"><Value xsi:type="xs:decimal">2</Value>',
  )
})

describe('a fault in', () => {
  test.each<[string, XDTOType, string, readonly string[]]>([
    [
      'a structure without a name',
      v8.Structure,
      '<Property><Value xsi:nil="true"/></Property>',
      ['/Structure: Property needs the attribute "name"'],
    ],
    [
      'a structure with a name twice',
      v8.Structure,
      '<Property name="a"/><Property name="a"/>',
      ['/Structure: the structure has two properties "a"'],
    ],
    [
      "a structure's value",
      v8.Structure,
      '<Property name="a"><Value xsi:type="xs:int">x</Value></Property>',
      ['/Structure/a: "x" is not an xs:int'],
    ],
    [
      'an array',
      v8.Array,
      '<Value xsi:nil="true"/><Item/>',
      ['/Array: unexpected element {http://v8.1c.ru/8.1/data/core}Item: there may be Value'],
    ],
    ['a map', v8.Map, '<pair><Key xsi:type="xs:int">x</Key></pair>', ['/Map/pair[1]/Key: "x" is not an xs:int']],
    [
      "a table's row",
      v8.ValueTable,
      '<column><Name>A</Name><ValueType><Type>xs:int</Type></ValueType></column><row/><row><Value>x</Value><Value/></row>',
      [
        '/ValueTable/row[1]: the row has 0 values, the table has 1 columns',
        '/ValueTable/row[2]/A: "x" is not an xs:int',
        '/ValueTable/row[2]: unexpected element {http://v8.1c.ru/8.1/data/core}Value: there may be Value',
      ],
    ],
    [
      'an identifier',
      v8.UUID,
      'x',
      ['/UUID: "x" does not match [\\da-fA-F]{8}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{4}-[\\da-fA-F]{12}'],
    ],
  ])('%s', (_title, type, inside, expected) => {
    try {
      factory.ReadXML(document(type.name, inside), type)
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof XDTOError)) throw error
      expect(error.faults.map(({ path, message }) => `${path}: ${message}`)).toEqual(expected)
    }
  })

  test.each<[string, XDTOType, unknown, string]>([
    ['a structure', v8.Structure, [], "/Structure: an array is not an object with the structure's values"],
    ['an array', v8.Array, {}, '/Array: an object is not an array'],
    ['a map', v8.Map, {}, '/Map: an object is not a Map'],
    ['a table', v8.ValueTable, [], '/ValueTable: an array is not a value table'],
    [
      "a table's row",
      v8.ValueTable,
      { columns: [{ Name: 'A', ValueType: { Type: [], TypeSet: [] } }], rows: [{ B: 1 }] },
      '/ValueTable/row[1]/A: the row has no value for this column',
    ],
  ])('a value that is no %s', (_title, type, value, message) => {
    expect(() => factory.WriteXML(value, type)).toThrow(message)
  })
})

test('every type of the table is found by its name', () => {
  for (const [, type] of Object.entries(v8)) expect(factory.Type(V8, type.name)).toBe(type)
  expect(factory.Type(XS, 'anyType')).toBe(xs.anyType)
})
