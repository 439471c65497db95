/** Which stubs may answer a call: whether their conditions and their scenario hold, and what keeps one from answering. */
import type { Language } from '../../diagnostics/print.ts'
import { needsBody, type Matched } from '../calls/criteria.ts'
import { holds } from '../calls/holds.ts'
import { mismatches, type Mismatch } from '../calls/mismatches.ts'
import { indexStubs, type StubIndex } from './search/stub-index.ts'
import type { Stub } from './stub.ts'

/** Scenarios and their states, as far as a choice needs them. */
interface States {
  state(scenario: string): string
}

/** The stubs of one method of one part, in the order in which they are asked. */
export interface Candidates {
  /** Whether a condition of any of them is on the body's text, or on its bytes. */
  readonly needsBody: boolean
  readonly needsBytes: boolean
  /** The first whose conditions and scenario hold. */
  choose(request: Matched): Stub | undefined
}

export function candidatesOf(stubs: readonly Stub[], states: States): Candidates | undefined {
  if (stubs.length === 0) return undefined
  let index: StubIndex | undefined
  return {
    needsBody: stubs.some((one) => needsBody(one.criteria)),
    needsBytes: stubs.some((one) => one.criteria.bytes !== undefined),
    choose: (request) =>
      (index ??= indexStubs(stubs)).first(request, (stub, json) => inState(stub, states) && holds(stub.criteria, request, json)),
  }
}

const inState = ({ scenario }: Stub, states: States): boolean =>
  scenario?.state === undefined || scenario.state === states.state(scenario.name)

/** What keeps a stub from answering; the state of its scenario among it. */
export function stubMismatches(stub: Stub, request: Matched, states: States, language: Language = 'en'): readonly Mismatch[] {
  const found = mismatches(stub.criteria, request, language)
  if (inState(stub, states)) return found
  const { name, state } = stub.scenario!
  const word = language === 'en' ? 'state' : 'состояние'
  return [
    ...found,
    {
      part: `${language === 'en' ? 'scenario' : 'сценарий'} ${name}`,
      expected: `${word} ${JSON.stringify(state)}`,
      given: `${word} ${JSON.stringify(states.state(name))}`,
    },
  ]
}
