/** AMQP 1.0 values as the wire has them: nothing is rounded and no type is lost. */

/** Types that JavaScript has no value of its own for; `value` is what each comment says. */
export type AmqpTyped =
  /** ASCII. */
  | { readonly type: 'symbol'; readonly value: string }
  /** In its usual text, 36 characters in lower case. */
  | { readonly type: 'uuid'; readonly value: string }
  /** Milliseconds since 1970, UTC. */
  | { readonly type: 'timestamp'; readonly value: number }
  /** One character. */
  | { readonly type: 'char'; readonly value: string }
  /** `int` and smaller ones are read as numbers; this writes one of that width. */
  | { readonly type: 'ubyte' | 'ushort' | 'uint' | 'byte' | 'short' | 'int' | 'float' | 'double'; readonly value: number }
  | { readonly type: 'ulong' | 'long'; readonly value: bigint }
  /** The bytes, since nothing here reckons with them. */
  | { readonly type: 'decimal32' | 'decimal64' | 'decimal128'; readonly value: Uint8Array }
  /** An array, whose elements have one type. */
  | { readonly type: 'array'; readonly value: readonly AmqpValue[] }
  | { readonly type: 'described'; readonly descriptor: AmqpValue; readonly value: AmqpValue }

/**
 * Read: `long` and `ulong` are bigints, other numbers numbers, binary is bytes, a list is an array. Written: a number is an `int` where it
 * is a whole one of 32 bits, otherwise a `double`; a bigint is a `long`.
 */
export type AmqpValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | AmqpTyped
  | readonly AmqpValue[]
  | ReadonlyMap<AmqpValue, AmqpValue>
