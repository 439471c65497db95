import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readForm } from './form.ts'

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const urlencoded = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data; boundary=AaB03x'
const pairs = (text: string, type = urlencoded): unknown => readForm(bytesOf(text), type).parts.map((one) => [one.name, one.text()])

test.each<readonly [text: string, fields: readonly (readonly [string, string])[]]>([
  ['', []],
  [
    'a=1&b=2',
    [
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  [
    'a=1&a=2',
    [
      ['a', '1'],
      ['a', '2'],
    ],
  ],
  ['a', [['a', '']]],
  ['=1', [['', '1']]],
  ['a=b=c', [['a', 'b=c']]],
  ['&a=1&&', [['a', '1']]],
  ['a+b=c+d', [['a b', 'c d']]],
  ['%D0%B8%D0%BC%D1%8F=%D0%94', [['имя', 'Д']]],
  ['имя=Д', [['имя', 'Д']]],
  ['a=%2B%26%3D', [['a', '+&=']]],
  ['a=%zz%4', [['a', '%zz%4']]],
])('the form %j has the fields %j', (text, fields) => {
  expect(pairs(text)).toEqual(fields)
})

test('escapes are bytes of the charset of the form', () => {
  expect(pairs('a=%CF%F0%E8', `${urlencoded}; charset=windows-1251`)).toEqual([['a', 'При']])
})

const browser = [
  'preamble',
  '--AaB03x',
  'Content-Disposition: form-data; name="comment"',
  '',
  'две\r\nстроки',
  '--AaB03x',
  'content-disposition: form-data; name="photo"; filename="кот %22Ы%22.png"',
  'Content-Type: image/png',
  '',
  '\u0001--AaB03xx\r\n--AaB03',
  '--AaB03x--',
  'epilogue',
].join('\r\n')

test('fields and files of a browser', () => {
  const form = readForm(bytesOf(browser), multipart)
  expect([form.get('comment'), form.has('photo'), form.get('none'), [...form]]).toEqual([
    'две\r\nстроки',
    true,
    undefined,
    [['comment', 'две\r\nстроки']],
  ])
  expect(form.part('photo')).toMatchObject({ fileName: 'кот "Ы".png', contentType: 'image/png' })
  expect(form.part('photo')?.bytes).toEqual(bytesOf('\u0001--AaB03xx\r\n--AaB03'))
})

test.each<readonly [head: string, part: object]>([
  ['Content-Disposition: form-data; name=a; filename=b.txt', { name: 'a', fileName: 'b.txt' }],
  ['Content-Disposition: form-data; name="a"; filename=""', { name: 'a', fileName: '' }],
  ['Content-Disposition: form-data; name="say \\"hi\\""', { name: 'say "hi"', fileName: undefined }],
  [`Content-Disposition: form-data; name="a"; filename="x"; filename*=UTF-8''%D0%94.txt`, { name: 'a', fileName: 'Д.txt' }],
  [`Content-Disposition: form-data; name="a"; filename="x"; filename*=UTF-8''%D0`, { name: 'a', fileName: 'x' }],
  ['Content-Disposition: form-data;\r\n name="a"', { name: 'a' }],
  ['X: y', { name: '', fileName: undefined, contentType: undefined }],
  ['Content-Disposition: form-data; filename="name=b"; name="a"', { name: 'a', fileName: 'name=b' }],
])('a part of %j', (head, part) => {
  expect(readForm(bytesOf(`--AaB03x\r\n${head}\r\n\r\nv\r\n--AaB03x--`), multipart).parts).toMatchObject([part])
})

test.each<readonly [text: string, contents: readonly string[]]>([
  ['--AaB03x--', []],
  ['--AaB03x\r\n\r\nno headers\r\n--AaB03x--', ['no headers']],
  ['--AaB03x\r\nA: b\r\n\r\n\r\n--AaB03x--', ['']],
  ['--AaB03x\r\nA: b\r\n--AaB03x--', ['']],
  ['--AaB03x\nA: b\n\nlines\n--AaB03x  \nA: b\n\nof LF\n--AaB03x--\n', ['lines', 'of LF']],
])('%j has parts of the contents %j', (text, contents) => {
  expect(readForm(bytesOf(text), multipart).parts.map((one) => one.text())).toEqual(contents)
})

test('texts of a part are in its own charset', () => {
  const bytes = Uint8Array.from([
    ...bytesOf('--AaB03x\r\nContent-Type: text/plain; charset=windows-1251\r\n\r\n'),
    0xcf,
    ...bytesOf('\r\n--AaB03x--'),
  ])
  expect(readForm(bytes, multipart).parts[0]?.text()).toBe('П')
})

test.each<readonly [type: string | undefined, code: string, status: number, hint: RegExp]>([
  [undefined, 'exchange/no-form', 415, /the Content-Type is absent/],
  ['application/json', 'exchange/no-form', 415, /the Content-Type is application\/json/],
  ['multipart/form-data', 'exchange/no-form', 415, /with a boundary/],
  ['multipart/form-data; boundary=other', 'exchange/broken-form', 400, /the last boundary --other-- is missing/],
])('of the type %s it is refused: %s', (type, code, status, hint) => {
  expect(() => readForm(bytesOf(browser), type)).toThrow(
    expect.objectContaining({ code, status, hint: expect.stringMatching(hint) as string }),
  )
})

test('a form that is cut off is refused', () => {
  expect(() => readForm(bytesOf(browser.slice(0, 200)), multipart)).toThrow(expect.objectContaining({ code: 'exchange/broken-form' }))
})

test('what a client of the platform writes is read as it was meant (property)', async () => {
  const text = fc.string({ unit: 'grapheme' }).map((one) => one.replace(/\p{Surrogate}/gu, '\uFFFD').replaceAll(/\r\n?|\n/g, '\r\n'))
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text, fc.option(fc.uint8Array())), { maxLength: 5 }), async (fields) => {
      const data = new FormData()
      for (const [name, value, file] of fields)
        if (file === null) data.append(name, value)
        else data.append(name, new Blob([file]), `${value}.txt`)
      const sent = new Response(data)
      const form = readForm(new Uint8Array(await sent.clone().arrayBuffer()), sent.headers.get('content-type')!)
      expect(form.parts.map((one) => [one.name, one.fileName, one.fileName === undefined ? one.text() : [...one.bytes]])).toEqual(
        fields.map(([name, value, file]) => (file === null ? [name, undefined, value] : [name, `${value}.txt`, [...file]])),
      )
    }),
    { numRuns: 100 },
  )
})

test('pairs that URLSearchParams writes are read as it reads them (property)', () => {
  const text = fc.string({ unit: 'grapheme' }).map((one) => one.replace(/\p{Surrogate}/gu, '\uFFFD'))
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text)), (fields) => {
      const search = new URLSearchParams(fields.map(([name, value]) => [name, value] as [string, string]))
      expect(pairs(search.toString())).toEqual([...search])
    }),
    { numRuns: 200 },
  )
})
