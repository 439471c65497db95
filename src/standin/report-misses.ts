/** Requests that nobody served, each with what was near: for strict tests, the log and the admin surface. */
import type { ReadService, ReadTemplate } from '../hs/service/read.ts'
import type { NamedWebService } from './calls/address.ts'
import type { Mismatch } from './calls/criteria.ts'
import { literals, nearMisses, printNearMiss, type Candidate, type NearMiss } from './calls/near-miss.ts'
import { matchedOf } from './journal/matched.ts'
import type { Received } from './journal/received.ts'
import type { Standin } from './standin.ts'
import { stubMismatches } from './stub/choose.ts'
import { serviceNameOf, type Stub } from './stub/stub.ts'

/** Refusals that mean: nobody here serves this. */
const unserved: ReadonlySet<string> = new Set([
  'publication/outside',
  'hs/no-service',
  'hs/no-template',
  'hs/no-method',
  'hs/unwritten',
  'stub/no-match',
  'exchange/undecodable',
  'ws/no-service',
  'ws/no-method',
  'ws/unknown-operation',
  'ws/unwritten',
])

export const isUnserved = (one: Received): boolean => one.refusal !== undefined && unserved.has(one.refusal)

/** Closest first, three at most. */
export function nearMissesOf(one: Received, standin: Pick<Standin, 'addresses' | 'stubs' | 'platform'>): readonly NearMiss[] {
  const { services, named } = standin.addresses()
  const candidates = [
    ...standin.stubs.list().flatMap((stub) => ofStub(stub, one, standin)),
    ...services.flatMap(ofService),
    ...named.flatMap(ofWebService),
  ]
  return nearMisses(one.method, one.target, standin.platform.base, candidates)
}

function ofStub(stub: Stub, one: Received, { addresses, stubs }: Pick<Standin, 'addresses' | 'stubs'>): readonly Candidate[] {
  const label = `stub ${JSON.stringify(stub.name ?? stub.id)}`
  const others = (): readonly Mismatch[] => stubMismatches(stub, matchedOf(one), stubs)
  if (stub.channel === 'ws') {
    const given = one.address?.operation ?? 'a message that could not be read'
    const operation: readonly Mismatch[] = given === stub.template ? [] : [{ part: 'operation', expected: stub.template, given }]
    return [
      {
        label,
        channel: 'ws',
        segments: literals([serviceNameOf(stub)]),
        methods: ['POST'],
        others: () => [...operation, ...(operation.length === 0 ? others() : [])],
      },
    ]
  }
  const service = addresses().services.find((known) => known.service.Name === serviceNameOf(stub))
  const template = service?.templates.find(({ Name }) => Name === stub.template)
  return service === undefined || template === undefined ? [] : [{ label, ...placeOf(service, template), methods: [stub.method], others }]
}

const placeOf = (service: ReadService, { template }: ReadTemplate): Pick<Candidate, 'channel' | 'segments'> => ({
  channel: 'hs',
  segments: [...literals(service.root), ...template.segments],
})

const ofService = (service: ReadService): readonly Candidate[] =>
  service.templates.map((template) => ({
    label: `template ${template.Name} of ${service.service.Name}`,
    ...placeOf(service, template),
    methods: Object.keys(template.Methods),
  }))

const ofWebService = (service: NamedWebService): readonly Candidate[] =>
  service.addresses.map((address) => ({
    label: `Web service ${service.Name}`,
    channel: 'ws',
    segments: literals([address]),
    methods: ['POST'],
  }))

/** Several lines for a person. */
export function printMiss(one: Received, standin: Pick<Standin, 'addresses' | 'stubs' | 'platform'>): string {
  const near = nearMissesOf(one, standin)
  const head = `${one.method} ${one.target} was not served: ${one.reply?.StatusCode ?? '-'} [${one.refusal ?? '-'}]`
  return [
    head,
    near.length === 0 ? '  nothing that is served is near' : '  closest:',
    ...near.flatMap((miss) =>
      printNearMiss(miss)
        .split('\n')
        .map((line) => `    ${line}`),
    ),
  ].join('\n')
}
