/** Messages are read as the specification writes them, and written so that the same is read. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redelivered } from './delivery-count.ts'
import { readMessage } from './read-message.ts'
import { readValue } from './read-value.ts'
import { skipValue } from './skip-value.ts'
import type { AmqpValue } from './value.ts'
import { writeMessage } from './write-message.ts'
import { writeValue } from './write-value.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(text.replaceAll(' ', '').match(/../g) ?? [], (two) => Number.parseInt(two, 16))
const asHex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')

/** AMQP 1.0, part 1.6; longs beyond 2^53 and decimals are what libraries lose. */
const values: readonly (readonly [string, string, AmqpValue])[] = [
  ['null', '40', null],
  ['true', '41', true],
  ['boolean of one byte', '56 00', false],
  ['ubyte', '50 ff', 255],
  ['uint0', '43', 0],
  ['smalluint', '52 07', 7],
  ['uint', '70 ff ff ff ff', 4294967295],
  ['ulong0', '44', 0n],
  ['ulong above 2^53', '80 ff ff ff ff ff ff ff ff', 18446744073709551615n],
  ['long above 2^53', '81 00 20 00 00 00 00 00 01', 9007199254740993n],
  ['smalllong', '55 ff', -1n],
  ['byte', '51 80', -128],
  ['short', '61 80 00', -32768],
  ['int', '71 80 00 00 00', -2147483648],
  ['float', '72 3f 80 00 00', 1],
  ['double', '82 3f f8 00 00 00 00 00 00', 1.5],
  ['decimal32', '74 01 02 03 04', { type: 'decimal32', value: Uint8Array.of(1, 2, 3, 4) }],
  ['char', '73 00 01 f6 00', { type: 'char', value: '😀' }],
  ['timestamp', '83 00 00 01 8c c2 51 f4 00', { type: 'timestamp', value: 1704067200000 }],
  ['timestamp before 1970', '83 ff ff ff ff ff ff fc 18', { type: 'timestamp', value: -1000 }],
  ['uuid', '98 f8 1d 4f ae 7d ec 11 d0 a7 65 00 a0 c9 1e 6b f6', { type: 'uuid', value: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6' }],
  ['binary', 'a0 02 00 ff', Uint8Array.of(0, 255)],
  ['string', 'a1 08 d0 97 d0 b0 d0 ba d0 b0', 'Зака'],
  ['symbol', 'a3 01 61', { type: 'symbol', value: 'a' }],
  ['list0', '45', []],
  ['list8', 'c0 03 02 41 40', [true, null]],
  ['map8', 'c1 04 02 a1 00 43', new Map([['', 0]])],
  [
    'array of symbols',
    'e0 06 02 a3 01 61 01 62',
    {
      type: 'array',
      value: [
        { type: 'symbol', value: 'a' },
        { type: 'symbol', value: 'b' },
      ],
    },
  ],
  ['array of nulls', 'e0 02 03 40', { type: 'array', value: [null, null, null] }],
  ['described', '00 53 24 45', { type: 'described', descriptor: 36n, value: [] }],
]

test.each(values)('%s', (_name, bytes, value) => {
  expect(skipValue(hex(bytes), 0)).toBe(hex(bytes).length)
  expect(readValue(hex(bytes), 0)).toEqual(value)
})

const anyValue = fc.letrec<{ value: AmqpValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.double({ noNaN: true }).filter((one) => !Object.is(one, -0) && (!Number.isInteger(one) || one !== (one | 0))),
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.string({ unit: 'binary' }),
    fc.uint8Array({ maxLength: 300 }),
    fc.uuid().map((value): AmqpValue => ({ type: 'uuid', value })),
    fc.stringMatching(/^[a-z:-]{0,20}$/).map((value): AmqpValue => ({ type: 'symbol', value })),
    fc.maxSafeInteger().map((value): AmqpValue => ({ type: 'timestamp', value })),
    fc
      .bigInt({ min: 0n, max: 2n ** 64n - 1n })
      .map((value): AmqpValue => ({ type: 'described', descriptor: { type: 'symbol', value: 'x' }, value: [String(value)] })),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.array(fc.tuple(fc.string(), tie('value')), { maxLength: 5 }).map((pairs): AmqpValue => new Map(pairs)),
    fc.array(fc.string(), { minLength: 1, maxLength: 5 }).map((value): AmqpValue => ({ type: 'array', value })),
  ),
})).value

test('what is written is read again', () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const bytes = writeValue(value)
      expect(skipValue(bytes, 0)).toBe(bytes.length)
      expect(readValue(bytes, 0)).toEqual(value)
    }),
    { numRuns: 300 },
  )
})

describe('bytes that are no values', () => {
  test.each([
    ['nothing', '', /end in the middle/],
    ['an unknown constructor', '31', /not a type/],
    ['a text that is longer than the bytes', 'a1 05 61', /end in the middle/],
    ['a list of more items than bytes', 'd0 00 00 00 05 ff ff ff ff 40', /items are in 1 bytes/],
    ['an array of four thousand million nulls', 'f0 00 00 00 05 ff ff ff ff 40', /elements are in/],
    ['a list that is longer than its items', 'c0 03 01 41 40', /not as long/],
    ['a list of lists, 40 deep', '00 40'.repeat(40), /nested/],
  ])('%s', (_name, bytes, error) => {
    expect(() => readValue(hex(bytes), 0)).toThrow(error)
  })

  test('random ones are refused or read, and nothing else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        try {
          expect(readMessage(bytes).body).toBeDefined()
          expect(readValue(bytes, 0)).toBeDefined()
        } catch (error) {
          expect((error as Error).name).toBe('AmqpDecodeError')
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** A message as 1C sends it: header, properties, application-properties of strings, a binary value; no annotations, no footer. */
const of1C = {
  header: { durable: true, priority: 4, firstAcquirer: true, deliveryCount: 0 },
  properties: {
    messageId: { type: 'uuid', value: 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6' },
    absoluteExpiryTime: 1735689600000,
    creationTime: 1704067200000,
  },
  applicationProperties: { integ_sender_code: 'Магазин', integ_recipient_code: 'Shop1,Склад', Вид: 'Заказ' },
  body: { kind: 'value', value: new TextEncoder().encode('{}') },
} as const

describe('messages', () => {
  test('as 1C sends them', () => {
    const message = readMessage(writeMessage(of1C))
    expect(message.header).toEqual(of1C.header)
    expect(message.properties).toEqual(of1C.properties)
    expect(Object.fromEntries(message.applicationProperties)).toEqual(of1C.applicationProperties)
    expect(message.body).toEqual(of1C.body)
  })

  test('without a section: the body is none, the header is what the specification assumes', () => {
    const { body, header, properties, applicationProperties } = readMessage(new Uint8Array(0))
    expect({ body, header, properties, applicationProperties }).toEqual({
      body: { kind: 'none', value: null },
      header: { durable: false, priority: 4, firstAcquirer: false, deliveryCount: 0 },
      properties: {},
      applicationProperties: new Map(),
    })
  })

  test('data sections are joined', () => {
    expect(readMessage(hex('00 53 75 a0 01 01 00 53 75 a0 01 02')).body).toEqual({ kind: 'data', value: Uint8Array.of(1, 2) })
  })

  test('descriptors may be symbols', () => {
    const name = new TextEncoder().encode('amqp:data:binary')
    expect(readMessage(Uint8Array.of(0, 0xa3, name.length, ...name, 0xa0, 1, 9)).body).toEqual({ kind: 'data', value: Uint8Array.of(9) })
  })

  test('an annotation beyond ASCII stays in the bytes', () => {
    const bytes = hex('00 53 72 c1 08 02 a3 04 d0 97 d0 b0 41 00 53 77 40')
    expect(readMessage(bytes).bytes).toBe(bytes)
    expect(readMessage(bytes).body).toEqual({ kind: 'value', value: null })
  })
})

describe('delivered again', () => {
  test('the header says so, the other bytes are the same', () => {
    const bytes = writeMessage(of1C)
    const again = redelivered(bytes, 2)
    expect(readMessage(again).header).toEqual({ ...of1C.header, firstAcquirer: false, deliveryCount: 2 })
    const rest = (all: Uint8Array): string => asHex(all).slice(asHex(all).indexOf('00 53 73'))
    expect(rest(again)).toBe(rest(bytes))
  })

  test('a message without a header gets one', () => {
    expect(asHex(redelivered(hex('00 53 77 40'), 1))).toBe('00 53 70 c0 07 05 40 40 40 42 52 01 00 53 77 40')
  })

  test('ttl and priority keep their bytes', () => {
    const again = redelivered(writeMessage({ header: { priority: 9, ttl: 70000 }, body: { kind: 'none', value: null } }), 1)
    expect(readMessage(again).header).toEqual({ durable: false, priority: 9, ttl: 70000, firstAcquirer: false, deliveryCount: 1 })
  })
})
