/** What was read of a configuration is kept file by file: it comes back equal, only of the same bytes, never damaged, and bounded. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../test/support/temporary.ts'
import { nodeFiles } from '../host/machine/files.ts'
import { readConfiguration } from '../metadata/configuration.ts'
import { recognise } from '../metadata/format/recognise.ts'
import { openKeptObjects } from './kept-objects.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../../test/fixtures/configuration-${name}`, import.meta.url))

function copied(name: string): string {
  const folder = temporaryFolder()
  cpSync(fixture(name), folder, { recursive: true })
  return folder
}

/** Reads with what is kept in `cache`, and says of which files something was kept. */
function read(folder: string, cache: string | undefined) {
  const [at] = recognise(nodeFiles, folder)!
  const kept = openKeptObjects(cache, at!)
  const found: string[] = []
  const configuration = readConfiguration(nodeFiles, at!, {
    of(path, bytes) {
      const one = kept.of(path, bytes)
      if (one.text !== undefined) found.push(path.split(/[\\/]/).at(-1)!)
      return one
    },
  })
  kept.close()
  return { configuration, found }
}

test.each(['designer', 'edt', 'extension'])('a configuration that was kept is what it was when it was read (%s)', (name) => {
  const cache = temporaryFolder()
  const first = read(fixture(name), cache)
  const second = read(fixture(name), cache)
  expect(second.configuration).toEqual(first.configuration)
  expect(first.configuration).toEqual(read(fixture(name), undefined).configuration)
  expect([first.found.length, second.found.length > 0]).toEqual([0, true])
})

test('only what was changed is read anew, and what was kept of it is forgotten', () => {
  const [folder, cache] = [copied('designer'), temporaryFolder()]
  read(folder, cache)
  const path = join(folder, 'src', 'cf', 'HTTPServices', 'Warehouse.xml')
  writeFileSync(path, readFileSync(path, 'utf8').replace('warehouse/v1', 'warehouse/v2'))
  const { configuration, found } = read(folder, cache)
  expect(configuration.httpServices.map((one) => 'RootURL' in one && one.RootURL)).toEqual(['warehouse/v2', 'orders'])
  expect(found).toEqual(['Заказы.xml', 'Orders.xml', 'Shop.xml', 'Rates.xml'])
  const [file] = readdirSync(cache)
  expect(readFileSync(join(cache, file!), 'utf8')).not.toContain('warehouse/v1')
  expect(read(folder, cache).found).toHaveLength(5)
})

test('what is complained of is not kept, so that every start complains', () => {
  const [folder, cache] = [copied('designer'), temporaryFolder()]
  const path = join(folder, 'src', 'cf', 'HTTPServices', 'Warehouse.xml')
  writeFileSync(path, readFileSync(path, 'utf8').replace('<Handler>VersionAny</Handler>', '<Handler/>'))
  const codes = () => read(folder, cache).configuration.diagnostics.map((one) => one.code)
  expect([codes(), codes()]).toEqual([['metadata/no-handler'], ['metadata/no-handler']])
})

test.each<[string, (text: string) => string]>([
  ['cut short', (text) => text.slice(0, text.length >> 1)],
  ['no JSON', (text) => text.replaceAll('{', '[')],
  ['of another kind', (text) => text.replaceAll(/ \{.*$/gm, ' null')],
  ['empty', () => ''],
])('a file that is %s is as good as none', (_, damage) => {
  const cache = temporaryFolder()
  const first = read(fixture('designer'), cache)
  const file = join(cache, readdirSync(cache)[0]!)
  writeFileSync(file, damage(readFileSync(file, 'utf8')))
  expect(read(fixture('designer'), cache).configuration).toEqual(first.configuration)
  expect(read(fixture('designer'), cache).configuration).toEqual(first.configuration)
})

test('a folder that cannot be written to hurts nobody', () => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'file'), '')
  const { configuration } = read(fixture('designer'), join(folder, 'file', 'below'))
  expect(configuration).toEqual(read(fixture('designer'), undefined).configuration)
})

test('the configurations that were not used for the longest time are forgotten', () => {
  const cache = temporaryFolder()
  for (let at = 0; at < 18; at++) read(copied('edt'), cache)
  expect(readdirSync(cache)).toHaveLength(16)
})
