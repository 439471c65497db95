/** The tree keeps what definitions need: names, prefixes where they are declared, and places. */
import { describe, expect, it } from 'vitest'
import { codeFrame } from '../diagnostics/print.ts'
import { attributeOf, childNamed, elementsOf, locationOf, namespaceOf, qnameOf, readTree, textLocationOf, textOf } from './tree.ts'

const source =
  '<d:definitions xmlns:d="urn:d" name="N">\r\n\t<d:port\r\n\t\t\td:name = '
  + '"P"\r\n\t\t\txmlns:t="urn:t"\r\n\t\t\tname=\'Q\'>t:x</d:port>\r\n\t<other xmlns="urn:o"/>a<![CDATA[<b>]]>\r\n</d:definitions>'
const root = readTree(source)
const port = childNamed(root, 'port', 'urn:d')!

it('has names, attributes without declarations, and text', () => {
  expect([root.namespace, root.local, root.prefix, root.attributes.length]).toEqual(['urn:d', 'definitions', 'd', 1])
  expect([attributeOf(port, 'name'), attributeOf(port, 'name', 'urn:d'), attributeOf(port, 't')]).toEqual(['Q', 'P', undefined])
  expect(elementsOf(root).map((one) => [one.local, one.namespace])).toEqual([
    ['port', 'urn:d'],
    ['other', 'urn:o'],
  ])
  expect(textOf(root)).toBe('\n\tt:x\n\ta<b>\n')
})

it('knows what a prefix means at each element', () => {
  expect([namespaceOf(port, 't'), namespaceOf(port, 'd'), namespaceOf(root, 't'), namespaceOf(port, '')]).toEqual([
    'urn:t',
    'urn:d',
    undefined,
    '',
  ])
  expect(qnameOf(port, ' t:x ')).toEqual({ namespace: 'urn:t', local: 'x' })
  expect(qnameOf(root, 't:x')).toBeUndefined()
})

describe('places', () => {
  it('are where the element begins', () => {
    expect([root.line, root.column, port.line, port.column]).toEqual([1, 1, 2, 2])
  })

  it.each<[string | undefined, string, string]>([
    [undefined, '', '  2 | \t<d:port\n    | \t^^^^^^^'],
    ['name', '', "  5 | \t\t\tname='Q'>t:x</d:port>\n    | \t\t\t^^^^^^^^"],
    ['name', 'urn:d', '  3 | \t\t\td:name = "P"\n    | \t\t\t^^^^^^^^^^^^'],
    ['absent', '', '  2 | \t<d:port\n    | \t^^^^^^^'],
  ])('of the attribute %s of namespace "%s" make a code frame', (attribute, namespace, frame) => {
    expect(codeFrame(locationOf(port, 'x.wsdl', attribute, namespace)).join('\n')).toBe(frame)
  })

  it('of an element that was not read are those it says', () => {
    expect(locationOf({ ...port }, 'x.wsdl')).toEqual({ file: 'x.wsdl', line: 2, column: 2 })
  })

  it.each<[string, string, number, number]>([
    ['behind the start tag', '<a>x</a>', 1, 4],
    ['behind an attribute with ">" in it', `<a b = "'>"\n c='">'>x</a>`, 2, 9],
    ['in a section', '<a>\n<![CDATA[x]]></a>', 1, 4],
    ['behind an element', '<a><b/> x</a>', 1, 8],
    ['behind elements, the first of texts', '<a><b/><b/>\n<b/>x</a>', 1, 12],
    ['none: the element', '<a><b/></a>', 1, 1],
  ])('of a text are where it begins: %s', (_, text, line, column) => {
    expect(textLocationOf(readTree(text), 'x.xml')).toMatchObject({ line, column })
  })
})
