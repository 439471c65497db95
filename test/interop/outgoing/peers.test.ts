/** HTTPConnection against servers and proxies of others: Apache, squid, openssl. Skipped with a printed line where one is not installed. */
import { existsSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  FileCertificationAuthorityCertificates,
  FileClientCertificate,
  HTTPConnection,
  HTTPRequest,
  InternetProxy,
  OpenSSLSecureConnection,
  type HTTPConnectionSettings,
} from '../../../src/index.ts'
import { program } from '../tools.ts'
import { makeAuthority, startApache, startOpenSSL, startSquid, type Authority, type Peer } from './peers.ts'

const openssl = program('openssl', 'version')
const apache = openssl && program('apache2', '-v')
const squid = openssl && existsSync('/usr/lib/squid/basic_ncsa_auth') ? program('squid', '-v') : program('squid with basic_ncsa_auth')

const none = new InternetProxy(false)
const get = (settings: Omit<HTTPConnectionSettings, 'Host'> & { Host?: string }, resource: string, headers?: Record<string, string>) =>
  new HTTPConnection({ Host: '127.0.0.1', Proxy: none, Timeout: 20, ...settings }).Get(new HTTPRequest(resource, headers))

/** As modules of 1C look a header up: in small letters. */
const lowered = (headers: ReadonlyMap<string, string>): Map<string, string> =>
  new Map([...headers].map(([name, value]) => [name.toLowerCase(), value]))

/** The program's own way of going on, as a library of 1C does it: at most eight times, no address twice. */
async function following(port: number, start: string): Promise<{ body: string; led: readonly string[] }> {
  const connection = new HTTPConnection('127.0.0.1', port, undefined, undefined, none, 20)
  const led = [start]
  for (;;) {
    const answer = await connection.Get(new HTTPRequest(led.at(-1)))
    if (![301, 302, 303, 307, 308].includes(answer.StatusCode)) return { body: answer.GetBodyAsString(), led }
    const location = lowered(answer.Headers).get('location')
    if (location === undefined) throw new Error('a redirection without Location')
    const { pathname, search } = new URL(location, `http://127.0.0.1:${port}${led.at(-1)!}`)
    if (led.includes(pathname + search)) throw new Error(`a circular redirection: ${[...led, pathname].join(' ')}`)
    if (led.length > 8) throw new Error('too many redirections')
    led.push(pathname + search)
  }
}

/** One joined value as its cookies: what a comma parts is a cookie of its own where a name comes before the first attribute. */
function cookiesOf(joined: string): string[] {
  const cookies: string[] = []
  for (const part of joined.split(',')) {
    const [equals, semicolon] = [part.indexOf('='), part.indexOf(';')]
    if (cookies.length === 0 || (equals > 0 && equals < semicolon)) cookies.push(part)
    else cookies.push(`${cookies.pop()!},${part}`)
  }
  return cookies.map((one) => one.trim())
}

describe.skipIf(apache === undefined)('Apache', () => {
  let server: Peer
  beforeAll(async () => {
    server = await startApache()
  })
  afterAll(() => server.stop())

  test.each(['301', '302', '303', '307', '308'])('%s comes back to the program', async (status) => {
    const answer = await get({ Port: server.port }, `/${status}`)
    expect([answer.StatusCode, lowered(answer.Headers).get('location')]).toEqual([Number(status), expect.stringMatching(/^http:/)])
  })

  test('a program follows them by itself, and notices a circle', async () => {
    const { body, led } = await following(server.port, '/301')
    expect([body.slice(0, 12), led]).toEqual(['plain plain ', ['/301', '/302', '/303', '/307', '/308', '/plain']])
    await expect(following(server.port, '/round')).rejects.toThrow('a circular redirection: /round /other-round /round')
  })

  test('two cookies are one value, which a program parts again', async () => {
    const answer = await get({ Port: server.port }, '/cookies')
    expect(cookiesOf(lowered(answer.Headers).get('set-cookie')!)).toEqual(
      ['a', 'b'].map((name) => `${name}=1; Expires=Wed, 21 Oct 2099 07:28:00 GMT; Path=/`),
    )
  })

  test('what mod_deflate has packed stays packed', async () => {
    const answer = await get({ Port: server.port }, '/packed', { 'Accept-Encoding': 'gzip' })
    expect(lowered(answer.Headers).get('content-encoding')).toBe('gzip')
    expect(gunzipSync(answer.GetBodyAsBinaryData()).toString()).toBe('packed '.repeat(100))
    expect((await get({ Port: server.port }, '/packed')).GetBodyAsString()).toBe('packed '.repeat(100))
  })

  test('401 comes back to the program: Basic, and Digest with its challenge', async () => {
    expect((await get({ Port: server.port }, '/basic')).StatusCode).toBe(401)
    const digest = await get({ Port: server.port, User: 'u', Password: 'p' }, '/digest')
    expect([digest.StatusCode, lowered(digest.Headers).get('www-authenticate')]).toEqual([
      401,
      expect.stringMatching(/^Digest realm="area"/),
    ])
  })

  test.each([
    ['at-once', 'p', 200],
    ['after-401', 'p', 200],
    ['never', 'p', 401],
    ['after-401', 'wrong', 401],
  ] as const)('Basic %s with the password %s: %d', async (basic, Password, status) => {
    expect((await get({ Port: server.port, User: 'u', Password, Profile: { basic } }, '/basic')).StatusCode).toBe(status)
  })

  test('spelling of the server is kept', async () => {
    const { Headers } = await get({ Port: server.port }, '/plain')
    expect([Headers.has('Content-Length'), Headers.has('content-length')]).toEqual([true, false])
  })
})

describe.skipIf(openssl === undefined)('openssl s_server', () => {
  let authority: Authority
  const servers = new Map<string, Peer>()
  beforeAll(async () => {
    authority = makeAuthority()
    const asking = ['-Verify', '1', '-verify_return_error', '-CAfile', authority.file('ca.crt')]
    servers.set('good', await startOpenSSL(authority, 'good'))
    servers.set('expired', await startOpenSSL(authority, 'expired'))
    servers.set('revoked', await startOpenSSL(authority, 'revoked'))
    servers.set('asking', await startOpenSSL(authority, 'good', ...asking))
    servers.set('newest', await startOpenSSL(authority, 'good', '-tls1_3'))
  })
  afterAll(() => {
    for (const one of servers.values()) one.stop()
    authority.remove()
  })
  const own = () => new FileCertificationAuthorityCertificates(authority.file('ca.crt'))
  const lists = (...names: string[]) => names.map((name) => ({ path: authority.file(name) }))
  const from = (server: string, SecureConnection: OpenSSLSecureConnection, Host = 'localhost'): Promise<string | number> =>
    get({ Host, Port: servers.get(server)!.port, SecureConnection }, '/').then(
      ({ StatusCode }) => StatusCode,
      (error: { code: string }) => error.code,
    )
  const client = (file: string, password?: string) => new FileClientCertificate(authority.file(file), password)

  test.each<[title: string, server: string, secure: () => OpenSSLSecureConnection, host: string, outcome: string | number]>([
    ['its own authority', 'good', () => new OpenSSLSecureConnection(undefined, own()), 'localhost', 200],
    [
      'an authority that did not issue it',
      'good',
      () => new OpenSSLSecureConnection(undefined, new FileCertificationAuthorityCertificates(authority.file('client.crt'))),
      'localhost',
      'outgoing/certificate',
    ],
    ['another host', 'good', () => new OpenSSLSecureConnection(undefined, own()), '127.0.0.1', 'outgoing/certificate'],
    ['expired', 'expired', () => new OpenSSLSecureConnection(undefined, own()), 'localhost', 'outgoing/certificate'],
    ['expired, and nothing checked', 'expired', () => new OpenSSLSecureConnection(), 'localhost', 200],
    ['TLS 1.3 alone', 'newest', () => new OpenSSLSecureConnection(undefined, own()), 'localhost', 200],
    ['revoked, without a list', 'revoked', () => new OpenSSLSecureConnection(undefined, own()), 'localhost', 200],
    [
      'revoked, Soft with the list',
      'revoked',
      () => new OpenSSLSecureConnection(undefined, own(), 'Soft', lists('ca.crl')),
      'localhost',
      'outgoing/certificate',
    ],
    [
      'revoked, Strict with the list in DER',
      'revoked',
      () => new OpenSSLSecureConnection(undefined, own(), 'Strict', lists('der.crl')),
      'localhost',
      'outgoing/certificate',
    ],
    [
      'revoked, and not checked',
      'revoked',
      () => new OpenSSLSecureConnection(undefined, own(), 'DontCheck', lists('ca.crl')),
      'localhost',
      200,
    ],
    [
      'good, Strict with the list',
      'good',
      () => new OpenSSLSecureConnection(undefined, own(), 'Strict', lists('none.crl', 'ca.crl')),
      'localhost',
      200,
    ],
    ['good, Strict without one', 'good', () => new OpenSSLSecureConnection(undefined, own(), 'Strict'), 'localhost', 'outgoing/revocation'],
    ['a client certificate in PEM', 'asking', () => new OpenSSLSecureConnection(client('client.pem'), own()), 'localhost', 200],
    ['with a locked key', 'asking', () => new OpenSSLSecureConnection(client('locked.pem', 'secret'), own()), 'localhost', 200],
    ['in PKCS #12', 'asking', () => new OpenSSLSecureConnection(client('client.p12', 'secret'), own()), 'localhost', 200],
    [
      'with a wrong password',
      'asking',
      () => new OpenSSLSecureConnection(client('client.p12', 'wrong'), own()),
      'localhost',
      'outgoing/file',
    ],
  ])('%s', async (_title, server, secure, host, outcome) => {
    expect(await from(server, secure(), host)).toBe(outcome)
  })

  test('no client certificate where the server wants one', async () => {
    expect(await from('asking', new OpenSSLSecureConnection(undefined, own()))).toMatch(/^outgoing\/(?:tls|reset)$/)
  })

  describe.skipIf(squid === undefined || apache === undefined)('squid', () => {
    let proxy: Peer
    let behind: Peer
    beforeAll(async () => {
      proxy = await startSquid()
      behind = await startApache()
    })
    afterAll(() => {
      proxy.stop()
      behind.stop()
    })
    const through = (user?: string): InternetProxy => {
      const one = new InternetProxy()
      for (const protocol of ['http', 'https']) one.Set(protocol, '127.0.0.1', proxy.port, user, user && 'p')
      return one
    }

    test('http with its login', async () => {
      const answer = await get({ Port: behind.port, Proxy: through('u') }, '/plain')
      expect([answer.StatusCode, lowered(answer.Headers).has('via')]).toEqual([200, true])
    })
    test('http without one is a 407', async () => {
      expect((await get({ Port: behind.port, Proxy: through() }, '/plain')).StatusCode).toBe(407)
    })
    test('CONNECT with its login, and the certificate of the server is checked', async () => {
      const { port } = servers.get('good')!
      const secure = { Host: 'localhost', Port: port, Proxy: through('u') }
      expect((await get({ ...secure, SecureConnection: new OpenSSLSecureConnection(undefined, own()) }, '/')).StatusCode).toBe(200)
      const expired = { ...secure, Port: servers.get('expired')!.port, SecureConnection: new OpenSSLSecureConnection(undefined, own()) }
      await expect(get(expired, '/')).rejects.toMatchObject({ code: 'outgoing/certificate' })
    })
    test('CONNECT without one is refused', async () => {
      const asked = get(
        { Host: 'localhost', Port: servers.get('good')!.port, Proxy: through(), SecureConnection: new OpenSSLSecureConnection() },
        '/',
      )
      await expect(asked).rejects.toMatchObject({ code: 'outgoing/proxy-login' })
    })
  })
})
