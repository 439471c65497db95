/** `standin odata compose`: the composition of the standard OData interface with what objects refer to, printed and set in a data file. */
import { expect, test } from 'vitest'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const files = {
  'services/infobase/All.ts': `import {
  AccumulationRegister, Catalog, CatalogRef, Constant, Document, Enum, EnumRef, Number,
} from 'onec-standin'
export default [
  Enum({ Name: 'Виды', EnumValues: ['А'] }),
  Catalog({ Name: 'Страны' }),
  Catalog({ Name: 'Товары', Attributes: { Страна: CatalogRef('Страны'), Вид: EnumRef('Виды') } }),
  Catalog({ Name: 'Чужие' }),
  Document({ Name: 'Заказ', TabularSections: { Строки: { Товар: CatalogRef('Товары') } } }),
  Document({ Name: 'Приход', RegisterRecords: ['AccumulationRegister.Запасы'] }),
  AccumulationRegister({ Name: 'Запасы', Dimensions: { Товар: CatalogRef('Товары') }, Resources: { Сумма: Number(10) } }),
  Constant({ Name: 'Главный', Type: CatalogRef('Товары') }),
]
`,
  'empty.yaml': '{}\n',
}
const lines = (text: string): readonly string[] => text.trim().split('\n').toSorted()
const ofGoods = ['Catalog.Страны', 'Catalog.Товары', 'Enum.Виды']

test.each<readonly [args: string, expected: readonly string[]]>([
  ['--add Catalog.Чужие', ['Catalog.Чужие']],
  ['--add Catalog.Товары', ['Catalog.Товары']],
  ['--add Catalog.Товары --with-dependent', ofGoods],
  ['--add Document.Заказ --with-dependent', [...ofGoods, 'Document.Заказ']],
  ['--add AccumulationRegister.Запасы --with-dependent', ['AccumulationRegister.Запасы', ...ofGoods, 'Document.Приход']],
  ['--add Constant.Главный --add Catalog.Чужие --with-dependent', [...ofGoods, 'Catalog.Чужие', 'Constant.Главный']],
  ['--add Catalog.Товары --with-dependent --remove Catalog.Страны', ['Catalog.Товары', 'Enum.Виды']],
])('a list alone: %s', async (args, expected) => {
  const ended = await run(['odata', 'compose', 'services', ...args.split(' ')], temporaryFolder(files))
  expect([ended.code, lines(ended.stdout)]).toEqual([0, expected.toSorted()])
})

test('an unknown object is refused with one of a near name, and a file that is not there', async () => {
  const folder = temporaryFolder(files)
  const unknown = await run(['odata', 'compose', 'services', '--add', 'Catalog.Товар'], folder)
  expect([unknown.code, unknown.stderr]).toEqual([2, expect.stringContaining('did you mean "Catalog.Товары"?')])
  const missing = await run(['odata', 'compose', 'services', '--data', 'none.sqlite'], folder)
  expect(missing.stderr).toContain('--data none.sqlite: there is no such file')
})

test('it is set in a file, changed and reset there', async () => {
  const folder = temporaryFolder(files)
  await run(['data', 'load', 'empty.yaml', 'services', '--data', 'base.sqlite'], folder)
  const compose = async (...args: string[]): Promise<readonly string[]> => {
    const ended = await run(['odata', 'compose', 'services', '--data', 'base.sqlite', ...args], folder)
    expect(ended.code).toBe(0)
    return lines(ended.stdout)
  }
  expect((await compose()).length).toBe(8)
  expect(await compose('--add', 'Catalog.Товары', '--with-dependent')).toEqual(ofGoods)
  expect(await compose()).toEqual(ofGoods)
  expect(await compose('--remove', 'Catalog.Страны')).toEqual(['Catalog.Товары', 'Enum.Виды'])
  expect((await compose('--reset')).length).toBe(8)
})

test('routes and explain go by what was set in a file', async () => {
  const folder = temporaryFolder(files)
  await run(['data', 'load', 'empty.yaml', 'services', '--data', 'base.sqlite'], folder)
  await run(['odata', 'compose', 'services', '--data', 'base.sqlite', '--add', 'Catalog.Товары'], folder)
  const routes = async (...args: string[]) => run(['routes', 'services', ...args], folder)
  expect((await routes('--data', 'base.sqlite')).stdout.split('\n').slice(1)).toEqual(['└─ Catalog_Товары', ''])
  expect((await routes()).stdout).toContain('Catalog_Чужие')
  const json = JSON.parse((await routes('--json', '--data', 'base.sqlite')).stdout) as { sets: unknown }[]
  expect(json[0]!.sets).toEqual([{ name: 'Catalog_Товары', functions: [] }])
  const explain = (set: string) => routes('--data', 'base.sqlite', '--explain', 'GET', `/odata/standard.odata/${set}`)
  expect((await explain('Catalog_Товары')).stdout).toContain('set    Catalog_Товары')
  expect((await explain('Catalog_Чужие')).stdout).toContain('no entity set')
  const missing = await routes('--data', 'none.sqlite')
  expect([missing.code, missing.stderr]).toEqual([8, expect.stringContaining('--data none.sqlite: there is no such file')])
})

test.for<readonly [request: string, expected: readonly string[], without?: string]>([
  ["Balance(Dimensions='Товар')?$filter=СуммаBalance gt 5", ['set    AccumulationRegister_Запасы/Balance', '"СуммаBalance"'], 'SQL '],
  ['Turnovers?$select=MonthPeriod,СуммаTurnover', ['set    AccumulationRegister_Запасы/Turnovers', '"MonthPeriod"'], 'SQL '],
  ['Balance?EndDate=1', ['501, code 0: The EndDate parameter is not supported']],
  ['Balance()?$filter=Нет eq 5', ['400, code 14', 'Нет eq 5']],
  ['Balanse()', ['400, code 6: Method not found', 'AccumulationRegister_Запасы has Balance, Turnovers, BalanceAndTurnovers']],
  ['$count?$filter=Recorder_Type eq 1', ['400, code 14']],
  ['$count', ['set    AccumulationRegister_Запасы', 'SQL ']],
  ['$count?$expan=1', ['501, code 0: The $expan parameter is not supported']],
])('explain of AccumulationRegister_Запасы/%s', async ([request, expected, without]) => {
  const url = `/odata/standard.odata/AccumulationRegister_Запасы/${request}`
  const { stdout } = await run(['routes', 'services', '--explain', 'GET', url], temporaryFolder(files))
  for (const one of expected) expect(stdout).toContain(one)
  if (without !== undefined) expect(stdout).not.toContain(without)
})
