/** Who asks for an answer in parts. */
import { expect, test } from 'vitest'
import { acceptsMTOM } from './media-type.ts'

test.each<[accept: string | undefined, asked: boolean, why: string]>([
  [undefined, false, 'nothing is asked'],
  ['*/*', false, 'anything, so the plain form'],
  ['text/xml, multipart/related', false, 'JAX-WS RI sends it always'],
  ['application/soap+xml, application/dime, multipart/related, text/*', false, 'Axis 1.4 means attachments'],
  ['text/xml, multipart/related;q=0.1', false, 'no XOP'],
  ['application/xop+xml', true, 'XOP by name'],
  ['multipart/related; type="application/xop+xml"', true, 'XOP as the type of the parts'],
  ['text/xml, multipart/related;type="application/xop+xml"', true, 'both alike: the client can read it'],
  ['text/xml, multipart/related;type="application/xop+xml";q=0.1', false, 'a plain envelope is preferred'],
  ['text/xml;q=0.5, application/xop+xml', true, 'XOP is preferred'],
  ['application/xop+xml;q=0', false, 'q=0 refuses it (RFC 9110, 12.4.2)'],
  ['multipart/related; start-info="a,b"; type="application/xop+xml"', true, 'a comma in quotes parts nothing'],
])('Accept: %s -> %s (%s)', (accept, asked) => {
  expect(acceptsMTOM(accept)).toBe(asked)
})

test.each<[accept: string | undefined, asked: boolean]>([
  [undefined, true],
  ['text/xml', true],
  ['text/xml, application/xop+xml;q=0.1', true],
  ['application/xop+xml;q=0', false],
  ['text/xml, multipart/related; type="application/xop+xml"; q=0.000', false],
])('a request that was MTOM, with Accept: %s -> %s', (accept, asked) => {
  expect(acceptsMTOM(accept, true)).toBe(asked)
})
