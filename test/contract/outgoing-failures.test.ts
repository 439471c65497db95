/** Calls without a proper answer: each cause is one class with a code, 1C's text in Russian, and the machine's words as its cause. */
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createSecureServer } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transport } from '../../src/host/network/outgoing/transport.ts'
import {
  FileCertificationAuthorityCertificates,
  FileClientCertificate,
  HTTPConnection,
  HTTPRequest,
  InternetProxy,
  OpenSSLSecureConnection,
  OSClientCertificate,
  OutgoingError,
  type HTTPConnectionSettings,
} from '../../src/index.ts'
import { makeCertificates } from '../support/certificates.ts'

const servers: Server[] = []

/** Each connection gets that, once it has asked. */
async function answering(answer: (socket: Socket, head: string) => void): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (piece) => answer(socket, piece.toString('latin1')))
  }).listen(0, '127.0.0.1')
  servers.push(server)
  await once(server, 'listening')
  return (server.address() as AddressInfo).port
}

const folder = mkdtempSync(join(tmpdir(), 'standin-failures-'))
afterAll(() => {
  for (const one of servers) one.close()
  rmSync(folder, { recursive: true })
})

const call = (settings: Partial<HTTPConnectionSettings>, method = 'GET', request = new HTTPRequest('/a')): Promise<unknown> =>
  new HTTPConnection({ Host: '127.0.0.1', ...settings }).CallHTTPMethod(method, request)

const failed = async (answer: Promise<unknown>): Promise<OutgoingError> => {
  const error = await answer.then(
    (got) => got,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(OutgoingError)
  return error as OutgoingError
}

const prefix = 'Ошибка работы с Интернет:  '

describe('a server that is not there, or does not answer properly', () => {
  let ports: Record<'silent' | 'closing' | 'torn' | 'tornChunks' | 'long' | 'noise' | 'tls' | 'stalled' | 'upgrade', number>
  beforeAll(async () => {
    ports = {
      silent: await answering(() => {}),
      closing: await answering((socket) => socket.destroy()),
      torn: await answering((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc')),
      tornChunks: await answering((socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab')),
      long: await answering((socket) =>
        socket.write(`HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n800\r\n${'x'.repeat(2048)}\r\n`),
      ),
      noise: await answering((socket) => socket.end('220 mail.example ESMTP\r\n')),
      tls: await answering((socket) => socket.end(Buffer.from([21, 3, 3, 0, 2, 2, 40]))),
      stalled: await answering((socket) => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc')),
      upgrade: await answering((socket) => socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n')),
    }
  })

  test.each<[title: string, settings: () => Partial<HTTPConnectionSettings>, code: string, text: string]>([
    ['refused', () => ({ Port: 1 }), 'refused', `${prefix}Не могу соединиться с удаленным сервером (127.0.0.1:1)`],
    ['reset', () => ({ Port: ports.closing }), 'reset', `${prefix}Соединение разорвано удаленным сервером`],
    ['no such host', () => ({ Host: 'no-such-host.invalid' }), 'unknown-host', `${prefix}Не могу определить адрес сервера`],
    ['silence', () => ({ Port: ports.silent, Timeout: 0.1 }), 'timeout', `${prefix}Превышен таймаут`],
    ['a body that stalls', () => ({ Port: ports.stalled, Timeout: 0.1 }), 'timeout', `${prefix}Превышен таймаут`],
    ['a torn body', () => ({ Port: ports.torn }), 'torn-body', `${prefix}Ответ сервера получен не полностью`],
    ['torn chunks', () => ({ Port: ports.tornChunks }), 'torn-body', `${prefix}Ответ сервера получен не полностью`],
    [
      'a body that is too long',
      () => ({ Port: ports.long, Profile: { maxBody: 1_000 } }),
      'too-long',
      `${prefix}Ответ сервера длиннее 1000 байт`,
    ],
    ['no HTTP', () => ({ Port: ports.noise }), 'not-http', `${prefix}Ответ сервера не является ответом HTTP`],
    ['101', () => ({ Port: ports.upgrade }), 'reset', `${prefix}Соединение разорвано удаленным сервером`],
    [
      'no TLS',
      () => ({ Port: ports.tls, SecureConnection: new OpenSSLSecureConnection() }),
      'tls',
      `${prefix}Ошибка установки защищенного`,
    ],
  ])('%s', async (_title, settings, code, text) => {
    const error = await failed(call(settings()))
    expect(error.code).toBe(`outgoing/${code}`)
    expect(error.message.startsWith(text)).toBe(true)
    expect(error.english).not.toMatch(/[а-я]/i)
  })

  test("the machine's words are kept as the cause", async () => {
    expect((await failed(call({ Port: 1 }))).cause).toMatchObject({ code: 'ECONNREFUSED' })
  })

  test("the timeout is 1C's whole text, and its English has the address", async () => {
    const error = await failed(call({ Port: ports.silent, Timeout: 0.1 }))
    expect(error.message).toBe(`${prefix}Превышен таймаут`)
    expect(error.english).toBe(`the timeout of the connection is over: 127.0.0.1:${ports.silent} did not answer within 0.1 s`)
  })

  test('a signal ends a call', async () => {
    const url = { scheme: 'http', host: '127.0.0.1', port: ports.silent, path: '/' } as const
    const error = await failed(transport({ method: 'GET', url, headers: ['Host', 'a'], signal: AbortSignal.timeout(50) }))
    expect(error.code).toBe('outgoing/cancelled')
  })

  test('a file is left as it was, with nothing beside it', async () => {
    const path = join(folder, 'torn.txt')
    const error = await failed(new HTTPConnection('127.0.0.1', ports.torn).Get(new HTTPRequest('/'), path))
    expect([error.code, existsSync(path), readdirSync(folder)]).toEqual(['outgoing/torn-body', false, []])
  })
})

test('a kept connection that the server has ended meanwhile is opened anew, once', async () => {
  let calls = 0
  const port = await answering((socket) => {
    calls += 1
    if (calls % 2 === 0) socket.destroy()
    else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na')
  })
  const connection = new HTTPConnection('127.0.0.1', port)
  for (let call = 0; call < 3; call++) expect((await connection.Get(new HTTPRequest('/'))).StatusCode).toBe(200)
  expect(calls).toBe(5)
  connection.Close()
})

describe('a request that HTTP forbids', () => {
  test.each<[title: string, call: () => Promise<unknown>, code: string, text: string]>([
    ['a method with a space', () => call({}, 'GET /'), 'bad-method', 'Недопустимое имя метода HTTP: "GET /"'],
    ['a method in Russian', () => call({}, 'СВОЙ'), 'bad-method', 'Недопустимое имя метода HTTP: "СВОЙ"'],
    [
      'a header in Russian',
      () => call({}, 'GET', new HTTPRequest('/', { 'X-Тест': '1' })),
      'bad-header',
      'Недопустимый заголовок HTTP "X-Тест"',
    ],
    [
      'a line end in a value',
      () => call({}, 'GET', new HTTPRequest('/', { X: 'a\r\nb: c' })),
      'bad-header',
      'Недопустимый заголовок HTTP "X"',
    ],
    ['a line end in the resource', () => call({}, 'GET', new HTTPRequest('/a\r\nb')), 'bad-address', 'Неправильный адрес "/a'],
    [
      'letters in the resource, with refuse',
      () => call({ Profile: { resource: 'refuse' } }, 'GET', new HTTPRequest('/д')),
      'bad-address',
      'Неправильный',
    ],
    ['a file that is not there', () => call({}, 'PUT', fileRequest(join(folder, 'none'))), 'file', "Ошибка доступа к файлу '"],
    [
      'a client certificate of the system',
      async () => call({ SecureConnection: new OpenSSLSecureConnection(new OSClientCertificate()) }),
      'not-supported',
      'не поддерживается onec-standin: СертификатКлиентаОС',
    ],
    [
      'authorities that are not there',
      async () => call({ SecureConnection: secured('none.pem') }),
      'file',
      "Ошибка доступа к файлу 'none.pem'",
    ],
  ])('%s', async (_title, asked, code, text) => {
    const error = await failed(asked())
    expect(error.code).toBe(`outgoing/${code}`)
    expect(error.message.startsWith(text)).toBe(true)
  })

  test.each(['http://a.example', 'a.example/path', 'a b', '', 'user@a.example', 'a.example:99999'])('the server %j', (host) => {
    expect(() => new HTTPConnection(host)).toThrow('Неправильный адрес')
  })

  test.each([
    [['a.example'], 80, 'a.example'],
    [['a.example:8080'], 8080, 'a.example:8080'],
    [['a.example', 81], 81, 'a.example'],
    [['::1'], 80, '::1'],
    [['[::1]:8080'], 8080, '[::1]:8080'],
    [['пример.рф'], 80, 'пример.рф'],
  ] as const)('the server %j has the port %d', (given, port, shown) => {
    const connection = new HTTPConnection(...given)
    expect([connection.Port, connection.Сервер]).toEqual([port, shown])
  })

  test('443 behind TLS', () => {
    const { Port, ЗащищенноеСоединение } = new HTTPConnection({ Host: 'a.example', SecureConnection: new OpenSSLSecureConnection() })
    expect([Port, ЗащищенноеСоединение instanceof OpenSSLSecureConnection]).toEqual([443, true])
  })
})

const fileRequest = (path: string): HTTPRequest => {
  const request = new HTTPRequest('/')
  request.SetBodyFileName(path)
  return request
}

const secured = (authorities: string): OpenSSLSecureConnection =>
  new OpenSSLSecureConnection(undefined, new FileCertificationAuthorityCertificates(authorities))

describe('a proxy', () => {
  const through = (port: number, user?: string): InternetProxy => {
    const proxy = new InternetProxy()
    for (const protocol of ['http', 'https']) proxy.Set(protocol, '127.0.0.1', port, user, user === undefined ? undefined : 'п')
    return proxy
  }
  const heads: string[] = []
  const answer = (text: string) => (socket: Socket, head: string) => {
    heads.push(head)
    socket.end(`${text}\r\nContent-Length: 0\r\n\r\n`)
  }

  test('gets the whole address, and the login behind Host', async () => {
    const port = await answering(answer('HTTP/1.1 200 OK'))
    await call({ Host: 'far.example', Proxy: through(port, 'И') })
    const login = Buffer.from('И:п').toString('base64')
    expect(heads.at(-1)!.split('\r\n').slice(0, 3)).toEqual([
      'GET http://far.example/a HTTP/1.1',
      'Host: far.example',
      `Proxy-Authorization: Basic ${login}`,
    ])
  })

  test('407 is an answer as any other, or an error, as the profile has it', async () => {
    const port = await answering(answer('HTTP/1.1 407 Login'))
    expect(await call({ Host: 'far.example', Proxy: through(port) })).toMatchObject({ StatusCode: 407 })
    const error = await failed(call({ Host: 'far.example', Proxy: through(port), Profile: { proxyLogin: 'error' } }))
    expect([error.code, error.message]).toEqual([
      'outgoing/proxy-login',
      `${prefix}Прокси-сервер требует авторизации (127.0.0.1:${port}, 407)`,
    ])
  })

  test.each([
    ['HTTP/1.1 407 Login', 'proxy-login'],
    ['HTTP/1.1 403 No', 'proxy'],
  ])('a tunnel that it does not open: %s', async (line, code) => {
    const port = await answering(answer(line))
    const asked = call({ Host: 'far.example', Proxy: through(port, 'и'), SecureConnection: new OpenSSLSecureConnection() })
    expect((await failed(asked)).code).toBe(`outgoing/${code}`)
    expect(heads.at(-1)).toMatch(/^CONNECT far\.example:443 HTTP\/1\.1\r\nHost: far\.example:443\r\nProxy-Authorization: Basic /)
  })

  test('is passed over for addresses that are excepted, and where it is switched off', async () => {
    const server = await answering((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'))
    const local = through(1)
    local.BypassProxyOnLocal = true
    const listed = through(1)
    listed.НеИспользоватьПроксиДляАдресов.push('127.0.*')
    for (const Proxy of [local, listed, new InternetProxy(false)])
      expect(await call({ Port: server, Proxy })).toMatchObject({ StatusCode: 204 })
    expect((await failed(call({ Port: server, Proxy: through(1) }))).code).toBe('outgoing/refused')
  })
})

const certificates = makeCertificates()

describe.skipIf(certificates === undefined)('TLS', () => {
  let port: number
  let asking: number
  beforeAll(async () => {
    const { server, authority } = certificates!
    const answer = (socket: Socket): void => {
      socket.on('error', () => {})
      socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'))
    }
    for (const more of [{}, { ca: authority, requestCert: true, rejectUnauthorized: true }]) {
      const one = createSecureServer({ ...server, ...more }, answer).listen(0, '127.0.0.1')
      one.on('tlsClientError', () => {})
      servers.push(one)
      await once(one, 'listening')
      if (Object.keys(more).length === 0) port = (one.address() as AddressInfo).port
      else asking = (one.address() as AddressInfo).port
    }
  })
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
  const own = () => new FileCertificationAuthorityCertificates(bytes(certificates!.authority))
  const client = () => new FileClientCertificate(bytes(certificates!.client.cert + certificates!.client.key))
  const localhost = (SecureConnection: OpenSSLSecureConnection, Port = port) => call({ Host: 'localhost', Port, SecureConnection })

  test('without authorities nothing is checked', async () => {
    expect(await localhost(new OpenSSLSecureConnection())).toMatchObject({ StatusCode: 200 })
  })
  test('with its authority the server is taken', async () => {
    expect(await localhost(new OpenSSLSecureConnection(undefined, own()))).toMatchObject({ StatusCode: 200 })
  })
  test("a host that the certificate does not name is refused with 1C's text", async () => {
    const error = await failed(call({ Port: port, SecureConnection: new OpenSSLSecureConnection(undefined, own()) }))
    expect([error.code, error.message]).toEqual(['outgoing/certificate', `${prefix}Удаленный узел не прошел проверку`])
    expect(error.english).toContain(`127.0.0.1:${port}`)
  })
  test('Strict without a list of revoked certificates is refused', async () => {
    const error = await failed(localhost(new OpenSSLSecureConnection(undefined, own(), 'Strict')))
    expect([error.code, error.english]).toEqual([
      'outgoing/revocation',
      `it cannot be checked whether the certificate of localhost:${port} is revoked, `
        + 'and the mode is Strict: there is no list of its issuer',
    ])
  })
  test('a server that wants a client certificate gets it, and refuses where there is none', async () => {
    expect(await localhost(new OpenSSLSecureConnection(client(), own()), asking)).toMatchObject({ StatusCode: 200 })
    expect((await failed(localhost(new OpenSSLSecureConnection(undefined, own()), asking))).code).toMatch(/^outgoing\/(?:tls|reset)$/)
  })
})
