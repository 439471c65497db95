/**
 * A kind of internet service, as the platform uses it: one value a kind (`hs/channel.ts`, `ws/channel.ts`), all of them in one table
 * (`host/machine/channels.ts`). Nothing outside a kind's own folder asks which of them it has.
 *
 * A request to `/trade/hs/warehouse/volume/5`: the locator finds the publication `/trade` and the channel whose segment is `hs`; the router
 * that this channel made for the publication gives a Routed, or throws a Refusal.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Said } from '../diagnostics/said.ts'
import type { Arrival } from '../exchange/arrival.ts'
import type { Reply } from '../exchange/reply.ts'
import type { System } from '../exchange/system.ts'
import type { Target } from '../exchange/target.ts'
import type { Located } from '../publication/locate.ts'
import type { PublishedService } from '../publication/publication.ts'
import type { Call, ObserveData } from '../session/call.ts'
import type { Address } from './address.ts'
import type { Ask } from './ask.ts'
import type { AnyService, ChannelFace } from './face.ts'
import type { Listed } from './listed.ts'

/** A channel whole. `Options`: the part of a platform's configuration that it reads. */
export interface Channel<Service extends AnyService = AnyService, Options = unknown> extends ChannelFace<Service> {
  /** The services that can be served; what is wrong with the others is reported by `check`. */
  sound(services: readonly Service[]): readonly Service[]
  /** Everything that is wrong with the services; places are not known. */
  check(services: readonly Service[]): readonly Diagnostic[]
  /** Prepares the sound services once; gives the router of each publication, which is called with the services published there. */
  serve(services: readonly Service[], invocation: Invocation<Options>): (published: readonly PublishedService[]) => Router
  /** The services by what can be called of them. */
  listed(services: readonly Service[]): readonly Listed[]
  /** The service with each of its parts asking `ask` before its own handler; absent where stubs cannot answer. */
  stubbed?(service: Service, ask: Ask): Service
  /** Where in a raw target the UUID is that requests of one form differ by; -1: there is none. Absent where nothing is answered at once. */
  readonly variesAt?: (target: string) => number
  /** What a message calls; only where the address does not tell. Throws Refusals for a message that the service would not take. */
  called?(service: Service, arrival: Arrival, system: System): Promise<CalledPart>
}

/** What a message calls, and with what. */
export interface CalledPart {
  readonly part: string
  readonly parameters: Readonly<Record<string, unknown>>
  /** Of the protocol, where there are several: `1.1`. */
  readonly version: string
}

/** What a channel needs of the platform that it serves. */
export interface Invocation<Options> {
  readonly system: System
  readonly options: Options
  /** The file that a service came from, when known. */
  fileOf(service: AnyService): string | undefined
  /** Whether anybody reads what is taken in silence: `remarks` of Routed. */
  readonly isHeard: boolean
  /** Receives what a handler threw, whole, and the text that 1C would give of it. */
  exception(arrival: Arrival, error: unknown, text: string): void
}

/** The services of one publication, at the addresses that it gives them. */
export interface Router {
  /**
   * `requires` throws a Refusal where the caller has not the right `Use` on the object of that full name; absent where rights are not
   * looked at. Throws Refusals.
   */
  route(located: Located, requires: Requires | undefined): Routed
  /**
   * What answers GET requests of the form of this one without waiting, for callers without rights of their own. `undefined`: they go the
   * way of all.
   */
  straight?(located: Located): Straight | undefined
  /** The same of POST requests of this one's target, whose bodies are there. */
  straightPost?(located: Located): StraightPost | undefined
  /** What a target means, outside of a request; `start` as in Located. `undefined` when no published service has the address. */
  addressOf(method: string, target: Target, start: number): Address | undefined
  /** Why a request goes where it goes; absent where there is nothing to explain. `path` is `Target.path`. */
  explain?(method: string, path: string, start: number): unknown
}

export type Requires = (object: string) => void

/** Answers requests that differ by one UUID. */
export interface Straight {
  /** As in Routed. */
  readonly route: string
  readonly part: string
  /** `uuid`: 36 characters of the target, whatever they are. `undefined`: this request goes the way of all, which may refuse it. */
  readonly answer: (arrival: Arrival, uuid: string) => Reply | undefined
}

/** Answers the POST requests of one target. */
export interface StraightPost {
  /** As in Routed. */
  readonly route: string
  readonly part: string
  /**
   * What the body asks for; nothing is done yet. `undefined`, or anything thrown: the request goes the way of all. What it gives does it
   * and answers, and shows `observe` what it did with data; it throws what the way of all would throw.
   */
  readonly understand: (arrival: Arrival, body: Uint8Array) => ((observe: ObserveData | undefined) => Reply) | undefined
}

/** What is to be called: a router's answer to a request whose caller is known. */
export interface Routed {
  /** `<Service> <template>` or `<Service>.<Operation>`, for the log and the journal. */
  readonly route: string
  /** The part of the service that is called, as in Address; absent until it is known. */
  readonly part?: string | undefined
  /** What was taken in silence of the request, as 1C takes it, for the log; grows while it is invoked. */
  readonly remarks?: readonly Said[] | undefined
  /** Calls the user's handler; throws Refusals only. */
  invoke(call: Call): Promise<Reply>
  /** In place of `invoke` where the call runs in no session of ours: another server has them. Throws Refusals only. */
  withoutSession?(): Promise<Reply>
  /** How the service itself draws what was thrown once it was found (a SOAP fault); `undefined`: as the platform does. */
  refused?(error: unknown): Reply | undefined
}
