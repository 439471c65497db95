/** A bus as it is written, understood or refused with a place. */
import { describe, expect, test } from 'vitest'
import { inEnglish } from '../../../test/support/printed.ts'
import type { BusDefinition } from './definition.ts'
import { accessOf, destinationOf, destinationsOf, nameOf, targetsOf } from './plan.ts'
import { joinedBus, readBusDefinition, readBusFile } from './read-bus.ts'

const file = `
applications:
  trade:
    participants:
      shop: { id: shop-1, secret: shop-secret }
      office:
    processes:
      e1c::Trade::Main::Orders:
        description: Orders of the shops
        channels:
          fromShop: { write: shop, to: toOffice }
          toOffice: { read: office, description: for the office }
          both: { write: office, read: [shop] }
          all: READ_ONLY
`

const read = (source: string) => joinedBus([readBusFile('bus.yaml', source)])

test('participants, channels and routes are understood', () => {
  const { plan, diagnostics } = read(file)
  const [trade] = plan.applications
  expect(diagnostics).toEqual([])
  expect(trade!.Participants).toEqual([
    { Name: 'shop', ClientID: 'shop-1', ClientSecret: 'shop-secret' },
    { Name: 'office', ClientID: 'office', ClientSecret: 'secret' },
  ])
  expect(trade!.Channels.map((one) => [one.Name, accessOf(one, 'shop'), accessOf(one, 'office')])).toEqual([
    ['fromShop', 'WRITE_ONLY', undefined],
    ['toOffice', undefined, 'READ_ONLY'],
    ['both', 'READ_ONLY', 'WRITE_ONLY'],
    ['all', 'READ_ONLY', 'READ_ONLY'],
  ])
  expect(targetsOf(trade!, trade!.Channels[0]!).map(nameOf)).toEqual([
    'e1c::Trade::Main::Orders.fromShop',
    'e1c::Trade::Main::Orders.toOffice',
  ])
})

test('a destination has the form of the documentation, and is the same at each start', () => {
  const { plan } = read(file)
  const channel = plan.applications[0]!.Channels[1]!
  expect(destinationOf(channel, 'office')).toMatch(/^PUBLIC\.dHJhZGU=\.-1\.[\da-f]{32}\.toOffice\.office$/)
  expect(destinationOf(channel, 'office')).toBe(destinationOf(read(file).plan.applications[0]!.Channels[1]!, 'office'))
  expect(destinationsOf(plan).get(destinationOf(channel, 'office'))).toMatchObject({ access: 'READ_ONLY', participant: { Name: 'office' } })
})

test('channels of one name in two processes have destinations of their own', () => {
  const channels = { In: 'READ_ONLY' } as const
  const definition: BusDefinition = { applications: { a: { processes: { 'v::P::M::One': { channels }, 'v::P::M::Two': { channels } } } } }
  expect(destinationsOf(readBusDefinition(definition).plan).size).toBe(2)
})

test('without participants the application is one', () => {
  const { plan } = readBusDefinition({ applications: { Торговля: { processes: { 'е::П::М::П': { channels: { Заказы: 'READ_ONLY' } } } } } })
  expect(plan.applications[0]).toMatchObject({
    Participants: [{ Name: 'Торговля', ClientID: 'Торговля', ClientSecret: 'secret' }],
    Channels: [{ Name: 'Заказы', Readers: ['Торговля'], Writers: [] }],
  })
})

const one = (channel: string): string => `
applications:
  trade:
    participants: [shop, office]
    processes:
      p:
        channels:
          Orders: ${channel}
          Other: READ_ONLY
`

const members = (participants: string): string => `
applications:
  trade:
    participants: ${participants}
    processes: { p: { channels: { Orders: READ_ONLY } } }
`

describe('what is wrong is reported at its place', () => {
  test.each<readonly [what: string, source: string, said: string]>([
    ['no YAML', 'applications: [', 'bus.yaml:1:16: this is not YAML'],
    [
      'a key that is not known',
      'aplications: {}',
      'bus.yaml:1:1: unknown key "aplications" in the definition of a bus; did you mean "applications"?',
    ],
    ['no applications', '{}', 'the definition of a bus needs "applications"'],
    ['no processes', 'applications: { trade: {} }', 'bus.yaml:1:24: an application needs "processes"'],
    [
      'a name with a slash',
      'applications: { a/b: {} }',
      'bus.yaml:1:17: an application "a/b" is empty, or has a control character, or "/"',
    ],
    ['an access', one('READ_ONY'), 'bus.yaml:8:19: "READ_ONY" is not an access; did you mean "READ_ONLY"?'],
    ['a participant', one('{ read: offise }'), 'bus.yaml:8:27: trade has no participant "offise"; did you mean "office"?'],
    ['a channel', one('{ write: shop, to: Othr }'), 'bus.yaml:8:38: trade has no channel "Othr"; did you mean "Other"?'],
    ['both directions', one('{ write: shop, read: shop }'), 'bus.yaml:8:11: shop sends into the channel p.Orders and receives from it'],
    ['no direction', one('{}'), 'bus.yaml:8:11: the channel p.Orders has neither readers nor writers'],
    ['a channel of nothing', one(''), 'bus.yaml:8:19: Orders is nothing; expected READ_ONLY, WRITE_ONLY, or { read: …, write: … }'],
    [
      'a channel that is a list',
      one('[shop]'),
      'bus.yaml:8:19: Orders is a list; expected READ_ONLY, WRITE_ONLY, or { read: …, write: … }',
    ],
    ['participants that are a text', members('shop'), 'bus.yaml:4:19: participants is the text "shop"; expected a list of codes'],
    ['a code with a comma', members('{ "a,b": }'), 'bus.yaml:4:21: a participant "a,b" is empty, or has a control character, or ","'],
    ['a code of nothing in a list', members('[shop, ""]'), 'bus.yaml:4:26: a participant "" is empty'],
    ['a code twice', members('[shop, shop]'), 'bus.yaml:4:26: the participants shop and shop of trade have one client id, "shop"'],
    [
      'one client for two',
      members('{ a: { id: x }, b: { id: x } }'),
      'bus.yaml:4:35: the participants a and b of trade have one client id',
    ],
    ['an id with a colon', members('{ a: { id: "e1c:a" } }'), 'bus.yaml:4:30: the client id "e1c:a" is empty, or has ":"'],
    ['a code with a colon', members('["e1c:a"]'), 'bus.yaml:4:20: the client id "e1c:a" is empty, or has ":"'],
    ['an empty id', members('{ a: { id: "" } }'), 'bus.yaml:4:30: the client id "" is empty, or has ":"'],
    ['nothing to route to', one('{ write: shop, to: Orders }'), 'bus.yaml:8:38: "to" names Orders, which no participant reads'],
  ])('%s', (_, source, expected) => {
    expect(inEnglish(read(source).diagnostics)).toContain(expected)
  })

  test('names with points that make one address', () => {
    const channels = { 'Orders': 'READ_ONLY', 'Orders.new': 'READ_ONLY' } as const
    const definition: BusDefinition = { applications: { trade: { participants: ['new.shop', 'shop'], processes: { p: { channels } } } } }
    expect(inEnglish(joinedBus([readBusDefinition(definition)]).diagnostics)).toMatch(
      /^Orders \(new\.shop\) and Orders\.new \(shop\) have one address at the broker, PUBLIC\..*\.Orders\.new\.shop; name/,
    )
  })

  test('an application twice, a client with two secrets', () => {
    const application = (secret: string): BusDefinition => ({
      applications: { trade: { participants: { shop: { secret } }, processes: { p: { channels: { Orders: 'READ_ONLY' } } } } },
    })
    const { diagnostics } = joinedBus([readBusDefinition(application('a')), readBusDefinition(application('b'))])
    expect(inEnglish(diagnostics).split('\n')).toEqual([
      'the client "shop" has two secrets; a client has one, whatever participant it is',
      'the application trade is defined twice; put its processes together',
    ])
  })
})
