/** What the roles of a configuration let their users do with services. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { mayUse } from '../../access/rights.ts'
import { nodeFiles } from '../../host/machine/files.ts'
import { recognise } from '../../metadata/format/recognise.ts'
import { useRightsOf } from './use-rights.ts'

const role = (name: string): string =>
  '<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses"><Role><Properties>' + `<Name>${name}</Name></Properties></Role></MetaDataObject>`
const rights = (all: boolean, ...objects: readonly (readonly [name: string, right: string, value: boolean])[]): string =>
  `<Rights xmlns="http://v8.1c.ru/8.2/roles"><setForNewObjects>${all}</setForNewObjects>`
  + objects
    .map(([name, right, value]) => `<object><name>${name}</name><right><name>${right}</name><value>${value}</value></right></object>`)
    .join('')
  + '</Rights>'

const get = 'HTTPService.Склад.URLTemplate.Товары.Method.GET'
const post = 'HTTPService.Склад.URLTemplate.Товары.Method.POST'

const files = {
  'Roles/Чтение.xml': role('Чтение'),
  'Roles/Чтение/Ext/Rights.xml': rights(false, [get, 'Use', true], [post, 'Use', false], ['Catalog.Товары', 'Use', true]),
  'Roles/Полные.xml': role('Полные'),
  'Roles/Полные/Ext/Rights.xml': rights(true, [post, 'Use', false], ['Catalog.Товары', 'Read', false]),
  'Roles/Пустая.xml': role('Пустая'),
}

test.for([
  [['Чтение'], get, true],
  [['Чтение'], post, false],
  [['Полные'], get, true],
  [['Полные'], 'WebService.Обмен.Operation.Получить', true],
  [['Полные'], post, false],
  [['Пустая'], get, false],
  [['Пустая', 'Чтение'], get, true],
  [['Нет'], get, false],
] as const)('%s: %s %s', ([of, object, may]) => {
  expect(mayUse(useRightsOf(recognise(nodeFiles, temporaryFolder(files)) ?? [])!, of, object)).toBe(may)
})

test('a configuration without roles says nothing', () => {
  const fixture = fileURLToPath(new URL('../../../test/fixtures/configuration-designer', import.meta.url))
  expect(useRightsOf(recognise(nodeFiles, fixture) ?? [])).toBeUndefined()
})
