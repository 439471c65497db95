/** One stub from a source node: its service, template and method held against what there is, its conditions and replies. */
import { didYouMean } from '../../diagnostics/near.ts'
import type { ReadService } from '../../hs/service/read.ts'
import { parseTemplate, type Template } from '../../hs/template/parse.ts'
import type { WebService } from '../../ws/service/service.ts'
import type { Criteria } from '../calls/criteria.ts'
import { findTemplate, unknownTemplate } from '../calls/known-pattern.ts'
import type { NewService } from '../calls/pattern.ts'
import { readCriteria } from '../reading/criteria.ts'
import { reportStub } from '../reading/diagnostics.ts'
import { readMethod } from '../reading/method.ts'
import type { Reading } from '../reading/reading.ts'
import type { SourceNode } from '../reading/source-node.ts'
import { readOperationStub } from './read-operation-stub.ts'
import { readReply, type BesideFile } from './read-reply.ts'
import type { Scenario, Stub, StubAnswer } from './stub.ts'

/** The service for which stubs are read: one that there is, or one that they define. */
export type StubService = { readonly known: ReadService } | { readonly fresh: NewService } | { readonly web: WebService }

export const stubKeys = ['name', 'template', 'method', 'priority', 'override', 'scenario', 'request', 'reply', 'replies'] as const

/** A stub without its id; `undefined` when anything is wrong with it, which is told. */
export type ReadStub = Omit<Stub, 'id' | 'written'>

export function readStub(reading: Reading, node: SourceNode, service: StubService, beside?: BesideFile): ReadStub | undefined {
  if ('web' in service) return readOperationStub(reading, node, service.web)
  const before = reading.diagnostics.length
  const fields = reading.fields(node, 'a stub', stubKeys)
  const template = readTemplate(reading, node, fields.get('template'), service)
  const criteria = readCriteria(reading, fields.get('request'))
  if (template !== undefined) checkParameters(reading, criteria, template.template, fields.get('request'))
  const scenario = readScenario(reading, fields.get('scenario'))
  const answer = readAnswer(reading, node, fields, beside)
  const read: ReadStub = {
    channel: 'hs',
    name: reading.text(fields.get('name'), 'name'),
    service: 'known' in service ? service.known.service.Name : service.fresh,
    template: template?.name ?? '',
    method: readMethod(reading, fields.get('method')) ?? 'Any',
    criteria,
    scenario,
    answer,
    priority: reading.number(fields.get('priority'), 'priority', [-1_000_000, 1_000_000]) ?? 0,
    override: reading.flag(fields.get('override'), 'override'),
  }
  return reading.diagnostics.length === before ? read : undefined
}

interface NamedTemplate {
  readonly name: string
  readonly template: Template
}

function readTemplate(
  reading: Reading,
  stub: SourceNode,
  node: SourceNode | undefined,
  service: Exclude<StubService, { readonly web: WebService }>,
): NamedTemplate | undefined {
  if (node === undefined)
    return void reading.tell(reportStub('missing', { what: 'a stub', key: 'template', example: 'template: /list' }, reading.place(stub.at)))
  const wanted = reading.text(node, 'template')
  if (wanted === undefined) return undefined
  if ('fresh' in service) {
    const { template, diagnostics } = parseTemplate(wanted)
    for (const one of diagnostics) reading.tell(reportStub('template-invalid', { reason: one.message }, reading.place(node.at)))
    return template === undefined ? undefined : { name: wanted, template }
  }
  const found = findTemplate(service.known, wanted)
  if (found === undefined)
    return void reading.tell(reportStub('unknown-template', { sentence: unknownTemplate(wanted, service.known) }, reading.place(node.at)))
  return { name: found.Name, template: found.template }
}

function checkParameters(reading: Reading, { URLParameters }: Criteria, template: Template, request: SourceNode | undefined): void {
  const names = template.segments.flatMap((one) => (one.kind === 'parameter' ? [one.name] : one.kind === 'rest' ? ['*'] : []))
  const written = request?.kind === 'map' ? request.entries.find(({ key }) => key === 'URLParameters')?.value : undefined
  for (const found of URLParameters.keys()) {
    const at = written?.kind === 'map' ? written.entries.find(({ key }) => key === found)?.keyAt : undefined
    const meant = didYouMean(found, names) || (names.length === 0 ? '' : `; it has ${names.join(', ')}`)
    if (!names.includes(found)) reading.tell(reportStub('unknown-parameter', { template: template.text, found, meant }, reading.place(at)))
  }
}

export function readScenario(reading: Reading, node: SourceNode | undefined): Scenario | undefined {
  if (node === undefined) return undefined
  const fields = reading.fields(node, 'a scenario', ['name', 'state', 'next'])
  const name = reading.text(fields.get('name'), 'scenario.name')
  if (name === undefined)
    return void reading.tell(
      reportStub(
        'missing',
        { what: 'a scenario', key: 'name', example: 'scenario: { name: upload, state: Started, next: Uploaded }' },
        reading.place(node.at),
      ),
    )
  return { name, state: reading.text(fields.get('state'), 'scenario.state'), next: reading.text(fields.get('next'), 'scenario.next') }
}

function readAnswer(
  reading: Reading,
  stub: SourceNode,
  fields: ReadonlyMap<string, SourceNode>,
  beside: BesideFile | undefined,
): StubAnswer {
  const [reply, replies] = [fields.get('reply'), fields.get('replies')]
  if (reply !== undefined && replies !== undefined)
    reading.tell(reportStub('more-than-one', { what: 'a stub', found: 'reply, replies' }, reading.place(stub.at)))
  const nodes = replies === undefined ? (reply === undefined ? [] : [reply]) : reading.list(replies, 'replies')
  if (nodes.length === 0)
    reading.tell(reportStub('missing', { what: 'a stub', key: 'reply', example: 'reply: { json: { ok: true } }' }, reading.place(stub.at)))
  return { kind: 'replies', replies: nodes.map((one) => readReply(reading, one, beside)) }
}
