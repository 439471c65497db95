/** A failure with the calls that it strikes, from a source node; services and templates are held against those that there are. */
import type { ReadService } from '../../hs/service/read.ts'
import type { Addresses, NamedWebService } from '../calls/address.ts'
import { findService, findTemplate, unknownService, unknownTemplate } from '../calls/known-pattern.ts'
import { readCriteria } from '../reading/criteria.ts'
import { reportStub } from '../reading/diagnostics.ts'
import { readMethod } from '../reading/method.ts'
import type { Reading } from '../reading/reading.ts'
import type { SourceNode } from '../reading/source-node.ts'
import { readFailure } from './read-failure.ts'
import type { FailureRule } from './rule.ts'

const keys = ['failure', 'service', 'template', 'method', 'request', 'times', 'probability', 'seed'] as const

/** `within`: the service of the file in which the rule stands. */
export function readFailureRule(
  reading: Reading,
  node: SourceNode,
  { services, named }: Pick<Addresses, 'services' | 'named'>,
  within?: string,
): FailureRule | undefined {
  const fields = reading.fields(node, 'a failure rule', keys)
  const failing = fields.get('failure')
  if (failing === undefined)
    return void reading.tell(
      reportStub('missing', { what: 'a failure rule', key: 'failure', example: 'failure: licenseExhausted' }, reading.place(node.at)),
    )
  const service = fields.has('service') ? serviceOf(reading, fields.get('service')!, services, named) : within
  const known = services.find((one) => one.service.Name === service)
  const template = known === undefined ? undefined : templateOf(reading, fields.get('template'), known)
  const criteria = readCriteria(reading, fields.get('request'))
  if (criteria.body !== undefined || criteria.JSON.length > 0)
    reading.wrong(
      fields.get('request')!,
      'the request of a failure rule',
      'conditions on URLParameters, QueryOptions and Headers; for the body write a stub with `failure:`',
    )
  const method = readMethod(reading, fields.get('method'))
  const failure = readFailure(reading, failing)
  if (failure === undefined) return undefined
  return {
    failure,
    service,
    template: template?.Name,
    method: method === 'Any' ? undefined : method,
    criteria,
    times: reading.number(fields.get('times'), 'times', [1, Infinity]) ?? (failure.name === 'slowFirstCall' ? 1 : undefined),
    probability: reading.number(fields.get('probability'), 'probability', [0, 1], false) ?? 1,
    seed: reading.number(fields.get('seed'), 'seed', [0, 4_294_967_295]) ?? 1,
  }
}

function serviceOf(
  reading: Reading,
  node: SourceNode,
  services: readonly ReadService[],
  named: readonly NamedWebService[],
): string | undefined {
  const wanted = reading.text(node, 'service')
  const found =
    wanted === undefined
      ? undefined
      : (findService(services, wanted)?.service.Name ?? named.find((one) => one.Name === wanted || one.addresses.includes(wanted))?.Name)
  if (wanted !== undefined && found === undefined)
    reading.tell(reportStub('unknown-service', { sentence: unknownService(wanted, services) }, reading.place(node.at)))
  return found
}

function templateOf(reading: Reading, node: SourceNode | undefined, service: ReadService) {
  const wanted = reading.text(node, 'template')
  const found = wanted === undefined ? undefined : findTemplate(service, wanted)
  if (wanted !== undefined && found === undefined)
    reading.tell(reportStub('unknown-template', { sentence: unknownTemplate(wanted, service) }, reading.place(node?.at)))
  return found
}
