/** A value of a program (an argument of `stub()`, a body that the admin surface was sent) as a source node. */
import type { SourceNode } from './source-node.ts'

/** Total: what JSON has no word for (functions, symbols) is nothing; keys whose value is `undefined` are left out, as in JSON. */
export function plainNode(value: unknown): SourceNode {
  if (Array.isArray(value)) return { kind: 'list', items: value.map(plainNode) }
  if (value instanceof RegExp) return { kind: 'scalar', value: value.source, text: value.source }
  if (typeof value === 'object' && value !== null) {
    return {
      kind: 'map',
      entries: Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([key, one]) => ({ key, value: plainNode(one) })),
    }
  }
  if (typeof value === 'bigint') return { kind: 'scalar', value: String(value), text: String(value) }
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return { kind: 'scalar', value, text: String(value) }
  return { kind: 'scalar', value: null, text: '' }
}
