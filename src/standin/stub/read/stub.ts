/** One stub of an HTTP service from a source node: its template and method held against what there is, its conditions and replies. */
import type { ListedPart } from '../../../channel/listed.ts'
import { didYouMean, itHas } from '../../../diagnostics/near.ts'
import { said } from '../../../diagnostics/said.ts'
import { parameterNames, parseTemplate, type Template } from '../../../hs/template/parse.ts'
import type { Criteria } from '../../calls/criteria.ts'
import { findPart, unknownPart } from '../../calls/known-pattern.ts'
import { templateBelow } from '../../hosts/address.ts'
import { readCriteria } from '../../reading/criteria.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import { readMethod } from '../../reading/method.ts'
import type { Reading } from '../../reading/reading.ts'
import type { MapNode, SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import { checkDataStub, dataActions, readDataStub } from '../data/data-stub.ts'
import type { BesideFile, ReadStub, StubService } from '../form.ts'
import { checkBesideData } from './idle.ts'
import { besideKeys, misplaced, readBeside, readScenario, replyNodes } from './parts.ts'
import { readReply } from './reply.ts'
import { stepIn } from './step.ts'

export const stubKeys = [
  'name',
  'template',
  'path',
  'method',
  'priority',
  'override',
  'scenario',
  'request',
  'reply',
  'replies',
  ...besideKeys,
] as const

/** Of a stub that answers calls that go out: there is no handler to override, and no infobase. */
export const hostStubKeys = ['name', 'template', 'method', 'priority', 'scenario', 'request', 'reply', 'replies', ...besideKeys] as const

/** A collection that is kept under an address is two stubs: of the address, and of its items below. */
export function readStub(reading: Reading, node: SourceNode, service: StubService, beside?: BesideFile): readonly ReadStub[] {
  const first = readOne(reading, node, service, beside)
  if (first === undefined || first.more?.step?.action !== 'keep') return first === undefined ? [] : [first]
  const items = node.kind === 'map' ? itemsNode(node, first, service) : undefined
  const second = items && readOne(reading, items, service, beside)
  return second === undefined ? [first] : [first, second]
}

/** The same stub below the address: `/orders/{id}`, or the template below that the service has. */
function itemsNode(node: MapNode, { part, criteria }: ReadStub, { known, below }: StubService): MapNode | undefined {
  const path = criteria.more?.path?.text
  const address = path ?? part
  if (/[{*]/.test(path ?? (below === undefined && known !== undefined ? '' : part))) return undefined
  const key = path === undefined ? 'template' : 'path'
  const text = known?.parts.find((one) => one.Name === part)?.text
  const inner = path === undefined && known !== undefined ? known.parts.find((one) => isBelow(one.text, text ?? '')) : undefined
  if (path === undefined && known !== undefined && inner === undefined) return undefined
  const value = inner?.text ?? `${address.replace(/\/$/, '')}/{id}`
  const given = below !== undefined && value.startsWith(below) ? value.slice(below.length) : value
  return {
    ...node,
    entries: [...node.entries.filter((one) => one.key !== key), { key, value: { kind: 'scalar', value: given, text: given } }],
  }
}

const isBelow = (text: string, of: string): boolean => /^\/\{[^/{}]+\}\/?$/.test(text.startsWith(of) ? text.slice(of.length) : '')

function readOne(reading: Reading, node: SourceNode, service: StubService, beside?: BesideFile): ReadStub | undefined {
  const before = reading.diagnostics.length
  const isHost = service.below !== undefined
  const fields: ReadonlyMap<string, SourceNode> = isHost
    ? reading.fields(node, things.hostStub, hostStubKeys, misplaced)
    : reading.fields(node, things.stub, stubKeys, misplaced)
  const path = readPath(reading, fields.get('path'))
  const template = readTemplate(reading, node, fields, service)
  const criteria = withPathOf(readCriteria(reading, fields.get('request')), path)
  if (path !== undefined && template !== undefined && !template.parameters.includes('*'))
    reading.tell(reportStub('no-tail', { template: template.text }, reading.place(fields.get('path')!.at)))
  if (template !== undefined) checkParameters(reading, criteria, template, fields.get('request'))
  const scenario = readScenario(reading, fields.get('scenario'), criteria)
  const hasData = stepIn(fields) === undefined && dataActions.some((one) => fields.has(one))
  const data = hasData ? readDataStub(reading, fields) : undefined
  if (hasData) checkDataStub(reading, node, fields)
  if (hasData) checkBesideData(reading, fields, isHost)
  const beneath = hasData ? undefined : readBeside(reading, node, fields, { criteria, scenario }, beside)
  const nodes = hasData ? [] : replyNodes(reading, node, fields, 'reply: { json: { ok: true } }', beneath?.step !== undefined)
  const replies = nodes.map((one) => readReply(reading, one, beside))
  const missing = fields.get('missing')
  const alone = isHost ? undefined : replies.find((one) => one.failure?.effect.kind === 'lost')?.failure
  if (alone !== undefined) reading.tell(reportStub('failure-outgoing', { name: alone.name }, reading.place(nodes[0]?.at)))
  const answer = { kind: 'replies' as const, replies, ...(missing && { missing: readReply(reading, missing, beside) }) }
  const read: ReadStub = {
    channel: service.channel,
    name: reading.text(fields.get('name'), 'name'),
    service: service.fresh ?? service.Name,
    part: template?.Name ?? '',
    method: readMethod(reading, fields.get('method')) ?? 'Any',
    criteria,
    scenario,
    answer: data === undefined ? answer : { kind: 'data', data },
    ...(beneath && { more: beneath }),
    priority: reading.number(fields.get('priority'), 'priority', [-1_000_000, 1_000_000]) ?? 0,
    override: reading.flag(fields.get('override'), 'override'),
    at: reading.place(node.at),
  }
  return reading.diagnostics.length === before ? read : undefined
}

function readPath(reading: Reading, node: SourceNode | undefined): Template | undefined {
  const text = reading.text(node, 'path')
  if (text === undefined) return undefined
  const { template, diagnostics } = parseTemplate(text)
  for (const one of diagnostics)
    reading.tell(reportStub('template-invalid', { reason: { en: one.message, ru: one.messageRu } }, reading.place(node!.at)))
  return template
}

const withPathOf = (criteria: Criteria, path: Template | undefined): Criteria =>
  path === undefined ? criteria : { ...criteria, more: { all: [], needsBody: false, needsBytes: false, ...criteria.more, path } }

type NamedTemplate = Pick<ListedPart, 'Name' | 'text' | 'parameters'>

/** Below `path` the template is `/*`, or the only one with a tail, where none is written. */
function readTemplate(
  reading: Reading,
  stub: SourceNode,
  fields: ReadonlyMap<string, SourceNode>,
  { known, below }: StubService,
): NamedTemplate | undefined {
  const node = fields.get('template')
  if (below !== undefined) {
    const text = templateBelow(below, reading.text(node, 'template'))
    return parsedTemplate(reading, text, node ?? stub)
  }
  if (node === undefined && fields.has('path')) {
    if (known === undefined) return parsedTemplate(reading, '/*', stub)
    const tails = known.parts.filter(({ text }) => text.endsWith('*'))
    const found = tails.find(({ text }) => text === '/*') ?? (tails.length === 1 ? tails[0] : undefined)
    if (found !== undefined) return found
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

function checkParameters(
  reading: Reading,
  { URLParameters, more }: Criteria,
  template: NamedTemplate,
  request: SourceNode | undefined,
): void {
  const names = [...template.parameters, ...(more?.path === undefined ? [] : parameterNames(more.path))]
  const written = request?.kind === 'map' ? request.entries.find(({ key }) => key === 'URLParameters')?.value : undefined
  for (const found of URLParameters.keys()) {
    const at = written?.kind === 'map' ? written.entries.find(({ key }) => key === found)?.keyAt : undefined
    const meant = didYouMean(found, names, names.length === 0 ? '' : itHas(names))
    const kind = said('URL parameter', 'параметра')
    const owner = said(`template "${template.text}"`, `в шаблоне «${template.text}»`)
    if (!names.includes(found)) reading.tell(reportStub('unknown-parameter', { owner, kind, found, meant }, reading.place(at)))
  }
}
