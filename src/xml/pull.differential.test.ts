/** Our reader beside saxes over random documents and random damage to them: the same events, or both refuse. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { damaged, xmlDocument } from '../../test/support/xml-documents.ts'
import { ourEvents, placedEvents, saxesEvents, type Events } from '../../test/support/xml-events.ts'
import { DocumentBytes } from './source/text-parts.ts'

/** What saxes accepts and we refuse, on purpose: each with the reason, told from the source and from what saxes made of it. */
const declared: readonly { readonly why: string; readonly is: (source: string, events: readonly string[]) => boolean }[] = [
  { why: 'a version of XML other than 1.0 (WS-I R4003)', is: (source) => /^\uFEFF?<\?xml\s+version\s*=\s*["']1\.(?!0["'])/.test(source) },
  { why: 'half of a surrogate pair, which is not a character (XML 1.0, production 2)', is: (source) => /\p{Surrogate}/u.test(source) },
  {
    why: 'no white space behind the target of a processing instruction: `<?p?x?>` (XML 1.0, production 16)',
    is: (source) => /<\?[^\s?>]+\?[^>]/.test(source),
  },
  {
    why: 'a local part that begins with what no name begins with: `p:-a` (Namespaces in XML 1.0, production 11)',
    is: (_, events) => events.some((line) => /^(?:start \{.*?\}|attribute \{.*?\}|declares )[-.0-9\u00b7\u203f\u2040\p{M}]/u.test(line)),
  },
]

/** Saxes takes the white space around a namespace name away; the recommendation has nothing of it, so such documents are not compared. */
const padsNamespace = (events: Events): boolean =>
  events?.some((line) => {
    const namespace = /^declares [^ ]* ([^]*)$/.exec(line)?.[1]
    return namespace !== undefined && namespace !== namespace.trim()
  }) ?? false

function compare(source: string): void {
  const [ours, theirs] = [ourEvents(source), saxesEvents(source)]
  if (padsNamespace(ours) || padsNamespace(theirs)) return
  const refusedAlone = ours === undefined && theirs !== undefined && declared.some((one) => one.is(source, theirs))
  if (!refusedAlone) expect(ours, JSON.stringify(source)).toEqual(theirs)
}

/** Some 2,000 in the ordinary run; a long one is asked for by the environment. */
const RUNS = Number(process.env['STANDIN_XML_RUNS'] ?? 2_000)

it('agrees with saxes on random documents', () => {
  fc.assert(fc.property(xmlDocument, compare), { numRuns: RUNS })
})

it('agrees with saxes on random damage to random documents', () => {
  fc.assert(fc.property(damaged(xmlDocument), compare), { numRuns: 2 * RUNS })
})

const utf8 = new TextDecoder('utf-8', { fatal: true })
const decoder = {
  decodeUTF8: (bytes: Uint8Array) => utf8.decode(bytes),
  isUTF8(bytes: Uint8Array) {
    try {
      return utf8.decode(bytes) !== undefined
    } catch {
      return false
    }
  },
}

/** In pieces of that size, as bytes come from a socket. */
function arrived(bytes: Uint8Array, piece: number, sizes: ConstructorParameters<typeof DocumentBytes>[0]): DocumentBytes {
  const document = new DocumentBytes({ parted: 0, ...sizes })
  for (let at = 0; at < bytes.length; at += piece) document.add(bytes.subarray(at, at + piece))
  return document
}

it('a document in parts is the same events, faults and places as the whole', () => {
  let compared = 0
  const drawn = fc.oneof(xmlDocument, damaged(xmlDocument))
  fc.assert(
    fc.property(drawn, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 60 }), fc.boolean(), (source, piece, part, long) => {
      const bytes = new TextEncoder().encode(source.replaceAll(/^\uFEFF|\p{Surrogate}/gu, ''))
      const document = arrived(bytes, piece, { part, long: long ? 0 : Infinity })
      const parts = document.parts(undefined, decoder)
      expect(new TextDecoder().decode(document.whole())).toBe(new TextDecoder().decode(bytes))
      if (parts === undefined) return
      compared++
      expect(placedEvents(parts)).toEqual(placedEvents(bytes))
    }),
    { numRuns: 2 * RUNS },
  )
  expect(compared).toBeGreaterThan(RUNS)
})

it('bytes that are not UTF-8, are marked as something else or begin with a mark are read as a whole', () => {
  const parts = (bytes: readonly number[], charset?: string) => arrived(Uint8Array.from(bytes), 7, {}).parts(charset, decoder)
  const text = [...new TextEncoder().encode('<a>b</a>')]
  expect(parts(text)).toBeDefined()
  expect(parts(text, 'UTF-8')).toBeDefined()
  expect(parts(text, 'windows-1251')).toBeUndefined()
  expect(parts([0xef, 0xbb, 0xbf, ...text])).toBeUndefined()
  expect(parts([...text, 0xd0])).toBeUndefined()
  expect(parts([...new TextEncoder().encode('<?xml version="1.0" encoding="windows-1251"?><a/>')])).toBeUndefined()
})
