import { expect, test } from 'vitest'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { rootsBelow } from './roots-below.ts'

test('configurations deep below a folder are found, the nearest first, and hidden folders are not looked into', () => {
  const files = memoryFiles({
    'repository/a/b/c/src/cf/HTTPServices/Exchange.xml': '<x/>',
    'repository/a/near/HTTPServices/Exchange.xml': '<x/>',
    'repository/.git/deep/HTTPServices/Exchange.xml': '<x/>',
  })
  expect(rootsBelow(files, 'repository')).toEqual(['repository/a/near', 'repository/a/b/c'])
})

test('where there is none, none is named', () => {
  expect(rootsBelow(memoryFiles({ 'repository/readme.txt': '' }), 'repository')).toEqual([])
})
