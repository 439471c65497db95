/** What a relay changes in the answers of the real 1C: where they lead, and to whom cookies belong. */
import { expect, test } from 'vitest'
import { answeredHeaders, ownAddress, ownDescription, type Sides } from './answered.ts'

const sides: Sides = { upstream: 'http://1c.example/base', own: 'http://127.0.0.1:8080/trade' }
const rooted: Sides = { upstream: 'https://1c.example', own: 'http://127.0.0.1:8080' }

test.each<[location: string, ours: string | undefined]>([
  ['http://1c.example/base/hs/a?x=1', 'http://127.0.0.1:8080/trade/hs/a?x=1'],
  ['http://1c.example/base', 'http://127.0.0.1:8080/trade'],
  ['http://1c.example/base?x', 'http://127.0.0.1:8080/trade?x'],
  ['//1c.example/base/hs', 'http://127.0.0.1:8080/trade/hs'],
  ['/base/hs/%D0%B0#b', 'http://127.0.0.1:8080/trade/hs/%D0%B0#b'],
  ['https://1c.example/base/hs', 'http://127.0.0.1:8080/trade/hs'],
  ['http://1c.example/based/hs', undefined],
  ['http://other.example/base/hs', undefined],
  ['/elsewhere', undefined],
  ['next', undefined],
])('a redirect to %s leads to %s', (location, ours) => {
  expect(ownAddress(location, sides)).toBe(ours)
})

test.each<[title: string, of: Sides, cookie: string, ours: string]>([
  ['the path of the publication', sides, 'ibsession=1; Path=/base; HttpOnly', 'ibsession=1; Path=/trade; HttpOnly'],
  ['a path below it', sides, 'a=1; path=/base/hs', 'a=1; path=/trade/hs'],
  ['another path', sides, 'a=1; Path=/x', 'a=1; Path=/'],
  ['of a publication at the root', rooted, 'a=1; Path=/; Domain=1c.example; Secure', 'a=1; Path=/'],
  ['no attributes', sides, 'a=1', 'a=1'],
])('a cookie: %s', (_, of, cookie, ours) => {
  expect(answeredHeaders(['Set-Cookie', cookie], of)).toEqual(['Set-Cookie', ours])
})

test('addresses of a description are ours, whatever name the server calls itself by; others stay', () => {
  const others = '<a location="http://srv1c/base/x"/><s:address location="http://far/"/>'
  const wsdl = `<s:address location="http://srv1c:81/base/ws/Orders.1cws"/>${others}`
  const body = new TextEncoder().encode(wsdl)
  const decodeUTF8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
  expect(ownDescription(body, [], sides, { decodeUTF8 })).toBe(
    `<s:address location="http://127.0.0.1:8080/trade/ws/Orders.1cws"/>${others}`,
  )
})
