/**
 * Long texts are masked where V8 does not optimise regular expressions, as in a process that has made much code of them: see the project
 * `long` in vitest.config.ts.
 */
import { expect, test } from 'vitest'
import { MASK, maskedExpression, maskedPairs, secretNames } from '../../src/exchange/secret-names.ts'
import { Masker } from '../../src/standin/relay/masker.ts'

const LENGTH = 12_000_000
/** A repeated class runs out of places in this state, and this is how it is known that the tests are in it. */
test('regular expressions are not optimised', () => {
  expect(() => /[^"]+/.test('b'.repeat(LENGTH))).toThrow(RangeError)
})

const long = 'b9+/'.repeat(LENGTH / 4)
/** Two bytes each. */
const letters = 'ж'.repeat(LENGTH)
const lines = 'X-A: b\r\n'.repeat(LENGTH / 32)
const masked = (text: string): string => new Masker(secretNames()).text(text)

/** The first holds no secret. */
const values: readonly (readonly [string, (text: string) => string])[] = [
  ['a string of JSON', (text) => JSON.stringify({ text })],
  ['a key of JSON', (text) => JSON.stringify({ [text]: 1 })],
  ['a name in JSON', (text) => JSON.stringify({ name: text, value: 'x' })],
  ['a line of a log', (text) => `say ${text}\n`],
  ['a value in quotes', (text) => `log: note="${text}"`],
  ['a value in apostrophes', (text) => `log: note='${text}'`],
  ['a value in quotes that do not end', (text) => `log: note="${text}`],
  ['a plain value', (text) => `a=1&note=${text}&b=1`],
  ['a long name', (text) => `${text}=1&b=1`],
  ['an attribute of XML', (text) => `<a note="${text}"/>`],
  ['an attribute of HTML', (text) => `<a note=${text}>x</a>`],
  ['a name of an element', (text) => `<a${text}>x</a${text}>`],
  ['a text of XML', (text) => `<a><note>${text}</note></a>`],
  ['a name in XML', (text) => `<a><name>${text}</name><value>x</value></a>`],
  ['a section of XML', (text) => `<a><![CDATA[${text}]]></a>`],
  ['a comment of XML', (text) => `<a><!--${text}--></a>`],
  ['an escaped field of a form', (text) => `a=%20${encodeURIComponent(text.slice(0, LENGTH / 2))}&b=1`],
  ['a part of a form', (text) => `--b\r\nContent-Disposition: form-data; name=a\r\n\r\n${text}\r\n--b--`],
  ['a name of a part', (text) => `--b\r\nContent-Disposition: form-data; name=${text}\r\n\r\nx\r\n--b--`],
  ['a head of a part', (text) => `--b\r\n${text}\r\n\r\nx\r\n--b--`],
]

test.each(
  values.flatMap(([title, text]) => [
    [title, text, long] as const,
    [`${title}, of letters`, text, letters] as const,
    [`${title}, of lines`, text, lines] as const,
  ]),
)('%s stays as it is', (_, around, value) => {
  const text = around(value)
  expect(masked(text) === text).toBe(true)
})

/** Letters and digits are of every such value. */
const secret = 'b9'.repeat(LENGTH / 2)

test.each([
  ['a string of JSON', (value: string) => JSON.stringify({ password: value }), `{"password":"${MASK}"}`],
  ['a value in quotes', (value: string) => `password="${value}"`, `password="${MASK}"`],
  ['a plain value', (value: string) => `password=${value}`, `password=${MASK}`],
  ['an attribute', (value: string) => `<a password="${value}"/>`, `<a password="${MASK}"/>`],
  ['a text of XML', (value: string) => `<password>${value}</password>`, `<password>${MASK}</password>`],
  ['a bearer', (value: string) => `log Bearer ${value}`, `log Bearer ${MASK}`],
  ['a web token', (value: string) => `log eyJ${value}.${value}.`, `log ${MASK}`],
  ['an option', (value: string) => `curl -u robot:${value}`, `curl -u robot:${MASK}`],
  ['a digest', (value: string) => `Digest response="${value}"`, `Digest response="${MASK}"`],
  ["a bot's key", (value: string) => `/bot1:${value}/a`, `/bot1:${MASK}/a`],
  ['a password of an address', (value: string) => `say http://a:${value}@b`, `say http://a:${MASK}@b`],
])('%s is masked whole', (_, text, shown) => {
  expect(masked(text(secret)) === shown).toBe(true)
})

test('an expression of OData, and options in an option', () => {
  expect(maskedExpression(`token eq '${letters}'`, secretNames())).toBe(`token eq '${MASK}'`)
  expect(maskedPairs(`?token=${letters}&b=c`, secretNames())).toBe(`?token=${MASK}&b=c`)
})
