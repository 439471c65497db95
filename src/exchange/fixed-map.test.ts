import { expect, test } from 'vitest'
import { FixedMap } from './fixed-map.ts'

test('a fixed map reads as a Map and refuses each way to change it, by name', () => {
  const map = new FixedMap<string>((put) => put('__proto__', 'data'))
  expect([map instanceof Map, map.get('__proto__'), map.get('constructor'), map.has('x'), map.size, [...map.keys()]]).toEqual([
    true,
    'data',
    undefined,
    false,
    1,
    ['__proto__'],
  ])
  const writable: Map<string, string> = map
  expect(() => writable.set('a', '1')).toThrow('read-only: "a" can\'t be set')
  expect(() => writable.delete('__proto__')).toThrow("can't be deleted")
  expect(() => writable.clear()).toThrow("can't be cleared")
  expect([...map]).toEqual([['__proto__', 'data']])
})
