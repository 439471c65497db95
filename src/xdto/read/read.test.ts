/** Typed reading: values out of documents, and every fault with its path. */
import { describe, expect, test } from 'vitest'
import { XDTOFactory } from '../factory.ts'
import { additional, AnyContent, sequence, Typed } from '../types/any-value.ts'
import { DEPTH_LIMIT, FAULT_LIMIT, XDTOError } from '../types/fault.ts'
import type { ObjectType } from '../types/object-type.ts'
import { XDTOPackage } from '../types/package.ts'
import { property, reference } from '../types/property.ts'
import { xsiType } from '../types/substitution.ts'
import type { XDTOType } from '../types/type.ts'
import { xs } from '../types/xs.ts'
import { DateTime } from '../values/date-time.ts'
import { Decimal } from '../values/decimal.ts'

const Other = XDTOPackage({ Namespace: 'urn:other' })
const Title = Other.rootProperty('Title', property(xs.string))
const Lang = Other.rootProperty('Lang', property(xs.string, { form: 'Attribute' }))
const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Line = Shop.objectType('Line', { SKU: property(xs.string, { form: 'Attribute' }), Sum: property(xs.decimal) })
const Order = Shop.objectType('Order', {
  Number: property(xs.string),
  Date: property(xs.dateTime, { lowerBound: 0 }),
  Note: property(xs.string, { nillable: true, lowerBound: 0 }),
  Lines: property(Line, { lowerBound: 0, upperBound: 3 }),
})
const Shape = Shop.objectType('Shape', { Name: property(xs.string) }, { abstract: true })
const Circle = Shop.objectType('Circle', { Radius: property(xs.int) }, { base: Shape })
const Drawing = Shop.objectType('Drawing', { Shape: property(Shape, { upperBound: -1 }) })
const Defaults = Shop.objectType('Defaults', {
  Kind: property(xs.int, { form: 'Attribute', lowerBound: 0, default: '7' }),
  Version: property(xs.string, { form: 'Attribute', lowerBound: 0, fixed: true, default: '1' }),
  Text: property(xs.string, { lowerBound: 0, default: 'none' }),
})
const Loose = Shop.objectType('Loose', { A: property(xs.int, { lowerBound: 0 }), B: property(xs.int) }, { ordered: false })
const Open = Shop.objectType('Open', { A: property(xs.int) }, { open: true })
const Sequenced = Shop.objectType(
  'Sequenced',
  { A: property(xs.int, { lowerBound: 0, upperBound: -1 }), B: property(xs.string, { lowerBound: 0, upperBound: -1 }) },
  { sequenced: true },
)
const Mixed = Shop.objectType('Mixed', { B: property(xs.string, { lowerBound: 0, upperBound: -1 }) }, { mixed: true })
const Money = Shop.objectType('Money', {
  __content: property(xs.decimal, { form: 'Text' }),
  Currency: property(xs.string, { form: 'Attribute' }),
})
const Referring = Shop.objectType('Referring', {
  Title: reference(Title),
  Lang: reference(Lang, { lowerBound: 0 }),
  Bare: property(xs.string, { qualified: false, lowerBound: 0, localName: 'bare-name' }),
})
const Any = Shop.objectType('Any', { Value: property() })
const Prototypes = Shop.objectType('Prototypes', {
  ['__proto__']: property(xs.string),
  constructor: property(xs.int, { lowerBound: 0 }),
  toString: property(xs.string, { lowerBound: 0 }),
})
interface Node {
  readonly Child?: Node
}
const Node: ObjectType<Node> = Shop.objectType('Node', { Child: property(() => Node, { lowerBound: 0 }) })

const factory = XDTOFactory([Shop, Other])
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema"'

const read = <T>(type: XDTOType<T>, inside: string, attributes = ''): T =>
  factory.ReadXML(`<${type.name} xmlns="urn:shop" ${XSI} ${attributes}>${inside}</${type.name}>`, type)

function faults(type: XDTOType, inside: string, attributes = ''): string[] {
  try {
    read(type, inside, attributes)
  } catch (error) {
    if (error instanceof XDTOError) return error.faults.map(({ path, message }) => `${path}: ${message}`)
    throw error
  }
  return []
}

describe('a document gives', () => {
  test('properties, in whatever prefix and with blanks between', () => {
    const text =
      '<?xml version="1.0"?><o:Order xmlns:o="urn:shop">\n <o:Number>1 &amp; <![CDATA[<2>]]>'
      + '</o:Number>\n <o:Date>2024-03-04T05:06:07</o:Date>\n <o:Lines SKU="a"><o:Sum>1.50</o:Sum></o:Lines></o:Order>'
    expect(factory.ReadXML(text, Order)).toEqual({
      Number: '1 & <2>',
      Date: DateTime.of({ year: 2024, month: 3, day: 4, hour: 5, minute: 6, second: 7 }),
      Lines: [{ SKU: 'a', Sum: Decimal.from('1.5') }],
    })
  })

  test('an empty list for none, null for xsi:nil, an empty text for an empty element', () => {
    expect(read(Order, '<Number/><Note xsi:nil="true"/>')).toEqual({ Number: '', Note: null, Lines: [] })
    expect(Object.keys(read(Order, '<Number/><Lines SKU=""><Sum>1</Sum></Lines>'))).toEqual(['Number', 'Lines'])
  })

  test('defaults for an absent attribute and an empty element', () => {
    expect(read(Defaults, '<Text/>')).toEqual({ Kind: 7, Version: '1', Text: 'none' })
    expect(read(Defaults, '')).toEqual({ Kind: 7, Version: '1' })
  })

  test('a derived type where xsi:type names it', () => {
    expect(read(Drawing, '<Shape xsi:type="Circle"><Name>c</Name><Radius>2</Radius></Shape>')).toEqual({
      Shape: [{ Name: 'c', Radius: 2, [xsiType]: Circle }],
    })
    expect(read(Order, '<Number xsi:type="xs:string">1</Number>')).toEqual({ Number: '1', Lines: [] })
    expect(read(Line, '<Sum xsi:type="xs:int">5</Sum>', 'SKU="a"')).toEqual({ SKU: 'a', Sum: Decimal.from('5') })
  })

  test('properties of a type without order in any order', () => {
    expect(read(Loose, '<B>2</B><A>1</A>')).toEqual({ A: 1, B: 2 })
  })

  test('what an open type does not name, under its own key', () => {
    expect(read(Open, '<A>1</A><x xmlns="urn:x" y="2">t</x>', 'z="3"')).toEqual({
      A: 1,
      [additional]: {
        attributes: [{ namespace: '', local: 'z', value: '3' }],
        elements: [{ namespace: 'urn:x', local: 'x', content: new AnyContent(['t'], [{ namespace: '', local: 'y', value: '2' }]) }],
      },
    })
  })

  test('the order of a sequenced type, and the text of a mixed one', () => {
    expect(read(Sequenced, '<B>x</B><A>1</A><B>y</B>')).toEqual({
      A: [1],
      B: ['x', 'y'],
      [sequence]: [
        { property: 'B', value: 'x' },
        { property: 'A', value: 1 },
        { property: 'B', value: 'y' },
      ],
    })
    expect(read(Mixed, 'one <B>two</B> three')).toEqual({ B: ['two'], [sequence]: ['one ', { property: 'B', value: 'two' }, ' three'] })
  })

  test('text beside attributes', () => {
    expect(read(Money, '1.5', 'Currency="RUB"')).toEqual({ __content: Decimal.from('1.5'), Currency: 'RUB' })
  })

  test('root properties of another package, and unqualified names', () => {
    expect(
      read(Referring, '<Title xmlns="urn:other">t</Title><bare-name xmlns="">b</bare-name>', 'xmlns:o="urn:other" o:Lang="ru"'),
    ).toEqual({ Title: 't', Lang: 'ru', Bare: 'b' })
  })

  test('names of prototypes as plain data', () => {
    const value = read(Prototypes, '<__proto__>p</__proto__><constructor>1</constructor>')
    expect(Object.getOwnPropertyNames(value)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
    expect(Object.getOwnPropertyDescriptor(value, '__proto__')?.value).toBe('p')
  })

  test.each<[string, unknown]>([
    ['<Value xsi:nil="true"/>', null],
    ['<Value xsi:type="xs:string">a</Value>', 'a'],
    ['<Value xsi:type="xs:decimal">1.0</Value>', Decimal.from('1')],
    ['<Value xsi:type="xs:int">1</Value>', new Typed(xs.int, 1)],
    ['<Value xsi:type="Line" SKU="a"><Sum>1</Sum></Value>', new Typed(Line, { SKU: 'a', Sum: Decimal.from('1') })],
    ['<Value>a</Value>', new AnyContent(['a'])],
    [
      '<Value a="1"> <b/> </Value>',
      new AnyContent([{ namespace: 'urn:shop', local: 'b', content: new AnyContent([]) }], [{ namespace: '', local: 'a', value: '1' }]),
    ],
    [
      '<Value xmlns:d="urn:d" xsi:type="d:CatalogRef.X">id</Value>',
      new AnyContent(['id'], [], { namespace: 'urn:d', local: 'CatalogRef.X' }),
    ],
  ])('of any type %s', (inside, value) => {
    expect(read(Any, inside)).toEqual({ Value: value })
  })
})

describe('a fault says where and what', () => {
  test.each<[string, XDTOType, string, string, readonly string[]]>([
    [
      'a wrong text',
      Order,
      '<Number/><Lines SKU="a"><Sum>1</Sum></Lines><Lines SKU="b"><Sum>abc</Sum></Lines>',
      '',
      ['/Order/Lines[2]/Sum: "abc" is not an xs:decimal'],
    ],
    [
      'several at once',
      Order,
      '<Date>x</Date><Lines><Sum/></Lines>',
      '',
      [
        '/Order/Date: "x" is not an xs:dateTime',
        '/Order/Lines[1]/@SKU: the attribute is missing',
        '/Order/Lines[1]/Sum: "" is not an xs:decimal',
        '/Order/Number: the element is missing',
      ],
    ],
    [
      'a surplus element',
      Order,
      '<Number/><X/>',
      '',
      ['/Order: unexpected element {urn:shop}X: there may be Number, Date, Note, Lines'.replace('Number, ', '')],
    ],
    ['a surplus attribute', Order, '<Number/>', 'x="1"', ['/Order: unexpected attribute x']],
    [
      'a wrong namespace',
      Order,
      '<Number xmlns="urn:wrong"/>',
      '',
      [
        '/Order: unexpected element {urn:wrong}Number: Number belongs to namespace "urn:shop", not "urn:wrong"',
        '/Order/Number: the element is missing',
      ],
    ],
    ['a wrong order', Order, '<Note/><Number/>', '', ['/Order: Number comes too late: it belongs before Note']],
    ['a repetition', Order, '<Number/><Number/>', '', ['/Order/Number: there may be at most 1']],
    ['too many', Order, `<Number/>${'<Lines SKU="a"><Sum>1</Sum></Lines>'.repeat(4)}`, '', ['/Order/Lines[4]: there may be at most 3']],
    ['text between elements', Order, '<Number/>stray', '', ['/Order: unexpected text "stray": {urn:shop}Order allows elements only']],
    [
      'an element inside text',
      Order,
      '<Number><b/></Number>',
      '',
      ['/Order/Number: unexpected element {urn:shop}b: text is expected here'],
    ],
    [
      'nil where nothing may be empty',
      Order,
      '<Number xsi:nil="true"/>',
      '',
      ['/Order/Number: xsi:nil="true", but the value may not be empty'],
    ],
    [
      'nil with content',
      Order,
      '<Number/><Note xsi:nil="true">x</Note>',
      '',
      ['/Order/Note: unexpected text "x": an element with xsi:nil="true" is empty'],
    ],
    ['a nil that is none', Order, '<Number/><Note xsi:nil="yes"/>', '', ['/Order/Note: xsi:nil="yes" is not an xs:boolean']],
    [
      'an abstract type',
      Drawing,
      '<Shape><Name/></Shape>',
      '',
      ['/Drawing/Shape[1]: {urn:shop}Shape is abstract: xsi:type must name a type derived from it'],
    ],
    [
      'a type that is not derived',
      Drawing,
      '<Shape xsi:type="Line"/>',
      '',
      ['/Drawing/Shape[1]: xsi:type names {urn:shop}Line, which is not derived from {urn:shop}Shape'],
    ],
    [
      'a type that is not known',
      Drawing,
      '<Shape xsi:type="Square"/>',
      '',
      ['/Drawing/Shape[1]: xsi:type names {urn:shop}Square, a type that is not known'],
    ],
    [
      'a type with an undeclared prefix',
      Drawing,
      '<Shape xsi:type="q:Circle"/>',
      '',
      ['/Drawing/Shape[1]: xsi:type="q:Circle" is not a name with a declared prefix'],
    ],
    ['a fixed value', Defaults, '', 'Version="2"', ['/Defaults/@Version: the value is fixed: "1"']],
    ['a text that is not a number', Money, 'x', 'Currency="RUB"', ['/Money: "x" is not an xs:decimal']],
    ['an attribute where text is expected', Order, '<Number a="1">x</Number>', '', ['/Order/Number: unexpected attribute a']],
  ])('%s', (_title, type, inside, attributes, expected) => {
    expect(faults(type, inside, attributes)).toEqual(expected)
  })

  test('with line and column', () => {
    try {
      factory.ReadXML('<Order xmlns="urn:shop">\n  <Number/>\n  <Date>x</Date>\n</Order>', Order)
      expect.unreachable()
    } catch (error) {
      expect((error as XDTOError).faults).toEqual([
        {
          path: '/Order/Date',
          message: '"x" is not an xs:dateTime',
          messageRu: '"x" – не xs:dateTime',
          line: 3,
          column: expect.any(Number),
        },
      ])
    }
  })

  test(`and no more than ${FAULT_LIMIT} are told`, () => {
    expect(faults(Sequenced, '<A>x</A>'.repeat(1000))).toHaveLength(FAULT_LIMIT)
  })
})

test('deep nesting is refused, by the XML reader or by the typed one, and never meets the end of the stack', () => {
  const nested = (depth: number): string => `<Node xmlns="urn:shop">${'<Child>'.repeat(depth)}${'</Child>'.repeat(depth)}</Node>`
  expect(() => factory.ReadXML(nested(10_000), Node)).toThrow('elements are nested deeper than 200')
  const limits = { depth: 100_000 }
  expect(() => factory.ReadXML(nested(DEPTH_LIMIT - 1), Node, { limits })).not.toThrow()
  expect(() => factory.ReadXML(nested(50_000), Node, { limits })).toThrow(`elements are nested deeper than ${DEPTH_LIMIT}`)
  expect(() => factory.ReadXML(`<Any xmlns="urn:shop"><Value>${nested(50_000)}</Value></Any>`, Any, { limits })).toThrow(
    `elements are nested deeper than ${DEPTH_LIMIT}`,
  )
})
