/** A stub of an operation of a Web service, from a source node: its values are read by the operation's XDTO types. */
import type { ListedPart } from '../../../channel/listed.ts'
import { didYouMean, itHas } from '../../../diagnostics/near.ts'
import { saidBy } from '../../../diagnostics/said-by.ts'
import { said, type Fragment } from '../../../diagnostics/said.ts'
import { webServices } from '../../../ws/face.ts'
import type { DescribedWebService } from '../../../ws/foreign/service.ts'
import type { WebService } from '../../../ws/service/service.ts'
import { stubbableOperation, type StubbableOperation } from '../../../ws/stubbable.ts'
import { unknownPart } from '../../calls/known-pattern.ts'
import { typedCriteria } from '../../calls/typed-criteria.ts'
import { readFailure } from '../../failure/read-failure.ts'
import { readCriteria } from '../../reading/criteria.ts'
import { reportStub } from '../../reading/diagnostics.ts'
import { duration, type Reading } from '../../reading/reading.ts'
import type { SourceNode, Span } from '../../reading/source-node.ts'
import { things } from '../../reading/words.ts'
import { randomOf } from '../../value/xdto-sample.ts'
import type { BesideFile, ReadStub, StubService } from '../form.ts'
import type { StubReply, StubResult } from '../stub.ts'
import { xdtoList, xdtoValue, type MakeValue } from '../xdto-value.ts'
import { readFault } from './fault.ts'
import { besideKeys, misplaced, readBeside, readScenario, replyNodes } from './parts.ts'
import { fileBeside, readReply } from './reply.ts'

export const operationStubKeys = [
  'name',
  'operation',
  'priority',
  'override',
  'scenario',
  'request',
  'reply',
  'replies',
  ...besideKeys,
] as const

/** None when anything is wrong with it, which is reported. */
export function readOperationStub(reading: Reading, node: SourceNode, { known }: StubService, beside?: BesideFile): readonly ReadStub[] {
  const read = readOne(reading, node, known, beside)
  return read === undefined ? [] : [read]
}

function readOne(reading: Reading, node: SourceNode, known: StubService['known'], beside?: BesideFile): ReadStub | undefined {
  const service = known!.service as WebService | DescribedWebService
  const { Name } = service
  const before = reading.diagnostics.length
  const fields: ReadonlyMap<string, SourceNode> = reading.fields(node, things.operationStub, operationStubKeys, misplaced)
  const name = reading.text(fields.get('operation'), 'operation')
  if (name === undefined)
    return void reading.tell(
      reportStub(
        'missing',
        { what: things.operationStub, key: 'operation', example: `operation: ${known!.parts[0]?.Name ?? 'Ping'}` },
        reading.place(node.at),
      ),
    )
  const operation = stubbableOperation(service, name)
  if (operation === undefined)
    return void reading.tell(
      reportStub('unknown-template', { sentence: unknownPart(name, known!) }, reading.place(fields.get('operation')?.at)),
    )
  const part = known!.parts.find((one) => one.Name === name)
  const nodes = replyNodes(reading, node, fields, 'reply: { xdto: { return: ... } }')
  const criteria = readOperationCriteria(reading, fields.get('request'), operation, part)
  const scenario = readScenario(reading, fields.get('scenario'), criteria)
  const more = readBeside(reading, node, fields, { criteria, scenario }, beside)
  const missing = fields.get('missing')
  const read: ReadStub = {
    channel: webServices.name,
    service: Name,
    part: name,
    name: reading.text(fields.get('name'), 'name'),
    criteria,
    scenario,
    answer: {
      kind: 'results',
      results: nodes.map((one) => readResult(reading, one, Name, operation, beside)),
      ...(missing && { missing: readResult(reading, missing, Name, operation, beside) }),
    },
    ...(more && { more }),
    priority: reading.number(fields.get('priority'), 'priority', [-1_000_000, 1_000_000]) ?? 0,
    override: reading.flag(fields.get('override'), 'override'),
    at: reading.place(node.at),
  }
  return reading.diagnostics.length === before ? read : undefined
}

/** Only parameters: what else a message has is the envelope's. */
function readOperationCriteria(
  reading: Reading,
  node: SourceNode | undefined,
  { Name, takes }: StubbableOperation,
  part: ListedPart | undefined,
) {
  if (node !== undefined) reading.fields(node, things.operationRequest, ['Parameters', 'SOAPVersion', 'User', 'Values'])
  const criteria = readCriteria(reading, node)
  const names = takes.map((one) => one.name)
  for (const { path } of criteria.Parameters) {
    const first = path.steps[0]
    if (first?.kind !== 'name' || names.includes(first.name)) continue
    const owner = said(`operation "${Name}"`, `у операции «${Name}»`)
    const kind = said('parameter', 'параметра')
    const found = first.name
    reading.tell(
      reportStub(
        'unknown-parameter',
        { owner, kind, found, meant: meantOf(found, names) },
        reading.place(conditionAt(node, path.text, 'keyAt')),
      ),
    )
  }
  return typedCriteria(criteria, part, ({ path, text, expected }) => {
    const facts = { what: said(`the condition on ${path.text}`, `условие на ${path.text}`), found: JSON.stringify(text), expected }
    reading.tell(reportStub('wrong-kind', facts, reading.place(conditionAt(node, path.text))))
  })
}

/** A bare name is one parameter; who writes `Data.total` means a path. */
const meantOf = (found: string, names: readonly string[]): Fragment =>
  names.includes(found.split('.', 1)[0]!)
    ? said(`; a path into it is written "$.${found}"`, `; путь внутрь него пишется «$.${found}»`)
    : didYouMean(found, names, itHas(names))

/** The place of the condition on a path: of its value, or of its key. */
const conditionAt = (node: SourceNode | undefined, path: string, which: 'keyAt' | 'valueAt' = 'valueAt'): Span | undefined => {
  const within = node?.kind === 'map' ? node.entries.find((one) => one.key === 'Parameters')?.value : undefined
  const conditions = within?.kind === 'map' ? within.entries : []
  const found = conditions.find(({ key }) => key === path || `$['${key}']` === path)
  return (which === 'keyAt' ? found?.keyAt : found?.value.at) ?? node?.at
}

/** The answer as it goes over the wire, in place of values. */
const wireKeys = ['StatusCode', 'Reason', 'Headers', 'text', 'base64', 'file'] as const
const operationReplyKeys = ['xdto', 'sample', 'fault', 'response', 'delay', 'failure', ...wireKeys] as const

function readResult(
  reading: Reading,
  node: SourceNode,
  service: string,
  operation: StubbableOperation,
  beside: BesideFile | undefined,
): StubResult {
  const fields = reading.fields(node, things.operationReply, operationReplyKeys)
  const failureNode = fields.get('failure')
  const failure = failureNode === undefined ? undefined : readFailure(reading, failureNode)
  if (failure?.effect.kind === 'change')
    reading.wrong(
      failureNode!,
      said('the failure of a stub of an operation', 'сбой заглушки операции'),
      said(
        'one that answers or delays; those that change an answer belong under `failures:`',
        'сбой, который отвечает или задерживает; те, что меняют ответ, пишутся в `failures:`',
      ),
    )
  const xdto = fields.get('xdto')
  const isSampled = reading.flag(fields.get('sample'), 'sample')
  const wire = wireKeys.some((key) => fields.has(key))
  const file = fields.get('response')
  if ((wire || file) && (fields.has('xdto') || fields.has('fault') || isSampled || (wire && file)))
    reading.tell(
      reportStub(
        'more-than-one',
        { what: things.reply, found: [...fields.keys()].filter((key) => key !== 'delay').join(', ') },
        reading.place(node.at),
      ),
    )
  return {
    values:
      xdto === undefined
        ? wire || file || fields.has('fault') || failure?.effect.kind === 'answer'
          ? undefined
          : readValues(reading, { kind: 'map', entries: [], ...(node.at && { at: node.at }) }, operation, isSampled)
        : readValues(reading, xdto, operation, isSampled),
    fault: readFault(reading, fields.get('fault'), operation.faults),
    ...(file && { response: readResponse(reading, file, service, operation, beside) }),
    ...(wire && { reply: readWireReply(reading, node, fields, beside) }),
    delay: duration(reading, fields.get('delay'), 'delay') ?? 0,
    failure,
  }
}

/** A file that is there is held against the operation's types now; for each call it is read anew. */
function readResponse(
  reading: Reading,
  node: SourceNode,
  service: string,
  operation: StubbableOperation,
  beside: BesideFile | undefined,
): string {
  const sample = `${service}.${operation.Name} --part response`
  const { path, isThere } = fileBeside(reading, node, 'response', beside, (absent) =>
    reportStub('no-response-file', { path: absent, operation: operation.Name, sample }, reading.place(node.at)),
  )
  if (!isThere || beside?.read === undefined) return path
  try {
    operation.readAnswer(beside.read(path))
  } catch (error) {
    reading.tell(reportStub('response-file', { path, operation: operation.Name, trouble: saidBy(error) }, reading.place(node.at)))
  }
  return path
}

function readWireReply(
  reading: Reading,
  node: SourceNode,
  fields: ReadonlyMap<string, SourceNode>,
  beside: BesideFile | undefined,
): StubReply {
  const entries = wireKeys.flatMap((key) => {
    const value = fields.get(key)
    return value === undefined ? [] : [{ key, value }]
  })
  return readReply(reading, { kind: 'map', entries, ...(node.at && { at: node.at }) }, beside)
}

/** `isSampled`: values that are not written are made up. */
function readValues(reading: Reading, node: SourceNode, { gives }: StubbableOperation, isSampled: boolean): MakeValue {
  const fields = reading.fields(
    node,
    things.answer,
    gives.map((one) => one.name),
  )
  const makers = gives.flatMap((one): (readonly [string, MakeValue])[] => {
    const { name, type, nillable, optional, list } = one
    const value = fields.get(name)
    if (value !== undefined)
      return [[name, list ? xdtoList(reading, value, { type, what: name, nillable }) : xdtoValue(reading, value, type, name, nillable)]]
    if (isSampled) return [[name, sampled(one)]]
    if (optional || list) return []
    if (!nillable)
      reading.tell(reportStub('missing', { what: things.answer, key: name, example: `xdto: { ${name}: ... }` }, reading.place(node.at)))
    return [[name, () => null]]
  })
  return (values) => Object.fromEntries(makers.map(([name, make]) => [name, make(values)]))
}

const sampled =
  ({ name, type, list }: StubbableOperation['gives'][number]): MakeValue =>
  ({ chance }) => {
    if (chance === undefined) return list ? [] : null
    const draws = chance()
    return list ? Array.from({ length: draws.whole(1, 3) }, () => randomOf(type, name, draws)) : (randomOf(type, name, draws) ?? null)
  }
