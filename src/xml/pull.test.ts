/** What the reader accepts, what it refuses and how it says so. */
import { describe, expect, it } from 'vitest'
import { ourEvents } from '../../test/support/xml-events.ts'
import { XMLError } from './error.ts'
import type { XMLLimits } from './limits.ts'
import { END, EOF, START, TEXT, XMLPullReader } from './pull.ts'

const read = (source: string | Uint8Array, limits?: Partial<XMLLimits>): readonly string[] => {
  const refused = refusal(source, limits)
  if (refused !== undefined) throw refused
  return ourEvents(source, limits)!
}

/** What the document is refused with, or `undefined` where it is read to its end. */
function refusal(source: string | Uint8Array, limits?: Partial<XMLLimits>): XMLError | undefined {
  try {
    const reader = new XMLPullReader(source, limits)
    while (reader.next() !== EOF);
    return undefined
  } catch (error) {
    if (error instanceof XMLError) return error
    throw error
  }
}

describe('the sixteen documents that most parsers wrongly take (source 74)', () => {
  it.each([
    ['unclosed', '<a><b></b>', 'ends inside the element "a"'],
    ['mismatched', '<a><b></a></b>', '</b> is expected'],
    ['text after the root', '<a/>x', 'text behind'],
    ['two roots', '<a/><b/>', 'second'],
    ['"<" in an attribute', '<a b="<"/>', '"<" is not allowed'],
    ['"]]>" in text', '<a>]]></a>', '"]]>" is not allowed'],
    ['&#0;', '<a>&#0;</a>', 'does not have'],
    ['an undeclared entity', '<a>&nbsp;</a>', '"&nbsp;" is not declared'],
    ['a control character', '<a>\u0001</a>', 'U+0001'],
    ['an unquoted attribute', '<a b=c/>', 'not in quotes'],
    ['no space between attributes', '<a b="1"c="2"/>', 'white space is missing'],
    ['a bad name', '<1a/>', '"1a" is not a name'],
    ['"--" in a comment', '<a><!-- x -- y --></a>', '"--" is not allowed'],
    ['an empty document', '', 'no element'],
    ['a late declaration', ' <?xml version="1.0"?><a/>', 'only at the very beginning'],
    ['a double attribute', '<a b="1" b="2"/>', 'there twice'],
  ])('%s is refused', (_, source, message) => {
    expect(refusal(source)?.kind).toBe('malformed')
    expect(refusal(source)?.message).toContain(message)
  })
})

describe('namespaces (Namespaces in XML 1.0)', () => {
  it.each([
    ['an unbound prefix of an element', '<p:a/>', 'prefix "p" is not declared'],
    ['an unbound prefix of an attribute', '<a p:b=""/>', 'prefix "p" is not declared'],
    ['a prefix behind the end of its element', '<a><b xmlns:p="u"/><p:c/></a>', 'prefix "p" is not declared'],
    ['two attributes of one name through two prefixes', '<a xmlns:p="u" xmlns:q="u" p:b="" q:b=""/>', 'there twice'],
    ['xmlns:p=""', '<a xmlns:p=""/>', 'empty namespace'],
    ['a prefix declared twice', '<a xmlns:p="u" xmlns:p="v"/>', 'declared twice'],
    ['the default namespace declared twice', '<a xmlns="u" xmlns="u"/>', 'declared twice'],
    ['xmlns as the prefix of an element', '<xmlns:a/>', 'prefix "xmlns" is not declared'],
    ['a declaration of xmlns', '<a xmlns:xmlns="u"/>', '"xmlns" may not be declared'],
    ['xml for another namespace', '<a xmlns:xml="u"/>', 'and nothing else'],
    ['another prefix for the XML namespace', '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>', 'only the prefix "xml"'],
    ['the XML namespace as the default', '<a xmlns="http://www.w3.org/XML/1998/namespace"/>', 'only the prefix "xml"'],
    ['a prefix for the namespace of xmlns', '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>', 'no prefix may mean'],
    ['two colons', '<a:b:c xmlns:a="u"/>', 'is not a name'],
    ['no local part', '<a: xmlns:a="u"/>', 'is not a name'],
    ['a local part that begins with a digit', '<a:1 xmlns:a="u"/>', 'is not a name'],
    ['a colon in the target of an instruction', '<?p:q x?><a/>', 'without colon'],
    [
      'nine attributes, two of one name',
      `<a ${'bcdefghi'
        .split('')
        .map((one) => `${one}=""`)
        .join(' ')} i=""/>`,
      'there twice',
    ],
  ])('%s is refused', (_, source, message) => {
    expect(refusal(source)?.message).toContain(message)
  })

  it('says what names mean where they are, in tags before their own declarations too', () => {
    expect(read('<p:a p:b="1" c="2" xmlns="d" xmlns:p="u"><e xmlns=""/><e xmlns:p="v" p:f="3"/><p:e xml:lang="ru"/></p:a>')).toEqual([
      'start {u}a p 1',
      'declares  d',
      'declares p u',
      'attribute {u}b p "1"',
      'attribute {}c  "2"',
      'start {}e  2',
      'declares  ',
      'end {}e  1',
      'start {d}e  2',
      'declares p v',
      'attribute {v}f p "3"',
      'end {d}e  1',
      'start {u}e p 2',
      'attribute {http://www.w3.org/XML/1998/namespace}lang xml "ru"',
      'end {u}e p 1',
      'end {u}a p 0',
    ])
  })

  it('resolves prefixes at a START, and puts them back behind its END', () => {
    const reader = new XMLPullReader('<a xmlns="d" xmlns:p="u"><b xmlns="" xmlns:p="v" xmlns:q="w"/></a>')
    expect(reader.next()).toBe(START)
    expect([...reader.scope()]).toEqual([
      ['', 'd'],
      ['p', 'u'],
    ])
    expect(reader.next()).toBe(START)
    expect([reader.resolve(''), reader.resolve('p'), reader.resolve('q'), reader.resolve('xml'), reader.resolve('r')]).toEqual([
      '',
      'v',
      'w',
      'http://www.w3.org/XML/1998/namespace',
      undefined,
    ])
    expect([...reader.scope()]).toEqual([
      ['p', 'v'],
      ['q', 'w'],
    ])
    expect(reader.next()).toBe(END)
    expect([reader.resolve(''), reader.resolve('p'), reader.resolve('q')]).toEqual(['d', 'u', undefined])
    expect([reader.next(), reader.next(), reader.next()]).toEqual([END, EOF, EOF])
  })
})

describe('the grammar of XML 1.0', () => {
  it.each([
    ['"--->" at the end of a comment', '<a><!-- x ---></a>'],
    ['a comment without end', '<a><!-- x'],
    ['a control character in a comment', '<a><!-- \u0000 --></a>'],
    ['a control character in an instruction', '<?p \u0002?><a/>'],
    ['a control character in CDATA', '<a><![CDATA[\u0002]]></a>'],
    ['a control character in an attribute', '<a b="\u001f"/>'],
    ['U+FFFE', '<a>\ufffe</a>'],
    ['U+FFFF far inside a long text', `<a>${'x'.repeat(1_000)}\uffff</a>`],
    ['half of a surrogate pair', '<a>\ud800</a>'],
    ['the other half of a surrogate pair', '<a b="\udc00"/>'],
    ['a reference to half of a pair', '<a>&#xD800;</a>'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>'],
    ['a reference with a capital X', '<a>&#X41;</a>'],
    ['an endless reference', '<a>&amp</a>'],
    ['a bare "&"', '<a>R & D</a>'],
    ['a space in a reference', '<a>& amp;</a>'],
    ['a CDATA section without end', '<a><![CDATA[x</a>'],
    ['a CDATA section outside the root', '<![CDATA[x]]><a/>'],
    ['text before the root', 'x<a/>'],
    ['a space behind "<"', '< a/>'],
    ['a space in "/>"', '<a/ >'],
    ['a space in "</"', '<a></ a>'],
    ['an attribute of an end tag', '<a></a b="1">'],
    ['an end tag whose name goes on', '<a></ab>'],
    ['an end tag without start', '</a>'],
    ['an attribute without value', '<a b/>'],
    ['an attribute value without end', '<a b="x/>'],
    ['a name that holds U+037E', '<a\u037e/>'],
    ['an instruction without target', '<? x?><a/>'],
    ['an instruction called XML', '<a><?XML x?></a>'],
    ['an instruction without space', '<?p?x?><a/>'],
    ['an instruction without end', '<a/><?p'],
    ['a second declaration', '<?xml version="1.0"?><?xml version="1.0"?><a/>'],
    ['a declaration inside the root', '<a><?xml version="1.0"?></a>'],
    ['a declaration behind the root', '<a/><?xml version="1.0"?>'],
    ['a declaration without version', '<?xml encoding="UTF-8"?><a/>'],
    ['a declaration without end', '<?xml version="1.0" <a/>'],
    ['version 1.1', '<?xml version="1.1"?><a/>'],
    ['version 2.0', '<?xml version="2.0"?><a/>'],
    ['an encoding that is not a name', '<?xml version="1.0" encoding="8"?><a/>'],
    ['standalone="maybe"', '<?xml version="1.0" standalone="maybe"?><a/>'],
    ['standalone before encoding', '<?xml version="1.0" standalone="yes" encoding="UTF-8"?><a/>'],
    ['no space in the declaration', '<?xml version="1.0"encoding="UTF-8"?><a/>'],
    ['an element declaration in content', '<a><!ELEMENT a></a>'],
    ['the end of the document in a tag', '<a b="1"'],
    ['the end of the document in a name', '<a'],
    ['the end of the document behind "<"', '<a><'],
  ])('refuses %s', (_, source) => {
    expect(refusal(source)?.kind).toBe('malformed')
  })

  it.each([
    ['<!DOCTYPE a><a/>'],
    ['<?xml version="1.0"?>\n<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
  ])('refuses a DOCTYPE as its own kind: %s', (source) => {
    expect(refusal(source)?.kind).toBe('doctype')
  })

  it.each<[string, string, readonly string[]]>([
    [
      'text and CDATA between two tags are one text, whatever is passed over between them',
      '<a>x<![CDATA[<y>]]>&amp;<!-- c --><?p?>z</a>',
      ['text "x<y>&z"'],
    ],
    ['an empty CDATA section is not text', '<a><![CDATA[]]></a>', []],
    ['"]]" and ">" alone are text', '<a>]] > ]</a>', ['text "]] > ]"']],
    ['brackets before the end of a section', '<a><![CDATA[]]]]></a>', ['text "]]"']],
    ['CR LF and CR are LF', '<a>1\r\n2\r3\n\r\n</a>', ['text "1\\n2\\n3\\n\\n"']],
    ['a CR that is written as a reference stays', '<a>&#13;&#xD;</a>', ['text "\\r\\r"']],
    ['all five entities and both kinds of reference', '<a>&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&#x0042;</a>', ['text "<>&\\"\'A😀B"']],
    ['pairs of surrogates', '<a>😀x😀</a>', ['text "😀x😀"']],
    [
      'a long text with a reference in its middle',
      `<a>${'я'.repeat(100)}&amp;${'x'.repeat(100)}</a>`,
      [`text "${'я'.repeat(100)}&${'x'.repeat(100)}"`],
    ],
  ])('%s', (_, source, inside) => {
    expect(read(source)).toEqual(['start {}a  1', ...inside, 'end {}a  0'])
  })

  it('takes white space, comments and instructions around the root, and a declaration at the beginning', () => {
    const reader = new XMLPullReader(
      '\uFEFF<?xml version="1.0" encoding=\'windows-1251\' standalone="no" ?>\r\n<!-- - --><?p x > y ?><a\n/>\n<?xml-stylesheet?><!---->',
    )
    expect([reader.next(), reader.next(), reader.next()]).toEqual([START, END, EOF])
    expect(reader.instructions).toBe(2)
  })

  it('makes the same of line ends in bytes and in strings, short and long', () => {
    for (const inside of ['', '\r', '\r\n', '\n\r', '\r\r\n\n', 'x\r\ny\rz\n', '\r\n\t\tЖ'.repeat(30_000)]) {
      const expected = inside === '' ? [] : [`text ${JSON.stringify(inside.replaceAll('\r\n', '\n').replaceAll('\r', '\n'))}`]
      for (const source of [`<a>${inside}</a>`, Buffer.from(`<a>${inside}</a>`), Buffer.from(`\uFEFF<a>${inside}</a>`, 'utf16le')])
        expect(read(source).slice(1, -1)).toEqual(expected)
    }
  })

  it('turns the white space of an attribute into spaces, but not that of references (3.3.3)', () => {
    expect(read('<a b="\t1\r\n2\r3&#10;&#9;\' " c=\'"\' d = ""/>').slice(1, 4)).toEqual([
      'attribute {}b  " 1 2 3\\n\\t\' "',
      'attribute {}c  "\\""',
      'attribute {}d  ""',
    ])
  })

  it('takes names of the whole of the fifth edition, and names of prototypes as plain names', () => {
    for (const name of ['Товар', '_', 'a-b.c·1', 'É', '𐐀b', 'x\u0300', 'ⰀⰁ', '__proto__', 'constructor', 'z'.repeat(500)]) {
      expect(read(`<${name}></${name}\n>`)).toEqual([`start {}${name}  1`, `end {}${name}  0`])
    }
  })

  it('reads many different names, long and short', () => {
    const names = Array.from({ length: 25_000 }, (_, index) => `n${index}`)
    const reader = new XMLPullReader(`<a xmlns:p="u">${names.map((name) => `<p:${name}/>`).join('')}</a>`)
    reader.next()
    for (const name of names)
      expect([reader.next(), reader.local, reader.namespace, reader.next(), reader.local]).toEqual([START, name, 'u', END, name])
  })
})

describe('limits', () => {
  it.each<[string, Partial<XMLLimits>, string, string]>([
    ['depth', { depth: 3 }, '<a><a><a/></a></a>', '<a><a><a><a/></a></a></a>'],
    ['attributes', { attributes: 2 }, '<a b="" xmlns:c="d"/>', '<a b="" xmlns:c="d" e=""/>'],
    ['text', { text: 4 }, '<a>1&amp;<![CDATA[34]]></a>', '<a>1&amp;<![CDATA[345]]></a>'],
    ['attribute values', { text: 4 }, '<a b="1&amp;34"/>', '<a b="1&amp;345"/>'],
    ['the whole document', { total: 8 }, '<a>1</a>', '<a>12</a>'],
  ])('%s: what is within is read, what is beyond is refused', (_, limits, within, beyond) => {
    expect(refusal(within, limits)).toBeUndefined()
    expect(refusal(beyond, limits)?.kind).toBe('limit')
  })

  it('are at 200 deep by default', () => {
    expect(refusal(`${'<a>'.repeat(200)}${'</a>'.repeat(200)}`)).toBeUndefined()
    expect(refusal(`${'<a>'.repeat(201)}${'</a>'.repeat(201)}`)?.message).toBe('elements are nested deeper than 200')
  })

  it('set wide, let 300,000 nested elements through: no recursion, no look-up that grows with depth', () => {
    const depth = 300_000
    expect(refusal(`${'<p:a xmlns:p="u">'.repeat(depth)}${'</p:a>'.repeat(depth)}`, { depth })).toBeUndefined()
  })
})

describe('places', () => {
  it('are those of the first character of each event', () => {
    const reader = new XMLPullReader('<?xml version="1.0"?>\r\n<a>\r\n\tx<!-- \n -->y<b\n c="1"\n\td=\'\'/>\r</a>')
    const met: unknown[] = []
    for (let event = reader.next(); event !== EOF; event = reader.next()) met.push([event, reader.line, reader.column])
    expect(met).toEqual([
      [START, 2, 1],
      [TEXT, 2, 4],
      [START, 4, 6],
      [END, 4, 6],
      [TEXT, 6, 8],
      [END, 7, 1],
    ])
  })

  it('can be asked of attributes', () => {
    const reader = new XMLPullReader('<a xmlns:p="u"\n\tb="1" xmlns="v"\n  p:c="2"/>')
    reader.next()
    expect([reader.attributePlace(0), reader.attributePlace(1)]).toEqual([
      { line: 2, column: 2 },
      { line: 3, column: 3 },
    ])
  })

  it.each([
    ['<a>\n  <b></c>\n</a>', 2, 6],
    ['<a>\n  x & y</a>', 2, 5],
    ['<a b="1"\n c=2/>', 2, 4],
    ['<a>\r\n<b x="\u0001"/></a>', 2, 7],
    ['<a/>\n\nx', 3, 1],
  ])('are in the refusal of %j', (source, line, column) => {
    expect(refusal(source)).toMatchObject({ line, column })
  })
})

describe('bytes', () => {
  const utf16 = (text: string, bom: boolean): Uint8Array => Buffer.from((bom ? '\uFEFF' : '') + text, 'utf16le')
  const swapped = (bytes: Uint8Array): Uint8Array => Buffer.from(bytes).swap16()
  const text = '<a>Ж</a>'
  it.each<[string, Uint8Array]>([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with BOM', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16LE with BOM', utf16(text, true)],
    ['UTF-16LE', utf16(text, false)],
    ['UTF-16BE with BOM', swapped(utf16(text, true))],
    ['UTF-16BE', swapped(utf16(text, false))],
    [
      'windows-1251, as the declaration says',
      Buffer.concat([Buffer.from('<?xml version="1.0" encoding="windows-1251"?><a>'), Buffer.from([0xc6]), Buffer.from('</a>')]),
    ],
  ])('may be %s', (_, bytes) => {
    expect(read(bytes)).toEqual(['start {}a  1', 'text "Ж"', 'end {}a  0'])
  })

  it.each<[string, Uint8Array]>([
    ['bytes that are not UTF-8', Buffer.from([0x3c, 0x61, 0x3e, 0xff])],
    ['an unknown encoding', Buffer.from('<?xml version="1.0" encoding="x-none"?><a/>')],
    ["another encoding in the declaration than the BOM's", Buffer.from('\uFEFF<?xml version="1.0" encoding="iso-8859-1"?><a/>')],
    ['UTF-8 in the declaration of a UTF-16 document', utf16('<?xml version="1.0" encoding="utf-8"?><a/>', true)],
    ['UTF-16 in the declaration of a document of one byte a character', Buffer.from('<?xml version="1.0" encoding="UTF-16"?><a/>')],
  ])('refuses %s', (_, bytes) => {
    expect(refusal(bytes)?.kind).toBe('encoding')
  })
})
