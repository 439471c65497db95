/** What the admin surface shows, as far as the page reads it. */

export interface Overview {
  /** Whether it is a stand-in, with calls, services, stubs, failures and sessions. */
  readonly standin: boolean
  readonly language: 'en' | 'ru' | null
  readonly base: string
  readonly calls: boolean
  readonly data: boolean
  readonly bus: boolean
}

/** An exchange in a line. */
export interface CallLine {
  readonly id: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly ms: number | null
  readonly method: string
  readonly target: string
  readonly outgoing: boolean
  readonly channel: string | null
  readonly service: string | null
  readonly part: string | null
  readonly status: number | null
  readonly refusal: string | null
  readonly unserved: boolean
  readonly stub: string | null
  readonly failures: readonly string[]
  readonly relayed: string | null
  readonly user: string
}

export type Pairs = readonly (readonly [name: string, value: string])[]

export interface Body {
  readonly size: number
  readonly truncated: boolean
  readonly text: string
}

interface Mismatch {
  readonly part: string
  readonly expected: string
  readonly given: string
  readonly hint?: string
}

export interface NearMiss {
  readonly candidate: string
  readonly serves: string
  readonly mismatches: readonly Mismatch[]
}

/** An exchange whole. */
export interface Call extends Omit<CallLine, 'at' | 'unserved' | 'status' | 'part'> {
  readonly at: string
  readonly template: string | null
  readonly operation: string | null
  readonly set: string | null
  readonly URLParameters: Readonly<Record<string, string>>
  readonly QueryOptions: Readonly<Record<string, string>>
  readonly Parameters: Readonly<Record<string, unknown>>
  readonly headers: Pairs
  readonly body: Body
  readonly session: string | null
  readonly reply: { readonly StatusCode: number; readonly Reason: string | null; readonly headers: Pairs; readonly body: Body } | null
  readonly data: readonly { readonly operation: string; readonly object: string; readonly which?: unknown }[]
  readonly nearMisses?: readonly NearMiss[]
}

interface Words {
  readonly en: string
  readonly ru: string
}

export interface Service {
  readonly channel: string
  readonly kind: Words
  readonly service: string
  readonly partKey: 'template' | 'operation' | 'set'
  readonly stubbable: boolean
  readonly addresses: readonly string[]
  readonly parts: readonly Part[]
}

export interface Part {
  readonly name: string
  readonly text: string
  readonly calls: readonly { readonly method: string; readonly what: string; readonly written: boolean; readonly count: number }[]
}

/** A request that can be sent. */
export interface Draft {
  readonly method: string
  readonly target: string
  readonly headers: Pairs
  readonly body: string
}

/** The answer to it, or in words why none came. */
export interface Tried {
  readonly status?: number
  readonly reason?: string
  readonly headers?: Pairs
  readonly body?: Body
  readonly broken?: Words
}

/** What a check of calls has found. */
export type Verified =
  | { readonly verified: true; readonly received: number }
  | { readonly verified: false; readonly expected: string; readonly actual: string }

export interface ShownStub {
  readonly id: string
  readonly service: string
  readonly answered: number
  readonly stub: Readonly<Record<string, unknown>>
}

export interface FailureKind {
  readonly failure: string
  readonly meaning: string
  readonly mark: string
}

export interface ActiveFailure {
  readonly id: string
  readonly failure: string
  readonly service: string | null
  readonly struck: number
}

interface Session {
  readonly id: string
  readonly user: string
  readonly publication: string
  readonly service: string
  readonly kind: string
  readonly start: number
  readonly calls: number
  readonly busy: boolean
}

export interface Sessions {
  readonly open: readonly Session[]
  readonly abandoned: readonly Session[]
  readonly abandonedCount: number
}

export interface DataObject {
  readonly object: string
  readonly kind: string
  readonly name: string
  readonly count: number | null
  readonly sections: readonly string[]
}

export interface Cell {
  readonly text: string
  readonly object?: string
  readonly uuid?: string
  readonly bytes?: number
  readonly stored?: true
}

export interface DataRows {
  readonly columns: readonly { readonly name: string; readonly russian: string }[]
  readonly rows: readonly (readonly Cell[])[]
  readonly count: number
  readonly skip: number
  readonly top: number
}

export interface BusChannels {
  readonly applications: readonly BusApplication[]
}

export interface BusApplication {
  readonly Name: string
  readonly channels: readonly { readonly name: string; readonly access: Readonly<Record<string, string>> }[]
}

export interface BusQueues {
  readonly queues: readonly {
    readonly application: string
    readonly channel: string
    readonly participant: string
    readonly waiting: number
    readonly oldest: string | null
  }[]
}

export interface BusMessage {
  readonly number: number
  readonly at: string
  readonly application: string
  readonly channel: string
  readonly participant: string
  readonly outcome: 'accepted' | 'refused' | 'repeated'
  readonly error: string | null
  readonly ID: string
  readonly SenderCode: string
  readonly RecipientCode: string
  readonly Parameters: Readonly<Record<string, string>>
  /** The body as text; `null` where it is none. */
  readonly body: string | null
  readonly base64: string
  readonly deliveries: readonly {
    readonly participant: string
    readonly outcome: 'pending' | 'accepted' | 'rejected' | 'released' | 'modified' | 'lost'
  }[]
}

export interface BusMessages {
  readonly count: number
  readonly messages: readonly BusMessage[]
}

export interface BusFailures {
  readonly failures: readonly { readonly id: string; readonly name: string; readonly struck: number }[]
  readonly names: readonly string[]
}
