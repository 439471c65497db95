/** MTOM messages: what peers send is read, what we send is read back, and nothing but MultipartError comes of the rest. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cidURL, contentIdOf, partOf } from './content-id.ts'
import { parseContentType } from './content-type.ts'
import { MultipartError, readMultipart, type MultipartLimits, type MultipartMessage, type Part } from './multipart-read.ts'
import { multipartBoundary, writeMultipart } from './multipart-write.ts'

const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text))
const latin = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))

async function* chunks(body: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < body.length; turn++) {
    const size = Math.max(1, sizes[turn % sizes.length]!)
    yield body.subarray(at, at + size)
    at += size
  }
}

const read = (
  body: string | Uint8Array,
  type = 'multipart/related; boundary=b',
  limits?: Partial<MultipartLimits>,
  sizes = [7],
): Promise<MultipartMessage> => readMultipart(type, chunks(typeof body === 'string' ? latin(body) : body, sizes), limits)

const shown = (message: MultipartMessage): unknown => [
  message.root,
  [...message.parts].map(([id, part]) => [id, Buffer.from(part.bytes).toString('latin1')]),
]

const message = (lineEnd: string, ...parts: string[]): string =>
  `${parts.map((part) => `--b${lineEnd}${part}`).join(lineEnd)}${lineEnd}--b--${lineEnd}`

const root = 'Content-Type: application/xop+xml; type="text/xml"\r\nContent-ID: <r@x>\r\n\r\n<a/>'
const part = (id: string, content: string, more = ''): string => `Content-ID: <${id}>\r\n${more}\r\n${content}`

describe('a message', () => {
  it.each<[string, string, string, unknown]>([
    [
      'has a root and parts by Content-ID',
      message('\r\n', root, part('1@x', 'one'), part('2@x', '\r\ntwo\r\n')),
      '',
      [
        '<a/>',
        [
          ['1@x', 'one'],
          ['2@x', '\r\ntwo\r\n'],
        ],
      ],
    ],
    ['may end without a line end', message('\r\n', root).trimEnd(), '', ['<a/>', []]],
    ['may have a preamble and an epilogue', `one\r\n--bad\r\n -- \r\n${message('\r\n', root)}--b\r\nmore`, '', ['<a/>', []]],
    [
      'may come of a peer that ends lines with LF',
      message('\n', root.replaceAll('\r', ''), part('1', 'x\r').replace('\r\n\r\n', '\n\n')),
      '',
      ['<a/>', [['1', 'x\r']]],
    ],
    [
      'of CR LF may hold an LF before what looks like a boundary',
      message('\r\n', root, part('1', 'x\n--b\r\ny')),
      '',
      ['<a/>', [['1', 'x\n--b\r\ny']]],
    ],
    [
      'may hold lines that begin as the boundary does',
      message('\r\n', root, part('1', 'x\r\n--bb\r\n--b-\r\n--b--x\r\n--')),
      '',
      ['<a/>', [['1', 'x\r\n--bb\r\n--b-\r\n--b--x\r\n--']]],
    ],
    [
      'may have white space behind its boundaries',
      message('\r\n', root, part('1', 'x')).replaceAll('--b', '--b \t').replace('--b \t--', '--b-- '),
      '',
      ['<a/>', [['1', 'x']]],
    ],
    [
      'may have empty parts',
      message('\r\n', root, part('1', ''), 'Content-ID: 2\r\n'),
      '',
      [
        '<a/>',
        [
          ['1', ''],
          ['2', ''],
        ],
      ],
    ],
    ['may have parts without headers, which nothing can point to', message('\r\n', root, '\r\nx'), '', ['<a/>', []]],
    ['names its root by "start" with <>', message('\r\n', part('1', 'x'), root), '; start="<r@x>"', ['<a/>', [['1', 'x']]]],
    ['names its root by "start" without <>', message('\r\n', part('1', 'x'), root), '; start=r@x', ['<a/>', [['1', 'x']]]],
    [
      'has header fields in any case, and over several lines',
      message('\r\n', root, 'content-id:\r\n\t<1>\r\nX: y\r\n  z\r\n\r\nx'),
      '',
      ['<a/>', [['1', 'x']]],
    ],
    [
      'may have base64 parts',
      message('\r\n', root, part('1', 'AP8Q\r\n gA==\r\n', 'Content-Transfer-Encoding: BASE64\r\n')),
      '',
      ['<a/>', [['1', '\u0000\u00ff\u0010\u0080']]],
    ],
    [
      'may have quoted-printable parts',
      message('\r\n', root, part('1', '=3D=ff x =\r\ny \t\r\nz  ', 'Content-Transfer-Encoding: quoted-printable\r\n')),
      '',
      ['<a/>', [['1', '=\u00ff x y\r\nz']]],
    ],
    ...['binary', '8bit', '7bit'].map((encoding): [string, string, string, unknown] => [
      `may have ${encoding} parts`,
      message('\r\n', root, part('1', '=3D', `Content-Transfer-Encoding: ${encoding}\r\n`)),
      '',
      ['<a/>', [['1', '=3D']]],
    ]),
  ])('%s', async (_, body, more, expected) => {
    for (const sizes of [[1], [2, 3], [1_000_000]])
      expect(shown(await read(body, `multipart/related; boundary=b${more}`, {}, sizes))).toEqual(expected)
  })

  it('tells the encoding of its root as for any document', async () => {
    const text = Buffer.concat([
      latin(`--b\r\nContent-Type: application/xop+xml; charset=windows-1251\r\n\r\n<a>`),
      Buffer.from([0xc6]),
      latin('</a>\r\n--b--'),
    ])
    expect((await read(text)).root).toBe('<a>Ж</a>')
    const utf16 = Buffer.concat([
      latin(`--b\r\nContent-Type: application/xop+xml\r\n\r\n`),
      Buffer.from('\uFEFF<a>Ж</a>', 'utf16le'),
      latin('\r\n--b--'),
    ])
    expect((await read(utf16)).root).toBe('<a>Ж</a>')
  })

  it('may have any boundary that RFC 2046 allows, in quotes', async () => {
    const boundary = '=_(x)\'+,-./:? y"\\z'
    const body = message('\r\n', root, part('1', 'x')).replaceAll('--b', () => `--${boundary}`)
    expect(
      shown(await read(body, `Multipart/Related; type="application/xop+xml";BOUNDARY="${boundary.replace(/["\\]/g, '\\$&')}"`)),
    ).toEqual(['<a/>', [['1', 'x']]])
  })
})

describe('a message is refused', () => {
  it.each<[string, string, string, string | undefined]>([
    ['without its final boundary', message('\r\n', root, part('1', 'x')).replace('--b--', ''), 'final boundary is missing', undefined],
    ['cut off inside its final boundary', message('\r\n', root).trimEnd().slice(0, -1), 'final boundary is missing', undefined],
    ['cut off inside a header', '--b\r\nContent-ID: ', 'final boundary is missing', undefined],
    ['of nothing', '', 'final boundary is missing', undefined],
    ['with another boundary', message('\r\n', root), 'final boundary is missing', 'multipart/related; boundary=c'],
    ['without parts', '--b--\r\n', 'no part', undefined],
    ['without the part that "start" names', message('\r\n', root), '"s@x"', 'multipart/related; boundary=b; start="<s@x>"'],
    ['with two parts of one Content-ID', message('\r\n', root, part('1', ''), part('1', '')), 'two parts', undefined],
    ["with a part that has the root's Content-ID", message('\r\n', root, part('r@x', '')), 'two parts', undefined],
    ['with a header that is none', message('\r\n', 'Content-ID\r\n\r\n'), 'not a header field', undefined],
    ['with a header twice', message('\r\n', 'Content-ID: 1\r\nContent-Id: 2\r\n\r\n'), 'twice', undefined],
    [
      'with a transfer encoding that nobody knows',
      message('\r\n', root, part('1', '', 'Content-Transfer-Encoding: x-uuencode\r\n')),
      'x-uuencode',
      undefined,
    ],
    ['with base64 that is none', message('\r\n', root, part('1', 'A%==', 'Content-Transfer-Encoding: base64\r\n')), 'base64', undefined],
    ['with base64 that was cut off', message('\r\n', root, part('1', 'AAA', 'Content-Transfer-Encoding: base64\r\n')), 'base64', undefined],
    [
      'with base64 that goes on behind its end',
      message('\r\n', root, part('1', 'AA==AAAA', 'Content-Transfer-Encoding: base64\r\n')),
      'base64',
      undefined,
    ],
    [
      'with quoted-printable that is none',
      message('\r\n', root, part('1', '=3', 'Content-Transfer-Encoding: quoted-printable\r\n')),
      'quoted-printable',
      undefined,
    ],
    ['whose root is not in its encoding', message('\r\n', 'Content-Type: text/xml; charset=utf-8\r\n\r\n\u00ff'), 'root part', undefined],
    ["whose root's Content-Type is none", message('\r\n', 'Content-Type: xml\r\n\r\n<a/>'), 'root part', undefined],
    ['that is not multipart/related', '', 'multipart/related is expected', 'multipart/form-data; boundary=b'],
    ['whose Content-Type has no boundary', '', 'no boundary', 'multipart/related'],
    ['whose boundary is longer than 70 characters', '', '70', `multipart/related; boundary=${'b'.repeat(71)}`],
    ['whose Content-Type is none', '', 'not one', 'multipart'],
    ['whose Content-Type names its boundary twice', '', 'not one', 'multipart/related; boundary=b; boundary=c'],
  ])('%s', async (_, body, said, type) => {
    for (const sizes of [[1], [1_000]]) await expect(read(body, type, {}, sizes)).rejects.toThrow(new RegExp(said))
    await expect(read(body, type)).rejects.toBeInstanceOf(MultipartError)
  })

  const three = message('\r\n', root, part('1', 'x'), part('2', 'y'))
  it.each<[string, Partial<MultipartLimits>, Partial<MultipartLimits>]>([
    ['parts', { parts: 3 }, { parts: 2 }],
    ['bytes of headers', { header: 100 }, { header: 50 }],
    ['bytes', { total: three.length }, { total: three.length - 1 }],
  ])('with more %s than is read', async (_, within, beyond) => {
    expect(shown(await read(three, undefined, within))).toEqual([
      '<a/>',
      [
        ['1', 'x'],
        ['2', 'y'],
      ],
    ])
    for (const sizes of [[1], [1_000]]) await expect(read(three, undefined, beyond, sizes)).rejects.toMatchObject({ kind: 'limit' })
  })

  it('before it is whole, when its headers have no end', async () => {
    let sent = 0
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      yield latin('--b\r\n')
      for (; ; sent++) yield latin('x: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n')
    }
    await expect(readMultipart('multipart/related; boundary=b', endless())).rejects.toMatchObject({ kind: 'limit' })
    expect(sent).toBeLessThan(500)
  })
})

it('throws on what the source of its bytes throws', async () => {
  const gone = new Error('the client left')
  const source = async function* (): AsyncGenerator<Uint8Array> {
    yield latin('--b\r\n')
    throw gone
  }
  await expect(readMultipart('multipart/related; boundary=b', source())).rejects.toBe(gone)
})

describe('Content-Type (RFC 2045 5.1)', () => {
  it.each<[string, unknown]>([
    ['text/xml', ['text/xml', []]],
    ['Text/XML; Charset="UTF-8"', ['text/xml', [['charset', 'UTF-8']]]],
    [
      'multipart/related;boundary="a;\\"b" ; type=text/xml;',
      [
        'multipart/related',
        [
          ['boundary', 'a;"b'],
          ['type', 'text/xml'],
        ],
      ],
    ],
    [
      'application/soap+xml; action="urn:a#b"; start-info=""',
      [
        'application/soap+xml',
        [
          ['action', 'urn:a#b'],
          ['start-info', ''],
        ],
      ],
    ],
    ['a/b; start=<x@y>', ['a/b', [['start', '<x@y>']]]],
    ['a/b; __proto__=1', ['a/b', [['__proto__', '1']]]],
    ['', undefined],
    ['a', undefined],
    ['a/b/c', undefined],
    ['a/b; c', undefined],
    ['a/b; c="d', undefined],
    ['a/b; c=d; C=d', undefined],
    ['a/b; c="d"e', undefined],
    ['a b/c', undefined],
  ])('%j is taken apart', (text, expected) => {
    const parsed = parseContentType(text)
    expect(parsed && [parsed.type, [...parsed.parameters]]).toEqual(expected)
  })
})

describe('cid: URLs (RFC 2392)', () => {
  const parts = new Map([
    ['a@b', 1],
    ['x y%@ж', 2],
    ['p%40q', 3],
  ])
  it.each<[string, number | undefined]>([
    ['cid:a@b', 1],
    ['CID:a%40b', 1],
    ['cid:x%20y%25@%D0%B6', 2],
    ['cid:p%40q', 3],
    ['cid:p%2540q', 3],
    ['cid:none', undefined],
    ['cid:%', undefined],
    ['a@b', undefined],
    ['http://a@b', undefined],
  ])('%s points to a part or to none', (href, expected) => {
    expect(partOf(parts, href)).toBe(expected)
  })

  it('are made so that they point back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        expect(partOf(new Map([[id, true]]), cidURL(id))).toBe(true)
      }),
    )
  })

  it('are compared with identifiers without their angle brackets', () => {
    expect([contentIdOf('<a@b>'), contentIdOf(' a@b '), contentIdOf('<a')]).toEqual(['a@b', 'a@b', '<a'])
  })
})

const binary = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc.array(fc.constantFrom('\r', '\n', '-', '--', '\r\n--', '\r\n--b', '=', ' ', 'x'), { maxLength: 40 }).map((all) => latin(all.join(''))),
)
const ids = fc.uniqueArray(fc.string({ unit: fc.constantFrom(...'ab1.@%+=$_-!/'), minLength: 1, maxLength: 8 }), { maxLength: 5 })
const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 6 })

describe('what is written', () => {
  it.each<['text/xml' | 'application/soap+xml', string, string]>([
    [
      'text/xml',
      'multipart/related; type="application/xop+xml"; boundary="uuid-0aff"; start="<root@onec-standin>"; start-info="text/xml"',
      'application/xop+xml; charset=UTF-8; type="text/xml"',
    ],
    [
      'application/soap+xml',
      'multipart/related; type="application/xop+xml"; boundary="uuid-0aff"; start="<root@onec-standin>"; start-info="application/soap+xml"',
      'application/xop+xml; charset=UTF-8; type="application/soap+xml"',
    ],
  ])('has the content types of %s', (type, outer, inner) => {
    const written = writeMultipart(
      type,
      bytes('<a/>'),
      new Map([['1@x', { contentType: 'image/png', bytes: latin('\u0000') }]]),
      multipartBoundary(new Uint8Array([10, 255])),
    )
    expect(written.contentType).toBe(outer)
    const body = Buffer.concat(written.pieces)
    expect(body.length).toBe(written.size)
    expect(body.toString('latin1')).toBe(
      `--uuid-0aff\r\nContent-Type: ${inner}\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <root@onec-standin>\r\n\r\n<a/>`
        + '\r\n--uuid-0aff\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: binary\r\nContent-ID: '
        + '<1@x>\r\n\r\n\u0000\r\n--uuid-0aff--\r\n',
    )
  })

  it('is read back equal, in whatever pieces it arrives', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), ids, fc.array(binary, { minLength: 5, maxLength: 5 }), sizes, async (text, names, contents, pieces) => {
        const parts = new Map(
          names.map((id, at): [string, Part] => [id, { contentType: 'application/octet-stream', bytes: contents[at]! }]),
        )
        const envelope = bytes(`<a>${text.replace(/[<>&]/g, '')}</a>`)
        const written = writeMultipart('text/xml', envelope, parts, multipartBoundary(new Uint8Array(16)))
        const back = await read(Buffer.concat(written.pieces), written.contentType, {}, pieces)
        expect(back.root).toBe(Buffer.from(envelope).toString())
        expect([...back.parts].map(([id, one]) => [id, [...one.bytes]])).toEqual([...parts].map(([id, one]) => [id, [...one.bytes]]))
      }),
    )
  })

  it.each<[string, string, string, string]>([
    ['a boundary with a space', 'a b', '1', 'a/b'],
    ['no boundary', '', '1', 'a/b'],
    ['an identifier with a line end', 'b', 'x\r\ny', 'a/b'],
    ['an identifier with ">"', 'b', 'x>', 'a/b'],
    ['the identifier of the root', 'b', 'root@onec-standin', 'a/b'],
    ['a content type with a line end', 'b', '1', 'a/b\r\nx: y'],
  ])('is never broken by %s', (_, boundary, id, contentType) => {
    expect(() => writeMultipart('text/xml', bytes(''), new Map([[id, { contentType, bytes: bytes('') }]]), boundary)).toThrow(Error)
  })
})

/** The transfer encodings, written by a hand that is not ours. */
const encoders: Readonly<Record<string, (content: Uint8Array) => string>> = {
  'binary': (content) => Buffer.from(content).toString('latin1'),
  'base64': (content) =>
    Buffer.from(content)
      .toString('base64')
      .replace(/.{1,76}/g, '$&\r\n'),
  'quoted-printable': (content) =>
    [...content].map((byte, at) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}${at % 20 === 19 ? '=\r\n' : ''}`).join(''),
}

it('what peers write in any transfer encoding is read back equal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...Object.keys(encoders)), binary), { maxLength: 4 }),
      sizes,
      async (contents, pieces) => {
        const boundary = 'q'.repeat(30)
        const parts = contents.map(([encoding, content], at) =>
          part(String(at), encoders[encoding]!(content), `Content-Transfer-Encoding: ${encoding}\r\n`),
        )
        const body = [root, ...parts].map((one) => `--${boundary}\r\n${one}\r\n`).join('') + `--${boundary}--`
        const back = await read(body, `multipart/related; boundary=${boundary}`, {}, pieces)
        expect([...back.parts.values()].map((one) => [...one.bytes])).toEqual(contents.map(([, content]) => [...content]))
      },
    ),
  )
})

it('whatever comes, it is read, or refused with MultipartError', async () => {
  const fragment = fc.oneof(
    fc.constantFrom(
      '--b',
      '--b--',
      '\r\n',
      '\n',
      '\r',
      '--',
      ' ',
      ':',
      '<r@x>',
      'Content-ID: <1>\r\n',
      'Content-Type: ',
      'Content-Transfer-Encoding: base64\r\n',
      'Content-Transfer-Encoding: quoted-printable\r\n',
      '=',
      'AA',
      root,
      '\r\n--b\r\n',
      '\r\n--b--\r\n',
    ),
    fc.string({ maxLength: 4 }),
    fc.uint8Array({ maxLength: 4 }).map((all) => Buffer.from(all).toString('latin1')),
  )
  const type = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('multipart/related; boundary=b', 'multipart/related; boundary=b; start=r@x') },
    { weight: 1, arbitrary: fc.string() },
  )
  await fc.assert(
    fc.asyncProperty(type, fc.array(fragment, { maxLength: 20 }), sizes, async (contentType, fragments, pieces) => {
      const found = await read(fragments.join(''), contentType, {}, pieces).catch((error: unknown) => error)
      if (!(found instanceof MultipartError)) expect(typeof (found as MultipartMessage).root).toBe('string')
    }),
    { numRuns: 2_000 },
  )
})

it('a part of 8 MB arrives in pieces of 64 KiB and takes not much more memory than its size', async () => {
  const content = new Uint8Array(8 * 1024 * 1024)
  for (let at = 0; at < content.length; at++) content[at] = (at * 2_654_435_761) >>> 13
  const written = writeMultipart(
    'application/soap+xml',
    bytes('<a/>'),
    new Map([['1', { contentType: 'application/octet-stream', bytes: content }]]),
    multipartBoundary(new Uint8Array(16)),
  )
  const body = Buffer.concat(written.pieces)
  const back = await read(body, written.contentType, {}, [65_536])
  const found = back.parts.get('1')!.bytes
  expect(Buffer.compare(found, content)).toBe(0)
  expect(found.buffer.byteLength).toBeLessThanOrEqual(2 * body.length)
})
