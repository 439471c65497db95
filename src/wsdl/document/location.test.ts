import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalLocation, refusedLocation, resolveLocation } from './location.ts'

describe('what a location means in a document', () => {
  test.each([
    ['types.xsd', 'wsdl/orders.wsdl', 'wsdl/types.xsd'],
    ['../types/a.xsd', 'wsdl/orders.wsdl', 'types/a.xsd'],
    ['../../a.xsd', 'wsdl/orders.wsdl', '../a.xsd'],
    ['.\\parts\\a.xsd', 'wsdl/orders.wsdl', 'wsdl/parts/a.xsd'],
    ['a%20b.xsd', 'orders.wsdl', 'a b.xsd'],
    ['..%2fa.xsd', 'wsdl/orders.wsdl', 'a.xsd'],
    ['%zz.xsd', 'orders.wsdl', '%zz.xsd'],
    ['типы.xsd#часть', 'orders.wsdl', 'типы.xsd'],
    ['/etc/a.xsd', 'wsdl/orders.wsdl', '/etc/a.xsd'],
    ['/../a.xsd', 'wsdl/orders.wsdl', '/a.xsd'],
    ['C:\\a\\b.xsd', 'orders.wsdl', 'C:/a/b.xsd'],
    ['file:///srv/a.xsd', 'orders.wsdl', '/srv/a.xsd'],
    ['http://host/a.xsd#x', 'orders.wsdl', 'http://host/a.xsd'],
    ['b.xsd?x=1', 'http://host/a/orders?wsdl', 'http://host/a/b.xsd?x=1'],
    ['?xsd=1', 'http://host/a/orders?wsdl', 'http://host/a/orders?xsd=1'],
    ['/b.xsd', 'https://host/a/orders?wsdl', 'https://host/b.xsd'],
    ['file:///etc/passwd', 'http://host/a', '/etc/passwd'],
  ])('%s in %s is %s', (written, from, expected) => expect(resolveLocation(written, from)).toBe(expected))

  test.each([
    ['ftp://host/a.xsd', 'orders.wsdl'],
    ['classpath:/a.xsd', 'orders.wsdl'],
    ['ftp://host/a', 'http://host/'],
    ['http://[', 'http://host/'],
  ])('%s in %s is nothing that is read', (written, from) => expect(resolveLocation(written, from)).toBeUndefined())

  test('a start location is normalised', () => {
    expect(normalLocation('./wsdl//a/../b.wsdl')).toBe('wsdl/b.wsdl')
    expect(normalLocation('HTTP://Host:80/a/../b#c')).toBe('http://host/b')
    expect(normalLocation('file:///C:/a.wsdl')).toBe('C:/a.wsdl')
  })
})

describe('what may be read', () => {
  const policy = { within: undefined, hosts: [] }
  test.each([
    ['wsdl/a.xsd', 'wsdl/orders.wsdl', 'wsdl/orders.wsdl', policy, true],
    ['wsdl/deep/a.xsd', 'wsdl/orders.wsdl', 'wsdl/orders.wsdl', policy, true],
    ['a.xsd', 'wsdl/orders.wsdl', 'wsdl/orders.wsdl', policy, false],
    ['wsdl2/a.xsd', 'wsdl/orders.wsdl', 'wsdl/orders.wsdl', policy, false],
    ['../a.xsd', 'orders.wsdl', 'orders.wsdl', policy, false],
    ['/a.xsd', 'orders.wsdl', 'orders.wsdl', policy, false],
    ['../../a.xsd', '../orders.wsdl', '../orders.wsdl', policy, false],
    ['../a.xsd', '../orders.wsdl', '../orders.wsdl', policy, true],
    ['types/a.xsd', 'wsdl/orders.wsdl', 'wsdl/orders.wsdl', { within: '.', hosts: [] }, true],
    ['/srv/types/a.xsd', '/srv/wsdl/orders.wsdl', '/srv/wsdl/orders.wsdl', { within: '/srv/', hosts: [] }, true],
    ['http://host/a', 'orders.wsdl', 'orders.wsdl', policy, false],
    ['http://host/a', 'orders.wsdl', 'orders.wsdl', { within: undefined, hosts: ['host'] }, true],
    ['http://host/a', 'orders.wsdl', 'orders.wsdl', { within: undefined, hosts: ['*'] }, true],
    ['https://host/a', 'http://host/b', 'http://host/b', policy, true],
    ['http://host:8080/a', 'http://host/b', 'http://host/b', policy, false],
    ['/etc/passwd', 'http://host/b', 'http://host/b', { within: '/', hosts: ['*'] }, false],
    ['a\0.xsd', 'orders.wsdl', 'orders.wsdl', policy, false],
  ])('%s from %s', (to, from, start, given, allowed) => expect(refusedLocation(to, from, start, given) === undefined).toBe(allowed))

  test('no chain of segments leads out of the start folder', () => {
    const segment = fc.constantFrom('..', '.', '', 'a', 'b', '%2e%2e', '..%5c', '\\..\\', '....', 'C:')
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 8 }), (segments) => {
        const to = resolveLocation(segments.join('/'), 'root/wsdl/start.wsdl')
        if (to === undefined || refusedLocation(to, 'root/wsdl/start.wsdl', 'root/wsdl/start.wsdl', policy)) return
        expect(`/${to}`.startsWith('/root/wsdl/')).toBe(true)
        expect(to.split('/')).not.toContain('..')
      }),
    )
  })
})
