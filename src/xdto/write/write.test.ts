/** Typed writing: 1C's layout and prefixes, and every value that does not fit with its path. */
import { describe, expect, test } from 'vitest'
import { XMLWriter } from '../../xml/write.ts'
import { XDTOFactory } from '../factory.ts'
import { additional, AnyContent, sequence, Typed } from '../types/any-value.ts'
import { XDTOError } from '../types/fault.ts'
import { XDTOPackage } from '../types/package.ts'
import { property, reference } from '../types/property.ts'
import { as } from '../types/substitution.ts'
import { XS, XSI, type XDTOType } from '../types/type.ts'
import { xs } from '../types/xs.ts'
import { DateTime } from '../values/date-time.ts'
import { WriteSession } from './session.ts'
import { writeElement } from './write.ts'

const SERVICE = 'urn:service'
const Other = XDTOPackage({ Namespace: 'urn:other' })
const Title = Other.rootProperty('Title', property(xs.string))
const Lang = Other.rootProperty('Lang', property(xs.string, { form: 'Attribute' }))
const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Line = Shop.objectType('Line', { SKU: property(xs.string, { form: 'Attribute' }), Sum: property(xs.decimal) })
const Order = Shop.objectType('Order', {
  Number: property(xs.string),
  Note: property(xs.string, { nillable: true, lowerBound: 0 }),
  Lines: property(Line, { lowerBound: 0, upperBound: 2 }),
})
const Shape = Shop.objectType('Shape', { Name: property(xs.string) }, { abstract: true })
const Circle = Shop.objectType('Circle', { Radius: property(xs.int) }, { base: Shape })
const Drawing = Shop.objectType('Drawing', { Shape: property(Shape) })
const Open = Shop.objectType('Open', { A: property(xs.int) }, { open: true })
const Sequenced = Shop.objectType(
  'Sequenced',
  { A: property(xs.int, { lowerBound: 0, upperBound: -1 }), B: property(xs.string, { lowerBound: 0 }) },
  { sequenced: true },
)
const Mixed = Shop.objectType('Mixed', { B: property(xs.string, { lowerBound: 0, upperBound: -1 }) }, { mixed: true })
const Referring = Shop.objectType('Referring', {
  Title: reference(Title),
  Lang: reference(Lang),
  Bare: property(xs.string, { qualified: false }),
})
const Any = Shop.objectType('Any', { Value: property() })
const Fixed = Shop.objectType('Fixed', { Version: property(xs.string, { fixed: true, default: '1' }) })
const Service = XDTOPackage({ Namespace: SERVICE })
const Bus = Service.objectType('Bus', { Route: property(xs.int) })
const BigBus = Service.objectType('BigBus', { Seats: property(xs.int) }, { base: Bus })
const QNames = Service.objectType('QNames', { Name: property(xs.QName) })
const factory = XDTOFactory([Shop, Other, Service])

/** As the answer of a Web service holds it: `m:return` in a `m:…Response` (source 49). */
function answer(type: XDTOType, value: unknown, nillable = false): string {
  const writer = new XMLWriter('1c').start('m:GetResponse').attribute('xmlns:m', SERVICE)
  const session = new WriteSession(writer, { types: factory, prefixes: new Map([[SERVICE, 'm']]), depth: 3 })
  session.trail.enter('return', -1)
  writeElement(session, { namespace: SERVICE, local: 'return' }, type, value, {
    nillable,
    declarations: [
      ['xs', XS],
      ['xsi', XSI],
    ],
  })
  session.trail.settle()
  const text = writer.end().finish()
  return text.slice(text.indexOf('\r\n\t<m:return'), text.lastIndexOf('\r\n</')).replaceAll('\r\n\t', '\n').slice(1)
}

const head = (empty = false, more = ''): string => `<m:return xmlns:xs="${XS}"\n\t\txmlns:xsi="${XSI}"${more}${empty ? '/' : ''}>`

describe('an answer', () => {
  test.each<[string, XDTOType, unknown, string]>([
    ['of a text', xs.string, 'a<b', `${head()}a&lt;b</m:return>`],
    ['of an empty text is an empty element', xs.string, '', head(true)],
    ['of nothing is xsi:nil', xs.string, null, head(true, '\n\t\txsi:nil="true"')],
    ["of 1C's empty date", xs.dateTime, DateTime.empty, `${head()}0001-01-01T00:00:00</m:return>`],
    ["of the service's own type uses its prefix", Bus, { Route: 5 }, `${head()}\n\t<m:Route>5</m:Route>\n</m:return>`],
    [
      "of a wider declared type names the value's",
      Bus,
      as(BigBus, { Route: 5, Seats: 40 }),
      `${head(false, '\n\t\txsi:type="m:BigBus"')}\n\t<m:Route>5</m:Route>\n\t<m:Seats>40</m:Seats>\n</m:return>`,
    ],
    [
      "of another package's type says its namespace on each child",
      Order,
      { Number: '', Lines: [{ SKU: 'a', Sum: 1.5 }] },
      `${head()}\n\t<Number xmlns="urn:shop"/>\n\t<Lines xmlns="urn:shop"\n\t\t\tSKU="a">\n\t\t<Sum>1.5</Sum>\n\t</Lines>\n</m:return>`,
    ],
    [
      'with a name as a value',
      QNames,
      { Name: { namespace: 'urn:x', local: 'a' } },
      `${head()}\n\t<m:Name xmlns:d5p1="urn:x">d5p1:a</m:Name>\n</m:return>`,
    ],
  ])('%s', (_title, type, value, text) => {
    expect(answer(type, value, true)).toBe(text)
  })
})

const write = (type: XDTOType, value: unknown): string =>
  factory
    .WriteXML(value, type, { namespace: type.namespace, local: type.name }, 'compact')
    .replace(/ xmlns:xs="[^"]*" xmlns:xsi="[^"]*"/, '')

describe('a document', () => {
  test.each<[string, XDTOType, unknown, string]>([
    [
      'with null',
      Order,
      { Number: '1', Note: null, Lines: [] },
      '<Order xmlns="urn:shop"><Number>1</Number><Note xsi:nil="true"/></Order>',
    ],
    ['without what may be left out', Order, { Number: '1' }, '<Order xmlns="urn:shop"><Number>1</Number></Order>'],
    [
      "in the order of the type, whatever the value's",
      Order,
      { Note: 'n', Number: '1' },
      '<Order xmlns="urn:shop"><Number>1</Number><Note>n</Note></Order>',
    ],
    [
      'with a derived type',
      Drawing,
      { Shape: as(Circle, { Name: 'c', Radius: 1 }) },
      '<Drawing xmlns="urn:shop"><Shape xsi:type="Circle"><Name>c</Name><Radius>1</Radius></Shape></Drawing>',
    ],
    [
      'with what an open type does not name',
      Open,
      {
        A: 1,
        [additional]: {
          attributes: [{ namespace: 'urn:x', local: 'z', value: '"' }],
          elements: [{ namespace: 'urn:x', local: 'x', content: new AnyContent(['t']) }],
        },
      },
      '<Open xmlns="urn:shop" xmlns:d1p1="urn:x" d1p1:z="&quot;"><A>1</A><d1p1:x>t</d1p1:x></Open>',
    ],
    [
      'in the order of a sequence',
      Sequenced,
      {
        A: [1, 2],
        B: 'x',
        [sequence]: [
          { property: 'A', value: 1 },
          { property: 'B', value: 'x' },
          { property: 'A', value: 2 },
        ],
      },
      '<Sequenced xmlns="urn:shop"><A>1</A><B>x</B><A>2</A></Sequenced>',
    ],
    [
      'of mixed content',
      Mixed,
      { B: ['x'], [sequence]: ['a ', { property: 'B', value: 'x' }, ' b'] },
      '<Mixed xmlns="urn:shop">a <B>x</B> b</Mixed>',
    ],
    [
      'with names of other packages and of none',
      Referring,
      { Title: 't', Lang: 'ru', Bare: 'b' },
      '<Referring xmlns="urn:shop" xmlns:d1p1="urn:other" d1p1:Lang="ru"><d1p1:Title>t</d1p1:Title><Bare xmlns="">b</Bare></Referring>',
    ],
    ['of any value', Any, { Value: new Typed(xs.int, 5) }, '<Any xmlns="urn:shop"><Value xsi:type="xs:int">5</Value></Any>'],
    ['of a number as any value', Any, { Value: 5 }, '<Any xmlns="urn:shop"><Value xsi:type="xs:decimal">5</Value></Any>'],
    [
      'of bytes as any value',
      Any,
      { Value: new Uint8Array([1]) },
      '<Any xmlns="urn:shop"><Value xsi:type="xs:base64Binary">AQ==</Value></Any>',
    ],
  ])('%s', (_title, type, value, text) => {
    expect(write(type, value)).toBe(text)
  })
})

describe('a value that does not fit', () => {
  const itself: { a?: unknown } = {}
  itself.a = itself
  test.each<[string, XDTOType, unknown, readonly string[]]>([
    [
      'lacks a property',
      Order,
      { Lines: [{ SKU: 'a' }] },
      ['/Order/Number: the property is missing', '/Order/Lines[1]/Sum: the property is missing'],
    ],
    ['has one too many', Order, { Number: '1', Colour: 'red' }, ['/Order/Colour: {urn:shop}Order has no such property']],
    ['has a wrong value', Order, { Number: 1 }, ['/Order/Number: number 1 is not an xs:string, which takes a string']],
    [
      'has null where nothing may be empty',
      Order,
      { Number: null },
      ['/Order/Number: null is not a value of xs:string, which may not be empty'],
    ],
    [
      'has too many items',
      Order,
      { Number: '', Lines: Array(3).fill({ SKU: '', Sum: 1 }) },
      ['/Order/Lines: there are 3, at most 2 are allowed'],
    ],
    ['has no array', Order, { Number: '', Lines: {} }, ['/Order/Lines: an object is not an array']],
    ['is not an object', Order, 'x', ['/Order: "x" is not a value of {urn:shop}Order, which takes an object']],
    [
      'is of an abstract type',
      Drawing,
      { Shape: { Name: '' } },
      ['/Drawing/Shape: an object: {urn:shop}Shape is abstract; give a derived type: as(Type, value)'],
    ],
    [
      'is of a type that is not derived',
      Drawing,
      { Shape: as(Line, { SKU: '', Sum: 1 } as never) },
      ['/Drawing/Shape: a value of {urn:shop}Line cannot be written as {urn:shop}Shape'],
    ],
    [
      'has a sequence of other values',
      Sequenced,
      { A: [1], [sequence]: [] },
      ['/Sequenced/A: the sequence and the property have different values'],
    ],
    [
      'adds to a type that is not open',
      Order,
      { Number: '', [additional]: { attributes: [], elements: [] } },
      ['/Order: {urn:shop}Order is not open: nothing may be added to its properties'],
    ],
    ['differs from a fixed one', Fixed, { Version: '2' }, ['/Fixed/Version: the value is fixed: "1"']],
    [
      'does not say its type',
      Any,
      { Value: Symbol.iterator },
      ['/Any/Value: the type of a symbol is not clear: give new Typed(type, value)'],
    ],
    ['cannot be put into XML', Order, { Number: 'a\u0000' }, ["/Order/Number: the character U+0000 at position 1 can't be written to XML"]],
  ])('%s', (_title, type, value, expected) => {
    try {
      write(type, value)
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof XDTOError)) throw error
      expect(error.faults.map(({ path, message }) => `${path}: ${message}`)).toEqual(expected)
    }
  })

  test('contains itself', () => {
    expect(() => write(Any, { Value: itself })).toThrow('values are nested deeper than 500')
  })

  test('has inherited names, which are not properties of it', () => {
    const Prototypes = XDTOPackage({ Namespace: 'urn:p' }).objectType('P', {
      constructor: property(xs.string),
      ['__proto__']: property(xs.string, { lowerBound: 0 }),
    })
    expect(() => write(Prototypes, {})).toThrow('/P/constructor: the property is missing')
    expect(write(Prototypes, JSON.parse('{"constructor":"c","__proto__":"p"}'))).toBe(
      '<P xmlns="urn:p"><constructor>c</constructor><__proto__>p</__proto__></P>',
    )
  })
})

test('a binary value goes to an MTOM part where the context takes it', () => {
  const writer = new XMLWriter('compact')
  const parts: Uint8Array[] = []
  const session = new WriteSession(writer, { types: factory, attach: (bytes) => `cid:${parts.push(bytes)}` })
  writeElement(session, { namespace: '', local: 'Data' }, xs.base64Binary, new Uint8Array([1, 2]))
  expect(writer.finish()).toBe('<Data><xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="cid:1"/></Data>')
  expect(parts).toEqual([new Uint8Array([1, 2])])
})

describe('the factory', () => {
  test('makes a value from its lexical form, and checks an object', () => {
    expect(factory.Create(xs.boolean, '1')).toBe(true)
    expect(() => factory.Create(xs.int, 'x')).toThrow('xs:int: "x" is not an xs:int')
    expect(Object.isFrozen(factory.Create(Bus, { Route: 1 }))).toBe(true)
    expect(() => factory.Create(Bus, { Route: 1.5 })).toThrow('/Bus/Route: number 1.5 is not an xs:int')
  })

  test('refuses two packages of one namespace', () => {
    expect(() => XDTOFactory([Shop, XDTOPackage({ Namespace: 'urn:shop' })])).toThrow('two packages have the namespace "urn:shop"')
    expect(XDTOFactory([Shop, Shop]).Type('urn:shop', 'Order')).toBe(Order)
  })

  test('finds types and root properties across packages', () => {
    expect([
      factory.Type(XS, 'int'),
      factory.Type('urn:shop', 'Line'),
      factory.Type('urn:shop', 'Title'),
      factory.RootProperty('urn:other', 'Title'),
    ]).toEqual([xs.int, Line, undefined, Title])
  })
})

describe('an object that is filled, as the example of 17.2.3 fills one', () => {
  const Shipments = XDTOPackage({ Namespace: 'urn:shipment' })
  const Item = Shipments.objectType('Item', { Product: property(xs.string), Count: property(xs.int) })
  const Shipment = Shipments.objectType('Shipment', {
    Number: property(xs.string),
    Content: property(Item, { lowerBound: 0, upperBound: -1 }),
  })
  const shipments = XDTOFactory([Shipments])

  test('properties are assigned, lists take Add, and the object is written', () => {
    const shipment = shipments.Create(Shipment)
    shipment.Number = 'АА-1'
    const row = shipments.Create(Item)
    row.Product = 'Гвозди'
    row.Count = 5
    shipment.Content.Add(row as { Product: string; Count: number })
    expect([shipment.Content.Count(), shipment.Content.Get(0)]).toEqual([1, { Product: 'Гвозди', Count: 5 }])
    const text = shipments.WriteXML(shipment as { Number: string; Content: { Product: string; Count: number }[] }, Shipment)
    expect(shipments.ReadXML(text, Shipment)).toEqual({ Number: 'АА-1', Content: [{ Product: 'Гвозди', Count: 5 }] })
  })

  test('what is missing is found when it is written', () => {
    const shipment = shipments.Create(Shipment)
    expect(() => shipments.WriteXML(shipment as never, Shipment)).toThrow('/Shipment/Number')
  })

  test('a value type needs a value', () => {
    expect(() => shipments.Create(xs.int)).toThrow('a value of this type is made of a value: Create(type, value)')
  })
})
