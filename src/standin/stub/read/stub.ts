/** One stub of an HTTP service from a source node: its template and method held against what there is, its conditions and replies. */
import type { ListedPart } from '../../../channel/listed.ts'
import { didYouMean, itHas } from '../../../diagnostics/near.ts'
import { httpServices } from '../../../hs/face.ts'
import { parameterNames, parseTemplate } from '../../../hs/template/parse.ts'
import type { Criteria } from '../../calls/criteria.ts'
import { findPart, unknownPart } from '../../calls/known-pattern.ts'
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

export function readStub(reading: Reading, node: SourceNode, service: StubService, beside?: BesideFile): ReadStub | undefined {
  const before = reading.diagnostics.length
  const fields = reading.fields(node, things.stub, stubKeys)
  const template = readTemplate(reading, node, fields.get('template'), service)
  const criteria = readCriteria(reading, fields.get('request'))
  if (template !== undefined) checkParameters(reading, criteria, template, fields.get('request'))
  const scenario = readScenario(reading, fields.get('scenario'))
  const data = readDataStub(reading, fields)
  const hasData = dataActions.some((one) => fields.has(one))
  if (hasData) checkDataStub(reading, node, fields)
  const replies = hasData ? [] : replyNodes(reading, node, fields, 'reply: { json: { ok: true } }')
  const read: ReadStub = {
    channel: httpServices.name,
    name: reading.text(fields.get('name'), 'name'),
    service: service.fresh ?? service.Name,
    part: template?.Name ?? '',
    method: readMethod(reading, fields.get('method')) ?? 'Any',
    criteria,
    scenario,
    answer:
      data === undefined ? { kind: 'replies', replies: replies.map((one) => readReply(reading, one, beside)) } : { kind: 'data', data },
    priority: reading.number(fields.get('priority'), 'priority', [-1_000_000, 1_000_000]) ?? 0,
    override: reading.flag(fields.get('override'), 'override'),
    at: reading.place(node.at),
  }
  return reading.diagnostics.length === before ? read : undefined
}

type NamedTemplate = Pick<ListedPart, 'Name' | 'text' | 'parameters'>

function readTemplate(reading: Reading, stub: SourceNode, node: SourceNode | undefined, { known }: StubService): NamedTemplate | undefined {
  if (node === undefined)
    return void reading.tell(
      reportStub('missing', { what: things.stub, key: 'template', example: 'template: /list' }, reading.place(stub.at)),
    )
  const wanted = reading.text(node, 'template')
  if (wanted === undefined) return undefined
  if (known === undefined) {
    const { template, diagnostics } = parseTemplate(wanted)
    for (const one of diagnostics)
      reading.tell(reportStub('template-invalid', { reason: { en: one.message, ru: one.messageRu } }, reading.place(node.at)))
    return template && { Name: wanted, text: template.text, parameters: parameterNames(template) }
  }
  const found = findPart(known, wanted)
  if (found === undefined)
    return void reading.tell(reportStub('unknown-template', { sentence: unknownPart(wanted, known) }, reading.place(node.at)))
  return found
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
