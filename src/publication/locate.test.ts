import { describe, expect, test } from 'vitest'
import { arrivalOf } from '../../test/support/call-handler.ts'
import { createLocator } from './locate.ts'
import { publishAll, type Branch, type PublishedService } from './publication.ts'

const branches: readonly Branch[] = [
  { name: 'hs', segment: 'hs' },
  { name: 'ws', segment: 'ws' },
]

const service = (Name: string, addresses: readonly string[], channel = 'hs'): PublishedService => ({
  channel,
  Name,
  addresses,
  ReuseSessions: 'DontUse',
  SessionMaxAge: 20,
})

const shop = publishAll('/shop', [
  service('A', ['a']),
  service('AV1', ['a/v1']),
  service('Again', ['a']),
  service('Orders', ['Orders', 'orders.1cws'], 'ws'),
  service('Имя', ['имя']),
])
const shopTest = publishAll('shop/test/', [service('B', ['b'])])
const root = publishAll('', [service('R', ['r'])])
const locator = createLocator([shop, shopTest, root], branches)

describe('a target means a publication, a channel and a service', () => {
  test.each([
    ['/shop/hs/a/x', '/shop', 'hs', 'A', '/shop/hs', 'the first segment below hs'],
    ['/shop/hs/a/v1/x', '/shop', 'hs', 'AV1', '/shop/hs', 'the longest address (source 1, B)'],
    ['/shop/hs/a/v10', '/shop', 'hs', 'A', '/shop/hs', 'addresses are whole segments'],
    ['/shop/hs/a', '/shop', 'hs', 'A', '/shop/hs', 'the address alone'],
    ['/shop/hs/%D0%B8%D0%BC%D1%8F/', '/shop', 'hs', 'Имя', '/shop/hs', 'decoded'],
    ['/shop/hs/none', '/shop', 'hs', undefined, '/shop/hs', 'nobody there: the channel says so'],
    ['/shop/hs', '/shop', 'hs', undefined, '/shop/hs', 'no address'],
    ['/shop/ws/Orders?wsdl', '/shop', 'ws', 'Orders', '/shop/ws', 'a Web service by its name'],
    ['/shop/ws/orders.1cws', '/shop', 'ws', 'Orders', '/shop/ws', 'and by its alias'],
    ['/shop/test/hs/b', '/shop/test', 'hs', 'B', '/shop/test/hs', 'the longest base'],
    ['/hs/r', '', 'hs', 'R', '/hs', 'no base'],
    ['http://host/hs/r', '', 'hs', 'R', '/hs', 'the absolute form'],
  ])('%s', (target, base, channel, name, prefix, _what) => {
    const located = locator.locate(arrivalOf({ target }))
    expect([located.publication.base, located.channel, located.service?.Name, located.start]).toEqual([base, channel, name, prefix.length])
    expect(locator.publishes(target)).toBe(true)
  })

  test.each(['/', '/shop', '/shop/x', '/SHOP/hs/a', '/shop/HS/a', '/shop/hsx', '//shop/hs/a', '/other/hs/a', '/shop/odata'])(
    '%s lies outside: 404 of the web server',
    (target) => {
      expect(() => locator.locate(arrivalOf({ target }))).toThrow(expect.objectContaining({ code: 'publication/outside', status: 404 }))
      expect(locator.publishes(target)).toBe(false)
    },
  )

  test.each(['/hs/%zz', '/hs/%FF'])('%s does not decode, and is ours to refuse with 400', (target) => {
    expect(() => locator.locate(arrivalOf({ target }))).toThrow(expect.objectContaining({ code: 'exchange/undecodable', status: 400 }))
    expect(locator.publishes(target)).toBe(true)
  })

  test.each(['*', 'host:443', ''])('%j is not a path', (target) => {
    expect(() => locator.locate(arrivalOf({ target }))).toThrow(expect.objectContaining({ status: 400 }))
  })
})

test.each([
  ['', ''],
  ['/', ''],
  ['shop', '/shop'],
  ['/shop/', '/shop'],
  ['//a/b//', '/a/b'],
])('the base %j is %j', (given, base) => {
  expect(publishAll(given, []).base).toBe(base)
})

describe('a channel that is published whole, at an address of several segments', () => {
  const odata: Branch = { name: 'odata', segment: 'odata/standard.odata', whole: true }
  const publication = publishAll('/shop', [service('StandardOData', [''], 'odata'), service('A', ['a'])])
  const zones = [{ value: undefined, specify: true, safe: false }]

  test.each([
    ['/shop/odata/standard.odata', 'StandardOData', '/shop/odata/standard.odata', 'the interface itself'],
    ['/shop/odata/standard.odata/Catalog_Goods?$top=1', 'StandardOData', '/shop/odata/standard.odata', 'everything below it'],
    ['/shop/hs/a', 'A', '/shop/hs', 'services beside it'],
  ])('%s', (target, name, root) => {
    const located = createLocator([publication], [...branches, odata]).locate(arrivalOf({ target }))
    expect([located.service?.Name, located.root, located.start]).toEqual([name, root, root.length])
  })

  test('with the value of a separator before the channel', () => {
    const located = createLocator([{ ...publication, zones }], [...branches, odata]).locate(
      arrivalOf({ target: '/shop/17/odata/standard.odata/Catalog_Goods' }),
    )
    expect([located.service?.Name, located.separators, located.root]).toEqual([
      'StandardOData',
      [{ value: '17', safe: false }],
      '/shop/17/odata/standard.odata',
    ])
  })

  test('not where it is not published, and not at a longer segment', () => {
    const locator = createLocator([publishAll('/shop', [service('A', ['a'])])], [...branches, odata])
    expect(locator.locate(arrivalOf({ target: '/shop/odata/standard.odata/x' })).service).toBeUndefined()
    expect(locator.publishes('/shop/odata/standard.odatax')).toBe(false)
  })
})
