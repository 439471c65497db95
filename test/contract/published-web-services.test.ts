/** Web services as publications, access and sessions treat them: as HTTP services, but for what is theirs alone. */
import { expect, test } from 'vitest'
import { bodyBytes } from '../../src/exchange/reply.ts'
import { offered } from '../../src/host/machine/channels.ts'
import { publish } from '../../src/host/machine/publish.ts'
import { AccessToken, Operation, Parameter, WebService, hashPassword, userList, xs } from '../../src/index.ts'
import type { Configuration } from '../../src/platform/configuration.ts'
import { readPublication } from '../../src/publication/vrd-read.ts'
import { basic, handledPlatform } from '../support/handled-platform.ts'

const service = WebService({
  Name: 'Version',
  Namespace: 'urn:v',
  XDTOPackages: [],
  DescriptorFileName: 'version.1cws',
  ReuseSessions: 'AutoUse',
  Operations: {
    Session: Operation({ Parameters: {}, XDTOReturningValueType: xs.string }, (_values, call) => call.session.id),
    Who: Operation(
      { Parameters: { Text: Parameter(xs.string) }, XDTOReturningValueType: xs.string },
      ({ Text }, call) => `${Text} ${call.user} ${call.separators.map(({ value }) => value).join()}`,
    ),
  },
})
const key = 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA=='

const served = (content: string, configuration: Partial<Configuration> = {}) =>
  handledPlatform({
    services: [service],
    ...configuration,
    publications: [
      publish(readPublication(`<point xmlns="http://v8.1c.ru/8.2/virtual-resource-system" base="/b">${content}</point>`, 'x'), [
        offered(service),
      ]).publication,
    ],
  })

async function call(
  at: ReturnType<typeof served>,
  path: string,
  operation: string,
  headers: Record<string, string> = {},
): Promise<readonly [number, string]> {
  const body = new TextEncoder().encode(
    `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body><m:${operation} xmlns:m="urn:v">`
      + `${operation === 'Who' ? '<m:Text>a</m:Text>' : ''}</m:${operation}></e:Body></e:Envelope>`,
  )
  const reply = await at.platform.handle({
    method: 'POST',
    target: path,
    headers: ['Host', 'h', 'Content-Type', 'text/xml', ...Object.entries(headers).flat()],
    scheme: 'http',
    authority: 'h',
    signal: new AbortController().signal,
    body: {
      async *[Symbol.asyncIterator]() {
        yield body
      },
    },
  })
  const text = new TextDecoder().decode(await bodyBytes(reply))
  return [reply.status, /<m:return[^>]*>([^<]*)</.exec(text)?.[1] ?? text]
}

test("the file's alias replaces the descriptor's name, the name stays; what is not published is 500 (source 52)", async () => {
  const at = served('<ws><point name="Version" alias="v.1cws"/></ws>')
  expect((await call(at, '/b/ws/Version', 'Who'))[0]).toBe(200)
  expect((await call(at, '/b/ws/v.1cws', 'Who'))[0]).toBe(200)
  expect([(await call(at, '/b/ws/version.1cws', 'Who'))[0], at.refusal()]).toEqual([500, 'ws/no-service'])
  expect([(await call(served('<httpServices/>'), '/b/ws/Version', 'Who'))[0]]).toEqual([500])
})

test("calls share sessions of the pool as the file says, against the service's own AutoUse", async () => {
  const pooled = served('<ws pointEnableCommon="true"/>')
  expect((await call(pooled, '/b/ws/Version', 'Session'))[1]).toBe((await call(pooled, '/b/ws/version.1cws', 'Session'))[1])
  const single = served('<ws><point name="Version" reuseSessions="dontuse"/></ws>')
  expect((await call(single, '/b/ws/Version', 'Session'))[1]).not.toBe((await call(single, '/b/ws/Version', 'Session'))[1])
})

test('a full pool is 406 with the exception document, not a fault (source 16)', async () => {
  const at = served('<ws><point name="Version" poolSize="0" poolTimeout="0"/></ws>')
  const waiting = call(at, '/b/ws/Version', 'Session')
  await at.clock.move(1)
  const [status, text] = await waiting
  expect([status, text]).toEqual([406, expect.stringContaining('<exception ')])
})

test('separators come before ws, in the call and in the description (ours)', async () => {
  const at = served('<ws pointEnableCommon="true"/><zones><zone specify="true"/></zones>')
  expect(await call(at, '/b/a%20b/ws/Version', 'Who')).toEqual([200, 'a  a b'])
  expect((await at.ask('/b/a%20b/ws/Version?wsdl')).text).toContain('location="http://shop.example/b/a%20b/ws/Version"')
})

test('passwords, tokens and rights: the right is on the operation, which only the message names', async () => {
  const users = userList([{ Name: 'И', StoredPasswordValue: await hashPassword('п'), Roles: ['Р'], AccessTokenAuthentication: true }])
  const at = served(
    `<ws pointEnableCommon="true"><accessTokenAuthentication><issuers><issuer name="ssl" keyInformation="${key}"/></issuers>`
      + '</accessTokenAuthentication></ws>',
    { users, access: { roles: { Р: ['WebService.Version.Operation.Who'] } } },
  )
  const Authorization = basic('И', 'п')
  expect((await call(at, '/b/ws/Version', 'Who'))[0]).toBe(401)
  expect(await call(at, '/b/ws/Version', 'Who', { Authorization })).toEqual([200, 'a И '])
  const [status, text] = await call(at, '/b/ws/Version', 'Session', { Authorization })
  expect([status, at.refusal(), text]).toEqual([403, 'access/forbidden', expect.stringContaining('Нарушение прав доступа!')])
  const token = new AccessToken()
  token.Issuer = 'ssl'
  token.Recipients.Add('Version')
  token.UserMatchingKey = 'И'
  token.Sign('HS256', key)
  expect(await call(at, '/b/ws/Version', 'Who', { Authorization: `Bearer ${token}` })).toEqual([200, 'a И '])
  expect((await at.ask('/b/ws/Version?wsdl')).status).toBe(401)
  expect((await at.ask(`/b/ws/Version?wsdl&AccessToken=${token}`)).status).toBe(200)
})
