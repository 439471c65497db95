/** Numbers of an analytic server are exact, whatever form they come in; names and values of XML that encodes. */
import { expect, test } from 'vitest'
import { decodedXMLName, inMDX, isSameName, isUniqueName, partsOf } from './names.ts'
import { plainNumber, valueOf } from './value.ts'

test.each([
  ['24597', '24597'],
  ['9237.49949999999', '9237.49949999999'],
  ['12345678901234567890.10', '12345678901234567890.1'],
  ['1.5E3', '1500'],
  ['1.5e-3', '0.0015'],
  ['-.50', '-0.5'],
  ['-0.0', '0'],
  ['+007', '7'],
  ['5.', '5'],
  ['INF', undefined],
  ['', undefined],
  ['1,5', undefined],
])('the number %s is %s', (text, plain) => expect(plainNumber(text)).toBe(plain))

test.each([
  ['5', 'xsd:int', { kind: 'number', text: '5' }],
  [' 7.50 ', 'xs:decimal', { kind: 'number', text: '7.5' }],
  ['007', 'xsd:string', { kind: 'text', text: '007' }],
  ['007', undefined, { kind: 'untyped', text: '007' }],
  ['NaN', 'xsd:double', { kind: 'text', text: 'NaN' }],
  ['1', 'xsd:boolean', { kind: 'boolean', text: 'true' }],
  ['2024-03-04T05:06:07', 'xsd:dateTime', { kind: 'date', text: '2024-03-04T05:06:07' }],
] as const)('%s of type %s', (text, type, value) => expect(valueOf(text, type)).toEqual(value))

test.each([
  ['[Product].[Drink]', true],
  ['[Product].&[17]', true],
  ['[Product].[Kind].&[1]&[2]', true],
  ['[Milk ]] 3%]', true],
  ['Product.Drink', true],
  ['[Product].[Drink]}', false],
  ['[Product].CHILDREN, [X]', false],
  ['[a]] ON COLUMNS', false],
  ['', false],
])('%s is a unique name: %s', (text, is) => expect(isUniqueName(text)).toBe(is))

test('names with and without brackets', () => {
  expect([inMDX('Sales ] x'), inMDX('[Sales]')]).toEqual(['[Sales ]] x]', '[Sales]'])
  expect([isSameName('Product', '[Product]'), isSameName('[a].[b]', '[a].[c]')]).toEqual([true, false])
  expect(partsOf('[Product].[Milk ]] 3%].&[7]')).toEqual(['Product', 'Milk ] 3%', '7'])
  expect(decodedXMLName('_x005b_Store_x005d_._x005b_Store_x0020_State_x005d_')).toBe('[Store].[Store State]')
})
