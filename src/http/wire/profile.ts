/** The wire profile: how 1C's client writes a request, as a value; docs/quirks.md has a row for each field. */
import { DEFAULT_MAX_BODY } from '../../exchange/body/request-body.ts'

/** How requests are written, and answers read. */
export interface WireProfile {
  /** `User-Agent`; `''`: none goes out. */
  readonly userAgent: string
  /** `Accept`; `''`: none goes out. */
  readonly accept: string
  /** When user and password go out by Basic: with each request, after a 401 that asks for Basic, or never. */
  readonly basic: 'at-once' | 'after-401' | 'never'
  /** One connection for all requests of an object; `false`: one for each. */
  readonly keepAlive: boolean
  /** Letters of the resource that URLs do not have: percent-encoded as UTF-8, or refused. */
  readonly resource: 'encode' | 'refuse'
  /** Whether POST, PUT and PATCH without a body say `Content-Length: 0`. */
  readonly emptyLength: boolean
  /** `Content-Type` of a body from a text, where the headers have none; `''`: none goes out. */
  readonly textType: string
  /** Between the values of a header that the answer has repeatedly. */
  readonly joint: string
  /** Whether `ByteOrderMarkUsage.Auto` writes a mark. */
  readonly autoMark: boolean
  /** A 407 of a proxy to a request that is not tunnelled: an answer as any other, or an error. */
  readonly proxyLogin: 'answer' | 'error'
  /** Bytes of a body that is kept in memory. */
  readonly maxBody: number
}

/** As 1C:Enterprise 8.3 does, where that is known. */
export const defaultProfile: WireProfile = {
  userAgent: '1C+Enterprise/8.3',
  accept: '*/*',
  basic: 'at-once',
  keepAlive: true,
  resource: 'encode',
  emptyLength: true,
  textType: '',
  joint: ', ',
  autoMark: false,
  proxyLogin: 'answer',
  maxBody: DEFAULT_MAX_BODY,
}
