/** Stubs as they are written in a program; files have the same keys. */
import type { ODataCall } from '../../odata/stubbed.ts'
import type { Call } from '../../session/call.ts'
import type { FailureDefinition } from '../failure/definition.ts'
import type { CriteriaDefinition } from '../reading/criteria.ts'

/**
 * What a stub answers. At most one of `text`, `json`, `base64` and `file`; texts may hold `{{request.URLParameters.Name}}` and the like
 * (docs/stubs.md).
 */
export interface StubReplyDefinition {
  /** 200 when absent. */
  readonly StatusCode?: number
  /** The reason phrase; the standard one of the status when absent. */
  readonly Reason?: string
  /** Without a Content-Type, `json` is sent as `application/json; charset=utf-8`, the others with none. */
  readonly Headers?: Readonly<Record<string, string | readonly string[]>>
  /** The body as a text. */
  readonly text?: string
  /** The body as JSON. */
  readonly json?: unknown
  /** The body as bytes in base64. */
  readonly base64?: string
  /** A path; in a stub file it counts from the folder of that file. */
  readonly file?: string
  /** `200ms`, `1.5s`, or milliseconds. */
  readonly delay?: string | number
  /** The reply as this failure would make it, or what the failure answers in its place. */
  readonly failure?: FailureDefinition
}

type FaultValue = string | number | boolean

interface FaultDetailDefinition {
  readonly [name: string]: FaultValue | FaultDetailDefinition | readonly (FaultValue | FaultDetailDefinition)[]
}

/** What a stub of an operation of a Web service answers. */
export interface OperationReplyDefinition {
  /**
   * Values of the answer by name: `return`, and Out and InOut parameters; written as texts, numbers, mappings and lists, read by their XDTO
   * types.
   */
  readonly xdto?: Readonly<Record<string, unknown>>
  /** Values that are not in `xdto` are random and valid by their types. */
  readonly sample?: boolean
  /**
   * A SOAP fault in place of them; `Receiver` when no code is given. `Client` of SOAP 1.1 is `Sender`, `Server` is `Receiver`. `detail`:
   * elements by name, `Number` or `{urn:shop}Number`, with texts or elements in them, or a list of these. An element that the WSDL declares
   * has its type's elements, with their namespaces.
   */
  readonly fault?:
    | string
    | {
        readonly code?: 'Sender' | 'Receiver' | 'Client' | 'Server'
        readonly text: string
        readonly detail?: FaultDetailDefinition
      }
  /** A file with the answer, as `standin wsdl sample` writes it: the Body's element, an envelope, or a soap:Fault. */
  readonly response?: string
  /** The answer as it goes over the wire, in place of values: an envelope, or what is none. 200 when no status is given. */
  readonly StatusCode?: number
  /** The reason phrase. */
  readonly Reason?: string
  /** Header values by name. */
  readonly Headers?: StubReplyDefinition['Headers']
  /** The body as a text. */
  readonly text?: string
  /** The body as bytes in base64. */
  readonly base64?: string
  /** The file of the body, relative to the stub file. */
  readonly file?: string
  /** Before the answer: `200ms`, `1.5s`, or milliseconds. */
  readonly delay?: string | number
  /** One that answers or delays. */
  readonly failure?: FailureDefinition
}

/**
 * What a stub of the standard OData interface answers: one of `entities`, `entity`, `sample`, `error`, `text`, `json`, `base64` and `file`,
 * or a status alone. Properties that are not written are empty, as in 1C.
 */
export interface ODataReplyDefinition extends StubReplyDefinition {
  /** The entities of a set, or the rows of a function, in plain JSON; they go out in the form that the request asks for. */
  readonly entities?: readonly Readonly<Record<string, unknown>>[]
  /** So many entities with random values of their types. */
  readonly sample?: number
  /** One entity; with `StatusCode: 201` as a new one. */
  readonly entity?: Readonly<Record<string, unknown>>
  /** What `$inlinecount` and `/$count` say; the number of the entities when absent. */
  readonly count?: number
  /** 1C's error in the form that the request asks for: its text, with code -1 and status 500 when nothing else is said. */
  readonly error?: string | { readonly code?: number; readonly text: string }
}

/** Answers calls of the standard OData interface in code. */
export type ODataStubHandler = (request: ODataCall, call: Call) => ODataReplyDefinition | Promise<ODataReplyDefinition>

/** A step on a collection: its name, or more of it (docs/stub-language.md). */
type CollectionStepDefinition =
  | string
  | {
      /** Name of the collection. */
      readonly in: string
      /** The key of the item, as a value: `request.Headers.X-Id`; by the URL parameter when absent. */
      readonly id?: string
      /** What is kept, as JSON; the body when absent. */
      readonly item?: unknown
      /** Whether fields are put into the item that is there; else it is replaced. */
      readonly merge?: boolean
      /** Values of fields that items must have. */
      readonly where?: Readonly<Record<string, unknown>>
      /** Fields by which a list is sorted, `-date` the other way round. */
      readonly order?: string | readonly string[]
      /** Items of a page: a number, or a value such as `request.QueryOptions.limit`. */
      readonly top?: number | string
      /** Items before the page, as a value. */
      readonly skip?: number | string
      /** Number of the page from 1, as a value. */
      readonly page?: number | string
    }

/** A stub that keeps items: one of the five, and what it answers where not the item or the page itself. */
export interface StepDefinition {
  /** Lists, finds, saves and deletes as the method of the request says. */
  readonly keep?: CollectionStepDefinition
  /** Keeps the JSON of the body. */
  readonly save?: CollectionStepDefinition
  /** Answers an item. */
  readonly find?: CollectionStepDefinition
  /** Answers items by pages. */
  readonly list?: CollectionStepDefinition
  /** Deletes an item. */
  readonly delete?: CollectionStepDefinition
  /** The answer, with `{{item}}`, `{{items}}` and `{{total}}`. */
  readonly reply?: StubReplyDefinition | OperationReplyDefinition | ODataReplyDefinition
  /** The answer where there is no such item. */
  readonly missing?: StubReplyDefinition | OperationReplyDefinition | ODataReplyDefinition
}

/** A call of another server after the answer. */
interface CallbackDefinition {
  /** The address; may have values in it. */
  readonly url: string
  /** POST when absent. */
  readonly method?: string
  /** Headers beside the usual ones of 1C. */
  readonly Headers?: StubReplyDefinition['Headers']
  /** The body as a text. */
  readonly text?: string
  /** The body as JSON. */
  readonly json?: unknown
  /** The body as bytes. */
  readonly base64?: string
  /** Between the answer and the call. */
  readonly delay?: string | number
}

/** When a stub answers, besides the call it is for, and what it does then. */
export interface StubRules {
  /** Below the `*` of the template: `/orders/{id}`. */
  readonly path?: string
  /** Values by name, for `{{captures.name}}`. */
  readonly capture?: Readonly<Record<string, string>>
  /** Of random values; the same one gives the same values. */
  readonly seed?: number
  /** Calls of other servers after the answer. */
  readonly callback?: CallbackDefinition | readonly CallbackDefinition[]
  /** Shown in the journal and in near misses. */
  readonly name?: string
  /** What the request must have. */
  readonly request?: CriteriaDefinition
  /** Higher is asked first; 0 when absent. Of equal ones the latest added, within one file the first written. */
  readonly priority?: number
  /** Answer although a handler is written. */
  readonly override?: boolean
  /** The stub answers in one state of a scenario only. */
  readonly scenario?: ScenarioDefinition
}

/** The stub answers only in this state of the scenario, and leads it to the next. Every scenario begins in `Started`. */
export interface ScenarioDefinition {
  /** May have values of the request: one scenario for each. */
  readonly name: string
  /** The state in which it answers; every state when absent. */
  readonly state?: string
  /** The state after its answer; the same one when absent. */
  readonly next?: string
  /** Values that later calls have as `{{scenario.name}}`. */
  readonly keep?: Readonly<Record<string, string>>
}
