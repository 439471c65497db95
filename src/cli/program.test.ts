import { expect, test } from 'vitest'
import { joinExplain } from './program.ts'

test.each<readonly [args: readonly string[], joined: readonly string[]]>([
  [['routes', '--explain', 'GET', '/hs/a', 'services'], ['routes', '--explain', 'GET /hs/a', 'services']],
  [['routes', 'services', '--explain', 'GET', '/hs/a', '--json'], ['routes', 'services', '--explain', 'GET /hs/a', '--json']],
  [['routes', '--explain', 'GET'], ['routes', '--explain', 'GET']],
  [['routes', '--explain', 'GET', '--json'], ['routes', '--explain', 'GET', '--json']],
  [['serve', 'GET', '/hs/a'], ['serve', 'GET', '/hs/a']],
  [[], []],
])('the two values of --explain in %j are one for commander', (args, joined) => {
  expect(joinExplain(args)).toEqual(joined)
})
