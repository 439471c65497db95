/** Which stub answers a call: the first whose conditions and scenario hold. */
import { mismatches, type Matched, type Mismatch } from '../calls/criteria.ts'
import type { Stub } from './stub.ts'
import type { Stubs } from './stubs.ts'

export const chooseStub = (candidates: readonly Stub[], request: Matched, stubs: Stubs): Stub | undefined =>
  candidates.find((one) => stubMismatches(one, request, stubs).length === 0)

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
