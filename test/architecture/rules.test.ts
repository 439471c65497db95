/**
 * The rules of the house: rooms of a size to look over, no circles, doors, no question for a channel's name. Each rule is run on the
 * sources as they are, and on a planted source that breaks it.
 */
import { describe, expect, test } from 'vitest'
import * as rules from './rules.ts'
import { layerOf, sources, type Source } from './sources.ts'

const planted = (path: string, text = ''): Source => ({ path, layer: layerOf(path), text })
const withPlanted = (...more: readonly Source[]): readonly Source[] => [...sources, ...more]

test('src holds folders and index.ts', () => {
  expect(rules.loose(sources)).toEqual([])
  expect(rules.loose(withPlanted(planted('platform.ts')))).toEqual(['platform.ts'])
})

describe('rooms', () => {
  /** One rule a file, one type a file. */
  const large = ['wsdl/rules', 'wsdl/rules/neighbours', 'xdto/types']

  test('a folder has at most 20 files', () => {
    expect(rules.crowded(sources, 20, large)).toEqual([])
    const many = Array.from({ length: 21 }, (_, at) => planted(`hall/file-${at}.ts`))
    expect(rules.crowded(withPlanted(...many), 20, large)).toEqual(['hall has 21 files'])
  })

  test('a room has at least 2', () => {
    expect(rules.lonely(sources)).toEqual([])
    expect(rules.lonely(withPlanted(planted('hs/cell/one.ts')))).toEqual(['hs/cell'])
  })
})

describe('no circles, with types and dynamic imports', () => {
  /** What an XML Schema defines refers to itself: an element has a type, whose model groups hold elements. */
  const builders = ['attributes', 'elements', 'model-groups', 'object-types', 'schema-types', 'shape', 'simple-types']
  const allowed = builders.map((one) => `wsdl/types/${one}.ts`).join(' ')

  test('among files', () => {
    expect(rules.fileCircles(sources).filter((circle) => circle !== allowed)).toEqual([])
    expect(
      rules.fileCircles(withPlanted(planted('hs/a.ts', "import type { B } from './b.ts'"), planted('hs/b.ts', "import('./a.ts')"))),
    ).toContain('hs/a.ts hs/b.ts')
  })

  test('among folders, and among the rooms of a folder', () => {
    expect(rules.folderCircles(sources)).toEqual([])
    // xml imports diagnostics already; the other way closes the circle.
    expect(rules.folderCircles(withPlanted(planted('diagnostics/x.ts', "import type { XMLReader } from '../xml/pull.ts'")))).toEqual([
      'diagnostics xml',
    ])
    // hs/service imports hs/template already.
    const circles = rules.folderCircles(withPlanted(planted('hs/template/x.ts', "import { httpMethods } from '../service/method.ts'")))
    expect(circles).toEqual([expect.stringMatching(/hs\/service hs\/template/)])
  })
})

test('no channel is asked for by name outside of its folder', () => {
  expect(rules.channelsByName(sources).filter((line) => !line.startsWith('cli/import/run.ts: files: [...into('))).toEqual([])
  const asked = planted('standin/x.ts', "if (stub.channel === 'ws') return\nif (service.kind !== 'HTTPService') return")
  expect(rules.channelsByName(withPlanted(asked)).filter((line) => line.startsWith('standin/x.ts'))).toEqual([
    "standin/x.ts: if (stub.channel === 'ws') return",
    "standin/x.ts: if (service.kind !== 'HTTPService') return",
  ])
})

describe('a wing is entered by its doors', () => {
  const doors: Readonly<Record<string, readonly string[]>> = {
    bsl: [
      'library/library.ts',
      'library/run.ts',
      'http-handler.ts',
      'operation-handler.ts',
      'processing-handler.ts',
      'handler-run.ts',
      'procedure-text.ts',
      'check.ts',
      'data-events.ts',
      'modules/program.ts',
      'modules/kept-code.ts',
      'modules/run-ports.ts',
      'objects/library.ts',
      'run/error.ts',
      'run/run.ts',
      'seams/define.ts',
      'seams/seams.ts',
      'seams/text.ts',
    ],
    standin: [
      'standin.ts',
      'report-misses.ts',
      'admin/admin.ts',
      'admin/document.ts',
      'admin/gate.ts',
      'admin/operation.ts',
      'admin/page/files.ts',
      'admin/ports.ts',
      'admin/surface.ts',
      'calls/address.ts',
      'calls/criteria.ts',
      'calls/known-pattern.ts',
      'calls/mismatches.ts',
      'calls/pattern.ts',
      'failure/definition.ts',
      'failure/names.ts',
      'failure/rule.ts',
      'fixture/dump.ts',
      'fixture/fixture-file.ts',
      'fixture/fixture.ts',
      'fixture/problems.ts',
      'fixture/write-fixture.ts',
      'hosts/pattern.ts',
      'hosts/wanted.ts',
      'journal/coverage-html.ts',
      'journal/coverage-junit.ts',
      'journal/coverage.ts',
      'journal/journal.ts',
      'journal/received.ts',
      'journal/verify.ts',
      'reading/criteria.ts',
      'reading/diagnostics.ts',
      'reading/plain-node.ts',
      'reading/reading.ts',
      'reading/source-node.ts',
      'reading/yaml.ts',
      'relay/recorder.ts',
      'relay/rule.ts',
      'stub/check-data.ts',
      'stub/definition.ts',
      'stub/join.ts',
      'stub/read-file.ts',
      'stub/stub.ts',
      'value/xdto-sample.ts',
    ],
    testing: [],
    cli: [],
  }

  test.each(Object.entries(doors))('%s', (folder, files) => {
    expect(rules.sideDoors(sources, folder, files)).toEqual([])
    expect(rules.sideDoors(withPlanted(planted('platform/x.ts', `import { x } from '../${folder}/x.ts'`)), folder, files)).toEqual([
      `platform/x.ts imports ${folder}/x.ts`,
    ])
  })
})

test('drivers of databases and message brokers have their doors in host', () => {
  const drivers = ['mysql2', 'node-sqlite3-wasm', 'node:sqlite', 'pg', 'rhea']
  expect(rules.driversOutsideHost(sources, drivers)).toEqual([])
  expect(rules.driversOutsideHost(withPlanted(planted('infobase/x.ts', "import { Pool } from 'pg'")), drivers)).toEqual([
    'infobase/x.ts imports pg',
  ])
})

test('each default that 1C gives has one home', () => {
  const homes = [
    [/\bSessionMaxAge\w* ?(?:\?\?|:|=) 20\b|SESSION_MAX_AGE = 20\b/, 'channel/defaults.ts'],
    [/\bsize: 10, timeout: 5\b/, 'session/enter.ts'],
    [/MAX_BODY = 100 \* 1024 \* 1024/, 'exchange/body/request-body.ts'],
  ] as const
  for (const [written, home] of homes) expect(sources.filter(({ text }) => written.test(text)).map(({ path }) => path)).toEqual([home])
})
