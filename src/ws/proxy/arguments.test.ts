/** Arguments behind the port as 1C has them, and as TypeScript does. */
import { expect, test } from 'vitest'
import { proxyOptions, type ProxyArguments } from './arguments.ts'

const address = 'http://127.0.0.1:9/x'

test.each<[title: string, given: ProxyArguments, options: object]>([
  ['nothing', [], {}],
  ['options', [{ location: address, user: 'Обмен' }], { location: address, user: 'Обмен' }],
  ['the address where 1C has it (17.2.4.3)', [undefined, undefined, undefined, address], { location: address }],
  ['a timeout, which 1C counts in seconds', [undefined, 30], { timeout: 30_000 }],
  ['a timeout of 0: none is said', [undefined, 0, undefined, address], { location: address }],
])('%s', (_, given, options) => {
  expect(proxyOptions(given)).toEqual(options)
})

test.each<[title: string, given: readonly unknown[], text: string]>([
  ['an address in the place of options', [address], 'an object of options follows the port'],
  ['a secure connection of 1C', [undefined, undefined, {}, address], "1C's proxy and secure connection objects"],
  ['an address that is none', [undefined, undefined, undefined, 7], 'the address (four places behind the port) is a text'],
  ['a timeout that is none', [undefined, '30'], 'the timeout (two places behind the port) is a number'],
  ['too many', [undefined, 1, undefined, address, 'x'], 'an object of options follows the port'],
])('%s is refused', (_, given, text) => {
  expect(() => proxyOptions(given as ProxyArguments)).toThrow(text)
})
