/** A stand-in as a test holds it: its address, what it received, stubs, failures, verification. */
/// <reference lib="esnext.disposable" preserve="true" />

import { inBoth } from '../diagnostics/said-error.ts'
import { throughDoor } from '../host/http/doors.ts'
import type { HTTPServiceRequest } from '../hs/message/request.ts'
import type { HTTPServiceResponse } from '../hs/message/response.ts'
import type { HSPattern } from '../hs/pattern.ts'
import type { Infobase } from '../infobase/infobase.ts'
import type { Snapshot } from '../infobase/store/snapshots.ts'
import type { IntegrationRuntime } from '../integration/runtime.ts'
import type { ODataPattern } from '../odata/pattern.ts'
import type { Call } from '../session/call.ts'
import type { CallPattern } from '../standin/calls/pattern.ts'
import type { FailureDefinition, FailureScope } from '../standin/failure/definition.ts'
import type { OutgoingPattern } from '../standin/hosts/pattern.ts'
import type { Received } from '../standin/journal/received.ts'
import { matching, verifyOrder, verifyTimes, VerificationError, type Times } from '../standin/journal/verify.ts'
import { joinedConditions, type CriteriaDefinition } from '../standin/reading/criteria.ts'
import { isUnserved, printMiss } from '../standin/report-misses.ts'
import type { Standin } from '../standin/standin.ts'
import type {
  ODataReplyDefinition,
  ODataStubHandler,
  OperationReplyDefinition,
  StepDefinition,
  StubReplyDefinition,
  StubRules,
} from '../standin/stub/definition.ts'
import type { WSPattern } from '../ws/pattern.ts'
import type { AnyOperationHandler } from '../ws/service/operation.ts'
import type { Added } from './added.ts'
import { placeOf } from './failure-place.ts'
import { wantedOf } from './wanted.ts'

type TypedHandler<T extends string> = (request: HTTPServiceRequest<T>, call: Call) => HTTPServiceResponse | Promise<HTTPServiceResponse>

export interface TestStandinParts {
  readonly standin: Standin
  readonly url: string
  /** With the door of calls that go out around it. */
  readonly platform: Standin['platform']
  readonly strict: boolean
  readonly infobase?: Infobase
  /** Its data at the start. */
  readonly start?: Snapshot
  readonly integration?: IntegrationRuntime
  close(): Promise<void>
}

/** A running stand-in for a test. */
export class TestStandin {
  /** `http://127.0.0.1:PORT<base>`, no trailing slash. */
  readonly url: string
  /** The stand-in behind the test. */
  readonly standin: Standin
  readonly #strict: boolean
  readonly #platform: Standin['platform']
  readonly #close: () => Promise<void>
  readonly #infobase: Infobase | undefined
  readonly #start: Snapshot | undefined
  readonly #integration: IntegrationRuntime | undefined
  #closed: Promise<void> | undefined

  constructor({ standin, url, platform, strict, infobase, start, integration, close }: TestStandinParts) {
    this.standin = standin
    this.url = url
    this.#strict = strict
    this.#platform = platform
    this.#close = close
    this.#infobase = infobase
    this.#start = start
    this.#integration = integration
  }

  /** What is served, for a test without a socket: `platform.handle(arrival)`. */
  get platform(): Standin['platform'] {
    return this.#platform
  }

  /**
   * Runs code whose calls to other servers are this stand-in's: answered by its stubs, in its journal. Handlers need it not; a test does
   * where several stand-ins run.
   *
   * @example
   *   await standin.calling(() => sendMessage('+7...', 'hello'))
   */
  calling<T>(work: () => T): T {
    return throughDoor(this.standin.door, work)
  }

  /**
   * The data, to look at and to change. @throws TypeError where there is none
   *
   * @example
   *   await standin.infobase.Catalogs['Товары']?.CreateItem({ Description: 'Чайник' }).Write()
   */
  get infobase(): Infobase {
    if (this.#infobase === undefined)
      throw inBoth(
        new TypeError('this stand-in has no data: give `data`, `objects`, or `paths` that have some'),
        'у этого стенда нет данных: задайте `data`, `objects` или `paths`, в которых они есть',
      )
    return this.#infobase
  }

  /** Everything that there is now, to come back to. */
  snapshot(): Promise<Snapshot> {
    return this.infobase.snapshot()
  }

  /** The data as it was then, or at the start; queues of integration services are emptied, and their connections ended. */
  async restore(snapshot?: Snapshot): Promise<void> {
    const to = snapshot ?? this.#start
    await this.#integration?.clear()
    if (to !== undefined) await this.#infobase?.restore(to)
  }

  /**
   * Calls that were received, oldest first, with the values that the template took; every call when no pattern is given. Throws
   * PatternError for a service or template that is not there.
   *
   * @example
   *   standin.received(hs('example').GET('/query/{string}/*'))[0]?.URLParameters.string
   */
  received<T extends string = string>(pattern?: CallPattern<T>, request?: CriteriaDefinition): readonly Received<T>[] {
    const all = this.standin.received() as readonly Received<T>[]
    return pattern === undefined ? all : (matching(wantedOf(this.standin, pattern, request), all) as readonly Received<T>[])
  }

  /** Throws an AssertionError whose `actual` and `expected` an editor shows side by side; `times` is once or more when absent. */
  verify<T extends string = string>(
    pattern: CallPattern<T>,
    { times = { atLeast: 1 }, request }: { readonly times?: Times; readonly request?: CriteriaDefinition } = {},
  ): readonly Received<T>[] {
    return verifyTimes(wantedOf(this.standin, pattern, request), times, this.standin.received()) as readonly Received<T>[]
  }

  /** Each of them was received after the one before; other calls may occur between. */
  verifyOrder(...patterns: readonly CallPattern[]): void {
    verifyOrder(
      patterns.map((one) => wantedOf(this.standin, one, undefined)),
      this.standin.received(),
    )
  }

  /** Throws an AssertionError when a request was received that nothing served, with what was near. */
  verifyServed(): void {
    const missed = this.unserved()
    if (missed.length === 0) return
    const said = missed.map((one) => printMiss(one, this.standin)).join('\n')
    throw new VerificationError(said, 'every request served', missed.map(({ method, target }) => `${method} ${target}`).join('\n'))
  }

  /** Requests that nothing served. */
  unserved(): readonly Received[] {
    return this.standin.received().filter((one) => isUnserved(one, this.standin))
  }

  /** A reply without code, replies in turn, or a handler, for the calls of the pattern. Throws DiagnosticError. */
  stub<const T extends string = string>(
    pattern: HSPattern<T>,
    reply: StubReplyDefinition | readonly StubReplyDefinition[] | StepDefinition | TypedHandler<T>,
    rules?: StubRules,
  ): Added
  /** The same of calls that go out to another server. */
  stub<const T extends string = string>(
    pattern: OutgoingPattern<T>,
    reply: StubReplyDefinition | readonly StubReplyDefinition[] | StepDefinition | TypedHandler<T>,
    rules?: Omit<StubRules, 'override'>,
  ): Added
  /** The same of an operation of a Web service. */
  stub(
    pattern: WSPattern,
    reply: OperationReplyDefinition | readonly OperationReplyDefinition[] | StepDefinition | AnyOperationHandler,
    rules?: StubRules,
  ): Added
  /** The same of a set or a function of the standard OData interface: entities in plain JSON, an error, or an answer as it goes out. */
  stub(
    pattern: ODataPattern,
    reply: ODataReplyDefinition | readonly ODataReplyDefinition[] | StepDefinition | ODataStubHandler,
    rules?: StubRules,
  ): Added
  stub(pattern: CallPattern, reply: unknown, rules?: StubRules): Added {
    const { id } = this.standin.write.stub(pattern, reply as Parameters<Standin['write']['stub']>[1], rules)
    return { id, remove: () => void this.standin.write.remove(id) }
  }

  /** 1C fails as the name says: every call, or those of the pattern. Throws DiagnosticError. */
  fail(
    failure: FailureDefinition,
    pattern?: CallPattern,
    scope: Omit<FailureScope, 'service' | 'template' | 'set' | 'method'> = {},
  ): Added {
    const where = pattern === undefined ? {} : placeOf(pattern, this.standin)
    const request = pattern === undefined ? scope.request : joinedConditions(pattern, scope.request)
    const id = this.standin.failures.add(this.standin.write.failureRule({ failure, ...where, ...scope, ...(request && { request }) }))
    return { id, remove: () => void this.standin.failures.remove(id) }
  }

  /**
   * As at the start: no journal, the first stubs and failures, scenarios at their beginning, modules of `paths` evaluated anew, so that
   * nothing of their state is left. Need not be awaited: requests wait. In strict mode throws at once as `verifyServed`, and resets all the
   * same.
   */
  reset(): Promise<void> {
    let done: Promise<void>
    try {
      if (this.#strict) this.verifyServed()
    } finally {
      done = this.standin.reset()
      done.catch(() => {}) // for those who do not wait
    }
    return done
  }

  /** When the calls that follow answers (`callback` of stubs) are through; those that wait are waited for. */
  settled(): Promise<void> {
    return this.standin.settled()
  }

  /**
   * What stubs keep in a collection now; a list puts other items there.
   *
   * @example
   *   standin.kept('orders', [{ id: 7, status: 'new' }])
   */
  kept(collection: string, items?: readonly Readonly<Record<string, unknown>>[]): readonly Readonly<Record<string, unknown>>[] {
    const found = this.standin.stubs.collections.of(collection)
    if (items !== undefined) found.fill(items)
    return found.list()
  }

  /** Stops; in strict mode rejects as `verifyServed`, stopped all the same. */
  async close(): Promise<void> {
    const first = this.#closed === undefined
    await (this.#closed ??= this.#close())
    if (first && this.#strict) this.verifyServed()
  }

  /** Closes the stand-in at the end of an `await using`. */
  [Symbol.asyncDispose](): Promise<void> {
    return this.close()
  }
}
