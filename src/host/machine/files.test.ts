import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { nodeFiles } from './files.ts'

test('folders, files and links to folders are distinguished; a link to nowhere is not a folder', () => {
  const folder = temporaryFolder({ 'f.xml': 'x' })
  mkdirSync(join(folder, 'a'))
  symlinkSync(join(folder, 'a'), join(folder, 'link'))
  symlinkSync(join(folder, 'none'), join(folder, 'dangling'))
  expect([...nodeFiles.list(folder)!].sort((a, b) => (a.name < b.name ? -1 : 1)).map((one) => [one.name, one.isFolder])).toEqual([
    ['a', true],
    ['dangling', false],
    ['f.xml', false],
    ['link', true],
  ])
})

test('what is absent or of the other kind is undefined, never thrown', () => {
  const folder = temporaryFolder({ 'g.xml': 'x' })
  expect([
    nodeFiles.list(join(folder, 'absent')),
    nodeFiles.list(join(folder, 'g.xml')),
    nodeFiles.read(join(folder, 'absent')),
    nodeFiles.read(folder),
  ]).toEqual([undefined, undefined, undefined, undefined])
  expect(new TextDecoder().decode(nodeFiles.read(join(folder, 'g.xml')))).toBe('x')
})
