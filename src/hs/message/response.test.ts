import { ByteOrderMarkUsage, HTTPServiceResponse, TextEncoding } from 'onec-standin'
import { describe, expect, test } from 'vitest'

describe('a response is made', () => {
  test.each([
    ['a record', { 'X-a': '1', 'Set-Cookie': ['a=1', 'b=2'] }],
    [
      'a Map',
      new Map<string, string | string[]>([
        ['X-a', '1'],
        ['Set-Cookie', ['a=1', 'b=2']],
      ]),
    ],
    [
      'pairs',
      [
        ['X-a', '1'],
        ['Set-Cookie', ['a=1', 'b=2']],
      ] as const,
    ],
  ])('with headers from %s', (_, headers) => {
    const response = new HTTPServiceResponse(207, 'My Reason', headers)
    expect([response.StatusCode, response.Reason, [...response.Headers]]).toEqual([
      207,
      'My Reason',
      [
        ['X-a', '1'],
        ['Set-Cookie', ['a=1', 'b=2']],
      ],
    ])
    response.Headers.set('X-b', '2')
    response.Headers.delete('X-a')
    expect([...response.Headers.keys()]).toEqual(['Set-Cookie', 'X-b'])
  })

  test('with a status alone; everything can be changed afterwards', () => {
    const response = new HTTPServiceResponse(200)
    response.StatusCode = 404
    response.Reason = 'Nope'
    expect([
      response.StatusCode,
      response.Reason,
      response.Headers.size,
      response.GetBodyAsString(),
      response.GetBodyAsBinaryData().length,
      response.GetBodyFileName(),
    ]).toEqual([404, 'Nope', 0, '', 0, ''])
  })

  test("the map of headers that was given stays the caller's", () => {
    const given = new Map([['a', '1']])
    new HTTPServiceResponse(200, '', given).Headers.set('b', '2')
    expect([...given]).toEqual([['a', '1']])
  })
})

describe('the body is read back as it was set', () => {
  const response = new HTTPServiceResponse(200)

  test.each([
    ['text', 'text'],
    [1, '1'],
    [1.5, '1.5'],
    [true, 'true'],
    [null, 'null'],
    [undefined, 'undefined'],
    [10n, '10'],
  ])('what is not a string is turned into one: %s (source 8: BSP passes a number)', (value, text) => {
    response.SetBodyFromString(value)
    expect([response.GetBodyAsString(), new TextDecoder().decode(response.GetBodyAsBinaryData())]).toEqual([text, text])
  })

  test.each([
    [TextEncoding.UTF8, 'Auto', [0xd0, 0x96]],
    [TextEncoding.UTF8, 'Use', [0xef, 0xbb, 0xbf, 0xd0, 0x96]],
    [TextEncoding.UTF8, 'DontUse', [0xd0, 0x96]],
    ['windows-1251', 'Auto', [0xc6]],
    ['windows-1251', 'Use', [0xc6]],
    [TextEncoding.UTF16, 'Use', [0xff, 0xfe, 0x16, 0x04]],
  ] as const)('in %s, byte order mark %s', (encoding, mark, bytes) => {
    response.SetBodyFromString('Ж', encoding, ByteOrderMarkUsage[mark])
    expect([...response.GetBodyAsBinaryData()]).toEqual(bytes)
    expect(response.GetBodyAsString()).toBe('Ж')
  })

  test('bytes, whatever views them; as text in the encoding that is asked', async () => {
    for (const value of [Uint8Array.of(0xc6), Uint8Array.of(0xc6).buffer, new DataView(Uint8Array.of(1, 0xc6).buffer, 1)]) {
      response.SetBodyFromBinaryData(value)
      expect([response.GetBodyAsString('windows-1251'), [...response.GetBodyAsBinaryData()]]).toEqual(['Ж', [0xc6]])
    }
    const pieces: Uint8Array[] = []
    for await (const piece of response.GetBodyAsStream()) pieces.push(piece)
    expect(pieces.map((one) => [...one])).toEqual([[0xc6]])
  })

  test('a file has its name, a stream its pieces; neither is given as bytes', async () => {
    response.SetBodyFileName('/tmp/a.txt')
    expect(response.GetBodyFileName()).toBe('/tmp/a.txt')
    expect(() => response.GetBodyAsString()).toThrow('GetBodyAsString: the body was set by SetBodyFileName')
    response.SetBodyFromStream(
      (async function* () {
        yield Uint8Array.of(7)
      })(),
    )
    expect(() => response.GetBodyAsBinaryData()).toThrow('GetBodyAsBinaryData: the body was set by SetBodyFromStream')
    expect(response.GetBodyFileName()).toBe('')
    expect((await response.GetBodyAsStream().getReader().read()).value).toEqual(Uint8Array.of(7))
  })
})

describe('what cannot be a body is refused where it is set', () => {
  const response = new HTTPServiceResponse(200)

  test('an unknown encoding', () => {
    expect(() => response.SetBodyFromString('a', 'klingon')).toThrow('encoding "klingon" is not known')
  })

  test.each([['text'], [1], [null], [[1, 2]], [undefined]])('%s is not binary data', (value) => {
    expect(() => response.SetBodyFromBinaryData(value as never)).toThrow('a Uint8Array or an ArrayBuffer is expected')
  })

  test.each([['text'], [null], [Uint8Array.of(1)]])('%s is not a stream', (value) => {
    expect(() => response.SetBodyFromStream(value as never)).toThrow('an async iterable of Uint8Array is expected')
  })
})

describe('a JSON answer in one line', () => {
  test('has the value, the status and the type', () => {
    const response = HTTPServiceResponse.json({ остаток: [1, null, 'a'] }, 201)
    expect([response.StatusCode, [...response.Headers], response.GetBodyAsString()]).toEqual([
      201,
      [['Content-Type', 'application/json; charset=utf-8']],
      '{"остаток":[1,null,"a"]}',
    ])
    expect(HTTPServiceResponse.json(null).StatusCode).toBe(200)
  })

  test.each([[undefined], [() => 1], [Symbol('a')], [1n]])('%s has no form in JSON', (value) => {
    expect(() => HTTPServiceResponse.json(value)).toThrow(TypeError)
  })
})
