/** A place in compiled SQL for a value of the plan, with how that value is bound. */
import { Decimal } from '../../../xdto/values/decimal.ts'
import { wideNumber, scaled, type Codec } from '../../store/codec.ts'
import type { Bound } from '../../store/engine.ts'
import { fold } from '../../values/fold.ts'
import { referenceCell } from '../../values/reference-cell.ts'
import type { Reference } from '../../values/reference.ts'
import type { Value } from '../../values/value.ts'

/** In PostgreSQL's words. */
export type HoleType = 'text' | 'bigint' | 'boolean' | 'bytea'

export class Hole {
  /** Which of the plan's values. */
  readonly at: number
  readonly bind: (value: Value) => Bound
  /** For engines that ask; `undefined`: what is beside it tells. */
  readonly type: HoleType | undefined

  constructor(at: number, bind: (value: Value) => Bound, type?: HoleType) {
    this.at = at
    this.bind = bind
    this.type = type
  }
}

export const byCodec =
  (codec: Codec) =>
  (value: Value): Bound =>
    codec.encode(value)

export const asText = (value: Value): Bound => value as string
export const asFoldedText = (value: Value): Bound => fold(value as string)
export const asBoolean = (value: Value): Bound => (value === true ? 1n : 0n)
export const asPrinted = (value: Value): Bound => String(value)
export const asBytes = (value: Value): Bound => value as Uint8Array
export const asWideNumber = (value: Value): Bound => wideNumber.encode(value)
export const atScaleOf =
  (scale: number) =>
  (value: Value): Bound =>
    scaled(value as Decimal, scale)
/** Skip and top, which are numbers. */
export const asCount = (value: Value): Bound => BigInt(value as unknown as number)
/** A cell as it was read. */
export const asGiven = (value: Value): Bound => value as unknown as Bound
export const asReference = (value: Value): Bound => referenceCell((value as Reference).UUID)
