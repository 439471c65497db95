/** Integration services on the command line: what `check` says, the tree of `routes`, the modules of `import`; those of the corpus load. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createSourceLoader } from '../../src/load/sources.ts'
import { designerFile, designerObject } from '../support/configuration-text.ts'
import { corpus } from '../support/corpus.ts'
import { run } from '../support/standin.ts'
import { temporaryFolder } from '../support/temporary.ts'
import { compile } from '../support/tsc.ts'

const dump = {
  'dump/IntegrationServices/Шина.xml': designerFile(
    designerObject('IntegrationService', { Name: 'Шина', ExternalIntegrationServiceAddress: 'http://bus:9090/applications/trade' }, [
      designerObject('IntegrationServiceChannel', {
        Name: 'Заказы',
        ExternalIntegrationServiceChannelName: 'e1c::Торг::Основной::Заказы.вход',
        MessageDirection: 'Receive',
        ReceiveMessageProcessing: 'ЗаказыОбработкаПолученияСообщения',
        Transactioned: 'true',
      }),
      designerObject('IntegrationServiceChannel', {
        Name: 'Статусы',
        ExternalIntegrationServiceChannelName: '',
        MessageDirection: 'Send',
        ReceiveMessageProcessing: '',
        Transactioned: 'true',
      }),
    ]),
  ),
  'dump/IntegrationServices/Шина/Ext/Module.bsl':
    'Процедура ЗаказыОбработкаПолученияСообщения(Сообщение, Отказ)\n\tОтказ = Ложь;\nКонецПроцедуры\n',
}

test('the tree of routes has channels with directions, names at the bus and missing handlers', async () => {
  const folder = temporaryFolder(dump)
  const { code, stdout } = await run(['routes', 'dump'], folder)
  expect([code, stdout]).toEqual([
    0,
    `Шина  http://bus:9090/applications/trade  dump/IntegrationServices/Шина.xml
├─ Receive Заказы  (e1c::Торг::Основной::Заказы.вход)  in a transaction  (not written: ЗаказыОбработкаПолученияСообщения)
└─ Send Статусы
`,
  ])
  expect(JSON.parse((await run(['routes', 'dump', '--json'], folder)).stdout)).toEqual([
    {
      kind: 'IntegrationService',
      Name: 'Шина',
      ExternalIntegrationServiceAddress: 'http://bus:9090/applications/trade',
      from: ['dump/IntegrationServices/Шина.xml'],
      Channels: [
        {
          Name: 'Заказы',
          ExternalIntegrationServiceChannelName: 'e1c::Торг::Основной::Заказы.вход',
          MessageDirection: 'Receive',
          Transactioned: true,
          written: false,
          handler: 'ЗаказыОбработкаПолученияСообщения',
          module: 'services/is/Шина.ts',
        },
        { Name: 'Статусы', ExternalIntegrationServiceChannelName: 'Статусы', MessageDirection: 'Send', Transactioned: true },
      ],
    },
  ])
})

test('import writes a module that compiles, with the text of the procedure, and that supplies the handlers', async () => {
  const folder = temporaryFolder(dump)
  const { code, stdout } = await run(['import', 'dump', '--out', 'services'], folder)
  expect([code, stdout]).toEqual([0, 'services/is/Шина.ts\n'])
  expect(compile(folder)).toEqual(['', 0])
  expect(readFileSync(`${folder}/services/is/Шина.ts`, 'utf8')).toContain('// \tОтказ = Ложь;')
  expect((await run(['routes', 'dump', 'services'], folder)).stdout).toContain(
    'Receive Заказы  (e1c::Торг::Основной::Заказы.вход)  in a transaction\n',
  )
})

test('check counts integration services and says what is wrong with its place', async () => {
  const folder = temporaryFolder({
    'services/is/Bus.ts': `import { Channel, IntegrationService } from 'onec-standin'
export default IntegrationService({
  Name: 'Bus',
  ExternalIntegrationServiceAddress: 'http://bus',
  Channels: {
    In: Channel({ MessageDirection: 'Receive' }),
  },
})
`,
  })
  const { code, stdout, stderr } = await run(['check', '--json'], folder)
  expect(code).toBe(0)
  expect(
    stdout
      .trim()
      .split('\n')
      .map((one) => JSON.parse(one) as { code: string; line: number }),
  ).toMatchObject([
    { code: 'integration-service/address-invalid', line: 4 },
    { code: 'integration-service/no-handler', line: 6 },
  ])
  expect(stderr).toContain('1 integration service')
})

const base = corpus('onec-data')

test.skipIf(base === undefined)('every integration service of the corpus loads, with all of its channels', async () => {
  const files = readdirSync(base!, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /IntegrationServices/.test(one.parentPath) && /\.(?:xml|mdo)$/.test(one.name))
    .map((one) => join(one.parentPath, one.name))
  expect(files.length).toBeGreaterThan(5)
  for (const file of files) {
    const [root] = file.split(/\/(?:src\/)?IntegrationServices\//)
    const { integration, diagnostics } = await createSourceLoader([root!]).load()
    const text = readFileSync(file, 'utf8')
    const written = [...text.matchAll(/<(?:IntegrationServiceChannel|integrationServiceChannels) /g)].length
    const read = integration.find((one) => one.file === file)
    expect([file, Object.keys(read?.service.Channels ?? {}).length]).toEqual([file, written])
    expect(diagnostics.filter((one) => one.location?.file === file && one.severity === 'error')).toEqual([])
  }
})
