/** What is wrong in integration services is said with its place, and the rest of them is used. */
import { describe, expect, test } from 'vitest'
import { Channel } from './channel.ts'
import { checkIntegrationServices, isAddress } from './check.ts'
import type { DefinedIntegrationService } from './place.ts'
import { IntegrationService, type IntegrationServiceDefinition } from './service.ts'
import { supplyProcessing } from './supply.ts'

const receive = Channel({ MessageDirection: 'Receive', ReceiveMessageProcessing: () => {} })
const send = Channel({ MessageDirection: 'Send' })

const of = (definition: Partial<IntegrationServiceDefinition>, file = 'services/is/Bus.ts'): DefinedIntegrationService => ({
  service: IntegrationService({ Name: 'Bus', Channels: { Orders: receive }, ...definition }),
  file,
})

describe('a service', () => {
  const both = Channel({ MessageDirection: 'Both' as 'Send' })
  test.each<[what: string, definition: Partial<IntegrationServiceDefinition>, codes: string[], channels: string[] | undefined]>([
    ['that is sound', {}, [], ['Orders']],
    ['with a wrong name', { Name: '1 bus' }, ['name-invalid'], undefined],
    ['with an address of no application', { ExternalIntegrationServiceAddress: 'http://' }, ['address-invalid'], ['Orders']],
    ['without channels', { Channels: {} }, ['no-channels'], []],
    ['with a channel that is none', { Channels: { Orders: {} as Channel, Out: send } }, ['channel-invalid'], ['Out']],
    ['with a wrong name of a channel', { Channels: { 'a b': send } }, ['channel-name-invalid'], []],
    ['with a channel of both directions', { Channels: { Orders: both } }, ['direction-invalid'], []],
    [
      'with a handler of sending',
      { Channels: { Out: Channel({ ...receive, MessageDirection: 'Send' }) } },
      ['handler-of-sending'],
      ['Out'],
    ],
    ['that receives without a handler', { Channels: { In: Channel({ MessageDirection: 'Receive' }) } }, ['no-handler'], ['In']],
    [
      'with one external name twice',
      { Channels: { A: send, B: Channel({ ...send, ExternalIntegrationServiceChannelName: 'A' }) } },
      ['external-name-repeated'],
      ['A', 'B'],
    ],
  ])('%s', (_, definition, codes, channels) => {
    const { services, diagnostics } = checkIntegrationServices([of(definition)])
    expect(diagnostics.map((one) => one.code)).toEqual(codes.map((one) => `integration-service/${one}`))
    expect(services[0] && Object.keys(services[0].service.Channels)).toEqual(channels)
  })

  test('of two services with one name the first counts, whatever the case', () => {
    const { services, diagnostics } = checkIntegrationServices([of({}), of({ Name: 'BUS' }, 'services/is/Other.ts')])
    expect(services.map((one) => one.file)).toEqual(['services/is/Bus.ts'])
    expect(diagnostics).toMatchObject([{ code: 'integration-service/name-repeated', location: { file: 'services/is/Other.ts' } }])
  })

  test('a place is found in the text of the module', () => {
    const source = "export default IntegrationService({\n  Name: 'Bus',\n  Channels: {\n    Orders: Channel({}),\n  },\n})\n"
    const { diagnostics } = checkIntegrationServices([
      { ...of({ Channels: { Orders: Channel({ MessageDirection: 'Receive' }) } }), source },
    ])
    expect(diagnostics[0]?.location).toMatchObject({ file: 'services/is/Bus.ts', line: 4, column: 5 })
  })
})

test.each([
  ['http://host:9090/applications/trade', true],
  ['https://host/applications/Торг', true],
  ['http://host:9090/applications/trade/', true],
  ['http://host:9090/applications/', false],
  ['http://host:9090/trade', false],
  ['host/applications/trade', false],
  ['http://', false],
])('the address %s of an application: %s', (address, isOne) => {
  expect(isAddress(address)).toBe(isOne)
})

test('a definition without what is optional receives in a transaction', () => {
  expect(receive).toMatchObject({ Transactioned: true, ExternalIntegrationServiceChannelName: '' })
  expect(() => IntegrationService(undefined as never)).toThrow('IntegrationService takes a definition')
})

test('handlers of modules are joined to the services of a configuration by names, and its properties stay', () => {
  const declared = of(
    {
      ExternalIntegrationServiceAddress: 'http://bus/applications/trade',
      Channels: { Orders: Channel({ MessageDirection: 'Receive', Transactioned: false }), Out: send },
    },
    'dump/Bus.xml',
  )
  const module = of({ Channels: { Orders: receive, Strange: receive } })
  const { services, diagnostics } = supplyProcessing([declared], [module, of({ Name: 'Other' })])
  expect(services.map((one) => one.service.Name)).toEqual(['Bus', 'Other'])
  expect(services[0]?.service).toMatchObject({
    ExternalIntegrationServiceAddress: 'http://bus/applications/trade',
    Channels: { Orders: { Transactioned: false, ReceiveMessageProcessing: receive.ReceiveMessageProcessing }, Out: send },
  })
  expect(diagnostics.map((one) => one.code)).toEqual(['integration-service/supply-unknown-channel'])
  expect(supplyProcessing([declared], [module, module]).diagnostics.map((one) => one.code)).toContain('integration-service/supply-twice')
})
