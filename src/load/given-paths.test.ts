/** One path in two spellings is one path. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { givenOnce } from './given-paths.ts'

test.each<readonly [given: readonly string[], paths: readonly string[], notes: readonly string[]]>([
  [['a', 'b'], ['a', 'b'], []],
  [['a', 'a'], ['a'], ['"a" is given twice; it is read once']],
  [['./a', 'a/', 'b'], ['./a', 'b'], ['"a/" (./a) is given twice; it is read once']],
  [['a', resolve('a')], ['a'], [`"${resolve('a')}" (a) is given twice; it is read once`]],
  [['http://x/a', 'http://x/a'], ['http://x/a'], ['"http://x/a" is given twice; it is read once']],
  [['http://x/a', 'http://x/b'], ['http://x/a', 'http://x/b'], []],
])('%j', (given, paths, notes) => {
  const at = { file: 'standin.config.json', line: 1, column: 2 }
  const found = givenOnce(given, () => at)
  expect(found.paths).toEqual(paths)
  expect(found.notes.map(({ message }) => message)).toEqual(notes)
  for (const one of found.notes)
    expect(one).toMatchObject({ severity: 'note', location: at, messageRu: expect.stringContaining('указан дважды') as unknown })
})
