/** A stub: which calls it answers, and with what. */
import type { Location } from '../../diagnostics/location.ts'
import type { NewService } from '../../hs/pattern.ts'
import type { Handler } from '../../hs/service/service.ts'
import type { FaultDetail } from '../../soap/fault.ts'
import type { AnyOperationHandler } from '../../ws/service/operation.ts'
import type { Criteria } from '../calls/criteria.ts'
import type { Failure } from '../failure/effect.ts'
import type { DataStub } from './data/data-stub.ts'
import type { ODataStubHandler } from './definition.ts'
import type { TemplatedText } from './templated-text.ts'
import type { MakeValue } from './xdto-value.ts'

export interface Stub {
  /** Name of the channel. */
  readonly channel: string
  /** How it is named in the journal and on the admin surface; unique in a stand-in. */
  readonly id: string
  readonly name: string | undefined
  /** Metadata name of the service, or the service that the stub defines. */
  readonly service: string | NewService
  /** Name of the template (of a defined service also its text), or of the operation. */
  readonly part: string
  /** HTTP method, or `Any`; absent where a part is called in one way only. */
  readonly method?: string
  readonly criteria: Criteria
  readonly priority: number
  readonly override: boolean
  readonly scenario: Scenario | undefined
  readonly answer: StubAnswer
  /** As it was written, for the admin surface. */
  readonly written: unknown
  /** Where it was written. */
  readonly at?: Location | undefined
}

export interface Scenario {
  readonly name: string
  readonly state: string | undefined
  readonly next: string | undefined
}

/** Replies in turn, the last for ever; or a handler. `results` are those of an operation of a Web service. */
export type StubAnswer =
  | { readonly kind: 'results'; readonly results: readonly StubResult[] }
  | { readonly kind: 'replies'; readonly replies: readonly StubReply[] }
  | { readonly kind: 'entities'; readonly replies: readonly ODataReply[] }
  | { readonly kind: 'data'; readonly data: DataStub }
  | { readonly kind: 'handler'; readonly handler: Handler | AnyOperationHandler | ODataStubHandler }

/** What a stub of the standard OData interface answers. */
export interface ODataReply {
  /** Status, headers, delay and failure; the body where it is none of the others. */
  readonly reply: StubReply
  readonly given: { readonly kind: 'entities' | 'entity'; readonly json: TemplatedText; readonly count: number | undefined } | undefined
  readonly error: { readonly code: number; readonly text: TemplatedText } | undefined
}

/** What a stub of an operation answers. */
export interface StubResult {
  /** Values of the answer by name (`return`, Out and InOut), made for each call; `undefined`: none. */
  readonly values: MakeValue | undefined
  readonly fault: StubFault | undefined
  /** In place of both: the answer as it goes over the wire. */
  readonly reply?: StubReply | undefined
  /** Milliseconds. */
  readonly delay: number
  readonly failure: Failure | undefined
}

export interface StubFault {
  readonly code: 'Sender' | 'Receiver'
  readonly text: TemplatedText
  readonly detail: readonly TemplatedDetail[]
}

/** An element of a fault's detail. */
export interface TemplatedDetail extends Pick<FaultDetail, 'namespace' | 'local'> {
  readonly content: TemplatedText | readonly TemplatedDetail[]
}

export interface StubReply {
  readonly StatusCode: number
  readonly Reason: string
  readonly Headers: readonly (readonly [name: string, value: TemplatedText])[]
  readonly body: StubBody
  /** Milliseconds. */
  readonly delay: number
  readonly failure: Failure | undefined
}

export type StubBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: TemplatedText }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'file'; readonly path: string }

export const serviceNameOf = ({ service }: Pick<Stub, 'service'>): string => (typeof service === 'string' ? service : service.Name)
