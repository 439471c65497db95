/** One stub of the standard OData interface from a source node: its set and method, its conditions, its answers in plain JSON. */
import type { ListedPart } from '../../../channel/listed.ts'
import { didYouMean } from '../../../diagnostics/near.ts'
import { said } from '../../../diagnostics/said.ts'
import type { Criteria } from '../../calls/criteria.ts'
import { exactJSON } from '../../calls/exact-json.ts'
import { findPart, unknownPart } from '../../calls/known-pattern.ts'
import { spelledCriteria } from '../../calls/spelled-criteria.ts'
import type { TextMatcher } from '../../calls/text-matcher.ts'
import { readCriteria } from '../../reading/criteria.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import { templatedText } from '../../reading/expressions.ts'
import { readMethod } from '../../reading/method.ts'
import type { Reading } from '../../reading/reading.ts'
import type { SourceNode } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import { joinTexts } from '../../value/templated-text.ts'
import type { Values } from '../../value/values.ts'
import type { BesideFile, ReadStub, StubService } from '../form.ts'
import type { ODataReply } from '../stub.ts'
import { templatedJSON } from './json-template.ts'
import { besideKeys, misplaced, readBeside, readScenario, replyNodes } from './parts.ts'
import { replyKeys, replyOf } from './reply.ts'
import { stepIn } from './step.ts'

export const odataStubKeys = [
  'name',
  'set',
  'key',
  'method',
  'priority',
  'override',
  'scenario',
  'request',
  'reply',
  'replies',
  ...besideKeys,
] as const

export const odataReplyKeys = [...replyKeys, 'entities', 'entity', 'sample', 'count', 'error'] as const

type Listing = NonNullable<StubService['known']>

export function readODataStub(reading: Reading, node: SourceNode, service: StubService, beside?: BesideFile): readonly ReadStub[] {
  const before = reading.diagnostics.length
  const fields: ReadonlyMap<string, SourceNode> = reading.fields(node, things.odataStub, odataStubKeys, misplaced)
  const known = service.known!
  const part = readSet(reading, node, fields.get('set'), known)
  const key = reading.text(fields.get('key'), 'key')
  const replies = replyNodes(reading, node, fields, 'reply: { entities: [] }', stepIn(fields) !== undefined).map((one) =>
    readODataReply(reading, one, beside, part),
  )
  const criteria = conditions(readCriteria(reading, fields.get('request')), key, replies, known)
  const scenario = readScenario(reading, fields.get('scenario'), criteria)
  const more = readBeside(reading, node, fields, { criteria, scenario }, beside)
  const missing = fields.get('missing')
  const read: ReadStub = {
    channel: known.channel.name,
    name: reading.text(fields.get('name'), 'name'),
    service: service.Name,
    part: part?.Name ?? '',
    method: readMethod(reading, fields.get('method')) ?? 'Any',
    criteria,
    scenario,
    answer: {
      kind: 'entities',
      replies,
      ...(missing && { missing: readODataReply(reading, missing, beside, part) }),
    },
    ...(more && { more }),
    priority: reading.number(fields.get('priority'), 'priority', [-1_000_000, 1_000_000]) ?? 0,
    // The interface itself answers every call: a stub that did not come before it would never answer.
    override: fields.has('override') ? reading.flag(fields.get('override'), 'override') : true,
    at: reading.place(node.at),
  }
  return reading.diagnostics.length === before ? [read] : []
}

const absent: TextMatcher = { kind: 'absent' }

/** Who answers a list answers the set, not one of its entities, unless the stub says which. */
function conditions(criteria: Criteria, key: string | undefined, replies: readonly ODataReply[], known: Listing): Criteria {
  const isList = replies.some(({ given }) => given?.kind === 'entities')
  const own = new Map(criteria.URLParameters)
  if (key !== undefined) own.set('Key', { kind: 'equalTo', text: key })
  if (isList && !own.has('Key')) own.set('Key', absent)
  if (isList && !own.has('Path')) own.set('Path', absent)
  return spelledCriteria({ ...criteria, URLParameters: own }, known)
}

function readSet(reading: Reading, stub: SourceNode, node: SourceNode | undefined, known: Listing) {
  if (node === undefined)
    return void reading.tell(
      reportStub('missing', { what: things.odataStub, key: 'set', example: 'set: Catalog_Товары' }, reading.place(stub.at)),
    )
  const wanted = reading.text(node, 'set')
  const found = wanted === undefined ? undefined : findPart(known, wanted)
  if (wanted !== undefined && found === undefined)
    reading.tell(reportStub('unknown-template', { sentence: unknownPart(wanted, known) }, reading.place(node.at)))
  return found
}

/** `part`: by which names are checked and samples made; any name when absent. */
export function readODataReply(
  reading: Reading,
  node: SourceNode,
  beside: BesideFile | undefined,
  part: ListedPart | undefined,
): ODataReply {
  const fields = reading.fields(node, things.odataReply, odataReplyKeys)
  const bodies = (['entities', 'entity', 'sample', 'error', 'text', 'json', 'base64', 'file'] as const).filter((key) => fields.has(key))
  if (bodies.length > 1)
    reading.tell(reportStub('more-than-one', { what: things.odataReply, found: bodies.join(', ') }, reading.place(node.at)))
  return {
    reply: replyOf(reading, node, fields, beside),
    given: fields.has('sample') ? readSample(reading, fields, part) : readGiven(reading, fields, part?.properties?.()),
    error: readError(reading, fields.get('error')),
  }
}

/** So many entities by chance. */
function readSample(reading: Reading, fields: ReadonlyMap<string, SourceNode>, part: ListedPart | undefined): ODataReply['given'] {
  const node = fields.get('sample')!
  const size = reading.number(node, 'sample', [1, 10_000])
  const sample = part?.sample?.bind(part)
  if (size !== undefined && sample === undefined)
    reading.wrong(node, 'sample', said('an entity set, whose properties are known', 'набор сущностей, свойства которого известны'))
  const make = ({ chance }: Values): string =>
    exactJSON(sample === undefined || chance === undefined ? [] : Array.from({ length: size ?? 0 }, () => sample(chance())))
  return {
    kind: 'entities',
    json: joinTexts([{ kind: 'made', needs: 'nothing', make }]),
    count: reading.number(fields.get('count'), 'count', [0, Infinity]),
  }
}

function readGiven(
  reading: Reading,
  fields: ReadonlyMap<string, SourceNode>,
  properties: readonly string[] | undefined,
): ODataReply['given'] {
  const kind = fields.has('entities') ? 'entities' : fields.has('entity') ? 'entity' : undefined
  if (kind === undefined) return undefined
  const node = fields.get(kind)!
  const isValue = node.kind === 'scalar' && typeof node.value === 'string' && node.value.includes('{{')
  const isLoop = node.kind === 'map' && kind === 'entities' && node.entries.some(({ key }) => key === '$each')
  const rows = isValue || isLoop ? [] : kind === 'entity' ? [node] : reading.list(node, 'entities')
  for (const one of rows) checkNames(reading, one, kind, properties)
  const count = reading.number(fields.get('count'), 'count', [0, Infinity])
  return { kind, json: templatedJSON(reading, node), count }
}

function checkNames(reading: Reading, node: SourceNode, what: string, properties: readonly string[] | undefined): void {
  for (const { key, keyAt } of reading.map(node, what)?.entries ?? []) {
    if (properties === undefined || properties.includes(key) || /@|^odata\.|Presentation$/.test(key)) continue
    reading.tell(reportStub('unknown-property', { found: key, meant: didYouMean(key, properties) }, reading.place(keyAt)))
  }
}

/** A text, or a code with a text. */
function readError(reading: Reading, node: SourceNode | undefined): ODataReply['error'] {
  if (node === undefined) return undefined
  if (node.kind !== 'map') return { code: -1, text: templatedText(reading, node, reading.text(node, 'error') ?? '') }
  const fields = reading.fields(node, said('an error of the OData interface', 'ошибка интерфейса OData'), ['code', 'text'])
  const text = fields.get('text')
  return {
    code: reading.number(fields.get('code'), 'error.code', [-1, 1_000]) ?? -1,
    text: templatedText(reading, text ?? node, reading.text(text, 'error.text') ?? ''),
  }
}
