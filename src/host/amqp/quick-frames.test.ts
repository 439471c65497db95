import { expect, test } from 'vitest'
import { readQuickly } from './quick-frames.ts'
import type { RheaConnection } from './rhea.ts'

/** What a connection is handed of a performative; undefined where it is left to rhea. */
function read(hex: string): unknown {
  const bytes = Buffer.from(hex.replaceAll(' ', ''), 'hex')
  let seen: unknown
  const note = (frame: { readonly performative: object; readonly payload?: Buffer }): void => {
    const fields = Object.entries(frame.performative).filter(([, value]) => value !== undefined && value !== null)
    seen = { ...Object.fromEntries(fields), ...(frame.payload !== undefined && { payload: frame.payload.toString('hex') }) }
  }
  const connection = { on_transfer: note, on_disposition: note, on_flow: note } as unknown as RheaConnection
  return readQuickly(connection, bytes, 0, 0, bytes.length) ? seen : undefined
}

const transfer = { handle: 0, delivery_id: 257, delivery_tag: Buffer.of(0x37), message_format: 0, settled: false, payload: 'abcd' }
const accepted = { role: true, first: 1, last: 2, settled: true, state: { descriptor: { value: 0x24 }, value: [] } }

test.each<readonly [form: string, hex: string, expected: unknown]>([
  ['a transfer, its list in the short form', '00 53 14 c0 0c 05 43 70 00000101 a0 01 37 43 42 abcd', transfer],
  ['a transfer, its list in the wide form', '00 53 14 d0 0000000f 00000005 43 70 00000101 a0 01 37 43 42 abcd', transfer],
  ['a disposition, its lists in the short form', '00 53 15 c0 0d 05 41 52 01 52 02 41 00 53 24 c0 01 00', accepted],
  ['a disposition, its lists in the wide form', '00 53 15 d0 00000016 00000005 41 52 01 52 02 41 00 53 24 d0 00000004 00000000', accepted],
  ['a disposition, its outcome without bytes', '00 53 15 c0 0b 05 41 52 01 52 02 41 00 53 24 45', accepted],
  ['a flow of a session', '00 53 11 c0 01 00', undefined],
  ['a flow', '00 53 13 c0 07 04 43 52 05 43 52 06', { next_incoming_id: 0, incoming_window: 5, next_outgoing_id: 0, outgoing_window: 6 }],
  ['a list that is longer than the frame', '00 53 14 d0 000000ff 00000005 43 43', undefined],
  ['a list that says more fields than it has', '00 53 13 c0 05 04 43 43 43 52', undefined],
  ['a list with bytes behind its fields', '00 53 13 c0 04 02 43 43 43', undefined],
  ['more fields than there are', '00 53 15 c0 07 06 41 43 43 41 40 40', undefined],
  ['a count of four thousand million', '00 53 13 d0 00000006 ffffffff 43 43', undefined],
  ['a wide outcome that ends early', '00 53 15 d0 00000012 00000005 41 52 01 52 02 41 00 53 24 d0 00000004', undefined],
  ['an outcome with fields', '00 53 15 c0 0e 05 41 43 43 41 00 53 27 c0 02 01 41', undefined],
])('%s', (_, hex, expected) => {
  expect(read(hex)).toEqual(expected)
})
