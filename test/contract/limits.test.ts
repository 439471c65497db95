/** What a client sends, or fails to send, ends at worst its own connection: sizes, times, broken streams, nonsense. */
import { once } from 'node:events'
import fc from 'fast-check'
import {
  HTTPService,
  HTTPServiceResponse,
  URLTemplate,
  createPlatform,
  serve,
  type Observation,
  type Served,
  type ServeOptions,
} from 'onec-standin'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { printObservation } from '../../src/observe/print.ts'
import { RawConnection, exchange, request } from '../support/raw-socket.ts'

const observed: Observation[] = []
let left: Promise<unknown>
let cancelled = false
let reading: string | undefined

const answer = (text: string): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromString(text)
  return response
}

const streamed = (stream: AsyncIterable<Uint8Array>, size?: number): HTTPServiceResponse => {
  const response = new HTTPServiceResponse(200)
  response.SetBodyFromStream(stream, size)
  return response
}

async function* pieces(...texts: readonly string[]) {
  for (const text of texts) yield Buffer.from(text)
}

async function* failing() {
  yield Buffer.from('begun')
  throw new Error('the source broke')
}

async function* endless() {
  try {
    for (;;) yield Buffer.alloc(64 * 1024)
  } finally {
    cancelled = true
  }
}

const Limits = HTTPService({
  Name: 'Limits',
  RootURL: 'limits',
  URLTemplates: {
    Whole: URLTemplate('/whole', {
      async PUT(request) {
        reading = 'whole'
        return answer(String((await request.GetBodyAsBinaryData()).length))
      },
    }),
    Stream: URLTemplate('/stream', {
      async PUT(request) {
        let size = 0
        reading = 'stream'
        for await (const piece of await request.GetBodyAsStream()) size += piece.length
        return answer(String(size))
      },
    }),
    Unread: URLTemplate('/unread', { PUT: () => answer('unread'), GET: () => answer('got') }),
    Waits: URLTemplate('/waits', {
      async GET(_request, call) {
        left = once(call.signal, 'abort')
        await left
        return answer('too late')
      },
    }),
    Takes: URLTemplate('/takes-its-time', { GET: () => new Promise((resolve) => setTimeout(() => resolve(answer('at last')), 2_500)) }),
    Broken: URLTemplate('/broken', { GET: () => streamed(failing()) }),
    Short: URLTemplate('/short', { GET: () => streamed(pieces('12345'), 10) }),
    Long: URLTemplate('/long', { GET: () => streamed(pieces('12345', '67890'), 7) }),
    Endless: URLTemplate('/endless', { GET: () => streamed(endless()) }),
    NotBytes: URLTemplate('/not-bytes', {
      GET: () =>
        streamed(
          (async function* () {
            yield 'text' as never
          })(),
        ),
    }),
    Trailer: URLTemplate('/trailer', { GET: () => new HTTPServiceResponse(200, '', { Trailer: 'X' }) }),
  },
})

const observe = (one: Observation): void => {
  observed.push(one)
}
let free: Served
let bound: Served
let hasty: Served

beforeAll(async () => {
  free = await serve(createPlatform({ services: [Limits], observe }), { port: 0 })
  bound = await serve(createPlatform({ services: [Limits], maxBody: 1000 }), { port: 0 })
  hasty = await serve(createPlatform({ services: [Limits] }), { port: 0, requestTimeout: 1_000 })
})
afterAll(() => Promise.all([free.close(0), bound.close(0), hasty.close(0)]))

const put = (target: string, size: number, sent = size): string => request('PUT', target, [`Content-Length: ${size}`], 'x'.repeat(sent))
const chunks = (target: string, size: number): string =>
  request('PUT', target, ['Transfer-Encoding: chunked'], `${'a\r\n0123456789\r\n'.repeat(size / 10)}0\r\n\r\n`)

/** Still alive: an ordinary request on a connection of its own is answered. */
const alive = async (served: Served): Promise<void> =>
  expect((await exchange(served.port, request('GET', '/hs/limits/unread')))!.text).toBe('got')

describe('sizes', () => {
  test.each([
    ['whole', put, 1000, 200],
    ['whole', put, 1001, 413],
    ['whole', chunks, 1000, 200],
    ['whole', chunks, 1010, 413],
    ['stream', put, 1001, 413],
    ['stream', chunks, 1010, 413],
    ['unread', put, 5000, 413],
    ['unread', chunks, 5000, 200],
  ] as const)('with maxBody 1000, a body read %s, sent by %o, %d bytes: %d', async (how, send, size, status) => {
    expect((await exchange(bound.port, send(`/hs/limits/${how}`, size)))!.status).toBe(status)
  })

  test('without it a stream has no limit, a body read whole has 100 MiB', async () => {
    const size = 101 * 1024 * 1024
    for (const [how, status] of [
      ['stream', 200],
      ['whole', 413],
    ] as const) {
      const link = await RawConnection.open(free.port)
      link.send(request('PUT', `/hs/limits/${how}`, [`Content-Length: ${size}`]))
      const piece = Buffer.alloc(1024 * 1024)
      for (let sent = 0; sent < size; sent += piece.length) if (!link.socket.write(piece)) await once(link.socket, 'drain')
      expect((await link.response())!.status).toBe(status)
      link.socket.destroy()
    }
  })

  test.each([
    ['bound', 'whole', 1001],
    ['bound', 'stream', 1001],
    ['bound', 'unread', 1001],
    ['free', 'whole', 100 * 1024 * 1024 + 1],
  ] as const)(
    '%s, a body read %s that announces %d bytes is refused unread, and the client is not asked to send it',
    async (which, how, size) => {
      const { port } = which === 'bound' ? bound : free
      for (const expectation of [[], ['Expect: 100-continue']]) {
        const link = await RawConnection.open(port)
        reading = undefined
        const response = await link.send(request('PUT', `/hs/limits/${how}`, [`Content-Length: ${size}`, ...expectation])).response()
        expect([response!.status, response!.values('connection')]).toEqual([413, [expectation.length === 0 ? 'keep-alive' : 'close']])
        if (which === 'bound') expect(reading).toBeUndefined()
        link.socket.destroy()
      }
    },
  )

  test('a client is asked to send its body once it is read', async () => {
    const link = await RawConnection.open(free.port)
    for (const how of ['whole', 'stream']) {
      const head = request('PUT', `/hs/limits/${how}`, ['Content-Length: 4', 'Expect: 100-continue'])
      expect((await link.send(head).response())!.status).toBe(100)
      expect((await link.send('body').response())!.text).toBe('4')
    }
    const unread = await link.send(request('PUT', '/hs/limits/unread', ['Content-Length: 4', 'Expect: 100-continue'])).response()
    expect([unread!.status, unread!.values('connection')]).toEqual([200, ['close']])
    await link.closed
  })

  test('after a 413 the connection takes the next request', async () => {
    const link = await RawConnection.open(bound.port)
    for (const size of [500_000, 10])
      expect((await link.send(put('/hs/limits/whole', size)).response())!.status).toBe(size > 1000 ? 413 : 200)
    link.socket.destroy()
  })

  test('headers beyond 64 KiB are answered 431', async () => {
    expect((await exchange(free.port, request('GET', '/hs/limits/unread', [`X: ${'x'.repeat(70_000)}`])))!.status).toBe(431)
    await alive(free)
  })
})

describe('malformed requests are answered 400 and the connection ends', () => {
  test.each([
    ['GARBAGE\r\n\r\n'],
    ['GET /hs/limits/unread HTTP/9.9\r\n\r\n'],
    ['\0\0\0\0\r\n\r\n'],
    ['GET /hs/limits/unread HTTP/1.1\nHost: x\n\n'],
    [request('GET', '/hs/limits/unread', ['no colon'])],
    [request('PUT', '/hs/limits/whole', ['Content-Length: 5', 'Content-Length: 6'], 'aaaaa')],
    [request('PUT', '/hs/limits/whole', ['Content-Length: 5', 'Transfer-Encoding: chunked'], 'aaaaa')],
    [request('PUT', '/hs/limits/whole', ['Content-Length: -1'])],
    [request('PUT', '/hs/limits/whole', ['Transfer-Encoding: chunked'], 'zz\r\n')],
    ['PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
  ])('%j', async (text) => {
    const link = await RawConnection.open(free.port)
    expect((await link.send(text).response())!.status).toBe(400)
    await link.closed
    await alive(free)
  })
})

describe('times', () => {
  test('a head that stops coming is answered 408', async () => {
    const link = await RawConnection.open(hasty.port)
    expect((await link.send('GET /hs/limits/unread HTTP/1.1\r\nHo').response())!.status).toBe(408)
    await link.closed
  })

  test('a head that trickles is answered 408', async () => {
    const link = await RawConnection.open(hasty.port)
    link.send('GET /hs/limits/unread HTTP/1.1\r\nX: ')
    const trickle = setInterval(() => link.send('x'), 20)
    expect((await link.response())!.status).toBe(408)
    await link.closed
    clearInterval(trickle)
  })

  test('a body that stops coming is answered 408', async () => {
    for (const how of ['whole', 'stream']) {
      const link = await RawConnection.open(hasty.port)
      expect((await link.send(put(`/hs/limits/${how}`, 1000, 10)).response())!.status).toBe(408)
      await link.closed
    }
  })

  test('a connection on which nothing is sent ends', async () => {
    await (
      await RawConnection.open(hasty.port)
    ).closed
  })

  test('an answer that is not taken ends', async () => {
    const link = await RawConnection.open(hasty.port)
    cancelled = false
    link.socket.pause()
    link.send(request('GET', '/hs/limits/endless'))
    await expect.poll(() => cancelled).toBe(true)
    link.socket.destroy()
  })

  test('a handler may take longer than that', async () => {
    expect((await exchange(hasty.port, request('GET', '/hs/limits/takes-its-time')))!.text).toBe('at last')
  })
})

describe('broken off', () => {
  test('call.signal aborts when the client leaves before the answer', async () => {
    const link = await RawConnection.open(free.port)
    left = new Promise(() => {})
    const waiting = left
    link.send(request('GET', '/hs/limits/waits'))
    await expect.poll(() => left !== waiting).toBe(true)
    link.socket.destroy()
    await left
    await alive(free)
  })

  test.each(['whole', 'stream', 'unread'])('a client that leaves in the middle of an upload that is read %s', async (how) => {
    const link = await RawConnection.open(free.port)
    observed.length = 0
    reading = undefined
    link.send(put(`/hs/limits/${how}`, 1000, 10))
    if (how === 'unread') await link.response()
    else await expect.poll(() => reading).toBe(how)
    link.socket.resetAndDestroy()
    await expect.poll(() => observed.map((one) => one.kind).at(-1)).toBe('request')
    expect(observed.flatMap((one) => (one.kind === 'request' ? [] : [printObservation(one, () => 'a stack')]))).toEqual(
      how === 'unread' ? [] : [expect.stringMatching(/^the client left request \d+: \{HTTPСервис\.Limits\.Модуль\(\d+\)\}: aborted$/)],
    )
    await alive(free)
  })

  test('a client that leaves in the middle of a download: the stream is reported', async () => {
    const link = await RawConnection.open(free.port)
    cancelled = false
    link.send(request('GET', '/hs/limits/endless'))
    await once(link.socket, 'data')
    link.socket.destroy()
    await expect.poll(() => cancelled).toBe(true)
    await alive(free)
  })

  test.each([
    ['broken', 'the source broke', 'a stream that throws'],
    ['short', 'поток тела ответа закончился на 5 из объявленных 10 байт', 'a stream that ends early'],
    ['long', 'поток тела ответа длиннее объявленных 7 байт', 'a stream that gives too much'],
    ['not-bytes', 'поток тела ответа выдал string, а ожидается Uint8Array', 'a stream of something else'],
  ])('%s midway tears the connection and is observed', async (name, text, _what) => {
    observed.length = 0
    await expect(
      exchange(free.port, request('GET', `/hs/limits/${name}`)).then((response) => {
        if (response === undefined) throw new Error('the answer was torn off')
      }),
    ).rejects.toThrow('torn off')
    await expect
      .poll(() => observed.map((one) => (one.kind === 'exception' ? one.text : one.kind)).toSorted())
      .toEqual(['request', expect.stringContaining(text)])
    await alive(free)
  })

  test('HEAD of a stream takes nothing of it', async () => {
    const service = HTTPService({
      Name: 'H',
      RootURL: 'h',
      URLTemplates: { H: URLTemplate('/', { HEAD: () => streamed(endless(), 5), GET: () => answer('got') }) },
    })
    const served = await serve(createPlatform({ services: [service] }), { port: 0 })
    const link = await RawConnection.open(served.port)
    expect((await link.send(request('HEAD', '/hs/h')).response('HEAD'))!.values('content-length')).toEqual(['5'])
    expect((await link.send(request('GET', '/hs/h')).response())!.text).toBe('got')
    await served.close(0)
  })
})

describe('limits that are there by wish', () => {
  const services = [Limits]
  const limited = async (options: ServeOptions): Promise<Served> => {
    const served = await serve(createPlatform({ services }), { port: 0, ...options })
    onTestFinished(() => served.close(0))
    return served
  }

  test('a body that comes steadily, but too slowly, is answered 408', async () => {
    const { port } = await limited({ bodyTimeout: 1_000 })
    const link = await RawConnection.open(port)
    link.send(put('/hs/limits/whole', 1000, 1))
    const trickle = setInterval(() => link.send('x'), 50)
    expect((await link.response())?.status).toBe(408)
    clearInterval(trickle)
    await link.closed
    expect((await exchange(port, put('/hs/limits/whole', 1000)))!.text).toBe('1000')
  })

  test('connections beyond the limit are closed as they come; one that ends makes room', async () => {
    const { port } = await limited({ maxConnections: 2 })
    const [first, second] = [await RawConnection.open(port), await RawConnection.open(port)]
    expect((await first.send(request('GET', '/hs/limits/unread')).response())?.text).toBe('got')
    const third = await RawConnection.open(port).catch(() => undefined)
    await third?.closed
    second.socket.destroy()
    await expect.poll(() => exchange(port, request('GET', '/hs/limits/unread')).catch(() => undefined)).toMatchObject({ text: 'got' })
    first.socket.destroy()
  })

  // RFC 9112, 9.6 leaves it to the server; Apache and IIS answer.
  test.each([
    ['answered by wish', { halfOpen: true }, 'at last'],
    ['gone otherwise', {}, undefined],
  ])('a client that ends its side behind the request is %s', async (_title, options, text) => {
    const { port } = await limited(options)
    const link = await RawConnection.open(port)
    link.socket.end(request('GET', '/hs/limits/takes-its-time'))
    expect((await link.response())?.text).toBe(text)
    await link.closed
  })
})

describe('nothing reaches the client that was not meant for it', () => {
  test('a header that node would refuse to send is left out', async () => {
    const response = await exchange(free.port, request('GET', '/hs/limits/trailer'))
    expect([response!.status, response!.values('trailer')]).toEqual([200, []])
  })

  test('an observer that throws hurts no request', async () => {
    const served = await serve(
      createPlatform({
        services: [Limits],
        observe: () => {
          throw new Error('observer')
        },
      }),
      { port: 0 },
    )
    await alive(served)
    await served.close(0)
  })
})

describe('closing', () => {
  test('a running call ends, idle connections are closed at once, then nothing listens', async () => {
    const served = await serve(createPlatform({ services: [Limits] }), { port: 0 })
    const idle = await RawConnection.open(served.port)
    expect((await idle.send(request('GET', '/hs/limits/unread')).response())!.text).toBe('got')
    const running = await RawConnection.open(served.port)
    running.send(request('GET', '/hs/limits/takes-its-time'))
    await alive(served)
    const closing = served.close()
    await idle.closed
    expect((await running.response())!.text).toBe('at last')
    await running.closed
    await closing
    await expect(RawConnection.open(served.port)).rejects.toThrow()
  })

  test('a call that never ends is cut when the grace is over', async () => {
    const served = await serve(createPlatform({ services: [Limits] }), { port: 0 })
    const link = await RawConnection.open(served.port)
    link.send(request('GET', '/hs/limits/waits'))
    await alive(served)
    await served.close(50)
    await link.closed
  })

  test('a port in use rejects with the name of the error', async () => {
    await expect(serve(createPlatform({ services: [] }), { port: free.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })
})

describe('whatever is sent', () => {
  const lines = fc.constantFrom(
    'GET /hs/limits/unread HTTP/1.1\r\n',
    'PUT /hs/limits/whole HTTP/1.1\r\n',
    'CONNECT /hs/limits/unread HTTP/1.1\r\n',
    'Host: x\r\n',
    'Content-Length: 5\r\n',
    'Transfer-Encoding: chunked\r\n',
    'Expect: 100-continue\r\n',
    'Connection: close\r\n',
    'Upgrade: h2c\r\n',
    'Connection: upgrade\r\n',
    '\r\n',
    '5\r\nhello\r\n',
    '0\r\n\r\n',
    'GET /hs/limits/Имя HTTP/1.1\r\n',
    'GET /%zz HTTP/1.1\r\n',
  )
  const text = fc.array(
    fc.oneof(
      { weight: 8, arbitrary: lines.map((line) => Buffer.from(line)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)) },
    ),
    { maxLength: 12 },
  )

  test('it is answered or the connection ends, and others are served', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (parts) => {
        const link = await RawConnection.open(free.port)
        link.send(Buffer.concat(parts))
        link.socket.end()
        for (
          let response = await link.response().catch(() => undefined);
          response !== undefined;
          response = await link.response().catch(() => undefined)
        ) {
          expect(response.statusLine).toMatch(/^HTTP\/1\.1 \d{3}/)
          expect(response.text).not.toMatch(/\bat .*\.ts|node:/)
        }
        await link.closed
        await alive(free)
      }),
      { numRuns: 300 },
    )
  })
})
