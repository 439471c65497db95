/** A stub: which calls it answers, and with what. */
import type { Location } from '../../diagnostics/location.ts'
import type { NewService } from '../../hs/pattern.ts'
import type { Handler } from '../../hs/service/service.ts'
import type { FaultDetail } from '../../soap/fault.ts'
import type { AnyOperationHandler } from '../../ws/service/operation.ts'
import type { Criteria } from '../calls/criteria.ts'
import type { Matched } from '../calls/matched.ts'
import type { Failure } from '../failure/effect.ts'
import type { CollectionStep } from '../keep/step.ts'
import type { NeedOfBody, Source } from '../value/sources.ts'
import type { TemplatedText } from '../value/templated-text.ts'
import type { DataStub } from './data/data-stub.ts'
import type { ODataStubHandler } from './definition.ts'
import type { MakeValue } from './xdto-value.ts'

export type { CollectionDefinition } from '../keep/collections.ts'

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
  /** What few stubs do beside; absent where it is nothing, which costs nothing then. */
  readonly more?: StubMore | undefined
  /** As it was written, for the admin surface. */
  readonly written: unknown
  /** Where it was written. */
  readonly at?: Location | undefined
}

/** What a stub does beside its answer. */
export interface StubMore {
  /** What of the body it needs. */
  readonly needs: NeedOfBody
  /** Of the chance of its values. */
  readonly seed: number
  readonly capture: readonly (readonly [name: string, value: Source])[]
  readonly step: CollectionStep | undefined
  /** Sent when it has answered, in their order. */
  readonly callbacks: readonly CallbackTemplate[]
}

/** A call of another server, with values of the call that was answered. */
export interface CallbackTemplate {
  readonly method: string
  readonly url: TemplatedText
  readonly Headers: StubReply['Headers']
  readonly body: StubBody
  /** Milliseconds between the answer and the call. */
  readonly delay: number
}

export interface Scenario {
  readonly name: string
  /** Where the name has values of the request in it. */
  readonly nameOf?: (request: Matched) => string
  /** What of the body the name needs. */
  readonly needs: NeedOfBody
  /** What is kept of the call for later ones of the scenario. */
  readonly keep: readonly (readonly [name: string, value: Source])[]
  readonly state: string | undefined
  readonly next: string | undefined
}

/**
 * Replies in turn, the last for ever; or a handler. `results` are those of an operation of a Web service. Without replies a step on a
 * collection answers; `missing`: in place of them where there is no such item.
 */
export type StubAnswer =
  | { readonly kind: 'results'; readonly results: readonly StubResult[]; readonly missing?: StubResult | undefined }
  | { readonly kind: 'replies'; readonly replies: readonly StubReply[]; readonly missing?: StubReply | undefined }
  | { readonly kind: 'entities'; readonly replies: readonly ODataReply[]; readonly missing?: ODataReply | undefined }
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
  /** In place of both: the path of a file with the answer, read for each call. */
  readonly response?: string | undefined
  /** In place of all: the answer as it goes over the wire. */
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
