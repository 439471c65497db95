import { describe, expect, test } from 'vitest'
import { RequestBody } from './request-body.ts'

const pieces = (...texts: readonly string[]): AsyncIterable<Uint8Array> => ({
  async *[Symbol.asyncIterator]() {
    for (const text of texts) yield new TextEncoder().encode(text)
  },
})

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

async function readAll(stream: ReadableStream<Uint8Array>): Promise<string> {
  let all = ''
  for await (const piece of stream) all += text(piece)
  return all
}

describe('a body', () => {
  test('read whole can be asked again, and streamed afterwards as often', async () => {
    const body = new RequestBody(pieces('a', 'b'))
    expect([
      text(await body.bytes('x')),
      text(await body.bytes('x')),
      await readAll(await body.stream('x')),
      await readAll(await body.stream('x')),
      text(await body.bytes('x')),
    ]).toEqual(['ab', 'ab', 'ab', 'ab', 'ab'])
  })

  test('asked twice at once is read once', async () => {
    const body = new RequestBody(pieces('a', 'b'))
    expect((await Promise.all([body.bytes('x'), body.bytes('y')])).map(text)).toEqual(['ab', 'ab'])
  })

  test('taken as a stream is taken once; each other form refuses by its name', async () => {
    const body = new RequestBody(pieces('a', 'b'))
    expect(await readAll(await body.stream('GetBodyAsStream'))).toBe('ab')
    await expect(body.bytes('GetBodyAsString')).rejects.toThrow('GetBodyAsString: the body was already taken as a stream')
    await expect(body.stream('GetBodyAsStream')).rejects.toThrow('GetBodyAsStream: the body was already taken as a stream')
  })

  test('that is absent is empty in every form', async () => {
    expect((await new RequestBody(undefined).bytes('x')).length).toBe(0)
    expect(await readAll(await new RequestBody(undefined, 1).stream('x'))).toBe('')
  })

  test.each([
    [2, undefined],
    [1, 413],
  ])('of two bytes under a limit of %d: %s, whole and streamed', async (limit, status) => {
    const whole = new RequestBody(pieces('a', 'b'), limit).bytes('x')
    const streamed = new RequestBody(pieces('a', 'b'), limit).stream('x').then(readAll)
    for (const one of [whole, streamed]) {
      if (status === undefined) await expect(one).resolves.toBeDefined()
      else await expect(one).rejects.toMatchObject({ code: 'exchange/body-too-large', status })
    }
  })
})
