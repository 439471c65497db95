/** `standin import`: modules that compile and serve, and nothing overwritten unasked. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run, serving } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { compile } from '../support/tsc.ts'

const fixture = (name: string): string => fileURLToPath(new URL(`../fixtures/configuration-${name}`, import.meta.url))

test.each(['designer', 'edt'])('modules of a configuration in the format of %s compile and serve', async (format) => {
  const folder = temporaryFolder()
  const { code, stdout, stderr } = await run(['import', fixture(format), '--out', 'services'], folder)
  expect([code, stdout]).toEqual([0, 'services/hs/Warehouse.ts\nservices/hs/Заказы.ts\nservices/ws/Orders.ts\nservices/xdto/Shop.ts\n'])
  expect(stderr).toBe(`4 modules written; \`standin serve ${fixture(format)} services\` serves them\n`)
  expect(compile(folder)).toEqual(['', 0])
  const { url, services } = await serving([], folder)
  expect(services).toBe(2)
  const response = await fetch(`${url}/hs/orders/7`, { method: 'DELETE' })
  expect([response.status, await response.text()]).toEqual([
    500,
    expect.stringMatching(/^\{HTTPСервис\.Заказы\.Модуль\(\d+\)\}: not implemented: ЗаказУдалить \(\/7\)$/),
  ])
})

test('the compiler sees what is wrong in a module that was imported and then edited', async () => {
  const folder = temporaryFolder()
  await run(['import', fixture('edt')], folder)
  const file = `${folder}/services/hs/Warehouse.ts`
  writeFileSync(file, readFileSync(file, 'utf8').replace('/volume/{VolumeID}/*', '/volume/*/{VolumeID}'))
  expect(compile(folder)[0]).toContain('services/hs/Warehouse.ts')
})

test('nothing is written where a module is there already, each is named, and --force overwrites', async () => {
  const folder = temporaryFolder({ 'services/hs/Заказы.ts': '// mine\n' })
  const refused = await run(['import', fixture('edt')], folder)
  expect([refused.code, refused.stdout]).toEqual([6, ''])
  expect(refused.stderr).toBe('standin: nothing is written: these files exist (--force overwrites them):\n  services/hs/Заказы.ts\n')
  expect(readFileSync(`${folder}/services/hs/Заказы.ts`, 'utf8')).toBe('// mine\n')
  expect((await run(['import', fixture('edt'), '--force'], folder)).code).toBe(0)
  expect(readFileSync(`${folder}/services/hs/Заказы.ts`, 'utf8')).toContain("Name: 'Заказы'")
})

test('a disk that is full: exit code 10 in words, nothing is written, and the next try succeeds', async () => {
  const folder = temporaryFolder()
  const full = await run(['import', fixture('edt')], folder, { shell: 'ulimit -f 1' })
  expect([full.code, full.stdout, readdirSync(folder)]).toEqual([10, '', []])
  expect(full.stderr).toMatch(/standin: nothing is written: --out: (?:the file may not grow any more \(EFBIG\)|the disk is full)/)
  expect((await run(['import', fixture('edt')], folder)).code).toBe(0)
})

test("the procedure's own text is a comment in each handler, its parameters are those of the operation", async () => {
  const folder = temporaryFolder()
  const path = fileURLToPath(new URL('../fixtures/web-modules-edt', import.meta.url))
  await run(['import', path, '--out', 'services'], folder)
  expect(compile(folder)).toEqual(['', 0])
  const text = readFileSync(`${folder}/services/ws/Проверки.ts`, 'utf8')
  expect(text).toContain(`    }, async ({ Причина }) => {
      // Функция Отказать(Причина)
      // \tПопытка
      // \t\tВызватьИсключение Причина;
`)
  const chapter = fileURLToPath(new URL('../fixtures/chapter-designer', import.meta.url))
  await run(['import', chapter, '--out', 'chapter'], folder)
  expect(readFileSync(`${folder}/chapter/hs/СписокДокументов.ts`, 'utf8')).toMatch(/async GET\(request\).*\n(?: +\/\/.*\n)* +\/\/ Функция /)
})
