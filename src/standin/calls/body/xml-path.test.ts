/** Paths into XML by names and namespaces, whichever prefixes the message has. */
import { describe, expect, test } from 'vitest'
import type { Matched } from '../matched.ts'
import { parseXMLPath, xmlTexts } from './xml-path.ts'

const namespaces = new Map([['s', 'urn:shop']])
const document = `<o:Order xmlns:o="urn:shop" id="7"><o:Number>A-1</o:Number><Number>B-2</Number>
<o:Lines><o:Line sku="x"><o:Sum>1</o:Sum></o:Line><o:Line sku="y" o:kind="k"><o:Sum>2</o:Sum></o:Line></o:Lines></o:Order>`

const matched = (text: string | undefined): Matched => ({ URLParameters: {}, QueryOptions: new Map(), header: () => undefined, text })

const texts = (path: string, text: string | undefined = document): readonly string[] => {
  const found = parseXMLPath(path, namespaces)
  if (!('steps' in found)) throw new Error(JSON.stringify(found))
  return xmlTexts(found, matched(text))
}

describe('what a path leads to', () => {
  test.each<[path: string, texts: readonly string[]]>([
    ['/Order/Number', ['A-1', 'B-2']],
    ['/s:Order/s:Number', ['A-1']],
    ['/{urn:shop}Order/{}Number', ['B-2']],
    ['/Order/@id', ['7']],
    ['//Line/@sku', ['x', 'y']],
    ['//@sku', ['x', 'y']],
    ['//Line/@s:kind', ['k']],
    ['/Order/Lines/Line[2]/Sum', ['2']],
    ['/Order/Lines/Line[last()]/@sku', ['y']],
    ['/Order/*[1]', ['A-1']],
    ['//Lines', ['12']],
    ['/Line', []],
    ['/Order/Lines/Line[3]', []],
  ])('%s: %j', (path, found) => {
    expect(texts(path)).toEqual(found)
  })

  test.each([undefined, '', 'no XML', '<a>', '<a><b></a>'])('%j has nothing', (text) => {
    expect(
      xmlTexts(parseXMLPath('//a', namespaces) as Extract<ReturnType<typeof parseXMLPath>, { steps: unknown }>, matched(text)),
    ).toEqual([])
  })
})

test.each<[string, unknown]>([
  ['Order', { wrongAt: 0 }],
  ['', { wrongAt: 0 }],
  ['/a/', { wrongAt: 2 }],
  ['/a/@b/c', { wrongAt: 5 }],
  ['/a[0]', { wrongAt: 2 }],
  ['/x:a', { prefix: 'x' }],
])('%j is none: %j', (path, wrong) => {
  expect(parseXMLPath(path, namespaces)).toEqual(wrong)
})
