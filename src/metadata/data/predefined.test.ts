/** Predefined items as EDT writes them: codes with their type, and as a bare text. */
import { expect, test } from 'vitest'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import type { Catalog } from '../../infobase/definition/objects/catalog.ts'
import { readData } from './read-data.ts'

test('a code of EDT is a text, or has its type around it', () => {
  const mdo =
    '<mdclass:Catalog xmlns:mdclass="http://g5.1c.ru/v8/dt/metadata/mdclass" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    + ' xmlns:core="http://g5.1c.ru/v8/dt/mcore"><name>Операции</name><predefined>'
    + '<items id="aaaaaaaa-0000-4000-8000-000000000001"><name>А</name>'
    + '<code xsi:type="core:NumberValue"><value>17</value></code></items>'
    + '<items id="aaaaaaaa-0000-4000-8000-000000000002"><name>Б</name><code>0002</code></items>'
    + '</predefined></mdclass:Catalog>'
  const files = memoryFiles({ 'Catalogs/Операции/Операции.mdo': mdo })
  const [read] = readData(files, { kind: 'edt', root: '' }, (one) => expect(one).toBeUndefined()).definitions
  const { Predefined } = read!.definition as Catalog
  expect(Object.values(Predefined).map(({ Name, Code }) => [Name, Code])).toEqual([
    ['А', '17'],
    ['Б', '0002'],
  ])
})
