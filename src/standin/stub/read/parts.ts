/** Parts of a stub that are written alike in every channel: its scenario, and its replies in turn. */
import { reportStub } from '../../reading/diagnostics.ts'
import type { Reading } from '../../reading/reading.ts'
import type { SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import type { Scenario } from '../stub.ts'

export function readScenario(reading: Reading, node: SourceNode | undefined): Scenario | undefined {
  if (node === undefined) return undefined
  const fields = reading.fields(node, things.scenario, ['name', 'state', 'next'])
  const name = reading.text(fields.get('name'), 'scenario.name')
  if (name === undefined)
    return void reading.tell(
      reportStub(
        'missing',
        { what: things.scenario, key: 'name', example: 'scenario: { name: upload, state: Started, next: Uploaded }' },
        reading.place(node.at),
      ),
    )
  return { name, state: reading.text(fields.get('state'), 'scenario.state'), next: reading.text(fields.get('next'), 'scenario.next') }
}

/** `reply`, or `replies` in turn; neither, or both, is reported. `example`: what could be written. */
export function replyNodes(
  reading: Reading,
  stub: SourceNode,
  fields: ReadonlyMap<string, SourceNode>,
  example: string,
): readonly SourceNode[] {
  const [reply, replies] = [fields.get('reply'), fields.get('replies')]
  if (reply !== undefined && replies !== undefined)
    reading.tell(reportStub('more-than-one', { what: things.stub, found: 'reply, replies' }, reading.place(stub.at)))
  const nodes = replies === undefined ? (reply === undefined ? [] : [reply]) : reading.list(replies, 'replies')
  if (nodes.length === 0) reading.tell(reportStub('missing', { what: things.stub, key: 'reply', example }, reading.place(stub.at)))
  return nodes
}
