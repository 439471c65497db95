/** What is written is what 1C writes, and what every reader gives back. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { XMLParser } from 'fast-xml-parser'
import { describe, expect, it } from 'vitest'
import { corpus } from '../../test/support/corpus.ts'
import { ourEvents, saxesEvents } from '../../test/support/xml-events.ts'
import { isElement, readTree, type XMLElement } from './tree.ts'
import { XMLWriteError, XMLWriter, type XMLLayout } from './write.ts'

describe('a long document', () => {
  const write = (writer: XMLWriter): string => {
    writer.start('a')
    for (let at = 0; at < 5_000; at++) writer.start('row').leaf('name', `Товар & К° 𝄞 ${at}`).end()
    return writer.end().finish()
  }

  it('can be taken in pieces while it is written: together they are the same document, and none tears a character', () => {
    const pieces: string[] = []
    const last = write(
      new XMLWriter('1c', (piece) => {
        pieces.push(piece)
      }),
    )
    expect(pieces.length).toBeGreaterThan(5)
    expect([...pieces, last].join('')).toBe(write(new XMLWriter('1c')))
    expect(pieces.every((piece) => piece.endsWith('>'))).toBe(true)
  })
})

describe('the layout of 1C (sources 44, 49)', () => {
  it('is CRLF and tabs, with the second attribute on a line of its own', () => {
    const writer = new XMLWriter('1c').declaration()
    writer
      .start('definitions')
      .attribute('xmlns', 'urn:w')
      .attribute('name', 'S')
      .start('types')
      .start('xs:schema')
      .attribute('xmlns:xs', 'urn:x')
      .attribute('a', 'b')
      .attribute('c', 'd')
    writer
      .empty('xs:sequence')
      .end()
      .end()
      .start('documentation')
      .text(' ')
      .start('wsi:Claim')
      .attribute('x', 'y')
      .end()
      .end()
      .leaf('p', 'text')
      .leaf('q', '')
      .end()
    expect(writer.finish().split('\r\n')).toEqual([
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<definitions xmlns="urn:w"',
      '\t\tname="S">',
      '\t<types>',
      '\t\t<xs:schema xmlns:xs="urn:x"',
      '\t\t\t\ta="b"',
      '\t\t\t\tc="d">',
      '\t\t\t<xs:sequence/>',
      '\t\t</xs:schema>',
      '\t</types>',
      '\t<documentation> ',
      '\t\t<wsi:Claim x="y"/>',
      '\t</documentation>',
      '\t<p>text</p>',
      '\t<q/>',
      '</definitions>',
    ])
  })

  it('stops inside an element whose white space counts, and goes on behind it', () => {
    const writer = new XMLWriter('1c')
      .start('a')
      .start('m')
      .attribute('x', '1')
      .mixed()
      .text('t')
      .start('b')
      .attribute('y', '2')
      .attribute('z', '3')
      .leaf('c', 'd')
      .end()
      .text('u')
      .end()
      .empty('e')
      .end()
    expect(writer.finish()).toBe('<a>\r\n\t<m x="1">t<b y="2" z="3"><c>d</c></b>u</m>\r\n\t<e/>\r\n</a>')
  })
})

describe('escaping', () => {
  it.each([
    ['text', new XMLWriter('compact').leaf('a', '<&>"\'\t\r\n').finish(), '<a>&lt;&amp;&gt;"\'\t&#13;\n</a>'],
    [
      'attribute values',
      new XMLWriter('compact').start('a').attribute('b', '<&>"\'\t\r\n').end().finish(),
      '<a b="&lt;&amp;&gt;&quot;\'&#9;&#13;&#10;"/>',
    ],
  ])('of %s keeps every character', (_, written, expected) => {
    expect(written).toBe(expected)
  })

  it.each(['\u0000', '\u0008', '\u000b', '\u001f', '\ufffe', '\uffff', '\ud800', '\udc00x', 'x\udbff'])(
    'refuses %j, which XML cannot hold',
    (text) => {
      expect(() => new XMLWriter('compact').start('a').text(text)).toThrow(XMLWriteError)
      expect(() => new XMLWriter('compact').leaf('a', text)).toThrow(XMLWriteError)
      expect(() => new XMLWriter('compact').start('a').attribute('b', text)).toThrow(XMLWriteError)
    },
  )

  it('says which character it is and where', () => {
    expect(() => new XMLWriter('compact').leaf('a', 'ab\u0001')).toThrow("the character U+0001 at position 2 can't be written to XML")
  })
})

describe('a call out of order', () => {
  it.each<[string, (writer: XMLWriter) => unknown]>([
    ['an end too many', (writer) => writer.start('a').end().end()],
    ['an attribute behind text', (writer) => writer.start('a').text('x').attribute('b', 'c')],
    ['an attribute behind a child', (writer) => writer.start('a').empty('b').attribute('b', 'c')],
    ['text outside the root', (writer) => writer.text('x')],
    ['an element without end', (writer) => writer.start('a').finish()],
  ])('is refused: %s', (_, call) => {
    expect(() => call(new XMLWriter('1c'))).toThrow(Error)
  })
})

it('gives a document in pieces as it grows', () => {
  const writer = new XMLWriter('1c').start('a')
  let pieces = ''
  for (let at = 0; at < 3_000; at++) {
    writer.start('row').attribute('n', String(at)).leafVerbatim('v', String(at)).end()
    if (at % 1_000 === 0) pieces += writer.take()
  }
  pieces += writer.end().finish()
  expect(ourEvents(pieces)!.filter((line) => line.startsWith('start {}v'))).toHaveLength(3_000)
  expect(pieces.endsWith('\r\n\t<row n="2999">\r\n\t\t<v>2999</v>\r\n\t</row>\r\n</a>')).toBe(true)
})

interface Model {
  name: string
  attributes: [string, string][]
  content: string | Model[]
  mixed?: string
}

const character = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      'a',
      ' ',
      '\t',
      '\n',
      '\r',
      '<',
      '&',
      '>',
      '"',
      "'",
      ']]>',
      '&amp;',
      'Я',
      '😀',
      '--',
      '\u0085',
      '\u2028',
      '\ufffd',
      '\ue000',
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((one) => ourEvents(`<a>${one === '<' || one === '&' ? '' : one}</a>`) !== undefined),
  },
)
const text = fc.array(character, { maxLength: 8 }).map((all) => all.join(''))
const name = fc.constantFrom('a', 'p:b', 'Товар', 'p:__proto__', 'constructor')
const attributes = fc.uniqueArray(fc.tuple(name, text), { maxLength: 3, selector: ([one]) => one })
const { model } = fc.letrec<{ model: Model }>((tie) => ({
  model: fc.record(
    {
      name,
      attributes,
      content: fc.oneof({ depthSize: 'small' }, text, fc.array(tie('model'), { minLength: 1, maxLength: 3 })),
    },
    { requiredKeys: ['name', 'attributes', 'content'] },
  ),
}))

function write(writer: XMLWriter, one: Model, root = true): XMLWriter {
  writer.start(one.name)
  if (root) writer.attribute('xmlns:p', 'urn:p')
  for (const [key, value] of one.attributes) writer.attribute(key, value)
  if (typeof one.content === 'string') writer.text(one.content)
  else for (const child of one.content) write(writer, child, false)
  return writer.end()
}

function events(one: Model, depth = 1): string[] {
  const [prefix, local] = one.name.includes(':') ? (one.name.split(':') as [string, string]) : ['', one.name]
  const tag = `{${prefix === '' ? '' : 'urn:p'}}${local} ${prefix}`
  const attribute = (key: string, value: string): string =>
    (key.startsWith('p:') ? `attribute {urn:p}${key.slice(2)} p` : `attribute {}${key} `) + ` ${JSON.stringify(value)}`
  const inside =
    typeof one.content === 'string'
      ? one.content === ''
        ? []
        : [`text ${JSON.stringify(one.content)}`]
      : one.content.flatMap((child) => events(child, depth + 1))
  return [
    `start ${tag} ${depth}`,
    ...(depth === 1 ? ['declares p urn:p'] : []),
    ...one.attributes.map(([key, value]) => attribute(key, value)),
    ...inside,
    `end ${tag} ${depth - 1}`,
  ]
}

/** Without the line breaks and tabs that the layout puts before each tag. */
const withoutLayout = (lines: readonly string[]): string[] =>
  lines.filter(
    (line, at) => !(/^text "\\n(?:\\t)*"$/.test(line) && (lines[at - 1]!.startsWith('end') || lines[at + 1]!.startsWith('start'))),
  )

describe('what is written', () => {
  it('is read back equal by our reader and by saxes', () => {
    fc.assert(
      fc.property(model, (one) => {
        const written = write(new XMLWriter('compact'), one).finish()
        expect(ourEvents(written)).toEqual(events(one))
        expect(saxesEvents(written)).toEqual(events(one))
      }),
    )
  })

  it('is the same but for white space between tags in the layout of 1C', () => {
    fc.assert(
      fc.property(model, (one) => {
        const written = write(new XMLWriter('1c'), one).finish()
        expect(withoutLayout(ourEvents(written)!)).toEqual(withoutLayout(events(one)))
        expect(saxesEvents(written)).toEqual(ourEvents(written))
      }),
    )
  })

  it('is read back equal by fast-xml-parser, too, which knows no namespaces and takes the name __proto__ for an attack', () => {
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      parseTagValue: false,
      trimValues: false,
      htmlEntities: true,
    })
    type Node = { ':@'?: Record<string, string> } & Record<string, Node[]>
    const plain = (nodes: Node[]): Omit<Model, 'mixed'> => {
      const node = nodes[0]!
      const tag = Object.keys(node).find((key) => key !== ':@')!
      const children = node[tag]!
      const inside =
        children[0] !== undefined && '#text' in children[0] ? String(children[0]['#text']) : children.map((child) => plain([child]))
      return {
        name: tag,
        attributes: Object.entries(node[':@'] ?? {}).filter(([key]) => key !== 'xmlns:p') as [string, string][],
        content: inside.length === 0 ? '' : inside,
      }
    }
    const acceptable = (one: Model): boolean => JSON.stringify(one).match(/__proto__|constructor/) === null
    fc.assert(
      fc.property(model.filter(acceptable), (one) => {
        expect(plain(parser.parse(write(new XMLWriter('compact'), one).finish()) as Node[])).toEqual(one)
      }),
    )
  })
})

/** The tree again, in 1C's layout. */
function rewrite(writer: XMLWriter, element: XMLElement, order: (element: XMLElement) => readonly [string, string][]): XMLWriter {
  writer.start(element.prefix === '' ? element.local : `${element.prefix}:${element.local}`)
  for (const [key, value] of order(element)) writer.attribute(key, value)
  for (const node of element.children) {
    if (isElement(node)) rewrite(writer, node, order)
    else writer.text(node.replace(/\n\t*$/, ''))
  }
  return writer.end()
}

const declarationsFirst = (element: XMLElement): [string, string][] => [
  ...[...element.declarations].map(([prefix, uri]): [string, string] => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, uri]),
  ...element.attributes.map((one): [string, string] => [one.prefix === '' ? one.local : `${one.prefix}:${one.local}`, one.value]),
]

const folder = corpus('onec-services')
const layout: XMLLayout = '1c'
describe.runIf(folder !== undefined)('a WSDL that 1C itself wrote', () => {
  const files =
    folder === undefined
      ? []
      : readdirSync(join(folder, 'wsdl'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.wsdl'))
  it.each(files)('%s: read and written again, is the same characters', (file) => {
    // What was kept under version control lost its CRs on the way, and gained a last line end.
    const kept = readFileSync(join(folder!, 'wsdl', file), 'utf8')
    const original = (kept.includes('\r') ? kept : kept.replaceAll('\n', '\r\n')).trimEnd()
    const written = rewrite(new XMLWriter(layout).declaration(), readTree(original), declarationsFirst).finish()
    expect(written).toBe(original)
  })
})
