/** The request's body: taken whole (and then asked for as often as one likes) or taken as a stream, once. */
import { inBoth } from '../../diagnostics/said-error.ts'
import { said } from '../../diagnostics/said.ts'
import type { BodySource } from '../arrival.ts'
import { Refusal } from '../refusal.ts'
import { concatBytes } from '../reply.ts'
import { streamOf, type ByteStream } from '../stream.ts'
import { takeAll } from './take-all.ts'

/** Bytes that a body read whole may have when nothing else is set: 100 MiB. */
export const DEFAULT_MAX_BODY = 100 * 1024 * 1024

/** The body of a request without one, which most are. */
const nothing = Promise.resolve(new Uint8Array())

export class RequestBody {
  readonly #source: BodySource | undefined
  readonly #limit: number
  readonly #limitStreams: boolean
  #whole: Promise<Uint8Array> | undefined
  readonly #declared: number
  #streamed = false

  /**
   * `maxBody`: bytes; when given it bounds streams too, otherwise only bodies that are read whole are bounded. `declared`: bytes that the
   * client announced; a body that is too large by that is refused unread.
   */
  constructor(source: BodySource | undefined, maxBody?: number, declared = 0) {
    this.#declared = declared
    this.#source = source
    this.#limit = maxBody ?? DEFAULT_MAX_BODY
    this.#limitStreams = maxBody !== undefined
  }

  /** The whole body; refuses with 413 over the limit, throws when the stream was taken. `asked` names the method in the message. */
  bytes(asked: string): Promise<Uint8Array> {
    if (this.#streamed)
      return Promise.reject(
        inBoth(
          new Error(`${asked}: the body was already taken as a stream by GetBodyAsStream`),
          `${asked}: тело уже получено потоком через GetBodyAsStream`,
        ),
      )
    if (this.#declared > this.#limit) return Promise.reject(tooLarge(this.#limit))
    this.#whole ??= this.#source === undefined ? nothing : this.#collect(this.#source)
    return this.#whole
  }

  /** The body in pieces; a body that was read whole can still be streamed, a stream can be taken once. */
  async stream(asked: string): Promise<ByteStream> {
    if (this.#whole) return streamOf([await this.#whole])
    if (this.#streamed)
      throw inBoth(
        new Error(`${asked}: the body was already taken as a stream by GetBodyAsStream`),
        `${asked}: тело уже получено потоком через GetBodyAsStream`,
      )
    if (this.#limitStreams && this.#declared > this.#limit) throw tooLarge(this.#limit)
    this.#streamed = true
    return streamOf(this.#limitStreams ? this.#bounded() : (this.#source ?? []))
  }

  async #collect(source: BodySource): Promise<Uint8Array> {
    const pieces: Uint8Array[] = []
    let size = 0
    await takeAll(source, (piece) => {
      size += piece.length
      if (size > this.#limit) throw tooLarge(this.#limit)
      pieces.push(piece)
    })
    return concatBytes(pieces)
  }

  async *#bounded(): AsyncGenerator<Uint8Array> {
    let size = 0
    for await (const piece of this.#source ?? []) {
      size += piece.length
      if (size > this.#limit) throw tooLarge(this.#limit)
      yield piece
    }
  }
}

/** 413 for a body that has, or announces, more than `limit` bytes. */
export const tooLarge = (limit: number): Refusal =>
  new Refusal('exchange/body-too-large', 413, 'Размер тела запроса превышает допустимый', {
    hint: said(
      `the body is larger than ${limit} bytes; raise --max-body (maxBody) or read it with GetBodyAsStream`,
      `тело больше ${limit} байт; увеличьте --max-body (maxBody) или читайте его через ПолучитьТелоКакПоток`,
    ),
  })
