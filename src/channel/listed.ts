/** A service by what can be called of it: for stubs, patterns, coverage, near misses and lists. */
import type { Said } from '../diagnostics/said.ts'
import type { AnyService, ChannelFace } from './face.ts'

export interface Listed<Service extends AnyService = AnyService> {
  readonly channel: ChannelFace
  readonly service: Service
  readonly Name: string
  /** Whether stubs can answer its calls. */
  readonly stubbable: boolean
  /** Below the channel, the one by which it is listed first: the RootURL, or the Name and the DescriptorFileName. */
  readonly addresses: readonly string[]
  readonly parts: readonly ListedPart[]
  /** Paths below the channel that lead to it: one a template, or one an address. */
  readonly paths: readonly ListedPath[]
  /** What a call of a part may look like beside its path: to begin with, not to rely on. Absent where the path is all. */
  example?(part: string, method: string): ListedExample | undefined
  /** A condition's name and text in the one spelling that Address has; absent where options are texts. */
  spelling?(of: 'QueryOptions' | 'URLParameters', name: string, text: string): { readonly name: string; readonly text: string }
}

export interface ListedExample {
  /** Without `?`. */
  readonly query?: string
  readonly headers?: readonly (readonly [name: string, value: string])[]
  readonly body?: string
}

/** A URL template or an operation. */
export interface ListedPart {
  /** Name in the metadata. */
  readonly Name: string
  /** As it is written in an address: the template's text; of an operation its name. */
  readonly text: string
  /** Names of its URL parameters, `*` among them. */
  readonly parameters: readonly string[]
  readonly calls: readonly ListedCall[]
  /** Names that an answer written as plain JSON may have; absent where such answers are not known. */
  properties?(): readonly string[]
  /** An answer of such properties by chance. */
  sample?(draws: Draws): Readonly<Record<string, unknown>>
  /**
   * The value that a text means for a parameter, by the parameter's type. Absent where parameters are texts. `path`: names of the parameter
   * and of properties within.
   */
  parameterValue?(path: readonly string[], text: string): ParameterValue
}

/** Chance that can be repeated. */
interface Draws {
  /** A whole number from `least` to `most`, both inclusive. */
  whole(least: number, most: number): number
  /** One of the list, which is not empty. */
  pick<T>(list: readonly T[]): T
}

/** A value; or what was expected in place of the text. */
export type ParameterValue = { readonly value: unknown } | { readonly expected: Said }

/** One way to call a part. */
export interface ListedCall {
  /** HTTP method; `Any` is each that has no entry of its own. */
  readonly method: string
  /** As coverage names it: `GET /volume/{VolumeID}/*`, or the operation. */
  readonly what: string
  /** Whether it has a handler. */
  readonly written: boolean
}

/** One path to a service, as segments of a URL template. */
export interface ListedPath {
  /** As a message names it: `template Volume of Warehouse`, `Web service Rates`. */
  readonly label: Said
  /** The part to which it leads, where the path tells. */
  readonly part?: string
  readonly segments: readonly PathSegment[]
  readonly methods: readonly string[]
}

export type PathSegment =
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'parameter'; readonly name: string }
  | { readonly kind: 'rest' }
