/** `standin serve --watch`: edits take effect without a restart, and a broken module keeps its last working version. */
import { cpSync, rmSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { eventually } from '../support/eventually.ts'
import { serviceText } from '../support/service-text.ts'
import { serving } from '../support/standin.ts'
import { temporaryFolder, writeTexts } from '../support/temporary.ts'

const textOf = (url: string) => async (): Promise<string> => {
  const response = await fetch(url)
  return response.status === 200 ? response.text() : `${response.status}`
}

test('an edit, a syntax error, its repair, a new module and a deleted one', async () => {
  const folder = temporaryFolder({ 'services/hs/First.ts': serviceText('First', 'one') })
  const { url, says, stdout } = await serving(['--watch'], folder)
  const first = textOf(`${url}/hs/first`)
  const second = textOf(`${url}/hs/second`)
  expect(await first()).toBe('one')
  writeTexts(folder, { 'services/hs/First.ts': serviceText('First', 'two') })
  expect(await eventually(first, 'two')).toBe('two')

  writeTexts(folder, { 'services/hs/First.ts': serviceText('First', 'three').replace('GET()', 'GET((') })
  await says('[module/syntax]\n  8 |       GET(( {')
  await says('1 error; First keeps its last working version')
  expect(await first()).toBe('two')
  writeTexts(folder, { 'services/hs/Second.ts': serviceText('Second', 'new') })
  expect(await eventually(second, 'new')).toBe('new')
  expect(await first()).toBe('two')

  writeTexts(folder, { 'services/hs/First.ts': serviceText('First', 'three') })
  expect(await eventually(first, 'three')).toBe('three')
  rmSync(`${folder}/services/hs/Second.ts`)
  expect(await eventually(second, '404')).toBe('404')
  expect(stdout().split('\n')).toHaveLength(2)
})

test('a file that a module imports counts too, broken or not', async () => {
  const folder = temporaryFolder({
    'services/hs/First.ts': serviceText('First', 'x')
      .replace("'x'", 'words')
      .replace('import', "import { words } from '../../shared/words.ts'\nimport"),
    'shared/words.ts': "export const words: string = 'one'\n",
  })
  const { url, says } = await serving(['--watch'], folder)
  const first = textOf(`${url}/hs/first`)
  expect(await first()).toBe('one')
  writeTexts(folder, { 'shared/words.ts': 'export const words: string = \n' })
  await says('shared/words.ts:2:1: error: the module has a syntax error')
  expect(await first()).toBe('one')
  writeTexts(folder, { 'shared/words.ts': "export const words: string = 'two'\n" })
  expect(await eventually(first, 'two')).toBe('two')
})

test('an edited configuration, and one that does not parse', async () => {
  const folder = temporaryFolder()
  cpSync(fileURLToPath(new URL('../fixtures/configuration-designer', import.meta.url)), folder, { recursive: true })
  const { url, says } = await serving(['.', '--watch'], folder)
  const file = `${folder}/src/cf/HTTPServices/Warehouse.xml`
  const original = readFileSync(file, 'utf8')
  const status = (path: string) => async (): Promise<number> => (await fetch(`${url}/hs${path}`)).status
  expect(await status('/warehouse/v1/version')()).toBe(501)
  writeFileSync(file, original.replace('warehouse/v1', 'warehouse/v2'))
  expect(await eventually(status('/warehouse/v2/version'), 501)).toBe(501)
  expect(await status('/warehouse/v1/version')()).toBe(404)
  writeFileSync(file, original.slice(0, 900))
  await says('[metadata/not-well-formed]')
  expect(await status('/warehouse/v2/version')()).toBe(501)
  writeFileSync(file, original)
  expect(await eventually(status('/warehouse/v1/version'), 501)).toBe(501)
})

test('a folder that goes and comes back, and what is said of services that are gone', async () => {
  const folder = temporaryFolder({ 'services/hs/First.ts': serviceText('First', 'one') })
  const { url, says, signal, ended } = await serving(['--watch'], folder)
  const first = textOf(`${url}/hs/first`)
  rmSync(`${folder}/services/hs`, { recursive: true })
  await says('reloaded: no HTTP services, 1 error; definitions with errors are not served')
  expect(await first()).toBe('404')
  writeTexts(folder, { 'services/hs/First.ts': serviceText('First', 'two') })
  expect(await eventually(first, 'two')).toBe('two')
  writeTexts(folder, { 'services/hs/First.ts': serviceText('First', 'three') })
  expect(await eventually(first, 'three')).toBe('three')

  writeTexts(folder, { 'services/hs/First.ts': serviceText('First', 'four').replace("URLTemplate('/',", "URLTemplate('/a/*/b' as '/a',") })
  await says('reloaded: 1 HTTP service, 1 error; definitions with errors are not served')
  rmSync(`${folder}/services`, { recursive: true })
  await eventually(first, '404')
  signal('SIGTERM')
  expect((await ended).code).toBe(0)
})

test('a module whose top-level await never ends is reported by name, and later edits are taken', { timeout: 300_000 }, async () => {
  const folder = temporaryFolder({
    'services/hs/First.ts': serviceText('First', 'one'),
    'services/hs/Second.ts': serviceText('Second', 'a'),
  })
  const { url, says } = await serving(['--watch'], folder)
  const first = textOf(`${url}/hs/first`)
  writeTexts(folder, { 'services/hs/First.ts': `await new Promise(() => {})\n${serviceText('First', 'two')}` })
  await says('services/hs/First.ts:1:1: error: the module is not loaded after 10 s')
  await says('First keeps its last working version')
  expect(await first()).toBe('one')
  writeTexts(folder, { 'services/hs/Second.ts': serviceText('Second', 'b') })
  expect(await eventually(textOf(`${url}/hs/second`), 'b')).toBe('b')
  writeTexts(folder, { 'services/hs/First.ts': serviceText('First', 'three') })
  expect(await eventually(first, 'three')).toBe('three')
})

test('--bsl: an edited module of a service and a common module that it calls; one half written, one that goes and comes back', async () => {
  const folder = temporaryFolder()
  cpSync(fileURLToPath(new URL('../fixtures/web-modules-edt', import.meta.url)), folder, { recursive: true })
  const service = `${folder}/src/HTTPServices/Задания/Module.bsl`
  const common = `${folder}/src/CommonModules/Работа/Module.bsl`
  const answering = (text: string): string =>
    `Функция ЗаданиеGET(Запрос)\n\tОтвет = Новый HTTPСервисОтвет(200);\n\tОтвет.УстановитьТелоИзСтроки(${text});\n`
    + '\tВозврат Ответ;\nКонецФункции\n'
  writeFileSync(service, answering('Работа.Слово()'))
  writeFileSync(common, 'Функция Слово() Экспорт\n\tВозврат "один";\nКонецФункции\n')
  const { url } = await serving(['.', '--bsl', '--watch'], folder)
  const text = async (): Promise<string> => (await (await fetch(`${url}/hs/jobs/a`)).text()).split('\n')[0] ?? ''
  expect(await text()).toBe('один')
  writeFileSync(common, 'Функция Слово() Экспорт\n\tВозврат "два";\nКонецФункции\n')
  expect(await eventually(text, 'два')).toBe('два')
  writeFileSync(service, answering('"три"').replace('КонецФункции', ''))
  const fault = '{HTTPСервис.Задания.Модуль(6,1)}: Ожидается ключевое слово КонецФункции (EndFunction)'
  expect(await eventually(text, fault)).toBe(fault)
  rmSync(service)
  expect(await eventually(async () => (await fetch(`${url}/hs/jobs/a`)).status, 501)).toBe(501)
  writeFileSync(service, answering('"четыре"'))
  expect(await eventually(text, 'четыре')).toBe('четыре')
})
