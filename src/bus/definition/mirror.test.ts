/** The bus of a configuration: each channel of its integration services from the other side. */
import { expect, test } from 'vitest'
import { applicationOf, mirrorOf, splitName, type MirroredChannel } from './mirror.ts'
import { mirroredTwice } from './mirrored-twice.ts'
import { accessOf } from './plan.ts'
import { readBusDefinition } from './read-bus.ts'

const channel = (Name: string, ExternalIntegrationServiceChannelName: string, MessageDirection: 'Send' | 'Receive'): MirroredChannel => ({
  Name,
  ExternalIntegrationServiceChannelName,
  MessageDirection,
})

test('what 1C sends it may write, and another participant may read', () => {
  const definition = mirrorOf([
    {
      Name: 'Шина',
      ExternalIntegrationServiceAddress: 'http://bus:9090/applications/trade',
      Channels: [
        channel('Заказы', 'e1c::Торг::Основной::Заказы.вход', 'Receive'),
        channel('Статусы', 'e1c::Торг::Основной::Заказы.выход', 'Send'),
      ],
    },
  ])
  const { plan, diagnostics } = readBusDefinition(definition)
  expect(diagnostics).toEqual([])
  expect(plan.applications[0]!.Name).toBe('trade')
  expect(plan.applications[0]!.Channels.map((one) => [one.Process, one.Name, accessOf(one, 'onec'), accessOf(one, 'peer')])).toEqual([
    ['e1c::Торг::Основной::Заказы', 'вход', 'READ_ONLY', 'WRITE_ONLY'],
    ['e1c::Торг::Основной::Заказы', 'выход', 'WRITE_ONLY', 'READ_ONLY'],
  ])
})

test.each<readonly [external: string, process: string, name: string]>([
  ['e1c::Торг::Основной::Заказы.вход', 'e1c::Торг::Основной::Заказы', 'вход'],
  ['v::P::M::Process.with.points', 'v::P::M::Process.with', 'points'],
  ['Канал', 'Шина', 'Канал'],
  ['', 'Шина', 'Свой'],
  ['.x', 'Шина', '.x'],
  ['x.', 'Шина', 'x.'],
])('the external name "%s" is the process "%s" and the channel "%s"', (external, process, name) => {
  expect(splitName('Шина', channel('Свой', external, 'Send'))).toEqual([process, name])
})

test.each<readonly [address: string, application: string]>([
  ['http://bus:9090/applications/trade', 'trade'],
  ['https://bus/applications/%D0%A2%D0%BE%D1%80%D0%B3/', 'Торг'],
  ['http://bus/applications/Торг?x=1', 'Торг'],
  ['http://bus/applications/%zz', '%zz'],
  ['СервисИнтеграции1', 'Шина'],
  ['', 'Шина'],
])('the address "%s" is of the application "%s"', (address, application) => {
  expect(applicationOf({ Name: 'Шина', ExternalIntegrationServiceAddress: address, Channels: [] })).toBe(application)
})

const service = (Name: string, ...Channels: readonly MirroredChannel[]) => ({
  Name,
  ExternalIntegrationServiceAddress: 'http://bus/applications/trade',
  Channels,
})

test.each<readonly [what: string, services: Parameters<typeof mirroredTwice>[0], told: readonly string[]]>([
  [
    'two services that receive',
    [service('A', channel('X', 'p.x', 'Receive')), service('B', channel('Y', 'p.x', 'Receive'))],
    ['two-receivers'],
  ],
  ['two services that send', [service('A', channel('X', 'p.x', 'Send')), service('B', channel('Y', 'p.x', 'Send'))], []],
  [
    'one that receives, another that sends',
    [service('A', channel('X', 'p.x', 'Receive')), service('B', channel('Y', 'p.x', 'Send'))],
    ['two-directions'],
  ],
  ['both directions in one service', [service('A', channel('X', 'p.x', 'Receive'), channel('Y', 'p.x', 'Send'))], ['two-directions']],
  [
    'two that receive in one service, which check reports',
    [service('A', channel('X', 'p.x', 'Receive'), channel('Y', 'p.x', 'Receive'))],
    [],
  ],
  ['names without a point in two services', [service('A', channel('X', 'x', 'Receive')), service('B', channel('X', 'x', 'Receive'))], []],
  [
    'other applications',
    [
      service('A', channel('X', 'p.x', 'Receive')),
      { ...service('B', channel('Y', 'p.x', 'Receive')), ExternalIntegrationServiceAddress: 'http://bus/applications/other' },
    ],
    [],
  ],
])('one channel of the bus for %s is reported', (_, services, told) => {
  const place = { file: 'b.ts', line: 3, column: 5 }
  const placed = services.map((one) => ({ ...one, Channels: one.Channels.map((each) => ({ ...each, location: place })) }))
  const found = mirroredTwice(placed)
  expect(found.map(({ code, location }) => [code, location])).toEqual(told.map((code) => [`bus-file/${code}`, place]))
  for (const { message } of found) expect(message).toMatch(/A\.X and [AB]\.Y .*trade, p\.x/s)
})
