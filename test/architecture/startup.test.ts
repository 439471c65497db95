/**
 * What `standin serve` loads before it knows what it serves: each module costs a quarter of a millisecond, so what not everybody needs must
 * not be among them.
 */
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, sources, withoutComments } from './sources.ts'

const byPath = new Map(sources.map((one) => [one.path, one]))

/** Modules that are loaded with that one; types and `import(…)` load nothing. */
function loadedWith(path: string, met = new Set<string>()): Set<string> {
  const source = byPath.get(path)
  if (source === undefined || met.has(path)) return met
  met.add(path)
  for (const { from } of importsOf({ ...source, text: withoutComments(source.text).replace(/\bimport\([^)]*\)/g, '') }).filter(
    (one) => !one.typeOnly && one.from.startsWith('.'),
  )) {
    loadedWith(posix.normalize(posix.join(posix.dirname(path), from)), met)
  }
  return met
}

const loaded = [...loadedWith('cli/main.ts'), ...loadedWith('cli/serve/run.ts')]

test.each(['soap', 'xdto', 'wsdl', 'bus', 'integration', 'library'])('nothing of %s', (layer) => {
  expect(loaded.filter((path) => path.startsWith(`${layer}/`))).toEqual([])
})

test('of Web services their definitions alone, of XML and access what needs no parser and no user', () => {
  expect(loaded.filter((path) => /^(?:ws|xml)\//.test(path)).sort()).toEqual(['ws/face.ts', 'ws/service/service.ts', 'xml/element.ts'])
  expect(loaded).not.toContain('access/access.ts')
  expect(loaded).not.toContain('index.ts')
})

test('of data the names of its kinds alone', () => {
  expect(loaded.filter((path) => path.startsWith('infobase/') || path.startsWith('load/infobase/')).sort()).toEqual([
    'infobase/definition/data-kinds.ts',
    'infobase/definition/role-allows.ts',
    'load/infobase/has-data-objects.ts',
    'load/infobase/wants-data.ts',
  ])
  expect(loaded.filter((path) => path.startsWith('host/sql/'))).toEqual([])
})

test('of project files where one may lie, and the names of settings', () => {
  const command = [...loadedWith('cli/command.ts'), ...loadedWith('cli/serve/define.ts')]
  expect([...new Set(command)].filter((path) => /^(?:load\/)?project\//.test(path)).sort()).toEqual([
    'load/project/find.ts',
    'project/bus-settings.ts',
    'project/kinds.ts',
    'project/settings.ts',
    'project/sizes.ts',
  ])
})

test('of the page of the admin surface its table and the answer with its files', () => {
  expect([...loadedWith('standin/admin/admin.ts')].filter((path) => path.startsWith('standin/admin/page/')).sort()).toEqual([
    'standin/admin/page/files.ts',
    'standin/admin/page/names.ts',
    'standin/admin/page/operations.ts',
  ])
})

test('the public createPlatform has all of it at once', () => {
  expect([...loadedWith('host/machine/platform.ts')]).toEqual(expect.arrayContaining(['ws/channel.ts', 'xml/pull.ts', 'access/access.ts']))
})
