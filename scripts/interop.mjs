// `npm run interop -- odata`: foreign clients against the standard OData interface, on a port of its own. Their repositories are read from
// the folder STANDIN_MATERIAL, installed and built; what is not there is skipped with a printed line. docs/odata.md says how each is
// installed.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [topic = 'odata'] = process.argv.slice(2)
const material = process.env.STANDIN_MATERIAL
const dist = (path) => new URL(`../build/${path}.js`, import.meta.url).href
if (topic !== 'odata') fail(`there is no interop called ${topic}; there is odata`)
if (material === undefined) done('skipped: STANDIN_MATERIAL names no folder with the repositories of clients')
if (!existsSync(fileURLToPath(dist('odata/service')))) fail('the build is missing: run npm run build first')

/** The objects that the live tests of 1c-odata ask for. */
async function host() {
  const { Catalog, Document, Enum, EnumRef, Date: DateType, String: StringType, ValueStorage } = await import(dist('infobase/definitions'))
  const { startStandin } = await import(dist('testing/index'))
  const items = Array.from({ length: 25 }, (_, at) => ({ Description: `Товар ${at}`, Артикул: `A-${at}`, IsFolder: at === 0 }))
  return startStandin({
    base: '/ib',
    objects: [
      Enum({ Name: 'СпособыУстановкиКурсаВалюты', EnumValues: ['РучнойВвод', 'ЗагрузкаИзИнтернета', 'НаценкаНаКурсДругойВалюты'] }),
      Catalog({ Name: 'Валюты', CodeLength: 3, Attributes: { СпособУстановкиКурса: EnumRef('СпособыУстановкиКурсаВалюты') } }),
      Catalog({ Name: 'ВидыКонтактнойИнформации', DescriptionLength: 150 }),
      Catalog({ Name: 'Файлы', DescriptionLength: 150, Attributes: { ФайлХранилище: ValueStorage } }),
      Catalog({ Name: 'Номенклатура', Hierarchical: true, Attributes: { Артикул: StringType(25) } }),
      Document({ Name: 'РеализацияТоваровУслуг', Attributes: { ДоверенностьДата: DateType() } }),
    ],
    data: {
      Catalogs: {
        Валюты: [
          { Code: '643', Description: 'руб.', СпособУстановкиКурса: 'РучнойВвод' },
          { Code: '840', Description: 'USD', СпособУстановкиКурса: 'ЗагрузкаИзИнтернета' },
        ],
        ВидыКонтактнойИнформации: [{ Description: 'Телефон' }],
        Файлы: [{ Description: 'файл.txt' }],
        Номенклатура: items,
      },
      Documents: { РеализацияТоваровУслуг: [{ Date: '2024-01-10T10:00:00' }] },
    },
  })
}

const standin = await host()
const address = `http://u:p@${new URL(standin.url).host}/ib/odata/standard.odata`
const env = {
  ...process.env,
  ONEC_EXAMPLE_BASIC_URL: address,
  ONEC_TRADE_V11_5_URL: address,
  ONEC_BP_V3_0_URL: address,
  ONEC_TESTS_ALLOW_WRITES: 'true',
}

// The tests restore what a file held, so that it must hold something.
const root = `${new URL(standin.url).origin}/ib/odata/standard.odata`
const { value: files } = await (await fetch(`${root}/${encodeURIComponent('Catalog_Файлы')}?$format=json`)).json()
await fetch(`${root}/${encodeURIComponent('Catalog_Файлы')}(guid'${files[0].Ref_Key}')`, {
  method: 'PATCH',
  body: JSON.stringify({ ФайлХранилище_Base64Data: 'dGV4dA==', ФайлХранилище_Type: 'application/octet-stream' }),
})

/** Runs without a shell; its last lines are printed where it fails. */
const ran = (command, args, cwd) =>
  new Promise((resolve) => {
    let text = ''
    const child = spawn(command, args, { cwd, env })
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (more) => (text += more))
    child.once('error', (error) => resolve({ ok: false, text: error.message }))
    child.once('close', (code) => resolve({ ok: code === 0, text }))
  })

/** Steps of a client, in order; the first that fails ends it. */
async function client(name, folder, steps) {
  if (!existsSync(folder)) return console.log(`skipped: ${name}, ${folder} is not there`)
  for (const [what, at, command, ...args] of steps) {
    const { ok, text } = await ran(command, args, join(folder, at))
    const counted = /\d+ passed \(\d+\)/.exec(text.replaceAll(/.\[\d+m/g, '').split('Tests ')[1] ?? '')?.[0] ?? ''
    console.log(`${ok ? 'passed' : 'FAILED'}: ${name}, ${what} ${counted}`.trimEnd())
    if (ok) continue
    console.log(text.trim().split('\n').slice(-25).join('\n'))
    process.exitCode = 1
    return undefined
  }
}

await client('1c-odata (TypeScript)', join(material, '1c-odata'), [
  ['fetch of $metadata', 'examples/basic', 'node', '../../packages/cli/dist/cli.js', 'fetch'],
  ['generated types', 'examples/basic', 'node', '../../packages/cli/dist/cli.js', 'generate'],
  ['type check', 'examples/basic', 'npx', 'tsc', '--noEmit'],
  ['demo', 'examples/basic', 'node', '--import', 'tsx', 'src/main.ts'],
  ['live and write tests', 'packages/client', 'npx', 'vitest', 'run', 'test/integration'],
])
await standin.close()

function done(text) {
  console.log(text)
  process.exit(0)
}

function fail(text) {
  console.error(text)
  process.exit(2)
}
