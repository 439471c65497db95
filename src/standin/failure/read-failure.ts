/** A failure with its options, from a source node. */
import { didYouMean } from '../../diagnostics/near.ts'
import { said } from '../../diagnostics/said.ts'
import { reportStub } from '../reading/diagnostics.ts'
import { duration, type Reading } from '../reading/reading.ts'
import type { SourceNode } from '../reading/source-node.ts'
import { things } from '../reading/words.ts'
import type { Failure } from './effect.ts'
import { failureNames, failureRow, isFailureName, type FailureName } from './names.ts'
import type { Latency } from './random.ts'

export function readFailure(reading: Reading, node: SourceNode): Failure | undefined {
  const named = node.kind === 'map' ? node.entries.find(({ key }) => key === 'name')?.value : node
  if (named === undefined)
    return void reading.tell(
      reportStub('missing', { what: things.failure, key: 'name', example: '{ name: licenseExhausted }' }, reading.place(node.at)),
    )
  const name = nameOf(reading, named)
  if (name === undefined) return undefined
  const row = failureRow(name)
  const fields =
    node.kind === 'map'
      ? reading.fields(node, said(`the failure ${name}`, `сбой ${name}`), ['name', ...row.options])
      : new Map<string, SourceNode>()
  const options = {
    text: reading.text(fields.get('text'), 'text'),
    bytes: reading.number(fields.get('bytes'), 'bytes', [0, Infinity]),
    delay: duration(reading, fields.get('delay'), 'delay'),
    latency: latencyOf(reading, fields),
  }
  return { name, effect: row.effect(options) }
}

function nameOf(reading: Reading, node: SourceNode): FailureName | undefined {
  const found = reading.text(node, things.failure)
  if (found === undefined || isFailureName(found)) return found
  reading.tell(
    reportStub(
      'unknown-failure',
      { found, meant: didYouMean(found, failureNames), allowed: failureNames.join(', ') },
      reading.place(node.at),
    ),
  )
  return undefined
}

function latencyOf(reading: Reading, fields: ReadonlyMap<string, SourceNode>): Latency | undefined {
  const of = (name: string): number | undefined => duration(reading, fields.get(name), name)
  const median = of('median')
  if (median !== undefined) return { median, sigma: reading.number(fields.get('sigma'), 'sigma', [0, 10], false) ?? 0.5 }
  const min = of('min')
  const max = of('max')
  return min === undefined && max === undefined ? undefined : { min: min ?? 0, max: Math.max(min ?? 0, max ?? min ?? 0) }
}
