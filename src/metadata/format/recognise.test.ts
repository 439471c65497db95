import { expect, test } from 'vitest'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { recognise } from './recognise.ts'

// source 55 (A) lists the roots met; `cfe` and a folder of projects: usual layouts of repositories.
test.each([
  ['a Designer dump at the root', ['HTTPServices/A.xml'], [['designer', '']]],
  ['a folder that has only Web services', ['WebServices/A.xml'], [['designer', '']]],
  ['a folder that has only WS references', ['WSReferences/A.xml'], [['designer', '']]],
  ['a Designer dump in src', ['src/HTTPServices/A.xml'], [['designer', 'src']]],
  ['a Designer dump in src/cf', ['src/cf/WebServices/A.xml'], [['designer', 'src/cf']]],
  ['a Designer dump in src/cf, seen from src', ['cf/WebServices/A.xml'], [['designer', 'cf']]],
  [
    'extensions beside their base',
    ['src/cf/HTTPServices/A.xml', 'src/cfe/Ext/HTTPServices/A.xml'],
    [
      ['designer', 'src/cf'],
      ['designer', 'src/cfe/Ext'],
    ],
  ],
  ['a configuration without services', ['src/Configuration.xml'], [['designer', 'src']]],
  ['an EDT project', ['src/HTTPServices/A/A.mdo'], [['edt', 'src']]],
  ['the src folder of an EDT project', ['HTTPServices/A/A.mdo'], [['edt', '']]],
  ['an EDT project without services', ['src/Configuration/Configuration.mdo'], [['edt', 'src']]],
  [
    'a workspace of EDT projects',
    ['base/src/WebServices/A/A.mdo', 'ext/src/HTTPServices/B/B.mdo'],
    [
      ['edt', 'base/src'],
      ['edt', 'ext/src'],
    ],
  ],
  [
    'both formats in one folder',
    ['HTTPServices/A.xml', 'HTTPServices/B/B.mdo'],
    [
      ['designer', ''],
      ['edt', ''],
    ],
  ],
])('%s is recognised', (_, paths, expected) => {
  const files = memoryFiles(Object.fromEntries(paths.map((path) => [path, ''])))
  expect(recognise(files, '')?.map((one) => [one.kind, one.root])).toEqual(expected)
})

test.each([
  ['a folder of modules', ['hs/Warehouse.ts']],
  ['an empty HTTPServices folder with a stray file', ['HTTPServices/readme.txt']],
  ['an object folder of a Designer dump without its description', ['HTTPServices/A/Ext/Module.bsl']],
  ['a folder of packages of another product', ['node_modules/src/HTTPServices/A.xml', '.git/src/HTTPServices/A.xml']],
])('%s is not a configuration', (_, paths) => {
  expect(recognise(memoryFiles(Object.fromEntries(paths.map((path) => [path, '']))), '')).toBeUndefined()
})

test('a path that does not exist is not a configuration', () => {
  expect(recognise(memoryFiles({}), 'nowhere')).toBeUndefined()
})
