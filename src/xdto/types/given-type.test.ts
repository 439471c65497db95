/** Slips that only a program in JavaScript can make: each is refused where it is made, in words. */
import { expect, test } from 'vitest'
import { XDTOPackage } from './package.ts'
import { property } from './property.ts'
import { xs } from './xs.ts'

const slip = (value: unknown): never => value as never

test.each<[what: string, define: (shop: XDTOPackage) => unknown, message: string]>([
  [
    'a base among the facets',
    (shop) => shop.valueType('Code', slip({ base: xs.string, maxLength: 9 })),
    'the base of value type "Code" is an object with "base", "maxLength"; an XDTO type such as xs.string',
  ],
  ['no base', (shop) => shop.valueType('Code', slip(undefined)), 'the base of value type "Code" is undefined;'],
  ['no type of items', (shop) => shop.listType('Codes', slip('string')), 'the item type of list "Codes" is "string";'],
  [
    'one member without an array',
    (shop) => shop.unionType('Either', slip(xs.string)),
    'the member types of union "Either" is the type string itself; an array of types is expected',
  ],
  ['a member that is none', (shop) => shop.unionType('Either', [xs.string, slip(null)]), 'member type 2 of union "Either" is null;'],
  [
    'a base of an anonymous type',
    (shop) => shop.anonymousValueType(slip({})),
    'the base of an anonymous value type is an object with no properties;',
  ],
  [
    'a type without property',
    (shop) => shop.objectType('Line', { Sum: slip(xs.string) }),
    'property "Sum" of "Line" is the type string itself; property(xs.string) or reference(…) is expected',
  ],
  ['no properties', (shop) => shop.objectType('Line', slip(undefined)), 'the properties of "Line" is undefined;'],
  ['a text for a type', () => property(slip('xs:string')), 'the type of a property is "xs:string";'],
])('%s', (_, define, message) => {
  const shop = XDTOPackage({ Namespace: 'urn:shop' })
  let thrown: unknown
  try {
    define(shop)
  } catch (error) {
    thrown = error
  }
  expect(thrown).toBeInstanceOf(TypeError)
  expect((thrown as Error).message).toContain(message)
  expect([...shop.types]).toEqual([])
})
