import { expect, test } from 'vitest'
import { connectionOf, hostOf, originOf, schemaOf } from './option-values.ts'

test('a schema is a namespace and a file, apart by the last "="', () => {
  expect(schemaOf('urn:a=a.xsd', { 'urn:b': 'b.xsd' })).toEqual({ 'urn:a': 'a.xsd', 'urn:b': 'b.xsd' })
  expect(schemaOf('http://x.example/?v=1=dir/a.xsd')).toEqual({ 'http://x.example/?v=1': 'dir/a.xsd' })
})

test.each([['a.xsd'], ['=a.xsd'], ['urn:a='], ['']])('"%s" is no schema', (text) => {
  expect(() => schemaOf(text)).toThrow('A namespace and a file are expected, such as --schema http://example.org/types=types.xsd.')
})

test('a namespace has one file', () => {
  expect(() => schemaOf('urn:a=b.xsd', { 'urn:a': 'a.xsd' })).toThrow('The namespace urn:a has its file already.')
})

test.each(['api.example', 'API.example:8080', '*.example', '*', '127.0.0.1', '127.0.0.1:1', '[::1]:8080', '::1', 'localhost', 'узел.рф'])(
  'calls may go to %s',
  (host) => {
    expect(hostOf(host, ['a.example'])).toEqual(['a.example', host])
  },
)

test.each(['http://api.example', 'api.example/v1', 'a b', '', 'api.example:port', '*example', 'u@api.example', 'api.example?x'])(
  '"%s" is no host that calls may go to',
  (host) => {
    expect(() => hostOf(host)).toThrow('A host is expected')
  },
)

test.each(['https://shop.example', 'http://localhost:3000', '*'])('pages of %s may call', (origin) => {
  expect(originOf(origin, ['*'])).toEqual(['*', origin])
})

test.each(['https://shop.example/', 'https://shop.example/cart', 'shop.example', 'https://shop.example:443', ''])(
  '"%s" is no origin that a browser sends',
  (origin) => {
    expect(() => originOf(origin)).toThrow('An origin is expected')
  },
)

test('a connection string is behind the name of its source, with all its "="', () => {
  const string = 'DRIVER={SQLite3};Database=shop.sqlite'
  expect(connectionOf(`DBF=${string}`, { Other: 'DSN=a' })).toEqual({ Other: 'DSN=a', DBF: string })
  expect(() => connectionOf('DBF=DSN=b', { DBF: 'DSN=a' })).toThrow('The source DBF has its connection string already.')
})

test.each([['DBF'], ['=DSN=a'], ['DBF='], ['']])('"%s" is no connection string', (text) => {
  expect(() => connectionOf(text)).toThrow('A name and a connection string are expected')
})
