import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reasonOf } from './reason.ts'
import { bodyBytes, bodyLength, concatBytes, textReply } from './reply.ts'

test('the length of a text is that of its UTF-8 bytes, lone surrogates included', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.oneof(
          fc.integer({ min: 0xd700, max: 0xe0ff }).map((code) => String.fromCharCode(code)),
          fc.constantFrom('a', 'Ж', '中', '😀'),
        ),
      }),
      (text) => {
        expect(bodyLength(text)).toBe(new TextEncoder().encode(text).length)
      },
    ),
  )
  expect(bodyLength('😀\uD800Ж')).toBe(4 + 3 + 2)
  // Wherever a long text is parted.
  for (let before = 0; before < 4; before++) {
    const long = `${'x'.repeat(32_764 + before)}${'😀\uD800中'.repeat(9_000)}`
    expect(bodyLength(long)).toBe(new TextEncoder().encode(long).length)
  }
})

test('a body is gathered whatever its form, and its length is known where it can be', async () => {
  const stream = {
    size: 3,
    async *stream() {
      yield Uint8Array.of(1)
      yield Uint8Array.of(2, 3)
    },
  }
  for (const [body, expected] of [
    [undefined, []],
    ['Ж', [0xd0, 0x96]],
    [Uint8Array.of(9), [9]],
    [stream, [1, 2, 3]],
  ] as const) {
    expect([...(await bodyBytes({ status: 200, headers: [], ...(body !== undefined && { body }) }))]).toEqual(expected)
    expect(bodyLength(body)).toBe(expected.length)
  }
  expect(bodyLength({ stream: stream.stream })).toBeUndefined()
})

test('a text reply says its type and length', () => {
  expect(textReply(200, 'text/plain', 'Ж', ['X', 'y'])).toEqual({
    status: 200,
    headers: ['Content-Type', 'text/plain', 'X', 'y', 'Content-Length', '2'],
    body: 'Ж',
  })
})

test('pieces are joined', () => {
  expect([...concatBytes([Uint8Array.of(1), new Uint8Array(), Uint8Array.of(2, 3)])]).toEqual([1, 2, 3])
  expect(concatBytes([]).length).toBe(0)
})

test.each([
  [200, 'OK'],
  [207, 'Multi-Status'],
  [423, 'Locked'],
  [299, ''],
  [999, ''],
])('%d is called "%s"', (status, phrase) => {
  expect(reasonOf(status)).toBe(phrase)
})
