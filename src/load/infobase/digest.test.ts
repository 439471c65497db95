/** What is kept of a configuration: used while its files are as they were, never when it is damaged, and bounded. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { cacheFolder } from '../../host/machine/cache-folder.ts'
import { nodeFiles } from '../../host/machine/files.ts'
import { recognise } from '../../metadata/format/recognise.ts'
import { writeDigest } from './digest.ts'
import { loadData } from './load-data.ts'

const catalog = (length: number, name = 'Товары'): string =>
  '<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses"><Catalog><Properties>'
  + `<Name>${name}</Name><CodeLength>${length}</CodeLength></Properties></Catalog></MetaDataObject>`

const load = (folder: string, kept: string) => {
  const { model, diagnostics } = loadData({ configurations: recognise(nodeFiles, folder) ?? [], data: [] }, kept)
  return [model.of('Catalog').map((one) => `${one.Name} ${one.definition.CodeLength}`), diagnostics.map((one) => one.code)]
}

test('a file that changed is read anew, and one that did not is not', () => {
  const [dump, kept] = [temporaryFolder({ 'Catalogs/Товары.xml': catalog(5) }), temporaryFolder({})]
  expect(load(dump, kept)).toEqual([['Товары 5'], []])
  const [name = ''] = readdirSync(kept)
  writeFileSync(join(kept, name), readFileSync(join(kept, name), 'utf8').replace('"CodeLength":5', '"CodeLength":6'))
  expect(load(dump, kept)).toEqual([['Товары 6'], []])
  writeFileSync(join(dump, 'Catalogs/Товары.xml'), catalog(7))
  expect(load(dump, kept)).toEqual([['Товары 7'], []])
})

test.for([
  ['cut in half', (text: string): string => text.slice(0, text.length / 2)],
  ['empty', (): string => ''],
  ['of another version', (text: string): string => text.replace('"version":', '"version":1000')],
] as const)('one that is %s is as good as none', ([, damage]) => {
  const [dump, kept] = [temporaryFolder({ 'Catalogs/Товары.xml': catalog(5) }), temporaryFolder({})]
  load(dump, kept)
  const path = join(kept, readdirSync(kept)[0]!)
  writeFileSync(path, damage(readFileSync(path, 'utf8')))
  expect(load(dump, kept)).toEqual([['Товары 5'], []])
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ version: 3 })
})

test('nothing is kept of a configuration with a broken file, so that it is reported again', () => {
  const [dump, kept] = [temporaryFolder({ 'Catalogs/Товары.xml': catalog(5), 'Catalogs/Я.xml': '<' }), temporaryFolder({})]
  expect(load(dump, kept)).toEqual([['Товары 5'], ['metadata/not-well-formed']])
  expect(load(dump, kept)).toEqual([['Товары 5'], ['metadata/not-well-formed']])
  expect(readdirSync(kept)).toEqual([])
})

test('what a check found is found again, and what was sound is not checked again', () => {
  const [dump, kept] = [temporaryFolder({ 'Catalogs/Товары.xml': catalog(5, 'Товаpы') }), temporaryFolder({})]
  expect(load(dump, kept)).toEqual([['Товаpы 5'], ['data/look-alike']])
  expect(load(dump, kept)).toEqual([['Товаpы 5'], ['data/look-alike']])
  const [name = ''] = readdirSync(kept)
  writeFileSync(join(kept, name), readFileSync(join(kept, name), 'utf8').replace('"checked":false', '"checked":true'))
  expect(load(dump, kept)).toEqual([['Товаpы 5'], []])
})

test('sixteen are kept at most', () => {
  const kept = temporaryFolder({})
  for (let at = 0; at < 20; at++) writeDigest(kept, `${at}`.padStart(32, '0'), { definitions: [], roles: [] })
  expect(readdirSync(kept)).toHaveLength(16)
})

test('a folder that cannot be made keeps nothing, and nothing is wrong', () => {
  const dump = temporaryFolder({ 'Catalogs/Товары.xml': catalog(5), 'file': '' })
  expect(load(dump, join(dump, 'file/below'))).toEqual([['Товары 5'], []])
})

test.for([
  [{ STANDIN_CACHE: 'off' }, undefined],
  [{ STANDIN_CACHE: '/tmp/mine' }, '/tmp/mine'],
  [{ XDG_CACHE_HOME: '/home/a/caches' }, '/home/a/caches/onec-standin'],
] as const)('%o: %s', ([environment, folder]) => {
  expect(cacheFolder(environment)).toBe(folder)
})
