import { expect, test } from 'vitest'
import { callerLine } from './stack.ts'

const withStack = (...frames: readonly string[]): Error =>
  Object.assign(new Error('x'), { stack: ['Error: x', ...frames.map((one) => `    at ${one}`)].join('\n') })
const library = import.meta.url.replace(/^file:\/\//, '').replace('diagnostics/stack.test.ts', 'hs/invoke.ts')

test.each([
  [
    withStack('f (/w/helper.ts:3:1)', 'GET (/w/a.ts:7:9)', 'g (/w/a.ts:9:1)'),
    '/w/a.ts',
    7,
    'the innermost frame in the file, below what it calls',
  ],
  [withStack('async GET (file:///w/a.ts?v=12:7:9)'), '/w/a.ts', 7, 'a module URL with a query'],
  [withStack('GET (file:///w/%D0%98%D0%BC%D1%8F.ts:8:9)'), '/w/Имя.ts', 8, 'an escaped URL'],
  [withStack('/w/a.ts:5:1'), '/w/a.ts', 5, 'a frame without a function'],
  [withStack('Object.GET [as Any] (/w/with space/a.ts:6:1)'), '/w/with space/a.ts', 6, 'a path with a space'],
  [withStack('f (/w/helper.ts:3:1)'), '/w/a.ts', 3, 'nothing in the file: the innermost outside the library'],
  [
    withStack('read (node:fs:1:1)', `f (${library}:2:1)`, 'p (/w/node_modules/p/i.js:3:1)', 'GET (/w/b.ts:4:1)'),
    undefined,
    4,
    'node, the library and packages are not meant',
  ],
  [withStack('read (node:fs:1:1)'), undefined, 1, 'nothing at all'],
  [withStack('eval (eval at f (/w/a.ts:1:1), <anonymous>:2:3)', 'GET (/w/a.ts:4:1)'), '/w/a.ts', 4, 'code that was made at run time'],
  ['a text', '/w/a.ts', 1, 'no Error'],
  [undefined, undefined, 1, 'nothing thrown'],
  [Object.assign(new Error('x'), { stack: 5 }), undefined, 1, 'a stack that is not text'],
] as const)('%#: %s', (error, file, line, _what) => {
  expect(callerLine(error, file)).toBe(line)
})
