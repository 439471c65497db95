/** The body of a call as it was before Content-Encoding, within the limits: 413 over them, 400 for what does not unpack. */
import { said } from '../diagnostics/said.ts'
import type { Arrival, BodySource } from '../exchange/arrival.ts'
import { DEFAULT_MAX_BODY } from '../exchange/body/request-body.ts'
import { takeAll } from '../exchange/body/take-all.ts'
import { declaredLength, headerValues } from '../exchange/headers.ts'
import { Refusal } from '../exchange/refusal.ts'
import type { ContentCoding, System } from '../exchange/system.ts'

/** A body may unpack to so many times its size; honest XML stays far below. */
const MOST_RATIO = 200
/** Unpacked bytes after which the ratio is looked at while unpacking. */
const SMALL = 1024 * 1024

const codings: ReadonlyMap<string, ContentCoding> = new Map([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
])

/** In pieces; throws Refusals while it is iterated. `maxBody`: bytes. */
export async function* unpackedBody(arrival: Arrival, system: System, maxBody: number = DEFAULT_MAX_BODY): AsyncGenerator<Uint8Array> {
  const { counted, coding } = opened(arrival, maxBody)
  if (counted === undefined) return
  if (coding === undefined) yield* counted.pieces()
  else yield* unpacked(counted, coding, system, maxBody)
}

/** The same, each piece given to `take`: a generator would pass every piece through some promises more. Refusals of the head are thrown. */
export function takeUnpacked(
  arrival: Arrival,
  system: System,
  maxBody: number | undefined,
  take: (piece: Uint8Array) => void,
): Promise<void> {
  const most = maxBody ?? DEFAULT_MAX_BODY
  const { counted, coding } = opened(arrival, most)
  if (counted === undefined) return nothingToTake
  return coding === undefined ? counted.each(take) : takeAll(unpacked(counted, coding, system, most), take)
}

const nothingToTake = Promise.resolve()

/** The body before anything of it is read, and how it is packed; throws Refusals for what its head says. */
function opened(
  { headers, body }: Arrival,
  maxBody: number,
): { readonly counted: Counted | undefined; readonly coding: ContentCoding | undefined } {
  const names = headerValues(headers, 'content-encoding')
    .flatMap((one) => one.split(','))
    .map((one) => one.trim().toLowerCase())
  const applied = names.filter((one) => one !== '' && one !== 'identity')
  const coding = applied.length === 1 ? codings.get(applied[0]!) : undefined
  if (applied.length > 0 && coding === undefined) {
    throw new Refusal('exchange/content-encoding', 415, `Кодирование содержимого ${applied.join(', ')} не поддерживается`, {
      headers: ['Accept-Encoding', 'gzip, deflate'],
      hint: said('Content-Encoding is gzip, deflate, or absent', 'Content-Encoding — gzip, deflate или отсутствует'),
    })
  }
  if (body === undefined) return { counted: undefined, coding }
  if ((declaredLength(headers) ?? 0) > maxBody) throw tooLarge(maxBody)
  return { counted: new Counted(body, maxBody), coding }
}

async function* unpacked(packed: Counted, coding: ContentCoding, system: System, maxBody: number): AsyncGenerator<Uint8Array> {
  let size = 0
  try {
    for await (const piece of system.decompress(coding, packed.pieces())) {
      size += piece.length
      if (size > maxBody || (size > SMALL && size > packed.size * MOST_RATIO)) throw tooLarge(maxBody)
      yield piece
    }
  } catch (error) {
    if (error instanceof Refusal || packed.failure !== undefined) throw packed.failure ?? error
    throw new Refusal('exchange/not-packed', 400, 'Тело запроса не удалось распаковать', {
      hint: said(`Content-Encoding is ${coding}, but the body is not`, `Content-Encoding — ${coding}, но тело закодировано иначе`),
    })
  }
  if (size > packed.size * MOST_RATIO) throw tooLarge(maxBody)
}

/** The body as sent, counted and bounded; keeps what its source threw, so that it is not taken for a fault of the packing. */
class Counted {
  size = 0
  failure: unknown
  readonly #source: BodySource
  readonly #maxBody: number
  constructor(source: BodySource, maxBody: number) {
    this.#source = source
    this.#maxBody = maxBody
  }

  async *pieces(): AsyncGenerator<Uint8Array> {
    const source = this.#source[Symbol.asyncIterator]()
    try {
      for (let piece = await this.#next(source); piece !== undefined; piece = await this.#next(source)) yield piece
    } finally {
      await source.return?.()
    }
  }

  each(take: (piece: Uint8Array) => void): Promise<void> {
    return takeAll(this.#source, (piece) => {
      this.#count(piece)
      take(piece)
    })
  }

  #count(piece: Uint8Array): void {
    this.size += piece.length
    if (this.size > this.#maxBody) throw tooLarge(this.#maxBody)
  }

  async #next(source: AsyncIterator<Uint8Array>): Promise<Uint8Array | undefined> {
    try {
      const { done, value } = await source.next()
      if (done === true) return undefined
      this.#count(value)
      return value
    } catch (error) {
      this.failure = error
      throw error
    }
  }
}

const tooLarge = (limit: number): Refusal =>
  new Refusal('exchange/body-too-large', 413, 'Размер тела запроса превышает допустимый', {
    hint: said(
      `a body may have ${limit} bytes, packed and unpacked (maxBody), and unpack to ${MOST_RATIO} times its size`,
      `тело — не больше ${limit} байт, сжатое и распакованное (maxBody), и при распаковке растет не более чем в ${MOST_RATIO} раз`,
    ),
  })
