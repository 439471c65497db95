/** A failure with the calls that it strikes, from a source node; services and templates are held against those that there are. */
import type { Listed } from '../../channel/listed.ts'
import { said } from '../../diagnostics/said.ts'
import type { Addresses } from '../calls/address.ts'
import type { Criteria } from '../calls/criteria.ts'
import { findPart, findService, unknownPart, unknownServiceHere } from '../calls/known-pattern.ts'
import { spelledCriteria } from '../calls/spelled-criteria.ts'
import { templateBelow } from '../hosts/address.ts'
import { readCriteria } from '../reading/criteria.ts'
import { reportStub } from '../reading/diagnostics.ts'
import { readMethod } from '../reading/method.ts'
import type { Reading } from '../reading/reading.ts'
import type { SourceNode } from '../reading/source-node.ts'
import { things } from '../reading/words.ts'
import { readFailure } from './read-failure.ts'
import type { FailureRule } from './rule.ts'

/** The service of the file in which the rule is; `known` is absent where the file defines it. */
export interface FailureService {
  readonly Name: string
  /** Of a host: the path below which templates are. */
  readonly below?: string
  readonly known: Listed | undefined
}

const keys = ['failure', 'service', 'template', 'set', 'method', 'request', 'times', 'probability', 'seed'] as const
const hostKeys = ['failure', 'template', 'method', 'request', 'times', 'probability', 'seed'] as const

export function readFailureRule(
  reading: Reading,
  node: SourceNode,
  known: Pick<Addresses, 'listed' | 'channels'>,
  within?: FailureService,
): FailureRule | undefined {
  const below = within?.below
  const fields: ReadonlyMap<(typeof keys)[number], SourceNode> =
    below === undefined ? reading.fields(node, things.failureRule, keys) : reading.fields(node, things.failureRule, hostKeys)
  const failing = fields.get('failure')
  if (failing === undefined)
    return void reading.tell(
      reportStub('missing', { what: things.failureRule, key: 'failure', example: 'failure: licenseExhausted' }, reading.place(node.at)),
    )
  const named = fields.get('service')
  const service = named === undefined ? within?.known : serviceOf(reading, named, known)
  const part = service && partOf(reading, fields.get('set') ?? fields.get('template'), service)
  const criteria = spelledCriteria(readCriteria(reading, fields.get('request')), service)
  if (isInMessage(criteria))
    reading.wrong(
      fields.get('request')!,
      things.failureRequest,
      said(
        'conditions on URLParameters, QueryOptions and Headers; for the body or parameters write a stub with `failure:`',
        'условия на URLParameters, QueryOptions и Headers; для тела и параметров напишите заглушку с `failure:`',
      ),
    )
  const method = readMethod(reading, fields.get('method'))
  const failure = readFailure(reading, failing)
  if (failure === undefined) return undefined
  if (failure.effect.kind === 'lost' && below === undefined && (service !== undefined || within !== undefined))
    reading.tell(reportStub('failure-outgoing', { name: failure.name }, reading.place(failing.at)))
  return {
    failure,
    service: service?.Name ?? (named === undefined ? within?.Name : undefined),
    part: below === undefined ? part?.Name : partOfHost(below, reading.text(fields.get('template'), 'template')),
    method: method === 'Any' ? undefined : method,
    criteria,
    times: reading.number(fields.get('times'), 'times', [1, Infinity]) ?? (failure.name === 'slowFirstCall' ? 1 : undefined),
    probability: reading.number(fields.get('probability'), 'probability', [0, 1], false) ?? 1,
    seed: reading.number(fields.get('seed'), 'seed', [0, 4_294_967_295]) ?? 1,
  }
}

/** The whole host where neither the address nor the rule says more. */
const partOfHost = (below: string, template: string | undefined): string | undefined =>
  below === '' && template === undefined ? undefined : templateBelow(below, template)

/** A failure strikes before a message is read. */
const isInMessage = ({ body, bytes, JSON: paths, Parameters, SOAPVersion, more }: Criteria): boolean =>
  more?.needsBody === true || body !== undefined || bytes !== undefined || SOAPVersion !== undefined || paths.length + Parameters.length > 0

function serviceOf(reading: Reading, node: SourceNode, { listed, channels }: Pick<Addresses, 'listed' | 'channels'>): Listed | undefined {
  const wanted = reading.text(node, 'service')
  const found = wanted === undefined ? undefined : findService(listed, wanted)
  if (wanted !== undefined && found === undefined)
    reading.tell(reportStub('unknown-service', unknownServiceHere(wanted, listed, channels), reading.place(node.at)))
  return found
}

/** It strikes on the way, where a part is known that the address tells. */
function partOf(reading: Reading, node: SourceNode | undefined, service: Listed) {
  const wanted = reading.text(node, 'template')
  if (wanted !== undefined && !service.channel.partInAddress)
    return reading.wrong(
      node!,
      said('the template of a failure rule of a Web service', 'шаблон сбоя Web-сервиса'),
      said(
        'none: it strikes every operation; for one write a stub with `failure:`',
        'без шаблона: сбой бывает у каждой операции; для одной напишите заглушку с `failure:`',
      ),
    )
  const found = wanted === undefined ? undefined : findPart(service, wanted)
  if (wanted !== undefined && found === undefined)
    reading.tell(reportStub('unknown-template', { sentence: unknownPart(wanted, service) }, reading.place(node?.at)))
  return found
}
