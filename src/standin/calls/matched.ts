/** What criteria see of a request, whatever channel it came by. */
export interface Matched {
  readonly URLParameters: Readonly<Record<string, string>>
  readonly QueryOptions: ReadonlyMap<string, string>
  /** A header, whatever the case of its name; repeated ones joined by commas. */
  header(name: string): string | undefined
  /** The body's text; `undefined` when there is none or it was not kept. */
  readonly text: string | undefined
  readonly bytes?: Uint8Array | undefined
  /** Of a call of an operation: its parameters as plain values (see `plainValue`). */
  readonly parameters?: unknown
  /** Of such a call: `1.1` or `1.2`. */
  readonly SOAPVersion?: string | undefined
  /** As it was sent, with the query. */
  readonly target?: string
  /** Name of the infobase user, `''` without authentication. */
  readonly user?: string
  /** Of one with more in it than another: that other, by which the parts that were read of it are kept. */
  readonly origin?: object
  /** What earlier calls have kept of the stub's scenario. */
  readonly scenario?: Readonly<Record<string, unknown>> | undefined
}
