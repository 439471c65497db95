/** The header of a message that is delivered again: its delivery-count is raised in the bytes, all else is as it came. */
import { itemsAt, readValue } from './read-value.ts'
import { section, sectionsOf } from './sections.ts'
import { skipValue } from './skip-value.ts'
import { described, joined, writeValue } from './write-value.ts'

const NULL = Uint8Array.of(0x40)

/** The same message after some deliveries: `first-acquirer` false, `delivery-count` higher by them. */
export function redelivered(bytes: Uint8Array, deliveries: number): Uint8Array {
  const header = sectionsOf(bytes).find(({ code }) => code === section.header)
  const items = header === undefined ? [] : (itemsAt(bytes, header.value) ?? [])
  const kept = [0, 1, 2].map((at) => (items[at] === undefined ? NULL : bytes.subarray(items[at], skipValue(bytes, items[at]))))
  const before = items[4] === undefined ? 0 : readValue(bytes, items[4])
  const count = Math.min((typeof before === 'number' ? before : 0) + deliveries, 0xffffffff)
  const fields = joined([...kept, Uint8Array.of(0x42), writeValue({ type: 'uint', value: count })])
  const written = described(section.header, joined([Uint8Array.of(0xc0, fields.length + 1, 5), fields]))
  if (header === undefined) return joined([written, bytes])
  return joined([bytes.subarray(0, header.start), written, bytes.subarray(header.end)])
}
