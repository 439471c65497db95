/** HTTPConnection for programs: both names, arguments by place and by name, and the door that its calls go through. */
import { describe, expect, test } from 'vitest'
import { callerLine } from '../../diagnostics/stack.ts'
import { outgoingDoor } from '../../exchange/outgoing/door.ts'
import { OutgoingError, outgoingError } from '../../exchange/outgoing/error.ts'
import type { Outgoing, OutgoingRequest } from '../../exchange/outgoing/request.ts'
import { InternetProxy } from '../../http/objects/proxy.ts'
import { HTTPRequest } from '../../http/objects/request.ts'
import { OpenSSLSecureConnection } from '../../http/objects/secure.ts'
import { systemProxy } from '../network/outgoing/system-proxy.ts'
import { HTTPConnection } from './connection.ts'
import { throughDoor } from './doors.ts'

const asked: OutgoingRequest[] = []
const door: Outgoing = outgoingDoor([], async (request) => {
  asked.push(request)
  const headers = ['Content-Type', 'text/plain; charset=windows-1251', 'set-cookie', 'a=1', 'Set-Cookie', 'b=2', 'Set-Cookie', 'c=3']
  return { status: 302, headers, body: new Uint8Array([0xe4, 0xe0]) }
})

test('calls go through the door that is current, for all that the work starts', async () => {
  const answer = await throughDoor(door, async () => {
    await Promise.resolve()
    return new HTTPConnection('sms.example').Post(new HTTPRequest('/send'))
  })
  expect([answer.StatusCode, answer.GetBodyAsString()]).toEqual([302, 'да'])
  expect(asked.at(-1)!.url).toEqual({ scheme: 'http', host: 'sms.example', port: 80, path: '/send' })
})

test('a header is under the name that the server wrote, repeated ones joined', async () => {
  const { Headers } = await throughDoor(door, () => new HTTPConnection('a.example').Get(new HTTPRequest('/')))
  expect([...Headers]).toEqual([
    ['Content-Type', 'text/plain; charset=windows-1251'],
    ['set-cookie', 'a=1'],
    ['Set-Cookie', 'b=2, c=3'],
  ])
})

test('the same in Russian, and by asynchronous names', async () => {
  const answer = await throughDoor(door, async () => {
    const request = new HTTPRequest()
    request.АдресРесурса = '/документы'
    request.Заголовки.set('X', '1')
    request.УстановитьТелоИзСтроки('да', 'windows-1251')
    return new HTTPConnection('a.example').ВызватьHTTPМетодАсинх('PUT', request)
  })
  expect([answer.КодСостояния, answer.ПолучитьТелоКакСтроку('windows-1251'), answer.ПолучитьИмяФайлаТела()]).toEqual([302, 'да', ''])
  expect(asked.at(-1)).toMatchObject({ method: 'PUT', body: new Uint8Array([0xe4, 0xe0]) })
})

test('the places of 1C', () => {
  const [proxy, secure] = [new InternetProxy(false), new OpenSSLSecureConnection()]
  const connection = new HTTPConnection('a.example', undefined, 'u', 'p', proxy, 5, secure, true)
  const { Host, Port, User, Password, Proxy, Timeout, SecureConnection, UseOSAuthentication } = connection
  expect([Host, Port, User, Password, Proxy, Timeout, SecureConnection, UseOSAuthentication]).toEqual([
    'a.example',
    443,
    'u',
    'p',
    proxy,
    5,
    secure,
    true,
  ])
  expect(() => new HTTPConnection(7 as unknown as string)).toThrow('the first argument is the name or the address')
})

test('where no answer comes the error leads to the line that called', async () => {
  const failing: Outgoing = async () => {
    await new Promise((resolve) => {
      setTimeout(resolve)
    })
    throw outgoingError('reset', { address: 'a.example:80' })
  }
  let line = 0
  const work = async (): Promise<void> => {
    line = callerLine(new Error('this line'), import.meta.filename) + 1
    await new HTTPConnection('a.example').Get(new HTTPRequest('/'))
  }
  try {
    await throughDoor(outgoingDoor([], failing), work)
    expect.unreachable()
  } catch (error) {
    expect([error, callerLine(error, import.meta.filename)]).toEqual([expect.any(OutgoingError), line])
  }
})

describe('the proxy of the machine', () => {
  const url = (host: string, scheme: 'http' | 'https' = 'http') => ({ scheme, host, port: 80, path: '/' })
  test.each<[environment: Record<string, string>, to: ReturnType<typeof url>, proxy: object | undefined]>([
    [{}, url('a.example'), undefined],
    [{ http_proxy: 'http://u:p%40@proxy:3128' }, url('a.example'), { host: 'proxy', port: 3128, user: 'u', password: 'p@' }],
    [{ http_proxy: 'proxy:3128' }, url('a.example'), { host: 'proxy', port: 3128 }],
    [{ http_proxy: 'http://proxy' }, url('a.example', 'https'), undefined],
    [{ HTTP_PROXY: 'http://proxy' }, url('a.example'), undefined],
    [{ HTTPS_PROXY: 'http://proxy:1' }, url('a.example', 'https'), { host: 'proxy', port: 1 }],
    [{ all_proxy: 'http://proxy:1', no_proxy: '.example, localhost' }, url('a.example'), undefined],
    [{ all_proxy: 'http://proxy:1', no_proxy: 'example' }, url('badexample'), { host: 'proxy', port: 1 }],
    [{ all_proxy: 'http://proxy:1', no_proxy: '*' }, url('a.example'), undefined],
  ])('%j: %j', (environment, to, proxy) => {
    expect(systemProxy(to, environment)).toEqual(proxy)
  })
})
