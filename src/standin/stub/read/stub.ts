/** One stub of an HTTP service from a source node: its template and method held against what there is, its conditions and replies. */
import type { ListedPart } from '../../../channel/listed.ts'
import { didYouMean, itHas } from '../../../diagnostics/near.ts'
import { parameterNames, parseTemplate } from '../../../hs/template/parse.ts'
import type { Criteria } from '../../calls/criteria.ts'
import { findPart, unknownPart } from '../../calls/known-pattern.ts'
import { templateBelow } from '../../hosts/address.ts'
import { readCriteria } from '../../reading/criteria.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import { readMethod } from '../../reading/method.ts'
import type { Reading } from '../../reading/reading.ts'
import type { SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import { checkDataStub, dataActions, readDataStub } from '../data/data-stub.ts'
import type { BesideFile, ReadStub, StubService } from '../form.ts'
import { readScenario, replyNodes } from './parts.ts'
import { readReply } from './reply.ts'

export const stubKeys = [
  'name',
  'template',
  'method',
  'priority',
  'override',
  'scenario',
  'request',
  'reply',
  'replies',
  ...dataActions,
] as const

/** Of a stub that answers calls that go out: there is no handler to override, and no data to keep. */
export const hostStubKeys = ['name', 'template', 'method', 'priority', 'scenario', 'request', 'reply', 'replies'] as const

export function readStub(reading: Reading, node: SourceNode, service: StubService, beside?: BesideFile): ReadStub | undefined {
  const before = reading.diagnostics.length
  const isHost = service.below !== undefined
  const fields = reading.fields(node, isHost ? things.hostStub : things.stub, isHost ? hostStubKeys : stubKeys)
  const template = readTemplate(reading, node, fields.get('template'), service)
  const criteria = readCriteria(reading, fields.get('request'))
  if (template !== undefined) checkParameters(reading, criteria, template, fields.get('request'))
  const scenario = readScenario(reading, fields.get('scenario'))
  const data = readDataStub(reading, fields)
  const hasData = dataActions.some((one) => fields.has(one))
  if (hasData) checkDataStub(reading, node, fields)
  const nodes = hasData ? [] : replyNodes(reading, node, fields, 'reply: { json: { ok: true } }')
  const replies = nodes.map((one) => readReply(reading, one, beside))
  const alone = isHost ? undefined : replies.find((one) => one.failure?.effect.kind === 'lost')?.failure
  if (alone !== undefined) reading.tell(reportStub('failure-outgoing', { name: alone.name }, reading.place(nodes[0]?.at)))
  const read: ReadStub = {
    channel: service.channel,
    name: reading.text(fields.get('name'), 'name'),
    service: service.fresh ?? service.Name,
    part: template?.Name ?? '',
    method: readMethod(reading, fields.get('method')) ?? 'Any',
    criteria,
    scenario,
    answer: data === undefined ? { kind: 'replies', replies } : { kind: 'data', data },
    priority: reading.number(fields.get('priority'), 'priority', [-1_000_000, 1_000_000]) ?? 0,
    override: reading.flag(fields.get('override'), 'override'),
    at: reading.place(node.at),
  }
  return reading.diagnostics.length === before ? read : undefined
}

type NamedTemplate = Pick<ListedPart, 'Name' | 'text' | 'parameters'>

function readTemplate(
  reading: Reading,
  stub: SourceNode,
  node: SourceNode | undefined,
  { known, below }: StubService,
): NamedTemplate | undefined {
  if (below !== undefined) {
    const text = templateBelow(below, reading.text(node, 'template'))
    return parsedTemplate(reading, text, node ?? stub)
  }
  if (node === undefined)
    return void reading.tell(
      reportStub('missing', { what: things.stub, key: 'template', example: 'template: /list' }, reading.place(stub.at)),
    )
  const wanted = reading.text(node, 'template')
  if (wanted === undefined) return undefined
  if (known === undefined) return parsedTemplate(reading, wanted, node)
  const found = findPart(known, wanted)
  if (found === undefined)
    return void reading.tell(reportStub('unknown-template', { sentence: unknownPart(wanted, known) }, reading.place(node.at)))
  return found
}

function parsedTemplate(reading: Reading, text: string, node: SourceNode): NamedTemplate | undefined {
  const { template, diagnostics } = parseTemplate(text)
  for (const one of diagnostics)
    reading.tell(reportStub('template-invalid', { reason: { en: one.message, ru: one.messageRu } }, reading.place(node.at)))
  return template && { Name: text, text: template.text, parameters: parameterNames(template) }
}

function checkParameters(reading: Reading, { URLParameters }: Criteria, template: NamedTemplate, request: SourceNode | undefined): void {
  const names = template.parameters
  const written = request?.kind === 'map' ? request.entries.find(({ key }) => key === 'URLParameters')?.value : undefined
  for (const found of URLParameters.keys()) {
    const at = written?.kind === 'map' ? written.entries.find(({ key }) => key === found)?.keyAt : undefined
    const meant = didYouMean(found, names, names.length === 0 ? '' : itHas(names))
    if (!names.includes(found)) reading.tell(reportStub('unknown-parameter', { template: template.text, found, meant }, reading.place(at)))
  }
}
