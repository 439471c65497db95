/** A request as it arrived, before anything was understood of it. */
import type { RawHeaders } from './headers.ts'

/** A request as it arrived, of which nothing is understood yet. */
export interface Arrival {
  /** The method token as sent, upper case for every method of chapter 17. */
  readonly method: string
  /** The raw request target: origin form (`/base/hs/x?y=1`), absolute form, or `*`; never normalised. */
  readonly target: string
  /** Names and values in turn, in the order, case and number in which they were sent. */
  readonly headers: RawHeaders
  /** How the client came, as the listener knows it. */
  readonly scheme: 'http' | 'https'
  /** `host[:port]` of the address that was listened on, for requests without a Host header. */
  readonly authority: string
  /** The body in pieces; `undefined` when the request has none. It can be taken once. */
  readonly body: BodySource | undefined
  /**
   * Gives the whole body where it came along with the head, is not empty and has at most so many bytes; `undefined` where not, and nothing
   * is read then. `body` gives it once more. Absent where nothing is known of that.
   */
  whole?(most: number, take: (body: Uint8Array | undefined) => void): void
  /** Aborts when the client leaves before the answer is complete. */
  readonly signal: AbortSignal
  /** What the listener knows of the other side. */
  readonly peer?: Peer
}

export interface BodySource extends AsyncIterable<Uint8Array> {
  /**
   * Gives each piece to `take`, as iterating does without its promises; resolves behind the last, rejects with what iterating would throw
   * and with what `take` throws, which leaves the rest unread.
   */
  each?(take: (piece: Uint8Array) => void): Promise<void>
}

export interface Peer {
  readonly address?: string
  /** Subject of the client certificate, if one was presented, and whether it was verified. */
  readonly certificate?: { readonly subject: Readonly<Record<string, string>>; readonly verified: boolean }
}
