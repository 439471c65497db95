/** External data sources of modules: found, checked, and in place of those of a configuration with the same name. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { designerFile, designerObject } from '../../../test/support/configuration-text.ts'
import { temporaryFolder } from '../../../test/support/temporary.ts'
import { createSourceLoader } from '../../load/sources.ts'
import { externalToJSON, externalTree } from './external-list.ts'

const module = (name: string, keys: string): string => `
import { ExternalDataSource, ExternalDataSourceFunction, ExternalDataSourceTable, Number, String } from 'onec-standin'

export default ExternalDataSource({
  Name: '${name}',
  Tables: {
    Товары: ExternalDataSourceTable({ NameInDataSource: 'products', KeyFields: [${keys}], Fields: { Код: Number(10), Имя: String(50) } }),
    Поиск: ExternalDataSourceTable({
      TableType: 'Expression',
      ExpressionInDataSource: '(select *\\n from f(&1))',
      Fields: { Код: Number(10) },
    }),
  },
  Functions: {
    Следующий: ExternalDataSourceFunction({ Type: Number(10), ExpressionInDataSource: "nextval('s')" }),
    Сброс: ExternalDataSourceFunction({ ExpressionInDataSource: 'reset(&1)' }),
  },
})
`
const dump = designerFile(designerObject('ExternalDataSource', { Name: 'DBF', DataLockControlMode: 'Managed' }))

test('a module is listed in both languages, and its errors are found at their places', async () => {
  const folder = temporaryFolder({ 'eds/DBF.ts': module('DBF', "'Код'"), 'eds/Другой.ts': module('Другой', "'Кот'") })
  const { externalDataSources, diagnostics } = await createSourceLoader([join(folder, 'eds')]).load()
  const [first] = externalDataSources
  const shown = externalTree([{ source: first!.source }], 'en')
  expect(shown.split('\n')).toEqual([
    'DBF',
    '├─ table Товары  (products)  objects by Код',
    '├─ table Поиск  ((select * from f(&1)))  records without a key, read only',
    "├─ function Следующий  (nextval('s'))",
    '└─ procedure Сброс  (reset(&1))',
  ])
  expect(externalTree([{ source: first!.source }], 'ru')).toContain('├─ таблица Товары  (products)  объекты по Код')
  expect(externalToJSON([first!])).toMatchObject([
    { kind: 'ExternalDataSource', Name: 'DBF', Tables: [{ Name: 'Товары', KeyFields: ['Код'] }, {}] },
  ])
  expect(diagnostics.filter((one) => one.severity === 'error')).toMatchObject([
    { code: 'external-data-source/unknown-field', location: { file: join(folder, 'eds/Другой.ts'), line: 7 } },
  ])
})

test("a module counts in place of the configuration's source of its name", async () => {
  const folder = temporaryFolder({ 'cf/ExternalDataSources/DBF.xml': dump, 'eds/DBF.ts': module('DBF', "'Код'") })
  const both = await createSourceLoader([join(folder, 'cf'), join(folder, 'eds')]).load()
  expect(both.externalDataSources.map((one) => Object.keys(one.source.Tables).length)).toEqual([2])
  expect(both.diagnostics.filter((one) => one.severity === 'error')).toEqual([])
  const alone = await createSourceLoader([join(folder, 'cf')]).load()
  expect(alone.externalDataSources.map((one) => one.source.DataLockControlMode)).toEqual(['Managed'])
})
