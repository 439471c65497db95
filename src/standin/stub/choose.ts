/** Which stub answers a call: the first whose conditions and scenario hold; the body is read only when one of them asks for it. */
import type { HTTPServiceRequest } from '../../hs/message/request.ts'
import { mismatches, needsBody, type Matched, type Mismatch } from '../calls/criteria.ts'
import type { Stub } from './stub.ts'
import type { Stubs } from './stubs.ts'

/** Of the stubs of a template. */
export async function chooseStub(candidates: readonly Stub[], request: HTTPServiceRequest, stubs: Stubs): Promise<Stub | undefined> {
  if (candidates.length === 0) return undefined
  const text = candidates.some((one) => needsBody(one.criteria)) ? await request.GetBodyAsString() : undefined
  const matched: Matched = {
    URLParameters: request.URLParameters,
    QueryOptions: request.QueryOptions,
    header: (name) => request.header(name),
    text,
  }
  return candidates.find((one) => stubMismatches(one, matched, stubs).length === 0)
}

/** What keeps a stub from answering; the state of its scenario among it. */
export function stubMismatches({ criteria, scenario }: Stub, request: Matched, stubs: Stubs): readonly Mismatch[] {
  const found = mismatches(criteria, request)
  if (scenario?.state === undefined || scenario.state === stubs.state(scenario.name)) return found
  return [
    ...found,
    {
      part: `scenario ${scenario.name}`,
      expected: `state ${JSON.stringify(scenario.state)}`,
      given: `state ${JSON.stringify(stubs.state(scenario.name))}`,
    },
  ]
}
