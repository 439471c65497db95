import { sep } from 'node:path'
import { expect, test } from 'vitest'
import { memoryFiles } from '../../test/support/memory-files.ts'
import { recogniseSource } from './recognise.ts'

const files = memoryFiles({
  'services/hs/Б.ts': '',
  'services/hs/A.mjs': '',
  'services/hs/types.d.ts': '',
  'services/hs/A.test.ts': '',
  'services/hs/.hidden.ts': '',
  'services/hs/readme.md': '',
  'services/other.ts': '',
  'old.cjs': '',
  'shop.cf': 'x',
  'flat/A.ts': '',
  'flat/B.js': '',
  'dump/src/cf/HTTPServices/A.xml': '',
  'dump/build.ts': '',
  'both/hs/A.ts': '',
  'both/HTTPServices/A/A.mdo': '',
  'empty/hs/readme.md': '',
  'text/readme.md': '',
  'text/docs/a.md': '',
  'orders.xml': '<?xml version="1.0"?>\n<!-- a -->\n<w:definitions name="A" xmlns:w="http://schemas.xmlsoap.org/wsdl/"/>',
  'recorded/metadata.edmx': '<edmx:Edmx/>',
  'saved/metadata.xml': '\uFEFF<?xml version="1.0"?><edmx:Edmx Version="1.0"/>',
  'saved/$metadata': '<Edmx xmlns="x"/>',
  'saved/other.xml': '<edmx:Edmx Version="1.0"/>',
  'maven/metadata.xml': '<metadata><groupId/></metadata>',
  'recorded/standard.odata.stub.yaml': '',
  'schema.xml': '<definitions xmlns="urn:other"/>',
})

test.each<readonly [path: string, modules: readonly string[] | undefined, configurations: readonly string[]]>([
  ['services', ['services/hs/A.mjs', 'services/hs/Б.ts'], []],
  ['flat', ['flat/A.ts', 'flat/B.js'], []],
  ['flat/A.ts', ['flat/A.ts'], []],
  ['dump', undefined, ['dump/src/cf']],
  ['both', ['both/hs/A.ts'], ['both']],
  ['empty', [], []],
])('%s is recognised for what it is', (path, modules, configurations) => {
  expect(recogniseSource(files, path, true)).toMatchObject({
    path,
    ...(modules && { modules: { files: modules } }),
    configurations: configurations.map((root) => ({ root })),
  })
})

test('a WSDL document is known by its root element, whatever its name is', () => {
  expect(recogniseSource(files, 'orders.xml', true)).toMatchObject({ wsdl: ['orders.xml'] })
  expect(recogniseSource(files, 'schema.xml', true)).toMatchObject({ code: 'source/unrecognised' })
})

test('a folder of recordings has the $metadata document that they need', () => {
  expect(recogniseSource(files, 'recorded', true)).toMatchObject({
    metadata: ['recorded/metadata.edmx'],
    stubs: ['recorded/standard.odata.stub.yaml'],
  })
})

test('a document saved as metadata.xml is taken of a folder as it is alone, and no other XML', () => {
  expect(recogniseSource(files, 'saved', true)).toMatchObject({ metadata: ['saved/$metadata', 'saved/metadata.xml'] })
  expect(recogniseSource(files, 'saved/metadata.xml', true)).toMatchObject({ metadata: ['saved/metadata.xml'] })
  expect(recogniseSource(files, 'maven', true)).toMatchObject({ code: 'source/unrecognised' })
})

test.each<readonly [path: string, given: boolean, code: string, holds: string]>([
  ['text', true, 'source/unrecognised', 'it contains readme.md, docs/'],
  ['text/readme.md', true, 'source/unrecognised', 'it contains nothing: the file is empty'],
  ['schema.xml', true, 'source/unrecognised', 'it contains a document <'],
  ['nowhere', true, 'source/missing', '"nowhere"'],
  ...(sep === '/'
    ? ([
        ['C:\\dump\\a', true, 'source/backslashes', 'such as /dump/a'],
        ['.\\dump', true, 'source/backslashes', 'such as ./dump'],
      ] as const)
    : []),
  ['shop.cf', true, 'source/of-designer', 'dump the configuration to files'],
  ['old.cjs', true, 'source/other-module', 'modules are .ts, .mts, .js or .mjs'],
  ['nowhere', false, 'source/no-default', 'nowhere/hs/Warehouse.ts'],
])('%s, given %s, is %s', (path, given, code, holds) => {
  expect(recogniseSource(files, path, given)).toMatchObject({ code, message: expect.stringContaining(holds) as string })
})
