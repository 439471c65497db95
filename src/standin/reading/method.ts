/** The method of a stub or a failure, from a source node. */
import { methodNamed, methodNames, type MethodName } from '../../hs/service/method.ts'
import { reportStub } from './diagnostics.ts'
import type { Reading } from './reading.ts'
import type { SourceNode } from './source-node.ts'

/** In any letter case; `undefined` when absent, and for what is none, which is reported. */
export function readMethod(reading: Reading, node: SourceNode | undefined): MethodName | undefined {
  const found = reading.text(node, 'method')
  if (found === undefined) return undefined
  const method = methodNamed(found)
  if (method === undefined) reading.tell(reportStub('unknown-method', { found, allowed: methodNames.join(', ') }, reading.place(node?.at)))
  return method
}
