/** Known secrets are masked in one pass: whole, the longest first, short ones only as words. */
import { expect, test } from 'vitest'
import { secretNames } from '../../exchange/secret-names.ts'
import { withoutSecrets } from './known-secrets.ts'
import { Masker } from './masker.ts'

test.each<[text: string, secrets: readonly string[], masked: string]>([
  ['no secrets here', [], 'no secrets here'],
  ['a abcd b', ['abcd'], 'a *** b'],
  ['xabcd abcdx abcd1', ['abcd'], 'xabcd abcdx abcd1'],
  ['жabcd', ['abcd'], 'жabcd'],
  ['xabcdefghx', ['abcdefgh'], 'x***x'],
  ['abcdefghij', ['abcdefgh', 'abcdefghij'], '***'],
  ['abcdefgh abcdefghi', ['abcdefgh', 'abcdefghi'], '*** ***'],
  ['abcdabcd', ['abcd'], 'abcdabcd'],
  ['"abcd"', ['abcd'], '"***"'],
  ['abc', ['abc'], 'abc'],
])('%j without %j', (text, secrets, masked) => {
  expect(withoutSecrets(text, new Set(secrets))).toBe(masked)
})

const masked = (text: string): string => new Masker(secretNames()).text(text)
const many = Array.from({ length: 20_000 }, (_, at) => `${at}`.padStart(7, '0'))

test.each([
  ['as many secrets as there are objects', JSON.stringify(many.map((one) => ({ password: `s${one}secret` }))), /s\d+secret/],
  ['as many short ones', JSON.stringify(many.map((one) => ({ password: one }))), /\d{7}/],
  ['a short one again and again', `password=abcde&${'abcde '.repeat(50_000)}`, /abcde/],
  ['a long name of an attribute', `<password>abcdefgh</password><a ${'a'.repeat(100_000)}>`, /abcdefgh/],
  ['a long text of JSON', JSON.stringify({ password: 'abcdefgh', text: 'b'.repeat(12_000_000) }), /abcdefgh/],
])('%s', (_, text, secret) => {
  expect(secret.test(masked(text))).toBe(false)
})

test.each([
  ['JSON line by line', '{"a":1}\n{"password":"abcdefgh"}\n'],
  ['JSON behind a byte order mark', '\ufeff{"password":"abcdefgh"}'],
  ['JSON in a call', 'callback({"password":"abcdefgh"})'],
  ['JSON in a field of a form', `data=${encodeURIComponent('{"password":"abcdefgh"}')}`],
  ['XML in a field of a form', `data=${encodeURIComponent('<a password="abcdefgh"/>')}`],
  ['XML in a text of XML', '<a>&lt;password&gt;abcdefgh&lt;/password&gt;</a>'],
  ['a comment', '<a><!-- password=abcdefgh --></a>'],
  ['an instruction', '<?connect password="abcdefgh"?><a/>'],
  ['a form of parts whose name has no quotes', '--b\r\nContent-Disposition: form-data; name=password\r\n\r\nabcdefgh\r\n--b--'],
  ['a form of parts behind a blank line', '\r\n--b\r\nContent-Disposition: form-data; name="password"\r\n\r\nabcdefgh\r\n--b--'],
  ['an element of HTML without quotes', '<form><input name=password value=abcdefgh></form>'],
  ['an attribute without quotes', '<a password=abcdefgh b=c/>'],
  ['a call of curl', 'curl -u robot:abcdefgh http://1c.example/'],
  ['the same in quotes', "curl --user 'robot:abcdefgh' http://1c.example/"],
  ['an element that names, and one that holds', '<p><name>password</name>\n<value>abcdefgh</value></p>'],
  ['a pair in the value of another', 'log: password=abcdefgh'],
  ['the same in quotes', 'log: password="abcdefgh"'],
  ['in the quotes of another', 'note="password=abcdefgh", x=1'],
  ['in quotes in the quotes of another', `note="password: 'abcdefgh' x"`],
  ['behind the quotes of another', `note="x=1" password='abcdefgh'`],
  ['an option of an address in an option', 'redirect=/login?token=abcdefgh'],
  ['an option of an address', 'GET https://1c.example/a?x=1;token=abcdefgh'],
  ['behind equals signs', 'a=b=c=password=abcdefgh'],
  ['a value whose quotes do not end', 'password="abcdefgh'],
  ['JSON that is escaped in a line of a log', String.raw`{"msg":"{\"password\":\"abcdefgh\"}"}` + '\nend'],
  ['in a form that is escaped in part', 'x=%&to=/login?token=abcdefgh'],
  ['a list of parameters', '[{"parameter":"password","val":"abcdefgh"}]'],
])('%s', (_, text) => {
  expect(masked(text)).toContain('***')
  expect(masked(text)).not.toContain('abcdefgh')
})

test("a bot's key in an address is masked in every text, and wherever else it is", () => {
  const key = 'Ab-_5'.repeat(7)
  for (const text of [`https://chat.example/bot123456789:${key}/send`, JSON.stringify({ url: `/bot1:${key}/a`, note: key })])
    expect(masked(text)).not.toContain(key)
})

test.each([
  ['note="password=abcdefgh" x=1', 'note="password=***" x=1'],
  ['"password" : "abcdefgh", "b": 1', '"password" : "***", "b": 1'],
  [String.raw`{\"password\":\"abcdefgh\",\"b\":1}`, String.raw`{\"password\":\"***\",\"b\":1}`],
  ['password="abcdefgh\nb=c', 'password="***\nb=c'],
  ['a=1 password = abcdefgh\nb=c', 'a=1 password = ***\nb=c'],
  ['password==abcdefgh&b=c', 'password=***&b=c'],
  ['😀password=abcdefgh;ключ.пароль: abcdefgh', '😀password=***;ключ.пароль: ***'],
  ['password="" b=c', 'password="" b=c'],
])('of a pair only the value is masked: %s', (text, shown) => {
  expect(masked(text)).toBe(shown)
})

test.each(['<?xml version="1.0" encoding="UTF-8"?><a>&lt;b&gt;</a>', 'a=%7B%22b%22%3A1%7D&c=%', '{"a":1}\n{"b":"c"}\n', '--', '\n--\n'])(
  'what has no secrets stays as it is: %j',
  (text) => {
    expect(masked(text)).toBe(text)
  },
)

test('the answer of a digest is masked, its other parts are not', () => {
  const response = 'abcdef0123456789'.repeat(2)
  expect(masked(`log: Digest username="a", realm="1c", response="${response}"`)).toBe(
    'log: Digest username="a", realm="1c", response="***"',
  )
})

test('a form with many escapes', () => {
  expect(masked('a=%7B&'.repeat(50_000))).toHaveLength(300_000)
})
