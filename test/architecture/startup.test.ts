/**
 * What `standin serve` loads before it knows what it serves, and `standin bus` before it is ready: each module costs a quarter of a
 * millisecond, so what not everybody needs must not be among them.
 */
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importsOf, sources, withoutComments, type Source } from './sources.ts'

const byPath = new Map(sources.map((one) => [one.path, one]))

/** What it imports as it is loaded: not types, nor what `import(…)` has. */
const loadedBy = (source: Source): readonly string[] =>
  importsOf({ ...source, text: withoutComments(source.text).replace(/\bimport\([^)]*\)/g, '') }).flatMap((one) =>
    one.typeOnly ? [] : [one.from],
  )

/** Modules that are loaded with that one. */
function loadedWith(path: string, met = new Set<string>()): Set<string> {
  const source = byPath.get(path)
  if (source === undefined || met.has(path)) return met
  met.add(path)
  for (const from of loadedBy(source).filter((one) => one.startsWith('.'))) {
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

describe('a bus before it is ready', () => {
  const roots = ['cli/bus/define.ts', 'cli/bus/run.ts', 'load/bus/open-bus.ts', 'host/amqp/listen.ts', 'integration/bus/memory-store.ts']
  const ofBus = [...new Set(roots.flatMap((root) => [...loadedWith(root)]))]
  const below = (folder: string): readonly string[] => ofBus.filter((path) => path.startsWith(folder)).sort()

  test('the port of AMQP, and of rhea that it is there', () => {
    expect(below('host/amqp/')).toEqual(['host/amqp/listen.ts', 'host/amqp/load-rhea.ts'])
    const packages = ofBus.flatMap((path) => loadedBy(byPath.get(path)!)).filter((from) => !/^(?:\.|node:)/.test(from))
    expect([...new Set(packages)].sort()).toEqual(['commander', 'yaml'])
  })

  test('no verification, no admin surface, no journal file, nothing of Web services', () => {
    expect(below('bus/').filter((path) => /^bus\/(?:admin|control|journal\/verify|failure\/read)/.test(path))).toEqual([])
    expect(ofBus.filter((path) => /^(?:ws|wsdl|soap|xml|host\/bus|standin\/(?:admin|journal|value))\//.test(path))).toEqual([])
    expect(below('xdto/')).toEqual(['xdto/values/decimal.ts'])
  })

  test('of stubs how a file is read', () => {
    expect(below('standin/').filter((path) => !path.startsWith('standin/reading/'))).toEqual(['standin/calls/exact-json.ts'])
    expect(below('standin/reading/')).not.toContain('standin/reading/criteria.ts')
  })
})
