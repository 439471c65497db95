/** `standin check`: everything that is wrong, for people and for machines. */
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { serviceText } from '../support/service-text.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const broken = {
  'services/hs/Wrong.ts': serviceText('Wrong', 'x').replace("URLTemplate('/',", "URLTemplate('/documents/*/number' as '/documents/*',"),
  'services/hs/None.ts': 'export default 1\n',
}
const overlapping = serviceText('Over', 'x').replace(
  '  URLTemplates: {',
  "  URLTemplates: {\n    One: URLTemplate('/a/{x}/c', {}),\n    Two: URLTemplate('/{y}/b/c', {}),",
)

test('what is wrong is printed with place and caret; errors end it with 1', async () => {
  const { code, stdout, stderr } = await run(['check'], temporaryFolder(broken))
  expect([code, stderr]).toEqual([1, '1 HTTP service: 2 errors\n'])
  expect(stdout).toMatch(/services\/hs\/Wrong\.ts:7:35: error: .*`\/documents\/\*`.* \[.*\]\n {2}7 \| /)
  expect(stdout).toMatch(/\n {2}7 \| {5}Root: URLTemplate\('\/documents\/\*\/number' as .*\n {4}\| {35}\^/)
})

test('--json prints one object a line', async () => {
  const { code, stdout } = await run(['check', '--json'], temporaryFolder(broken))
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(code).toBe(1)
  expect(lines.map(({ file, line, column, code: what, severity }) => [file, line, column, what, severity])).toEqual([
    ['services/hs/None.ts', 1, 1, 'module/not-a-service', 'error'],
    ['services/hs/Wrong.ts', 7, 35, 'template/rest-not-last', 'error'],
  ])
  for (const one of lines) expect([typeof one['message'], typeof one['messageRu']]).toEqual(['string', 'string'])
})

test('--lang ru prints in Russian', async () => {
  const { stdout, stderr } = await run(['check', '--lang', 'ru'], temporaryFolder(broken))
  expect(stdout).toContain('ошибка: экспорт по умолчанию: значение 1; ожидается HTTPService')
  expect(stderr).toMatch(/^(?:нет HTTP-сервисов|\d HTTP-сервис[а-я]*): \d ошиб[а-я]+(?:, \d предупреждени[а-я]+)?\n$/)
})

test('warnings alone end it with 0', async () => {
  const { code, stdout, stderr } = await run(['check', '.'], temporaryFolder({ 'hs/Over.ts': overlapping }))
  expect([code, stderr]).toEqual([0, '1 HTTP service: no errors, 1 warning\n'])
  expect(stdout).toContain('[http-service/templates-overlap]')
})

test('nothing is wrong with what npm start serves', async () => {
  const { code, stdout } = await run(['check'], fileURLToPath(new URL('../..', import.meta.url)))
  expect([code, stdout]).toEqual([0, ''])
})

test('a configuration without its base says what is skipped', async () => {
  const { code, stdout, stderr } = await run(['check', fileURLToPath(new URL('../fixtures/configuration-extension', import.meta.url))])
  expect(code).toBe(0)
  expect(stdout).toContain('note: HTTPService.Warehouse is adopted by an extension')
  expect(stderr).toMatch(/^1 HTTP service: no errors, \d+ notes\n$/)
})

test('definitions that are not definitions at all are reported, and end nothing but themselves', async () => {
  const odd =
    "import { HTTPService } from 'onec-standin'\nexport default [HTTPService({} as never), HTTPService({ Name: 5, RootURL: null, "
    + "URLTemplates: 'a' } as never), HTTPService({ Name: 'A', RootURL: 'a', URLTemplates: { T: null } } as never)]\n"
  const { code, stdout, stderr } = await run(['check', '.'], temporaryFolder({ 'hs/Odd.ts': odd }))
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^3 HTTP services: \d+ errors\n$/)])
  expect(stdout).toContain('[http-service/root-invalid]')
  expect(stdout).toContain('[http-service/template-invalid]')
})

test('data objects are counted by their kinds, and what is wrong with one has its place', async () => {
  const folder = temporaryFolder({
    'services/infobase/Shop.ts': `import { Catalog, Document, Number, CatalogRef } from 'onec-standin'
export default [
  Catalog({ Name: 'Товары', Attributes: { Ценa: Number(15, 2) } }),
  Document({ Name: 'Заказ', Attributes: { Товар: CatalogRef('Товар'), Номер: Number(5) } }),
]
`,
  })
  const { code, stdout, stderr } = await run(['check', '--lang', 'ru'], folder)
  expect([code, stderr]).toEqual([1, '1 справочник, 1 документ: 1 ошибка, 2 предупреждения\n'])
  expect(stdout).toContain('services/infobase/Shop.ts:3:43: предупреждение: Catalog.Товары: в имени «Ценa» "a" (латиница)')
  expect(stdout).toContain('services/infobase/Shop.ts:4:71: ошибка: Document.Заказ: «Номер» – имя стандартного реквизита')
  expect(stdout).toContain('services/infobase/Shop.ts:4:43: предупреждение: Document.Заказ.Товар: типа CatalogRef.Товар нет')
})
