/** 1C's ValueStorage: a value that is kept as a whole and never compared. */
import type { Value } from './value.ts'

/** Bytes with what kind of data they are; what 1C answers to `/Реквизит/$value`. */
export interface StoredBytes {
  readonly bytes: Uint8Array
  /** Such as `image/png`. */
  readonly contentType: string
}

export class ValueStorage {
  readonly #value: Value | StoredBytes

  constructor(value?: Value | StoredBytes) {
    this.#value = value
  }

  Get(): Value | StoredBytes {
    return this.#value
  }
}
