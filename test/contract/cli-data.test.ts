/** `standin data`, and `--data` of serve and exec: what a file keeps, fixtures in and out of it, and what is refused. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { platform } from 'node:process'
import { startStandin } from 'onec-standin/testing'
import { expect, onTestFinished, test } from 'vitest'
import { run, runProcess } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'

const goods =
  "import { Catalog, Number } from 'onec-standin'\nexport default Catalog({ Name: 'Товары', Attributes: { Цена: Number(15, 2) } })\n"
const files = {
  'services/infobase/Goods.ts': goods,
  'goods.yaml': 'Catalogs:\n  Товары:\n    - { $ref: pen, Code: "7", Description: Ручка, Цена: 10.5 }\n',
}
const ofGoods = (folder: string): string => readFileSync(join(folder, 'out.yaml'), 'utf8').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'UUID')
const dumped = 'Catalogs:\n  Товары:\n    - Ref: UUID\n      Code: "7"\n      Description: Ручка\n      Цена: 10.5\n'

test('a fixture is loaded into a file, dumped again, and the file emptied', async () => {
  const folder = temporaryFolder(files)
  const loaded = await run(['data', 'load', 'goods.yaml', 'services', '--data', 'base.sqlite'], folder)
  expect([loaded.code, loaded.stderr]).toEqual([
    0,
    expect.stringContaining('base.sqlite: 1 item, no records, no constants loaded from goods.yaml') as string,
  ])
  expect((await run(['data', 'dump', 'services', '--data', 'base.sqlite', '--out', 'out.yaml'], folder)).code).toBe(0)
  expect(ofGoods(folder)).toBe(dumped)
  expect((await run(['data', 'reset', 'services', '--data', 'base.sqlite'], folder)).code).toBe(0)
  expect((await run(['data', 'dump', 'services', '--data', 'base.sqlite'], folder)).stdout).toBe('{}\n')
})

test('a file that is not there is not made by emptying it', async () => {
  const folder = temporaryFolder(files)
  expect(await run(['data', 'reset', 'services', '--data', 'none.sqlite'], folder)).toMatchObject({
    code: 8,
    stderr: 'standin: --data none.sqlite: there is no such file\n',
  })
  expect(existsSync(join(folder, 'none.sqlite'))).toBe(false)
})

test('parents in a circle, which a fixture may have, are refused when one of them is written', async () => {
  const folder = temporaryFolder({
    ...files,
    'services/infobase/Goods.ts': goods.replace("Name: 'Товары'", "Name: 'Товары', Hierarchical: true"),
    'goods.yaml': `Catalogs:
  Товары:
    - { $ref: a, Code: "1", IsFolder: true, Parent: { $ref: b } }
    - { $ref: b, Code: "2", IsFolder: true, Parent: { $ref: a } }
`,
  })
  const standin = await startStandin({ paths: [join(folder, 'services')], data: join(folder, 'goods.yaml') })
  onTestFinished(() => standin.close())
  const catalog = standin.infobase.Catalogs['Товары']!
  const item = (await (await catalog.FindByCode('1')).GetObject()) as unknown as { SetDeletionMark(mark: boolean): Promise<void> }
  await expect(item.SetDeletionMark(true)).rejects.toMatchObject({ code: 'infobase/wrong-parent' })
})

test.runIf(platform === 'linux')('what the disk has no room for is not written, in words and with exit code 10', async () => {
  const folder = temporaryFolder(files)
  const limited = async (command: string): Promise<readonly [number | null, string]> => {
    const { code, stderr } = await runProcess(command.split(' '), folder, { shell: "ulimit -f 8; trap '' XFSZ" })
    return [code, stderr]
  }
  const [seeded, words] = await limited('data seed services --size 2000 --out seed.yaml')
  expect([seeded, words]).toEqual([10, expect.stringContaining('--out seed.yaml')])
  const [loaded, said] = await limited('data load goods.yaml services --data base.sqlite')
  expect([loaded, said]).toEqual([10, expect.stringContaining('--data base.sqlite')])
  expect(said).not.toMatch(/loaded|defect/)
  expect(readdirSync(folder).filter((one) => /seed|base/.test(one))).toEqual([])
})

test('the same seed makes up the same data, in a fixture and in a file', async () => {
  const folder = temporaryFolder(files)
  const seed = ['data', 'seed', 'services', '--size', '5', '--seed', '42']
  const first = await run(seed, folder)
  expect([first.code, (await run(seed, folder)).stdout]).toEqual([0, first.stdout])
  expect(first.stdout.match(/Description: /g)).toHaveLength(5)
  const into = await run([...seed, '--data', 'base.sqlite'], folder)
  expect([into.code, into.stderr]).toEqual([0, expect.stringContaining('base.sqlite: 5 items') as string])
})

test('a fixture with an error is not written, and has its place', async () => {
  const folder = temporaryFolder({ ...files, 'goods.yaml': 'Catalogs:\n  Товары:\n    - { Ценa: 1 }\n' })
  const { code, stderr } = await run(['data', 'load', 'goods.yaml', 'services', '--data', 'base.sqlite'], folder)
  expect([code, stderr]).toEqual([1, expect.stringMatching(/goods\.yaml:3:9: error: .*did you mean "Цена"/) as string])
  expect((await run(['data', 'dump', 'services', '--data', 'base.sqlite'], folder)).stdout).not.toContain('Catalogs')
})

test.each([
  ['missing.yaml', /--data missing\.yaml: nothing was loaded\nmissing\.yaml:1:1: error: .*there is no such file/],
  ['goods.yaml', /--data goods\.yaml: nothing was loaded\ngoods\.yaml:3:9: error: .*did you mean "Цена"/],
])('serve and exec do not begin without the data of %s', async (file, message) => {
  const folder = temporaryFolder({ ...files, 'goods.yaml': 'Catalogs:\n  Товары:\n    - { Ценa: 1 }\n' })
  const ended = [
    await run(['serve', 'services', '--port', '0', '--data', file], folder),
    await run(['exec', 'services', '--data', file, '--', process.execPath, '-e', ''], folder),
  ]
  const refused = [8, expect.stringMatching(message) as string]
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual([refused, refused])
})

test('a file that is not there is not dumped as an empty one, and is not made', async () => {
  const folder = temporaryFolder(files)
  const { code, stdout, stderr } = await run(['data', 'dump', 'services', '--data', 'bas.sqlite'], folder)
  expect([code, stdout, stderr]).toEqual([8, '', expect.stringContaining('--data bas.sqlite: there is no such file') as string])
  expect(existsSync(join(folder, 'bas.sqlite'))).toBe(false)
})

test('what a killed process left beside the file is gone after the next one', async () => {
  const folder = temporaryFolder({ ...files, 'other.sqlite.reading-1': '' })
  const load = ['data', 'load', 'goods.yaml', 'services', '--data', 'base.sqlite']
  await run(load, folder)
  writeFileSync(join(folder, 'base.sqlite.reading-999999'), 'a part')
  writeFileSync(join(folder, 'base.sqlite.saving-999998'), 'a part')
  expect((await run(load, folder)).code).toBe(0)
  expect(readdirSync(folder).filter((one) => /reading|saving/.test(one))).toEqual(['other.sqlite.reading-1'])
})

test('data is made up in a file or in a fixture, not in both', async () => {
  const folder = temporaryFolder(files)
  const { code, stderr } = await run(['data', 'seed', 'services', '--data', 'base.sqlite', '--out', 'out.yaml'], folder)
  expect([code, stderr]).toEqual([2, expect.stringMatching(/--data.*--out/) as string])
  expect(readdirSync(folder).filter((one) => /out|base/.test(one))).toEqual([])
})

test('a file of another configuration is refused with the difference, and left alone', async () => {
  const folder = temporaryFolder({ ...files, 'other/infobase/Goods.ts': goods.replace("Name: 'Товары'", "Name: 'Прочее'") })
  await run(['data', 'load', 'goods.yaml', 'services', '--data', 'base.sqlite'], folder)
  for (const command of ['dump', 'reset']) {
    const { code, stderr } = await run(['data', command, 'other', '--data', 'base.sqlite'], folder)
    expect([code, stderr]).toEqual([8, expect.stringContaining('Catalog.Товары: the object is gone, with its rows (lost: 1)') as string])
  }
  await run(['data', 'dump', 'services', '--data', 'base.sqlite', '--out', 'out.yaml'], folder)
  expect(ofGoods(folder)).toBe(dumped)
})

test.for([
  ['no data objects', ['data', 'dump', 'empty', '--data', 'base.sqlite'], 4, /no data objects/],
  ['no --data', ['data', 'dump', 'services'], 2, /--data/],
  ['a size that is none', ['data', 'seed', 'services', '--size', 'many'], 2, /whole number/],
  ['a path that there is not', ['data', 'dump', 'nowhere', '--data', 'base.sqlite'], 3, /nowhere/],
] as const)('%s', async ([, args, code, message]) => {
  const folder = temporaryFolder({
    ...files,
    'empty/hs/A.ts':
      "import { HTTPService } from 'onec-standin'\nexport default HTTPService({ Name: 'A', RootURL: 'a', URLTemplates: {} })\n",
  })
  const ended = await run(args, folder)
  expect([ended.code, ended.stderr]).toEqual([code, expect.stringMatching(message) as string])
  expect(existsSync(join(folder, 'base.sqlite'))).toBe(false)
})

const stub = `service: { Name: Shop, RootURL: shop }
stubs:
  - { template: /goods, method: POST, save: Catalogs.Товары }
  - { template: /goods, method: GET, list: { in: Catalogs.Товары, fields: [Description] } }
`
const client = `
const at = process.env.STANDIN_URL + '/hs/shop/goods'
const total = async () => (await (await fetch(at)).json()).total
const post = () => fetch(at, { method: 'POST', body: JSON.stringify({ Description: 'Чайник' }) })
const counts = [await total()]
await post()
counts.push(await total())
const reset = await fetch(process.env.STANDIN_ADMIN_URL + '/reset', { method: 'POST' })
counts.push(reset.status, await total())
await post()
const journal = await (await fetch(process.env.STANDIN_ADMIN_URL + '/journal')).json()
const [last] = journal.exchanges.filter((one) => one.method === 'POST').slice(-1)
console.log(JSON.stringify({ counts, written: last.data.filter((one) => one.operation === 'write').map((one) => one.object) }))
`

test('exec: a stub keeps data, the admin surface takes it back, the journal shows what was done with it', async () => {
  const folder = temporaryFolder({ ...files, 'services/shop.stub.yaml': stub, 'client.mjs': client })
  const { code, stdout, stderr } = await run(['exec', 'services', '--data', 'goods.yaml', '--', process.execPath, 'client.mjs'], folder)
  expect([code, stderr]).toEqual([0, expect.any(String)])
  expect(JSON.parse(stdout.trim().split('\n')[0]!)).toEqual({ counts: [1, 2, 204, 1], written: ['Catalog.Товары'] })
})

test('a data file keeps what one run wrote for the next one', async () => {
  const counting = `
const at = process.env.STANDIN_URL + '/hs/shop/goods'
await fetch(at, { method: 'POST', body: JSON.stringify({ Description: 'Чайник' }) })
console.log((await (await fetch(at)).json()).total)
`
  const folder = temporaryFolder({ ...files, 'services/shop.stub.yaml': stub, 'client.mjs': counting })
  const exec = ['exec', 'services', '--data', 'base.sqlite', '--', process.execPath, 'client.mjs']
  const totals = [await run(exec, folder), await run(exec, folder)].map((one) => one.stdout.split('\n')[0])
  expect(totals).toEqual(['1', '2'])
})

test('exec serves the data, and the interface to it, as serve does', async () => {
  const folder = temporaryFolder(files)
  const script = `(async () => {
    const set = process.env.STANDIN_URL + '/odata/standard.odata/' + encodeURI('Catalog_Товары') + '?$format=json'
    const { value } = await (await fetch(set)).json()
    console.log(value.map((one) => one.Description + ' ' + one['Цена']).join())
    const made = await fetch(set, { method: 'POST', body: JSON.stringify({ Description: 'Карандаш', 'Цвет': 1 }) })
    console.log(made.status)
  })()`
  const exec = (...options: readonly string[]) =>
    runProcess(['exec', 'services', '--data', 'goods.yaml', ...options, '--', process.execPath, '-e', script], folder)
  const { code, stdout, stderr } = await exec()
  expect([code, stdout]).toEqual([0, 'Ручка 10.5\n201\n'])
  expect(stderr).toContain('2 calls in all')
  expect((await exec('--odata', 'strict')).stdout).toBe('Ручка 10.5\n400\n')
  expect((await exec('--odata', 'off')).code).toBe(4)
})

test('what a change of the configuration would lose is shown, refused, and done when it is asked for, with a copy', async () => {
  const folder = temporaryFolder(files)
  expect((await run(['data', 'load', 'goods.yaml', 'services', '--data', 'base.sqlite'], folder)).code).toBe(0)
  expect(await run(['data', 'diff', 'base.sqlite', 'services'], folder)).toMatchObject({
    code: 0,
    stdout: '',
    stderr: expect.stringContaining('base.sqlite: nothing would change'),
  })
  writeFileSync(join(folder, 'services/infobase/Goods.ts'), goods.replace('{ Цена: Number(15, 2) }', '{ Вес: Number(5) }'))
  const lost = 'Catalog.Товары: Цена is gone (lost: 1, "10.5")'
  expect(await run(['data', 'diff', 'base.sqlite', 'services'], folder)).toMatchObject({
    code: 1,
    stdout: `${lost}\nCatalog.Товары: Вес is new (kept)\n`,
  })
  const refused = await run(['data', 'dump', 'services', '--data', 'base.sqlite'], folder)
  expect([refused.code, refused.stderr]).toEqual([
    8,
    expect.stringContaining(`(--data-on-change migrate keeps a copy):\n  ${lost}`) as string,
  ])
  const dump = ['data', 'dump', 'services', '--data', 'base.sqlite', '--data-on-change']
  const done = await run([...dump, 'migrate'], folder)
  expect([done.code, done.stdout, done.stderr]).toEqual([
    0,
    expect.stringContaining('Description: Ручка\n') as string,
    expect.stringContaining('base.sqlite.before is the file as it was') as string,
  ])
  expect((await run(['data', 'diff', 'base.sqlite', 'services'], folder)).code).toBe(0)
  expect((await run(['data', 'diff', 'base.sqlite.before', 'services'], folder)).stdout).toContain(lost)
  writeFileSync(join(folder, 'services/infobase/Goods.ts'), goods)
  expect((await run([...dump, 'recreate'], folder)).stdout).toBe('{}\n')
})

test('sessions in a Redis that is not there: the reason is said, and no password', async () => {
  const args = ['serve', 'services', '--port', '0', '--share-sessions', 'redis://u:pass@127.0.0.1:1']
  const { code, stderr } = await run(args, temporaryFolder(files))
  expect(code).not.toBe(0)
  expect(stderr).toContain('sessions in redis://u@127.0.0.1:1: nothing listens there (ECONNREFUSED)')
})
