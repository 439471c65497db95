import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HTTPServiceResponse } from 'onec-standin'
import { afterAll, describe, expect, test } from 'vitest'
import { call } from '../../../test/support/call-handler.ts'

const folder = mkdtempSync(join(tmpdir(), 'standin-respond-'))
afterAll(() => rmSync(folder, { recursive: true }))

const response = (
  change: (response: HTTPServiceResponse) => void = () => {},
  status = 200,
  reason = '',
  headers = {},
): HTTPServiceResponse => {
  const made = new HTTPServiceResponse(status, reason, headers)
  change(made)
  return made
}

describe('what a handler returns', () => {
  test.each([
    [undefined, 'Неопределено (undefined)'],
    [null, 'Null (null)'],
    ['text', 'string'],
    [42, 'number'],
    [{}, 'Object'],
    [Object.create(null), 'object'],
    [new Map(), 'Map'],
    [new Response(), 'Response'],
    [new (class Response$1 extends Response {})(), 'Response'],
    [new (class Order {})(), 'Order'],
  ])('%s is not an HTTPServiceResponse: 500 that says so (17.3.2.2.4)', async (value, name) => {
    const reply = await call(() => value as never)
    expect([
      reply.status,
      reply.text.endsWith(`: обработчик вернул значение типа ${name}, а должен вернуть HTTPСервисОтвет (HTTPServiceResponse)`),
    ]).toEqual([500, true])
  })

  test('may be promised', async () => {
    expect((await call(async () => response((one) => one.SetBodyFromString('later')))).text).toBe('later')
  })

  test.each([200, 207, 404, 599, 600, 999])('status %d goes out', async (status) => {
    expect((await call(() => response(undefined, status))).status).toBe(status)
  })

  test.each([199, 100, 0, -1, 1000, 200.5, Number.NaN, '200', undefined])('status %s is a 500 that says so', async (status) => {
    const reply = await call(() =>
      response((one) => {
        one.StatusCode = status as number
      }),
    )
    expect([reply.status, reply.text.includes(`StatusCode ${status}: код состояния должен быть целым числом от 200 до 999`)]).toEqual([
      500,
      true,
    ])
  })

  test('the reason goes out as it is; a line end in it is refused', async () => {
    expect((await call(() => response(undefined, 200, 'Всё хорошо'))).reason).toBe('Всё хорошо')
    expect(await call(() => response())).not.toHaveProperty('reason')
    expect((await call(() => response(undefined, 200, 'a\r\nX: y'))).text).toContain('Reason: недопустимый символ')
  })
})

describe('headers', () => {
  const headersOf = async (headers: Record<string, unknown>): Promise<readonly string[]> =>
    (await call(() => response(undefined, 200, '', headers))).headers

  test('keep their case and order, an array is several headers of one name; no Content-Type unless set (source 11, B)', async () => {
    expect(await headersOf({ 'x-B': '1', 'X-a': ['2', '3'], 'X-Empty': [] })).toEqual([
      'x-B',
      '1',
      'X-a',
      '2',
      'X-a',
      '3',
      'Content-Length',
      '0',
    ])
  })

  test.each(['Content-Length', 'content-length', 'Transfer-Encoding', 'Trailer'])(
    "%s is ours to say: a handler's own is replaced",
    async (name) => {
      expect(await headersOf({ [name]: '99', X: 'y' })).toEqual(['X', 'y', 'Content-Length', '0'])
    },
  )

  test('what is not text is turned into one; prototype names are data', async () => {
    expect(await headersOf({ X: 5, ['__proto__']: 'p' })).toEqual(['X', '5', '__proto__', 'p', 'Content-Length', '0'])
  })

  test.each([
    [{ 'a b': '1' }, 'не может быть именем заголовка'],
    [{ '': '1' }, 'не может быть именем заголовка'],
    [{ Имя: '1' }, 'не может быть именем заголовка'],
    [{ a: 'x\r\ny: z' }, 'недопустимый символ в значении заголовка a'],
    [{ a: '\0' }, 'недопустимый символ'],
  ])('%j is refused', async (headers, text) => {
    const reply = await call(() => response(undefined, 200, '', headers))
    expect([reply.status, reply.text.includes(text)]).toEqual([500, true])
  })
})

describe('the body', () => {
  test.each([
    ['UTF-8', 'DontUse', false, [0xd0, 0x96]],
    ['UTF-8', 'Auto', false, [0xd0, 0x96]],
    ['UTF-8', 'Auto', true, [0xef, 0xbb, 0xbf, 0xd0, 0x96]],
    ['UTF-8', 'Use', false, [0xef, 0xbb, 0xbf, 0xd0, 0x96]],
    ['UTF-8', 'DontUse', true, [0xd0, 0x96]],
    ['UTF-16', 'Auto', true, [0xff, 0xfe, 0x16, 0x04]],
    ['windows-1251', 'Auto', true, [0xc6]],
    ['KOI8-R', 'Use', false, [0xf6]],
    ['cp866', 'Auto', false, [0x86]],
  ] as const)('text in %s, mark %s, the setting for Auto %s (source 9, D)', async (encoding, mark, byteOrderMarkAuto, bytes) => {
    const reply = await call(() => response((one) => one.SetBodyFromString('Ж', encoding, mark)), {}, { byteOrderMarkAuto })
    expect([...(typeof reply.body === 'string' ? new TextEncoder().encode(reply.body) : (reply.body as Uint8Array))]).toEqual(bytes)
    expect(reply.header('Content-Length')).toBe(String(bytes.length))
  })

  test('an encoding that can only be read is a 500 that says so', async () => {
    expect((await call(() => response((one) => one.SetBodyFromString('a', 'shift_jis')))).text).toContain(
      'есть UTF-8, UTF-16 и однобайтовые кодировки',
    )
  })

  test('a file goes out with its length; an empty one too', async () => {
    writeFileSync(join(folder, 'a.txt'), 'содержимое')
    writeFileSync(join(folder, 'empty'), '')
    for (const [name, text] of [
      ['a.txt', 'содержимое'],
      ['empty', ''],
    ] as const) {
      const reply = await call(() => response((one) => one.SetBodyFileName(join(folder, name))))
      expect([reply.status, reply.text, reply.header('Content-Length')]).toEqual([200, text, String(Buffer.byteLength(text))])
    }
  })

  test.each([
    ['no-such-file', 'нет такого файла или папки'],
    ['.', 'это не файл'],
    ['a\0b', 'такое значение здесь невозможно'],
  ])('the file %j cannot be read: 500 that says so', async (name, why) => {
    const reply = await call(() => response((one) => one.SetBodyFileName(`${folder}/${name}`)))
    expect([reply.status, reply.text.includes('SetBodyFileName: файл '), reply.text.includes(why)]).toEqual([500, true, true])
  })

  test('a stream has a length only when one was said', async () => {
    const pieces = async function* () {
      yield new TextEncoder().encode('ab')
    }
    for (const size of [undefined, 2]) {
      const reply = await call(() => response((one) => one.SetBodyFromStream(pieces(), size)))
      expect([reply.text, reply.header('Content-Length')]).toEqual(['ab', size === undefined ? undefined : '2'])
    }
  })

  test.each([204, 304])('%d has none, whatever was set, and no length', async (status) => {
    const reply = await call(() => response((one) => one.SetBodyFromString('text'), status))
    expect([reply.text, reply.headers]).toEqual(['', []])
  })
})
