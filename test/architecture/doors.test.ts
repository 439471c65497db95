/** Each package of somebody else's has one door: one file that imports it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, root, sources } from './sources.ts'

const packageOf = (from: string): string =>
  from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/')

const doors = new Map<string, Set<string>>()
for (const source of sources) {
  for (const { from } of importsOf(source)) {
    if (!from.startsWith('.') && !from.startsWith('node:'))
      doors.set(packageOf(from), (doors.get(packageOf(from)) ?? new Set()).add(source.path))
  }
}

test('a package is imported by one file', () => {
  expect([...doors].filter(([, files]) => files.size > 1).map(([name, files]) => `${name}: ${[...files].join(', ')}`)).toEqual([])
  expect(doors.size).toBeGreaterThan(0)
})

test('what is imported is a dependency, or joined into the build', () => {
  const { dependencies, peerDependenciesMeta } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: object
    peerDependenciesMeta: object
  }
  const joined = JSON.parse(readFileSync(join(root, 'scripts/joined.json'), 'utf8')) as readonly string[]
  expect([...doors.keys()].filter((name) => !(name in { ...dependencies, ...peerDependenciesMeta }) && !joined.includes(name))).toEqual([])
})
