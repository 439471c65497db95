/** What a request to verify says. No key is passed over: a mistyped `times` would hold for any number of calls. */
import { DiagnosticError } from '../../diagnostics/diagnostic.ts'
import { said } from '../../diagnostics/said.ts'
import type { Times } from '../journal/verify.ts'
import { plainNode } from '../reading/plain-node.ts'
import { Reading } from '../reading/reading.ts'

const verification = said('a verification', 'проверка')
const numbers = said('a whole number, or { atLeast, atMost }', 'целое число или { atLeast, atMost }')

/** How often; at least once where nothing is said. Throws DiagnosticError, also for a key that is not allowed. */
export function timesOf(body: Readonly<Record<string, unknown>>, allowed: readonly string[]): Times {
  const reading = new Reading()
  const node = reading.fields(plainNode(body), verification, [...allowed, 'times']).get('times')
  const times = node === undefined ? { atLeast: 1 } : readTimes(reading, node)
  if (reading.diagnostics.length > 0) throw new DiagnosticError(reading.diagnostics)
  return times
}

function readTimes(reading: Reading, node: ReturnType<typeof plainNode>): Times {
  if (node.kind === 'map') {
    const fields = reading.fields(node, 'times', ['atLeast', 'atMost'])
    const [atLeast, atMost] = (['atLeast', 'atMost'] as const).map((key) => reading.number(fields.get(key), key, [0, Infinity]))
    return { ...(atLeast !== undefined && { atLeast }), ...(atMost !== undefined && { atMost }) }
  }
  if (node.kind === 'scalar' && typeof node.value === 'number' && Number.isInteger(node.value) && node.value >= 0) return node.value
  reading.wrong(node, 'times', numbers)
  return 0
}
