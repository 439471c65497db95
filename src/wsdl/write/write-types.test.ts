/** The valid form of a WSDL: its schemas in an order and under prefixes that readers of one pass understand. */
import { describe, expect, test } from 'vitest'
import { objectTypeOf, twoPackages } from '../../../test/support/two-packages.ts'
import { printWSDL } from '../../ws/service/describe.ts'

const { service, Goods, Orders } = twoPackages()
const valid = printWSDL(service, 'http://h/ws/Shop', 'valid')

describe('the valid form', () => {
  test('imported schemas come first, that of the service last (kdwsdl2cpp and wsimport read in order)', () => {
    const namespaces = [...valid.matchAll(/<xs:schema[^>]*?targetNamespace="([^"]*)"/g)].map((found) => found[1])
    expect(namespaces).toEqual([Goods.Namespace, Orders.Namespace, 'urn:a:service'])
  })

  test('a prefix means one namespace in the whole document, and a namespace has one (SOAP::WSDL lets declarations leak)', () => {
    const declared = [...valid.matchAll(/xmlns:(\w+)="([^"]*)"/g)].map((found) => `${found[1]} ${found[2]}`)
    const once = [...new Set(declared)].filter((one) => !one.startsWith('wsi '))
    expect(new Set(once.map((one) => one.split(' ')[0])).size).toBe(once.length)
    expect(new Set(once.map((one) => one.split(' ')[1])).size).toBe(once.length)
  })

  test('a type refers to one of another package by the prefix of that package', () => {
    const prefix = new RegExp(`xmlns:(\\w+)="${Goods.Namespace}"`).exec(valid)![1]
    expect(objectTypeOf(valid, 'Order')).toContain(`type="${prefix}:Item"`)
  })
})

test('in the form of 1C the schema of the service comes first, and each has prefixes of its own', () => {
  const onec = printWSDL(service, 'http://h/ws/Shop', 'onec')
  expect(/<xs:schema[^>]*?targetNamespace="([^"]*)"/.exec(onec)![1]).toBe('urn:a:service')
  expect(objectTypeOf(onec, 'Order')).toContain('type="ns1:Item"')
})

test('a type with attributes alone has no empty sequence; one with nothing has', () => {
  expect(objectTypeOf(valid, 'Person')).not.toContain('sequence')
  expect(objectTypeOf(valid, 'Nothing')).toContain('sequence')
})
