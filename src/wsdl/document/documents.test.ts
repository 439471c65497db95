import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changed, load, rowsOf, validDocument } from '../../../test/wsdl/documents.ts'
import { loadWSDL } from '../load.ts'
import { readDocuments } from './documents.ts'
import type { Fetcher } from './fetcher.ts'

const XS = 'xmlns:xs="http://www.w3.org/2001/XMLSchema"'
const head = 'elementFormDefault="qualified">'
const including = (inside: string): string => changed([head, `${head}\n${inside}`])
const wsdl = (inside: string, namespace = 'urn:part'): string =>
  `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="${namespace}">${inside}</definitions>`
const details = async (document: string, others: Record<string, string>, options = {}): Promise<string[]> =>
  (await load(document, options, others)).diagnostics.filter((one) => one.row !== null).map((one) => `${one.row} ${one.detail}`)

describe('imports and includes', () => {
  test('documents that import each other, and themselves, are read once', async () => {
    const fetched: string[] = []
    const texts: Record<string, string> = {
      'a.wsdl': wsdl('<import namespace="urn:part" location="a.wsdl"/><import namespace="urn:b" location="b.wsdl"/>'),
      'b.wsdl': wsdl('<import namespace="urn:part" location="./a.wsdl"/>', 'urn:b'),
    }
    const fetcher: Fetcher = (location) => {
      fetched.push(location)
      return Promise.resolve({ bytes: new TextEncoder().encode(texts[location]), location })
    }
    const loaded = await loadWSDL(fetcher, 'a.wsdl')
    expect(loaded.diagnostics.filter((one) => one.severity === 'error')).toEqual([])
    expect(fetched).toEqual(['a.wsdl', 'b.wsdl'])
    expect(loaded.links?.definitions.map((one) => one.targetNamespace)).toEqual(['urn:part', 'urn:b'])
  })

  test('an included schema without a namespace takes that of each schema that includes it', async () => {
    const chameleon =
      `<xs:schema ${XS}><xs:simpleType name="Code"><xs:restriction base="xs:string"/></xs:simpleType><xs:element name="OwnCode" `
      + 'type="Code"/></xs:schema>'
    const document = including('<xs:include schemaLocation="types/code.xsd"/><xs:element name="C" type="goods:Code"/>')
    expect(await rowsOf(document, {}, { 'types/code.xsd': chameleon })).toEqual([])
    expect(await details(document, { 'types/code.xsd': chameleon.replace('type="Code"', 'type="Kode"') })).toEqual([
      '1 type="Kode" means Kode; no loaded schema has that component',
    ])
  })

  test('xs:redefine and nested folders', async () => {
    const document = including(
      '<xs:redefine schemaLocation="types/a.xsd"><xs:simpleType name="Code"><xs:restriction base="goods:Code"/></xs:simpleType>'
        + '</xs:redefine>',
    )
    const others = {
      'types/a.xsd': `<xs:schema ${XS} targetNamespace="urn:warehouse:goods"><xs:include schemaLocation="deep/b.xsd"/></xs:schema>`,
      'types/deep/b.xsd':
        `<xs:schema ${XS} targetNamespace="urn:warehouse:goods"><xs:include schemaLocation="../a.xsd"/><xs:simpleType name="Code"/>`
        + '</xs:schema>',
    }
    expect(await rowsOf(document, {}, others)).toEqual([])
  })

  test('a group that contains itself, and two schemas that include each other, end', async () => {
    const others = {
      'b.xsd':
        `<xs:schema ${XS} targetNamespace="urn:warehouse:goods" xmlns:g="urn:warehouse:goods"><xs:include schemaLocation="b.xsd"/>`
        + '<xs:group name="B"><xs:sequence><xs:group ref="g:A"/></xs:sequence></xs:group></xs:schema>',
    }
    expect(
      await rowsOf(
        including('<xs:include schemaLocation="b.xsd"/><xs:group name="A"><xs:sequence><xs:group ref="goods:B"/></xs:sequence></xs:group>'),
        {},
        others,
      ),
    ).toEqual([])
  })

  test('an import without schemaLocation finds another schema of the document', async () => {
    const document = changed(
      [head, `${head}<xs:import namespace="urn:o"/><xs:element xmlns:o="urn:o" name="E" type="o:S"/>`],
      [
        '</types>',
        '<xs:schema targetNamespace="urn:o"><xs:simpleType name="S"><xs:restriction base="xs:int"/></xs:simpleType></xs:schema></types>',
      ],
    )
    expect(await rowsOf(document)).toEqual([])
  })
})

describe('what is visible', () => {
  const stored = '<portType name="P"><operation name="O"><input message="p:M"/></operation></portType>'
  const start = `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" xmlns:p="urn:part" xmlns:q="urn:inner" targetNamespace="urn:start">
    <import namespace="urn:part" location="part.wsdl"/>${stored}</definitions>`

  test('a message of a document that is imported', async () =>
    expect(await rowsOf(start, {}, { 'part.wsdl': wsdl('<message name="M"/>') })).toEqual([]))

  test('not a message of a namespace that only the imported document imports', async () => {
    const others = {
      'part.wsdl': wsdl('<import namespace="urn:inner" location="inner.wsdl"/><message name="M"/>'),
      'inner.wsdl': wsdl('<message name="N"/>', 'urn:inner'),
    }
    expect(await rowsOf(start.replace('p:M', 'q:N'), {}, others)).toEqual([2])
    expect(
      await rowsOf(
        start.replace('p:M', 'q:N').replace('<import', '<import namespace="urn:inner" location="inner.wsdl"/><import'),
        {},
        others,
      ),
    ).toEqual([])
  })

  test('a namespace that is spread over several documents', async () => {
    const others = { 'part.wsdl': wsdl('<import namespace="urn:part" location="inner.wsdl"/>'), 'inner.wsdl': wsdl('<message name="M"/>') }
    expect(await rowsOf(start, {}, others)).toEqual([])
  })

  test('one name in two imported documents of one namespace is not unique, in two namespaces it is', async () => {
    const two = start.replace('<import', '<import namespace="urn:part" location="other.wsdl"/><import')
    expect(await rowsOf(two, {}, { 'part.wsdl': wsdl('<message name="M"/>'), 'other.wsdl': wsdl('<message name="M"/>') })).toEqual([13])
    expect(
      await rowsOf(
        two.replace('namespace="urn:part" location="other', 'namespace="urn:q" location="other'),
        {},
        { 'part.wsdl': wsdl('<message name="M"/>'), 'other.wsdl': wsdl('<message name="M"/>', 'urn:q') },
      ),
    ).toEqual([])
  })
})

describe('places', () => {
  test('row 35 is at the import, and the place in the imported document is related', async () => {
    const { diagnostics } = await load(
      including('<xs:import namespace="urn:o" schemaLocation="types/o.xsd"/>'),
      {},
      { 'types/o.xsd': '<xs:schema\n<' },
    )
    expect(diagnostics[0]?.location).toMatchObject({ file: 'start.wsdl', line: 7, column: 1 })
    expect(diagnostics[0]?.related?.[0]?.location).toMatchObject({ file: 'types/o.xsd', line: 2, column: 1 })
  })

  test('row 15 is at the import, and the imported document is related', async () => {
    const { diagnostics } = await load(including('<xs:import namespace="urn:o" schemaLocation="parts/units.xsd"/>'))
    expect(diagnostics[0]).toMatchObject({
      row: 15,
      location: { file: 'start.wsdl', line: 7, column: 1 },
      related: [{ location: { file: 'parts/units.xsd', line: 2, column: 1 } }],
    })
  })

  test('a row about a name is at the attribute', async () => {
    const { diagnostics } = await load(changed(['<part name="days" type="xs:int"/>', '<part name="days" type="xs:Lost"/>']))
    expect(diagnostics[0]).toMatchObject({
      row: 1,
      path: ['definitions.Warehouse', 'message.ReserveRequest', 'part.days'],
      location: { column: 19, text: '<part name="days" type="xs:Lost"/>' },
    })
  })
})

describe('a start document that is not one', () => {
  test.each([
    ['not XML', 'nonsense', 'is not XML that is read here'],
    ['a DOCTYPE', '<!DOCTYPE definitions [<!ENTITY a "b">]><definitions/>', 'DOCTYPE'],
    ['HTML', '<html/>', 'its root is <html>'],
    ['WSDL 2.0', '<description xmlns="http://www.w3.org/ns/wsdl"/>', 'is WSDL 2.0'],
    ['a schema', `<xs:schema ${XS}/>`, 'is not WSDL 1.1'],
    ['definitions of another namespace', '<definitions xmlns="urn:x"/>', 'its root is <definitions>'],
  ])('%s', async (_, document, detail) => {
    const loaded = await load(document)
    expect(loaded.definitions).toBeUndefined()
    expect(loaded.diagnostics).toHaveLength(1)
    expect(loaded.diagnostics[0]).toMatchObject({ code: 'wsdl/unreadable', severity: 'error', row: null, location: { file: 'start.wsdl' } })
    expect(loaded.diagnostics[0]?.detail).toContain(detail)
  })

  test('none', async () => {
    const loaded = await loadWSDL(() => Promise.reject(new Error('there is no such file')), 'a.wsdl')
    expect(loaded.diagnostics[0]?.detail).toBe('"a.wsdl" cannot be read: there is no such file')
  })
})

describe('limits', () => {
  const chain = (length: number): Record<string, string> =>
    Object.fromEntries(
      Array.from({ length }, (_, at) => [
        `c${at}.xsd`,
        `<xs:schema ${XS} targetNamespace="urn:warehouse:goods"><xs:include schemaLocation="c${at + 1}.xsd"/></xs:schema>`,
      ]),
    )
  const first = including('<xs:include schemaLocation="c0.xsd"/>')

  test('depth', async () =>
    expect(await details(first, chain(9), { limits: { depth: 3 } })).toEqual(['35 imports are nested deeper than 3']))
  test('documents', async () => expect(await details(first, chain(9), { limits: { documents: 4 } })).toEqual(['35 more than 4 documents']))
  test('bytes', async () => expect(await details(first, chain(9), { limits: { bytes: 4900 } })).toHaveLength(1))
  test('time, though the fetcher does not heed the signal', async () => {
    const controller = new AbortController()
    const loading = loadWSDL(() => new Promise(() => controller.abort()), 'a.wsdl', { signal: controller.signal })
    expect((await loading).diagnostics[0]?.detail).toContain('the time allowed for loading is over')
    expect((await loadWSDL(() => new Promise(() => {}), 'a.wsdl', { signal: AbortSignal.abort() })).diagnostics).toHaveLength(1)
  })
  test('forty levels, each imported twice by the one before, are read once each', async () => {
    const doubled = Object.entries(chain(40)).map(([name, text]) => [name, text.replace(/(<xs:include.*?\/>)/, '$1$1')] as const)
    expect((await details(first, Object.fromEntries(doubled))).every((one) => one.startsWith('35 "c40.xsd" cannot be read'))).toBe(true)
  })
  test('a chain of a hundred imports ends', async () =>
    expect((await details(first, chain(100), { limits: { depth: 200 } }))[0]).toContain('c100.xsd'))
  test('a document of ten thousand types', async () => {
    const types = Array.from(
      { length: 10_000 },
      (_, at) =>
        `<xs:complexType name="T${at}"><xs:sequence><xs:element name="Next" type="goods:T${(at + 1) % 10_000}"/></xs:sequence>`
        + '</xs:complexType>',
    )
    expect(await rowsOf(including(types.join('\n')))).toEqual([])
  })
})

describe('redirections', () => {
  const answering =
    (finals: Record<string, string>): Fetcher =>
    (location) =>
      Promise.resolve({
        bytes: new TextEncoder().encode(`<xs:schema ${XS} targetNamespace="urn:o"/>`),
        location: finals[location] ?? location,
      })
  const start =
    `<definitions xmlns="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:s"><import namespace="urn:o" location="http://h/a"/>`
    + '<import namespace="urn:o" location="http://h/b"/></definitions>'
  const outcomes = async (finals: Record<string, string>): Promise<string[]> => {
    const answer = answering(finals)
    const fetcher: Fetcher = (location, from, bounds) =>
      from === undefined ? Promise.resolve({ bytes: new TextEncoder().encode(start), location }) : answer(location, from, bounds)
    return [...(await readDocuments(fetcher, 'http://h/start')).outcomes.values()].map((one) => (one.is === 'failed' ? one.en : one.is))
  }

  test('what two locations lead to is one document', async () =>
    expect(await outcomes({ 'http://h/a': 'http://h/c', 'http://h/b': 'http://h/c' })).toEqual(['schema', 'schema']))
  test('what one location is and another leads to is one document', async () => {
    const answer = answering({ 'http://h/a': 'http://h/b' })
    const fetcher: Fetcher = (location, from, bounds) =>
      from === undefined ? Promise.resolve({ bytes: new TextEncoder().encode(start), location }) : answer(location, from, bounds)
    const [a, b] = [...(await readDocuments(fetcher, 'http://h/start')).outcomes.values()]
    expect(a).toBe(b)
  })
  test('two that lead to each other end', async () =>
    expect(await outcomes({ 'http://h/a': 'http://h/b', 'http://h/b': 'http://h/a' })).toEqual(['schema', 'schema']))
  test('one that leads to another host is refused', async () =>
    expect(await outcomes({ 'http://h/a': 'http://evil/a' })).toEqual([
      'the host "evil" is not allowed; allow it to read the document (--allow-host evil, in code the option hosts)',
      'schema',
    ]))
})

describe('damaged documents', () => {
  test('whatever is cut out of the sound description or put into it, loading ends with values', async () => {
    const damage = fc.tuple(
      fc.nat(validDocument.length),
      fc.nat(60),
      fc.constantFrom('', 'tns:', ' name=""', '<input/>', '<fault/>', '"', '<xs:schema/>', 'Ж', '<import location="start.wsdl"/>'),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const document = damages.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), validDocument)
        const { definitions, diagnostics } = await load(document)
        expect(definitions === undefined).toBe(diagnostics.some((one) => one.code === 'wsdl/unreadable'))
        for (const one of diagnostics) expect(one.location?.line).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  test('whole elements may be absent or stand twice', async () => {
    const lines = validDocument.split('\n')
    const spans = lines.flatMap((line, from) => {
      const open = /^( *)<([\w:]+)/.exec(line)
      if (!open || from < 3) return []
      const to = /\/>$|<\//.test(line) ? from : lines.findIndex((other, at) => at > from && other.startsWith(`${open[1]}</${open[2]}>`))
      return to < from ? [] : [[from, to] as const]
    })
    expect(spans.length).toBeGreaterThan(60)
    for (const [from, to] of spans) {
      const span = lines.slice(from, to + 1)
      const absent = await load([...lines.slice(0, from), ...lines.slice(to + 1)].join('\n'))
      const twice = await load([...lines.slice(0, to + 1), ...span, ...lines.slice(to + 1)].join('\n'))
      expect([absent.definitions, twice.definitions], lines[from]).not.toContain(undefined)
    }
  })
})
