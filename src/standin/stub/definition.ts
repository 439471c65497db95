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
  readonly Reason?: string
  /** Without a Content-Type, `json` is sent as `application/json; charset=utf-8`, the others with none. */
  readonly Headers?: Readonly<Record<string, string | readonly string[]>>
  readonly text?: string
  readonly json?: unknown
  readonly base64?: string
  /** A path; in a stub file it counts from the folder of that file. */
  readonly file?: string
  /** `200ms`, `1.5s`, or milliseconds. */
  readonly delay?: string | number
  /** The reply as this failure would make it, or what the failure answers in its place. */
  readonly failure?: FailureDefinition
}

interface FaultDetailDefinition {
  readonly [name: string]: string | FaultDetailDefinition | readonly (string | FaultDetailDefinition)[]
}

/** What a stub of an operation of a Web service answers. */
export interface OperationReplyDefinition {
  /**
   * Values of the answer by name: `return`, and Out and InOut parameters; written as texts, numbers, mappings and lists, read by their XDTO
   * types.
   */
  readonly xdto?: Readonly<Record<string, unknown>>
  /**
   * A SOAP fault in place of them; `Receiver` when no code is given. `detail`: elements by name, `Number` or `{urn:shop}Number`, with texts
   * or elements in them, or a list of these. An element that the WSDL declares has its type's elements, with their namespaces.
   */
  readonly fault?: string | { readonly code?: 'Sender' | 'Receiver'; readonly text: string; readonly detail?: FaultDetailDefinition }
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
  readonly delay?: string | number
  /** One that answers or delays. */
  readonly failure?: FailureDefinition
}

/**
 * What a stub of the standard OData interface answers: one of `entities`, `entity`, `error`, `text`, `json`, `base64` and `file`, or a
 * status alone. Properties that are not written are empty, as in 1C.
 */
export interface ODataReplyDefinition extends StubReplyDefinition {
  /** The entities of a set, or the rows of a function, in plain JSON; they go out in the form that the request asks for. */
  readonly entities?: readonly Readonly<Record<string, unknown>>[]
  /** One entity; with `StatusCode: 201` as a new one. */
  readonly entity?: Readonly<Record<string, unknown>>
  /** What `$inlinecount` and `/$count` say; the number of the entities when absent. */
  readonly count?: number
  /** 1C's error in the form that the request asks for: its text, with code -1 and status 500 when nothing else is said. */
  readonly error?: string | { readonly code?: number; readonly text: string }
}

/** Answers calls of the standard OData interface in code. */
export type ODataStubHandler = (request: ODataCall, call: Call) => ODataReplyDefinition | Promise<ODataReplyDefinition>

export interface StubRules {
  /** Shown in the journal and in near misses. */
  readonly name?: string
  /** What the request must have. */
  readonly request?: CriteriaDefinition
  /** Higher is asked first; 0 when absent. Of equal ones the latest added, within one file the first written. */
  readonly priority?: number
  /** Answer although a handler is written. */
  readonly override?: boolean
  readonly scenario?: ScenarioDefinition
}

/** The stub answers only in this state of the scenario, and leads it to the next. Every scenario begins in `Started`. */
export interface ScenarioDefinition {
  readonly name: string
  readonly state?: string
  readonly next?: string
}
