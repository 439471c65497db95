/** The connection string of an analytic source, by the form and the two examples of chapter 17.5.3.5. */
import { expect, test } from 'vitest'
import { parseXMLAAddress } from './connection-string.ts'

const at = (host: string, port: number, path: string, scheme = 'http') => ({ scheme, host, port, path })

test.each([
  [
    'http://localhost:80/msolap/msmdpump.dll?ProviderName=Microsoft Analysis Services& DataSourceName=host&Catalog=Adventure Works DW',
    at('localhost', 80, '/msolap/msmdpump.dll'),
    ['Microsoft Analysis Services', 'host', 'Adventure Works DW'],
  ],
  [
    'http://localhost:13080/aps/XMLA?ProviderName=Essbase XML for Analysis&DataSourceName=host&Catalog=Sample',
    at('localhost', 13080, '/aps/XMLA'),
    ['Essbase XML for Analysis', 'host', 'Sample'],
  ],
  [
    'https://olap.example/x y?DataSourceName=a=b;c&Catalog=50%25 скидка+',
    at('olap.example', 443, '/x%20y', 'https'),
    ['', 'a=b;c', '50%25 скидка+'],
  ],
  ['HTTP://h?datasourcename=x&CATALOG=first&Catalog=last', at('h', 80, '/'), ['', 'x', 'last']],
])('%s', (text, url, [provider, source, catalog]) => {
  expect(parseXMLAAddress(text)).toEqual({ url, ProviderName: provider, DataSourceName: source, Catalog: catalog })
})

test.each([
  ['', 'does not begin with http'],
  ['DRIVER={SQL Server};SERVER=(local)', 'does not begin with http'],
  ['http://h/x?ProviderName=P&Catalog=C', 'DataSourceName is missing'],
  ['http://h/x?DataSourceName=D', 'Catalog is missing'],
  ['http://h/x?DataSourceName=D&Catalog=C&Cube=S', '"Cube" is not a parameter'],
])('%s is refused', (text, why) => {
  expect(() => parseXMLAAddress(text)).toThrow(
    expect.objectContaining({ code: 'xmla/connection-string', english: expect.stringContaining(why) }),
  )
})
