/** Transformed modules are kept by what they were made of; what is damaged is not used, and there is an end to how many. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { createKeptModules } from './kept.ts'

const transformed = { code: '"use strict";exports.a = 1', awaits: false }

test('what was kept is read by the same text and path alone', () => {
  const folder = temporaryFolder()
  const kept = createKeptModules(folder)
  const key = kept.keyOf('export const a = 1', '/a.ts')
  kept.write(key, transformed)
  expect(createKeptModules(folder).read(key)).toEqual(transformed)
  expect([kept.keyOf('export const a = 2', '/a.ts'), kept.keyOf('export const a = 1', '/b.ts')].map((one) => kept.read(one))).toEqual([
    undefined,
    undefined,
  ])
})

test.each<[string, (text: string) => string]>([
  ['cut short', (text) => text.slice(0, -4)],
  ['changed', (text) => text.replace('= 1', '= 2')],
  ['empty', () => ''],
])('a file that is %s is as good as none', (_, damage) => {
  const folder = temporaryFolder()
  const kept = createKeptModules(folder)
  kept.write('k', transformed)
  const path = join(folder, 'module-k.js')
  writeFileSync(path, damage(readFileSync(path, 'utf8')))
  expect(kept.read('k')).toBeUndefined()
})

test('a folder that cannot be written to, or is switched off, keeps nothing and hurts nobody', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  for (const one of [createKeptModules(join(folder, 'file', 'below')), createKeptModules(undefined)]) {
    one.write('k', transformed)
    expect(one.read('k')).toBeUndefined()
  }
})

test('when there are too many, the oldest go', () => {
  const folder = temporaryFolder()
  for (let at = 0; at < 30; at++) createKeptModules(folder, 20).write(`k${at}`, transformed)
  expect(readdirSync(folder).length).toBeLessThanOrEqual(20)
  expect(createKeptModules(folder).read('k29')).toEqual(transformed)
})
