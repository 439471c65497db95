/**
 * What a connection survives, plain and as a stand-in: bodies that are not read, answers that are not taken, ends that come early (RFC 9112
 * 9.3: an answer that keeps the connection promises that it can be used again).
 */
import { once } from 'node:events'
import { closeSync, ftruncateSync, openSync, readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { createPlatform, HTTPService, HTTPServiceResponse, serve, URLTemplate, type Service } from 'onec-standin'
import { startStandin } from 'onec-standin/testing'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { RawConnection, request } from '../support/raw-socket.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { service as soap } from '../ws/test-service.ts'

const ended = { count: 0, cancelled: 0 }

async function* endless(): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      yield new Uint8Array(64 * 1024)
      await setTimeout(1)
    }
  } finally {
    ended.count++
  }
}

const answer = (text: string): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(text)
  return response
}

const streamed = (stream: AsyncIterable<Uint8Array>): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromStream(stream)
  return response
}

const waiting: (() => void)[] = []

const services = (file: string): readonly Service[] => [
  soap,
  HTTPService({
    Name: 'Test',
    RootURL: 't',
    URLTemplates: {
      Unread: URLTemplate('/unread', { Any: () => answer('ok') }),
      Begun: URLTemplate('/begun', {
        async POST(asked) {
          for await (const piece of await asked.GetBodyAsStream()) return answer(`${piece.length > 0}`)
          return answer('empty')
        },
      }),
      Throws: URLTemplate('/throws', {
        POST() {
          throw new Error('no')
        },
      }),
      Slow: URLTemplate('/slow', {
        async GET() {
          await new Promise<void>((resolve) => {
            waiting.push(resolve)
          })
          return answer('slow')
        },
      }),
      Endless: URLTemplate('/endless', { GET: () => streamed(endless()) }),
      Opened: URLTemplate('/opened', {
        HEAD: () => streamed(new ReadableStream<Uint8Array>({ cancel: () => void ended.cancelled++ })),
      }),
      File: URLTemplate('/file', {
        GET() {
          const response = new HTTPServiceResponse(200)
          response.SetBodyFileName(file)
          return response
        },
      }),
    },
  }),
]

interface Running {
  readonly port: number
  close(grace?: number): Promise<void>
}

const ways: readonly (readonly [string, (file: string) => Promise<Running>])[] = [
  ['plain', (file) => serve(createPlatform({ services: services(file) }), { port: 0 })],
  [
    'as a stand-in',
    async (file) => {
      const standin = await startStandin({ services: services(file), strict: false })
      return { port: Number(new URL(standin.url).port), close: () => standin.close() }
    },
  ],
]

describe.each(ways)('%s', (_, start) => {
  const running = async (file = ''): Promise<Running> => {
    const served = await start(file)
    onTestFinished(() => served.close(0))
    return served
  }
  const open = async ({ port }: Running): Promise<RawConnection> => {
    const connection = await RawConnection.open(port)
    onTestFinished(() => void connection.socket.destroy())
    return connection
  }

  test.each([
    ['/hs/t/unread', 200],
    ['/hs/t/begun', 200],
    ['/hs/t/throws', 500],
    ['/hs/t/none', 404],
    ['/hs/none', 404],
    ['/elsewhere', 404],
  ])('bodies of a megabyte to %s: each request on the connection is answered', async (target, status) => {
    const connection = await open(await running())
    const body = 'x'.repeat(1_000_000)
    for (let time = 0; time < 3; time++) {
      const answered = await connection.send(request('POST', target, [`Content-Length: ${body.length}`], body)).response()
      expect([answered?.status, answered?.values('connection')]).toEqual([status, expect.not.arrayContaining(['close'])])
    }
    expect((await connection.send(request('GET', '/hs/t/unread')).response())?.text).toBe('ok')
  })

  test('a body that no handler reads delays no answer: what is left of it is thrown away when it comes', async () => {
    const connection = await open(await running())
    connection.send(`${request('POST', '/hs/t/unread', ['Content-Length: 200000'])}begun`)
    expect((await connection.response())?.text).toBe('ok')
    connection.send('x'.repeat(200_000 - 'begun'.length))
    expect((await connection.send(request('GET', '/hs/t/unread')).response())?.text).toBe('ok')
  })

  // RFC 9110, 10.1.1: a server that answers without the body need not send the 100, and the client then sends none.
  test.each([
    ['/hs/t/unread', [200]],
    ['/hs/t/none', [404]],
    ['/hs/t/begun', [100, 200]],
  ])('a client that asks before it sends a body to %s: %j', async (target, statuses) => {
    const connection = await open(await running())
    connection.send(request('POST', target, ['Content-Length: 5', 'Expect: 100-continue']))
    const first = await connection.response()
    if (first?.status === 100) connection.send('hello')
    const all = first?.status === 100 ? [first, await connection.response()] : [first]
    expect(all.map((one) => one?.status)).toEqual(statuses)
  })

  const enveloped = (length: number): Buffer =>
    gzipSync(`<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${' '.repeat(length)}</e:Body></e:Envelope>`)

  test.each([
    ['a bomb with much behind it', Buffer.concat([enveloped(60_000_000), Buffer.alloc(1_000_000, 'b')]), 413],
    ['no gzip at all, large', Buffer.alloc(400_000, 'a'), 400],
    ['gzip that is cut', enveloped(1_000_000).subarray(0, 900), 400],
    ['gzip with a tail that is none', Buffer.concat([enveloped(10), Buffer.alloc(300_000, 'b')]), 400],
  ])('a packed body that is %s: refused, and the next request is answered', async (_title, body, status) => {
    const connection = await open(await running())
    const head = request('POST', '/ws/test.1cws', ['Content-Type: text/xml', 'Content-Encoding: gzip', `Content-Length: ${body.length}`])
    expect((await connection.send(head).send(body).response())?.status).toBe(status)
    expect((await connection.send(request('GET', '/hs/t/unread')).response())?.text).toBe('ok')
  })

  test('an answer whose client leaves is ended: the stream of the handler, and the file', async () => {
    const folder = temporaryFolder()
    const file = join(folder, 'big')
    const handle = openSync(file, 'w')
    ftruncateSync(handle, 200_000_000)
    closeSync(handle)
    const served = await running(file)
    ended.count = 0
    const leave = async (target: string): Promise<void> => {
      const connection = await RawConnection.open(served.port)
      connection.send(request('GET', target))
      await once(connection.socket, 'data')
      connection.socket.destroy()
    }
    for (let round = 0; round < 3; round++)
      await Promise.all(Array.from({ length: 10 }, (__, at) => leave(at % 2 === 0 ? '/hs/t/endless' : '/hs/t/file')))
    expect(await eventually(() => Promise.resolve(ended.count), 15)).toBe(15)
    if (process.platform === 'linux') expect(await eventually(() => Promise.resolve(openFiles(file)), 0)).toBe(0)
  })

  test('a stream that is never sent is cancelled', async () => {
    ended.cancelled = 0
    const connection = await open(await running())
    expect((await connection.send(request('HEAD', '/hs/t/opened')).response('HEAD'))?.status).toBe(200)
    expect(ended.cancelled).toBe(1)
  })

  test('garbage behind a request that runs: its answer goes out first', async () => {
    const connection = await open(await running())
    connection.send(request('GET', '/hs/t/slow'))
    await eventually(() => Promise.resolve(waiting.length), 1)
    connection.send('\u0000\u0000garbage\r\n\r\n')
    await setTimeout(20)
    waiting.splice(0).forEach((resolve) => resolve())
    expect((await connection.response())?.text).toBe('slow')
    await connection.closed
  })

  test('garbage behind several requests: each of them is answered first', async () => {
    const connection = await open(await running())
    connection.send(`${request('GET', '/hs/t/slow')}${request('GET', '/hs/t/unread')}${request('GET', '/hs/t/unread')}garbage\r\n\r\n`)
    await eventually(() => Promise.resolve(waiting.length), 1)
    waiting.splice(0).forEach((resolve) => resolve())
    expect((await connection.response())?.text).toBe('slow')
    expect([(await connection.response())?.status, (await connection.response())?.status]).toEqual([200, 200])
    await connection.closed
  })

  test('a body that ends in garbage behind its answer gets no second one', async () => {
    const connection = await open(await running())
    connection.send(request('POST', '/hs/t/unread', ['Transfer-Encoding: chunked'], '5\r\nab'))
    expect((await connection.response())?.status).toBe(200)
    connection.send('cde\r\ngarbage\r\n\r\n')
    expect(await connection.response()).toBeUndefined()
  })
})

const openFiles = (file: string): number =>
  readdirSync('/proc/self/fd').filter((one) => {
    try {
      return readlinkSync(`/proc/self/fd/${one}`) === file
    } catch {
      return false
    }
  }).length

test('stopping ends connections without a request at once, and waits for the others', async () => {
  const served = await serve(createPlatform({ services: services('') }), { port: 0 })
  const [silent, half, idle, slow] = await Promise.all(Array.from({ length: 4 }, () => RawConnection.open(served.port)))
  half!.send('GET /hs/t/unr')
  expect((await idle!.send(request('GET', '/hs/t/unread')).response())?.status).toBe(200)
  slow!.send(request('GET', '/hs/t/slow'))
  await eventually(() => Promise.resolve(waiting.length), 1)
  const closed = served.close(60_000)
  await Promise.all([silent!.closed, half!.closed, idle!.closed])
  await expect(RawConnection.open(served.port)).rejects.toThrow()
  waiting.splice(0).forEach((resolve) => resolve())
  expect((await slow!.response())?.text).toBe('slow')
  await closed
})

test('stopping answers a request that is there and was not read yet', async () => {
  const served = await serve(createPlatform({ services: services('') }), { port: 0 })
  const connections = await Promise.all(Array.from({ length: 3 }, () => RawConnection.open(served.port)))
  for (const one of connections) expect((await one.send(request('GET', '/hs/t/unread')).response())?.status).toBe(200)
  for (const one of connections) one.send(request('GET', '/hs/t/unread'))
  const closed = served.close(60_000)
  for (const one of connections) expect((await one.response())?.status).toBe(200)
  await closed
})
