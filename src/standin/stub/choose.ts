/** Which stubs may answer a call: whether their conditions and their scenario hold, and what keeps one from answering. */
import type { Language } from '../../diagnostics/print.ts'
import { needsBody, needsBytes, type Matched } from '../calls/criteria.ts'
import { holds } from '../calls/holds.ts'
import { mismatches, type Mismatch } from '../calls/mismatches.ts'
import { indexStubs, type StubIndex } from './search/stub-index.ts'
import type { Stub } from './stub.ts'

/** Scenarios and their states, as far as a choice needs them. */
interface States {
  state(scenario: string): string
  kept(scenario: string): Readonly<Record<string, unknown>>
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
    needsBody: stubs.some((one) => needsBody(one.criteria) || (one.scenario !== undefined && one.scenario.needs !== 'nothing')),
    needsBytes: stubs.some((one) => needsBytes(one.criteria) || one.scenario?.needs === 'bytes'),
    choose: (request) =>
      (index ??= indexStubs(stubs)).first(
        request,
        (stub, json) => inState(stub, states, request) && holds(stub.criteria, scenic(stub, request, states), json),
      ),
  }
}

const inState = ({ scenario }: Stub, states: States, request: Matched): boolean =>
  scenario?.state === undefined || scenario.state === states.state(scenario.nameOf?.(request) ?? scenario.name)

/** The request with what its scenario has kept. */
const scenic = ({ scenario }: Stub, request: Matched, states: States): Matched =>
  scenario === undefined
    ? request
    : { ...request, origin: request.origin ?? request, scenario: states.kept(scenario.nameOf?.(request) ?? scenario.name) }

/** What keeps a stub from answering; the state of its scenario among it. */
export function stubMismatches(stub: Stub, request: Matched, states: States, language: Language = 'en'): readonly Mismatch[] {
  const found = mismatches(stub.criteria, scenic(stub, request, states), language)
  if (inState(stub, states, request)) return found
  const { state } = stub.scenario!
  const name = stub.scenario!.nameOf?.(request) ?? stub.scenario!.name
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
