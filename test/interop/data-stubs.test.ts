/** A stateful stub in YAML, used by PHP under `standin exec`: POST, GET, a list with pages, DELETE; reset from test to test. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { program } from './tools.ts'

const php = program('php', '-v')

const files = {
  'services/infobase/Shop.ts': `import { Catalog, CatalogRef, Document, Number, String } from 'onec-standin'
export default [
  Catalog({ Name: 'Товары' }),
  Document({
    Name: 'Заказ',
    Attributes: { Комментарий: String(100) },
    TabularSections: { Строки: { Товар: CatalogRef('Товары'), Количество: Number(15, 3) } },
  }),
]
`,
  'services/orders.stub.yaml': `service: { Name: Orders, RootURL: orders }
stubs:
  - { template: /orders, method: POST, save: Documents.Заказ }
  - { template: /orders, method: GET, list: Documents.Заказ }
  - { template: '/orders/{Number}', method: GET, find: Documents.Заказ }
  - { template: '/orders/{Number}', method: DELETE, delete: Documents.Заказ }
`,
  'data.yaml': 'Catalogs: { Товары: [ { Description: Ручка } ] }\n',
}

test.skipIf(php === undefined)('each test of PHP begins with the data of the fixture', async () => {
  const folder = temporaryFolder(files)
  cpSync(fileURLToPath(new URL('programs/stateful-orders.php', import.meta.url)), join(folder, 'orders.php'))
  const { code, stdout, stderr } = await run(['exec', 'services', '--data', 'data.yaml', '--', php!, 'orders.php'], folder)
  expect([code, stderr]).toEqual([0, expect.any(String)])
  expect(JSON.parse(stdout.split('\n')[0]!)).toEqual([[201, '000000001', 2], 'срочно', [5, 1], 204, 404, 0])
})
