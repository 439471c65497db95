/** Names of channels that a bus describes become names that 1C has. */
import { expect, test } from 'vitest'
import { describedService } from './described-service.ts'

const channel = (process: string, name: string, access: 'READ_ONLY' | 'WRITE_ONLY' = 'READ_ONLY') => ({
  process,
  channel: name,
  access,
  processDescription: 'Обмен заказами',
  channelDescription: '',
})

test.each<[what: string, channels: readonly (readonly [string, string])[], names: readonly string[]]>([
  ['a name of 1C is as it is', [['e1c::Торг::Основной::Заказы', 'Вход']], ['Вход']],
  ['what no name has in it is an underscore', [['p', 'orders.in-1']], ['orders_in_1']],
  ['no name begins with a digit', [['p', '1вход']], ['_1вход']],
  [
    'a channel of two processes has the end of its process before it',
    [
      ['e1c::Торг::Основной::Заказы', 'Вход'],
      ['e1c::Торг::Основной::Остатки', 'Вход'],
    ],
    ['Заказы_Вход', 'Остатки_Вход'],
  ],
  [
    'two that are still alike are numbered',
    [
      ['a::Заказы', 'Вход'],
      ['b::Заказы', 'Вход'],
    ],
    ['Заказы_Вход', 'Заказы_Вход2'],
  ],
])('%s', (_, channels, names) => {
  const { Channels } = describedService(
    'trade',
    'http://bus/applications/trade',
    channels.map(([process, name]) => channel(process, name)),
  )
  expect(Channels.map((one) => one.Name)).toEqual(names)
  expect(Channels.map((one) => one.ExternalIntegrationServiceChannelName)).toEqual(channels.map((one) => one.join('.')))
})

test('READ_ONLY is received, with a handler to be written; WRITE_ONLY is sent', () => {
  const service = describedService('my-trade', 'http://bus/applications/my-trade', [channel('p', 'in'), channel('p', 'out', 'WRITE_ONLY')])
  expect(service.Name).toBe('my_trade')
  expect(service.Channels.map((one) => [one.MessageDirection, one.ReceiveMessageProcessing, one.Synonym])).toEqual([
    ['Receive', 'inReceiveMessageProcessing', 'Обмен заказами'],
    ['Send', '', 'Обмен заказами'],
  ])
})
