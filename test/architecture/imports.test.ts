/** Who may import whom: the table of docs/architecture.md, layer by layer. */
import { posix } from 'node:path'
import { expect, test } from 'vitest'
import { importsOf, layerOf, sources } from './sources.ts'

interface Allowed {
  readonly values: readonly string[]
  /** Layers of which only types may be imported: an earlier stage's, or a word that both share. */
  readonly types?: readonly string[]
}

const core = [
  'names',
  'diagnostics',
  'observe',
  'exchange',
  'pattern',
  'xml',
  'xdto',
  'soap',
  'wsdl',
  'publication',
  'access',
  'session',
  'channel',
  'hs',
  'ws',
  'http',
  'xmla',
  'infobase',
  'query',
  'integration',
  'external',
  'odata',
  'metadata',
  'bsl',
]

const mayImport: Readonly<Record<string, Allowed>> = {
  names: { values: [] },
  diagnostics: { values: [] },
  observe: { values: [], types: ['diagnostics'] },
  pattern: { values: ['diagnostics'] },
  exchange: { values: ['diagnostics'] },
  xml: { values: ['diagnostics'] },
  xdto: { values: ['names', 'pattern', 'xml', 'diagnostics'] },
  soap: { values: ['xml', 'diagnostics'] },
  wsdl: { values: ['xml', 'xdto', 'diagnostics'] },
  publication: { values: ['exchange', 'xml', 'diagnostics'], types: ['session'] },
  access: { values: ['exchange', 'diagnostics'], types: ['publication'] },
  session: { values: ['exchange', 'diagnostics'], types: ['publication', 'access', 'infobase'] },
  channel: { values: ['exchange', 'diagnostics'], types: ['publication', 'session', 'access'] },
  hs: { values: ['names', 'channel', 'exchange', 'diagnostics'], types: ['session', 'publication'] },
  ws: { values: ['names', 'channel', 'exchange', 'xml', 'xdto', 'soap', 'wsdl', 'diagnostics'], types: ['session', 'publication'] },
  http: { values: ['names', 'exchange', 'diagnostics'] },
  xmla: { values: ['exchange', 'xml', 'soap', 'http', 'diagnostics'] },
  infobase: { values: ['names', 'xdto', 'diagnostics'], types: ['exchange'] },
  query: { values: ['names', 'xdto', 'infobase', 'diagnostics'] },
  integration: { values: ['names', 'exchange', 'xdto', 'infobase', 'diagnostics'], types: ['session'] },
  external: { values: ['names', 'exchange', 'xdto', 'xmla', 'infobase', 'diagnostics'], types: ['session'] },
  odata: { values: ['channel', 'exchange', 'xml', 'xdto', 'infobase', 'diagnostics'], types: ['session', 'publication'] },
  metadata: {
    values: ['channel', 'xml', 'xdto', 'hs', 'ws', 'infobase', 'integration', 'external', 'diagnostics'],
    types: ['session', 'publication'],
  },
  bsl: {
    values: [
      'names',
      'exchange',
      'xml',
      'xdto',
      'soap',
      'hs',
      'ws',
      'http',
      'infobase',
      'integration',
      'external',
      'query',
      'metadata',
      'diagnostics',
    ],
    types: ['session', 'publication'],
  },
  library: { values: ['bsl', 'host'] },
  platform: { values: core },
  standin: {
    values: ['platform', ...core.filter((one) => !['observe', 'access', 'wsdl', 'metadata', 'bsl'].includes(one))],
  },
  bus: { values: ['access', 'exchange', 'integration', 'session', 'standin', 'diagnostics'], types: ['platform'] },
  host: { values: ['platform', ...core] },
  project: {
    values: ['diagnostics', 'exchange', 'publication'],
    types: ['platform', 'infobase', 'odata'],
  },
  load: { values: ['platform', 'project', 'index', 'library', 'host', 'standin', 'bus', ...core] },
  page: { values: ['diagnostics'] },
  testing: { values: ['standin', 'bus', 'project', 'host', 'load', 'platform', ...core] },
  cli: { values: ['platform', 'project', 'index', 'host', 'load', 'standin', 'bus', ...core] },
  index: { values: ['platform', 'project', 'host', ...core] },
}

const crossings = sources.flatMap((source) =>
  importsOf(source)
    .filter((one) => one.from.startsWith('.'))
    .map((one) => ({
      source,
      to: layerOf(posix.normalize(posix.join(posix.dirname(source.path), one.from))),
      typeOnly: one.typeOnly,
      from: one.from,
    })),
)

test('every layer is in the table', () => {
  expect(sources.map((one) => one.layer).filter((layer) => !(layer in mayImport))).toEqual([])
  expect(crossings.length).toBeGreaterThan(200)
})

test('every import crosses a layer only where the table allows it', () => {
  const broken = crossings
    .filter(
      ({ source, to, typeOnly }) =>
        to !== source.layer && !mayImport[source.layer]!.values.includes(to) && !(typeOnly && mayImport[source.layer]!.types?.includes(to)),
    )
    .map(({ source, from, typeOnly }) => `${source.path} imports ${typeOnly ? 'a type from ' : ''}${from}`)
  expect(broken).toEqual([])
})

test('relative imports name the file', () => {
  expect(crossings.filter(({ from }) => !from.endsWith('.ts')).map(({ source, from }) => `${source.path} imports ${from}`)).toEqual([])
})

test('only host, load and cli know node', () => {
  const broken = sources
    .filter(({ layer }) => !['host', 'load', 'cli'].includes(layer))
    .flatMap((source) =>
      importsOf(source)
        .filter(({ from }) => from.startsWith('node:'))
        .map(({ from }) => `${source.path} imports ${from}`),
    )
  expect(broken).toEqual([])
})
