import { mkdtempSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { nodeFiles } from './files.ts'

const folder = mkdtempSync(join(tmpdir(), 'standin-files-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('folders, files and links to folders are distinguished; a link to nowhere is not a folder', () => {
  mkdirSync(join(folder, 'a'))
  writeFileSync(join(folder, 'f.xml'), 'x')
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
  writeFileSync(join(folder, 'g.xml'), 'x')
  expect([
    nodeFiles.list(join(folder, 'absent')),
    nodeFiles.list(join(folder, 'g.xml')),
    nodeFiles.read(join(folder, 'absent')),
    nodeFiles.read(folder),
  ]).toEqual([undefined, undefined, undefined, undefined])
  expect(new TextDecoder().decode(nodeFiles.read(join(folder, 'g.xml')))).toBe('x')
})
