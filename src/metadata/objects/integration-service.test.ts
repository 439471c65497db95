/** Integration services of a Designer dump and of an EDT project: one definition, whichever format it was read from. */
import { expect, test } from 'vitest'
import { designerFile, designerObject, edtFile } from '../../../test/support/configuration-text.ts'
import { memoryFiles } from '../../../test/support/memory-files.ts'
import { readConfiguration } from '../configuration.ts'
import { keptOrRead } from '../format/kept-objects.ts'
import { joinConfigurations } from '../join.ts'
import { declaredProcessing, toIntegrationService } from './to-integration-service.ts'

const channel = (changes: Readonly<Record<string, string>> = {}): string =>
  designerObject('IntegrationServiceChannel', {
    Name: 'Заказы',
    ExternalIntegrationServiceChannelName: 'e1c::Торг::Основной::Заказы.вход',
    MessageDirection: 'Receive',
    ReceiveMessageProcessing: 'ЗаказыОбработкаПолученияСообщения',
    Transactioned: 'true',
    ...changes,
  })

const sending = channel({
  Name: 'Статусы',
  ExternalIntegrationServiceChannelName: '',
  MessageDirection: 'Send',
  ReceiveMessageProcessing: '',
  Transactioned: 'false',
})

const designer = (changes: Readonly<Record<string, string>> = {}, channels = [channel(), sending]): string =>
  designerFile(
    designerObject(
      'IntegrationService',
      { Name: 'Шина', ExternalIntegrationServiceAddress: 'http://bus:9090/applications/trade', ...changes },
      channels,
    ),
  )

// EDT leaves out what is Send and what is false.
const edt = edtFile(
  'IntegrationService',
  `<name>Шина</name>
<externalIntegrationServiceAddress>http://bus:9090/applications/trade</externalIntegrationServiceAddress>
<integrationServiceChannels uuid="2">
  <name>Заказы</name>
  <externalIntegrationServiceChannelName>e1c::Торг::Основной::Заказы.вход</externalIntegrationServiceChannelName>
  <messageDirection>Receive</messageDirection>
  <receiveMessageProcessing>ЗаказыОбработкаПолученияСообщения</receiveMessageProcessing>
  <transactioned>true</transactioned>
</integrationServiceChannels>
<integrationServiceChannels uuid="3">
  <name>Статусы</name>
</integrationServiceChannels>`,
)

function read(text: string, kind: 'designer' | 'edt' = 'designer') {
  const path = kind === 'designer' ? 'IntegrationServices/Шина.xml' : 'IntegrationServices/Шина/Шина.mdo'
  const configuration = readConfiguration(memoryFiles({ [path]: text }), { kind, root: '' })
  const { integrationServices, diagnostics } = joinConfigurations([configuration])
  return { metadata: integrationServices[0], codes: diagnostics.map((one) => one.code) }
}

test.each([
  ['designer', designer()],
  ['edt', edt],
] as const)('a service of %s is a definition with its channels, their directions and their handlers', (kind, text) => {
  const { metadata, codes } = read(text, kind)
  const { service, at } = toIntegrationService(metadata!, (one) => declaredProcessing(one, 'services/is/Шина.ts'))
  expect(codes).toEqual([])
  expect(service).toEqual({
    kind: 'IntegrationService',
    Name: 'Шина',
    ExternalIntegrationServiceAddress: 'http://bus:9090/applications/trade',
    Channels: {
      Заказы: {
        kind: 'IntegrationServiceChannel',
        MessageDirection: 'Receive',
        ExternalIntegrationServiceChannelName: 'e1c::Торг::Основной::Заказы.вход',
        Transactioned: true,
        ReceiveMessageProcessing: {
          kind: 'DeclaredProcessing',
          handlerName: 'ЗаказыОбработкаПолученияСообщения',
          writeIn: 'services/is/Шина.ts',
        },
      },
      Статусы: {
        kind: 'IntegrationServiceChannel',
        MessageDirection: 'Send',
        ExternalIntegrationServiceChannelName: '',
        Transactioned: false,
        ReceiveMessageProcessing: undefined,
      },
    },
  })
  expect(at?.({ channel: 'Статусы' })?.line).toBeGreaterThan(at?.({ channel: 'Заказы' })?.line ?? Infinity)
  expect(metadata!.module).toBe(kind === 'designer' ? 'IntegrationServices/Шина/Ext/Module.bsl' : 'IntegrationServices/Шина/Module.bsl')
})

test.each([
  ['without a name', designer({ Name: '' }), ['metadata/missing-property'], undefined],
  ['with a wrong direction', designer({}, [channel({ MessageDirection: 'Both' }), sending]), ['metadata/unknown-value'], ['Статусы']],
  ['with a channel without a name', designer({}, [channel({ Name: '' }), sending]), ['metadata/missing-property'], ['Статусы']],
  ['with two channels of one name', designer({}, [channel(), channel()]), ['metadata/duplicate-name'], ['Заказы']],
  ['without an address', designer({ ExternalIntegrationServiceAddress: '' }), [], ['Заказы', 'Статусы']],
])('a service %s is diagnosed, and what is sound of it is kept', (_, text, codes, channels) => {
  const found = read(text)
  expect(found.codes).toEqual(codes)
  expect(found.metadata?.Channels.map((one) => one.Name)).toEqual(channels)
})

test('a dump of a version without the property has its channels in transactions', () => {
  const { metadata, codes } = read(designer({}, [channel().replace('<Transactioned>true</Transactioned>', '')]))
  expect([codes, metadata?.Channels[0]?.Transactioned]).toEqual([[], true])
})

test('an extension adds channels to the service that it adopts', () => {
  const root = { kind: 'designer', root: '' } as const
  const added = channel({ Name: 'Остатки', ExternalIntegrationServiceChannelName: 'остатки' })
  const adopted = designer({ ObjectBelonging: 'Adopted', ExternalIntegrationServiceAddress: '' }, [
    channel({ ObjectBelonging: 'Adopted' }),
    added,
  ])
  const [base, extension] = [designer(), adopted].map((text) =>
    readConfiguration(memoryFiles({ 'IntegrationServices/Шина.xml': text }), root),
  )
  const { integrationServices, diagnostics } = joinConfigurations([base!, extension!])
  expect(integrationServices[0]?.Channels.map((one) => one.Name)).toEqual(['Заказы', 'Статусы', 'Остатки'])
  expect(integrationServices[0]?.ExternalIntegrationServiceAddress).toBe('http://bus:9090/applications/trade')
  expect(diagnostics.map((one) => one.code)).toEqual(['metadata/adopted-joined'])
})

test('what is kept of a service is the same as what was read, its places among it', () => {
  const { metadata } = read(designer())
  let text = ''
  const read2 = keptOrRead(
    { text: undefined, keep: (kept) => (text = kept) },
    metadata!.file,
    () => {},
    () => metadata,
  )
  expect(
    keptOrRead(
      { text, keep: () => {} },
      metadata!.file,
      () => {},
      () => undefined,
    ),
  ).toEqual(read2)
  expect(read2).toEqual(JSON.parse(JSON.stringify(metadata)))
})
