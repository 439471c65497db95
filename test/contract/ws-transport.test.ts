/** Around the message: Content-Types, packed bodies, limits, MTOM both ways, transactions, and styles that 1C does not write. */
import { deflateSync, gzipSync } from 'node:zlib'
import { createPlatform, DeclaredOperation, Operation, WebService, xs, type Configuration } from 'onec-standin'
import { describe, expect, it } from 'vitest'
import { bodyBytes } from '../../src/exchange/reply.ts'
import { parseTarget } from '../../src/exchange/target.ts'
import { system } from '../../src/host/machine/system.ts'
import { newSession } from '../../src/session/live.ts'
import { readMultipart } from '../../src/soap/multipart-read.ts'
import { createWebServiceRouter } from '../../src/ws/call/route.ts'
import { bareShape } from '../../src/ws/message/bare.ts'
import { rpcShapes } from '../../src/ws/message/wrapped.ts'
import { type ServedOperation, servedService } from '../../src/ws/service/serve.ts'
import { XDTOFactory } from '../../src/xdto/factory.ts'
import { envelope, SOAP11, SOAP12, throughHandle } from '../ws/exchange.ts'
import { service } from '../ws/test-service.ts'

const path = '/ws/test.1cws'
const echo = envelope(SOAP11, '<Echo xmlns="urn:test"><Text>да</Text></Echo>')
const exchangeOf = (settings: Partial<Configuration> = {}) => throughHandle(createPlatform({ services: [service], ...settings }))
const exchange = exchangeOf()

describe('a Content-Type', () => {
  it.each([
    ['text/xml', 200],
    ['TEXT/XML; charset="UTF-8"', 200],
    ['application/xml', 200],
    ['application/soap+xml', 200],
    ['application/x-www-form-urlencoded', 200],
    ['', 200],
    ['text/xml;', 200],
    ['application/json', 415],
    ['text/plain', 415],
    ['text/html', 415],
    ['multipart/form-data; boundary=x', 415],
    ['xml', 415],
    ['application/octet-stream', 415],
  ])('%s is %i', async (type, status) => {
    expect((await exchange({ path, headers: ['Content-Type', type], body: echo })).status).toBe(status)
  })

  it('says the charset, which wins over the declaration (RFC 7303)', async () => {
    const body = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="utf-8"?>'),
      Buffer.from(echo.replace('да', '\u00e4\u00e0'), 'latin1'),
    ])
    expect((await exchange({ path, headers: ['Content-Type', 'text/xml; charset=windows-1251'], body })).text).toContain('>да</m:return>')
  })

  it('with an unknown charset is a Client fault', async () => {
    expect((await exchange({ path, headers: ['Content-Type', 'text/xml; charset=klingon'], body: echo })).text).toContain('soap:Client')
  })
})

describe('a body', () => {
  const packed = gzipSync(echo)
  it.each<[string, readonly string[], string | Uint8Array, number]>([
    ['packed by gzip', ['Content-Encoding', 'gzip'], packed, 200],
    ['packed by gzip, as some call it', ['Content-Encoding', 'X-GZIP'], packed, 200],
    ['packed by deflate', ['Content-Encoding', 'deflate'], deflateSync(echo), 200],
    ['that says it is not packed', ['Content-Encoding', 'identity'], echo, 200],
    ['whose gzip breaks off', ['Content-Encoding', 'gzip'], packed.subarray(0, -12), 400],
    ['that is not deflate', ['Content-Encoding', 'deflate'], echo, 400],
    ['packed by what nobody asked for', ['Content-Encoding', 'br'], echo, 415],
    ['packed twice', ['Content-Encoding', 'gzip, gzip'], gzipSync(packed), 415],
    ['of 10,000 bytes where 1,000 are allowed', [], ' '.repeat(10_000) + echo, 413],
    ['that announces 10,000 bytes where 1,000 are allowed', ['Content-Length', '10000'], echo.slice(0, 500), 413],
    [
      'that unpacks to 10,000 bytes where 1,000 are allowed',
      ['Content-Encoding', 'gzip'],
      gzipSync(Buffer.concat([Buffer.alloc(5_000, 'ab<'), Buffer.from(echo)])),
      413,
    ],
    ['that unpacks to more than 200 times its size', ['Content-Encoding', 'gzip'], gzipSync(Buffer.alloc(900_000, 32)), 413],
  ])('%s', async (title, headers, body, status) => {
    const put = title.includes('1,000 are') ? exchangeOf({ maxBody: 1_000 }) : exchange
    expect((await put({ path, headers, body })).status).toBe(status)
  })
})

describe('MTOM', () => {
  const bytes = Uint8Array.from({ length: 3_000 }, (_, at) => at % 256)
  const include = (href: string): string => `<xop:Include xmlns:xop="http://www.w3.org/2004/08/xop/include" href="${href}"/>`
  const multipart = (root: string, type: string): Uint8Array =>
    Buffer.concat([
      Buffer.from(
        `--b\r\nContent-Type: application/xop+xml; type="${type}"\r\nContent-ID: <root>\r\n\r\n${root}\r\n--b\r\nContent-ID: <a `
          + `b@x>\r\nContent-Transfer-Encoding: binary\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n--b--\r\n'),
    ])
  const contentType = (type: string): readonly string[] => [
    'Content-Type',
    `multipart/related; type="application/xop+xml"; start-info="${type}"; start="<root>"; boundary=b`,
  ]
  const call = (namespace: string, href = 'cid:a%20b@x'): string =>
    envelope(namespace, `<Bytes xmlns="urn:test"><Data>${include(href)}</Data></Bytes>`)

  it.each([
    [SOAP11, 'text/xml'],
    [SOAP12, 'application/soap+xml'],
  ])('of %s is read, and answered in kind', async (namespace, type) => {
    const answer = await exchange({ path, headers: contentType(type), body: multipart(call(namespace), type) })
    expect(answer.status).toBe(200)
    const { root, parts } = await readMultipart(
      answer.headers.get('content-type')!,
      (async function* () {
        yield answer.bytes
      })(),
    )
    expect(root).toContain(namespace)
    expect([...parts.values()].map((one) => Buffer.from(one.bytes).equals(Buffer.from(bytes.toReversed())))).toEqual([true])
    expect(answer.headers.get('content-type')).toContain(`start-info="${type}"`)
    expect(answer.headers.get('content-length')).toBe(String(answer.bytes.length))
  })

  const plain = envelope(SOAP11, '<Bytes xmlns="urn:test"><Data>AAEC</Data></Bytes>')
  it.each<[string, Partial<Configuration>, readonly string[], string]>([
    ['is not what a plain request gets', {}, [], 'text/xml; charset=utf-8'],
    [
      'is what a request gets that accepts it',
      {},
      ['Accept', 'multipart/related; type="application/xop+xml", text/xml'],
      'multipart/related',
    ],
    [
      'is not what it gets for multipart/related alone: Axis 1.x means attachments',
      {},
      ['Accept', 'multipart/related, text/xml'],
      'text/xml; charset=utf-8',
    ],
    [
      'is what a request gets that accepts it in a header of its own',
      {},
      ['Accept', 'text/xml', 'Accept', 'application/xop+xml'],
      'multipart/related',
    ],
    ['is what every request gets where it is set so', { mtom: 'always' }, [], 'multipart/related'],
    ['is what no request gets where it is set so', { mtom: 'never' }, ['Accept', 'application/xop+xml'], 'text/xml; charset=utf-8'],
  ])('%s', async (_, settings, headers, type) => {
    expect((await exchangeOf(settings)({ path, headers, body: plain })).headers.get('content-type')).toContain(type)
  })

  it.each<[string, readonly string[], string]>([
    [
      'with attachments, which are not MTOM',
      ['Content-Type', 'multipart/related; type="text/xml"; start="<root>"; boundary=b'],
      'text/xml; charset=utf-8',
    ],
    [
      'that refuses MTOM in the answer',
      [...contentType('text/xml'), 'Accept', 'text/xml, application/xop+xml;q=0'],
      'text/xml; charset=utf-8',
    ],
  ])('a request %s is answered plain', async (_, headers, type) => {
    const body = Buffer.from(`--b\r\nContent-Type: text/xml\r\nContent-ID: <root>\r\n\r\n${plain}\r\n--b--\r\n`)
    const answer = await exchange({ path, headers, body })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
  })

  it.each([
    ['that points to no part', multipart(call(SOAP11, 'cid:nobody'), 'text/xml'), contentType('text/xml')],
    ['without its end', multipart(call(SOAP11), 'text/xml').subarray(0, -10), contentType('text/xml')],
    ['without a boundary', multipart(call(SOAP11), 'text/xml'), ['Content-Type', 'multipart/related']],
    ['of no multipart but xop:Include', Buffer.from(call(SOAP11)), ['Content-Type', 'text/xml']],
  ])('%s is a Client fault', async (_, body, headers) => {
    const answer = await exchange({ path, headers, body })
    expect([answer.status, answer.text.includes('<faultcode>soap:Client</faultcode>')]).toEqual([500, true])
  })
})

describe('a Transactioned operation', () => {
  const run = async (handler: () => string, broken?: 'commit' | 'rollback'): Promise<[string[], number]> => {
    const log: string[] = []
    const step = (name: 'commit' | 'rollback') => () => {
      log.push(name)
      if (name === broken) throw new Error('диск полон')
    }
    const transactions = {
      begin: () => {
        log.push('begin')
        return { commit: step('commit'), rollback: step('rollback') }
      },
    }
    const written = WebService({
      Name: 'W',
      Namespace: 'urn:w',
      Operations: {
        Do: Operation({ XDTOReturningValueType: xs.string, Transactioned: true }, () => {
          log.push('run')
          return handler()
        }),
      },
    })
    const { status } = await throughHandle(createPlatform({ services: [written], transactions }))({
      path: '/ws/W',
      body: envelope(SOAP11, '<Do xmlns="urn:w"/>'),
    })
    return [log, status]
  }

  it.each<[string, () => string, 'commit' | 'rollback' | undefined, string[], number]>([
    ['is committed', () => 'x', undefined, ['begin', 'run', 'commit'], 200],
    [
      'is rolled back on an exception',
      () => {
        throw new Error('x')
      },
      undefined,
      ['begin', 'run', 'rollback'],
      500,
    ],
    ['is rolled back when its answer cannot be written', () => 5 as unknown as string, undefined, ['begin', 'run', 'rollback'], 500],
    ['that cannot be committed is a fault', () => 'x', 'commit', ['begin', 'run', 'commit', 'rollback'], 500],
    [
      'that cannot be rolled back is the first fault',
      () => {
        throw new Error('x')
      },
      'rollback',
      ['begin', 'run', 'rollback'],
      500,
    ],
  ])('%s', async (_, handler, broken, log, status) => {
    expect(await run(handler, broken)).toEqual([log, status])
  })

  it('that is refused begins nothing', async () => {
    let begun = 0
    const written = WebService({
      Name: 'W',
      Namespace: 'urn:w',
      Operations: { Do: Operation({ Transactioned: true }, DeclaredOperation('a.ts')), Go: Operation({ Transactioned: true }, () => {}) },
    })
    const put = throughHandle(
      createPlatform({
        services: [written],
        transactions: {
          begin: () => {
            begun++
            return { commit() {}, rollback() {} }
          },
        },
      }),
    )
    await put({ path: '/ws/W', body: envelope(SOAP11, '<Go xmlns="urn:w">text</Go>') })
    await put({ path: '/ws/W', body: envelope(SOAP11, '<Do xmlns="urn:w"/>') })
    expect(begun).toBe(0)
  })
})

describe('a service of a foreign description', () => {
  const member = (Name: string) => ({ Name, type: xs.string, Nillable: false })
  const rpc = rpcShapes({ Name: 'Calc', owner: { Namespace: 'urn:rpc' }, request: [member('x')], response: [member('return')] })
  const common = {
    Transactioned: false,
    handler: (parameters: Readonly<Record<string, unknown>>) => parameters['x'],
    bareReturn: true,
    answers: ['return'],
  }
  const operations: ServedOperation[] = [
    { Name: 'Calc', ...common, ...rpc },
    {
      Name: 'Bare',
      ...common,
      request: bareShape({ namespace: 'urn:b', local: 'In' }, member('x')),
      response: bareShape({ namespace: 'urn:b', local: 'Out' }, member('return')),
    },
    { Name: 'Tell', ...common, request: bareShape({ namespace: 'urn:b', local: 'Note' }, member('x')), response: undefined },
  ]
  const settings = {
    maxBody: undefined,
    hideExceptions: false,
    exceptionPrefix: '',
    wsdl: 'onec',
    mtom: 'asked',
    trustForwarded: false,
    transactions: undefined,
  } as const
  const served = servedService({ Name: 'F', addresses: ['F'], types: XDTOFactory(), operations, printWSDL: () => '' })
  const route = createWebServiceRouter([{ Name: 'F', addresses: ['F'], paths: [], served: () => served }], {
    system,
    settings,
    fileOf: () => undefined,
    exception: () => {},
  })
  const put = async (inside: string): Promise<[number, string]> => {
    const body = (async function* () {
      yield Buffer.from(envelope(SOAP11, inside))
    })()
    const arrival = {
      method: 'POST',
      target: '/ws/F',
      headers: [],
      scheme: 'http',
      authority: 'h',
      body,
      signal: new AbortController().signal,
    } as const
    const located = { publication: { base: '', services: [] }, channel: 'ws', service: undefined, separators: [], root: '/ws', start: 3 }
    const routed = route({ ...located, arrival, target: parseTarget('/ws/F')! }, undefined)
    const call = {
      user: '',
      publication: '',
      signal: arrival.signal,
      separators: [],
      session: newSession({ user: '', separators: [] }, system),
      get infobase(): never {
        throw new Error('there is no data')
      },
    }
    const reply = await routed.invoke(call).catch((error: unknown) => routed.refused!(error)!)
    return [
      reply.status,
      new TextDecoder()
        .decode(await bodyBytes(reply))
        .replace(/\s+(?=xmlns)/g, ' ')
        .replace(/\r\n\t*/g, '')
        .replace(/ xmlns:xsi?="[^"]*"/g, ''),
    ]
  }

  it('of rpc/literal style has a wrapper in its namespace and accessors in none (R2717, R2735, R2729)', async () => {
    expect(await put('<r:Calc xmlns:r="urn:rpc"><x>да</x></r:Calc>')).toEqual([
      200,
      expect.stringContaining('<m:CalcResponse xmlns:m="urn:rpc"><return>да</return></m:CalcResponse>'),
    ])
    expect((await put('<r:Calc xmlns:r="urn:rpc"><r:x>да</r:x></r:Calc>'))[0]).toBe(500)
    expect((await put('<r:Calc xmlns:r="urn:rpc"><x xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="1"/></r:Calc>'))[0]).toBe(
      500,
    )
  })

  it('of document/literal bare style has the values themselves', async () => {
    expect(await put('<In xmlns="urn:b">да</In>')).toEqual([
      200,
      expect.stringContaining('<soap:Body><Out xmlns="urn:b">да</Out></soap:Body>'),
    ])
  })

  it('answers a one-way operation 202 and nothing (R1112, R2714)', async () => {
    expect(await put('<Note xmlns="urn:b">да</Note>')).toEqual([202, ''])
  })
})
