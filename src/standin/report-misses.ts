/** Requests that nobody served, each with what was near: for strict tests, the log and the admin surface. */
import { nearMisses, printNearMiss } from '../calls/near-miss.ts'
import { matchedOf } from '../journal/matched.ts'
import { stubMismatches } from '../stub/choose.ts'
import { serviceNameOf } from '../stub/stub.ts'
import type { Candidate, NearMiss } from '../calls/near-miss.ts'
import type { Received } from '../journal/received.ts'
import type { ReadService } from '../hs/service-read.ts'
import type { Standin } from './standin.ts'

/** Refusals that mean: nobody here serves this. */
const unserved: ReadonlySet<string> = new Set(['publication/outside', 'hs/no-service', 'hs/no-template', 'hs/no-method', 'hs/unwritten', 'stub/no-match', 'exchange/undecodable'])

export const isUnserved = (one: Received): boolean => one.refusal !== undefined && unserved.has(one.refusal)

/** Closest first, three at most. */
export function nearMissesOf(one: Received, { addresses, stubs, platform }: Pick<Standin, 'addresses' | 'stubs' | 'platform'>): readonly NearMiss[] {
  const { services } = addresses()
  const request = matchedOf(one)
  const ofStubs = stubs.list().flatMap((stub): Candidate[] => {
    const service = services.find((known) => known.service.Name === serviceNameOf(stub))
    const template = service?.templates.find(({ Name }) => Name === stub.template)
    if (service === undefined || template === undefined) return []
    return [{ label: `stub ${JSON.stringify(stub.name ?? stub.id)}`, service, template, methods: [stub.method], others: () => stubMismatches(stub, request, stubs) }]
  })
  return nearMisses(one.method, one.target, platform.base, [...ofStubs, ...services.flatMap(ofService)])
}

const ofService = (service: ReadService): readonly Candidate[] =>
  service.templates.map((template) => ({ label: `template ${template.Name} of ${service.service.Name}`, service, template, methods: Object.keys(template.Methods) }))

/** Several lines for a person. */
export function printMiss(one: Received, standin: Pick<Standin, 'addresses' | 'stubs' | 'platform'>): string {
  const near = nearMissesOf(one, standin)
  const head = `${one.method} ${one.target} was not served: ${one.reply?.StatusCode ?? '-'} [${one.refusal ?? '-'}]`
  return [head, near.length === 0 ? '  nothing that is served is near' : '  closest:', ...near.flatMap((miss) => printNearMiss(miss).split('\n').map((line) => `    ${line}`))].join('\n')
}
