/** Whatever is written is read or reported, never thrown at; and a sound bus has one address for each end of a channel. */
import { anything, array, assert, constantFrom, dictionary, letrec, oneof, property, record, string } from 'fast-check'
import { expect, test } from 'vitest'
import type { BusDefinition } from './definition.ts'
import { accessOf, destinationsOf, targetsOf } from './plan.ts'
import { joinedBus, readBusDefinition, readBusFile } from './read-bus.ts'

const word = constantFrom(
  'applications',
  'participants',
  'processes',
  'channels',
  'read',
  'write',
  'to',
  'access',
  'shop',
  'READ_ONLY',
  '',
  'a.b',
)

/** Near to a definition, and wrong somewhere. */
const { value: nearly } = letrec((tie) => ({
  value: oneof(
    { maxDepth: 6 },
    word,
    anything({ maxDepth: 1 }),
    array(tie('value'), { maxLength: 3 }),
    dictionary(word, tie('value'), { maxKeys: 4 }),
  ),
}))

test('a value of any form is read or reported', () => {
  assert(
    property(nearly, (value) => {
      const { plan, diagnostics } = joinedBus([readBusDefinition(value as BusDefinition)])
      expect(Array.isArray(plan.applications) && Array.isArray(diagnostics)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a text of any form is read or reported, with its place', () => {
  assert(
    property(
      oneof(
        string({ maxLength: 60 }),
        nearly.map((value) => JSON.stringify(value) ?? ''),
      ),
      (source) => {
        const { diagnostics } = readBusFile('bus.yaml', source)
        expect(diagnostics.every((one) => one.location?.file === 'bus.yaml')).toBe(true)
      },
    ),
    { numRuns: 500 },
  )
})

const codes = ['shop', 'office', 'Магазин', 'shop.two'] as const
const some = array(constantFrom(...codes), { maxLength: 3 })
const oneOf = constantFrom('READ_ONLY', 'WRITE_ONLY')
const apart = record({ read: some, write: some, to: constantFrom([], ['A'], 'A') }).map((one) => ({
  ...one,
  write: one.write.filter((code) => !one.read.includes(code)),
}))
const channels = dictionary(constantFrom('B', 'C.d', 'Заказы'), oneof(oneOf, apart)).map((more) => ({ A: 'READ_ONLY', ...more }))
const sound = dictionary(constantFrom('p', 'v::P::M::Q'), record({ channels }), { minKeys: 1 })

test('each end of a channel has an address of its own, and routes lead to readers', () => {
  assert(
    property(sound, (processes) => {
      const definition = { applications: { trade: { participants: [...codes], processes } } } as BusDefinition
      const { plan, diagnostics } = joinedBus([readBusDefinition(definition)])
      expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
      const [application] = plan.applications
      const ends = application!.Channels.flatMap((one) => codes.filter((name) => accessOf(one, name) !== undefined))
      expect(destinationsOf(plan).size).toBe(ends.length)
      for (const one of application!.Channels) expect(targetsOf(application!, one)).toContain(one)
    }),
    { numRuns: 300 },
  )
})
