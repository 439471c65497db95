/** Functions of numbers, exact as in 1C. Written by scripts/bsl-library.mjs from the dictionary. */
import type { Decimal } from '../../../xdto/values/decimal.ts'
import type { AnyNumber, PlatformValue } from '../arguments.ts'
import { platformFunction, platformValue } from '../supply.ts'

/** `Number`. */
export const Число = platformFunction<(value: unknown) => number | Decimal>('Число')
export { Число as Number }

/** `Int`. */
export const Цел = platformFunction<(value: AnyNumber) => number | Decimal>('Цел')
export { Цел as Int }

/** `Round`. */
export const Окр = platformFunction<(value: AnyNumber, digits?: number, mode?: unknown) => number | Decimal>('Окр')
export { Окр as Round }

/** `Log`. */
export const Log = platformFunction<(x: AnyNumber) => number | Decimal>('Log')

/** `Log10`. */
export const Log10 = platformFunction<(x: AnyNumber) => number | Decimal>('Log10')

/** `Sin`. */
export const Sin = platformFunction<(x: AnyNumber) => number | Decimal>('Sin')

/** `Cos`. */
export const Cos = platformFunction<(x: AnyNumber) => number | Decimal>('Cos')

/** `Tan`. */
export const Tan = platformFunction<(x: AnyNumber) => number | Decimal>('Tan')

/** `ASin`. */
export const ASin = platformFunction<(x: AnyNumber) => number | Decimal>('ASin')

/** `ACos`. */
export const ACos = platformFunction<(x: AnyNumber) => number | Decimal>('ACos')

/** `ATan`. */
export const ATan = platformFunction<(x: AnyNumber) => number | Decimal>('ATan')

/** `Exp`. */
export const Exp = platformFunction<(x: AnyNumber) => number | Decimal>('Exp')

/** `Sqrt`. */
export const Sqrt = platformFunction<(x: AnyNumber) => number | Decimal>('Sqrt')

/** `Pow`. */
export const Pow = platformFunction<(base: AnyNumber, exponent: AnyNumber) => number | Decimal>('Pow')

/** `Max`. */
export const Макс = platformFunction<(...value: readonly unknown[]) => unknown>('Макс')
export { Макс as Max }

/** `Min`. */
export const Мин = platformFunction<(...value: readonly unknown[]) => unknown>('Мин')
export { Мин as Min }

/** `NumberFromHexString`. */
export const ЧислоИзШестнадцатеричнойСтроки = platformFunction<(source: string) => number | Decimal>('ЧислоИзШестнадцатеричнойСтроки')
export { ЧислоИзШестнадцатеричнойСтроки as NumberFromHexString }

/** `NumberFromBinaryString`. */
export const ЧислоИзДвоичнойСтроки = platformFunction<(source: string) => number | Decimal>('ЧислоИзДвоичнойСтроки')
export { ЧислоИзДвоичнойСтроки as NumberFromBinaryString }

/** `BitwiseAnd`. */
export const ПобитовоеИ = platformFunction<(a: number, b: number) => number>('ПобитовоеИ')
export { ПобитовоеИ as BitwiseAnd }

/** `BitwiseOr`. */
export const ПобитовоеИли = platformFunction<(a: number, b: number) => number>('ПобитовоеИли')
export { ПобитовоеИли as BitwiseOr }

/** `BitwiseNot`. */
export const ПобитовоеНе = platformFunction<(a: number) => number>('ПобитовоеНе')
export { ПобитовоеНе as BitwiseNot }

/** `BitwiseAndNot`. */
export const ПобитовоеИНе = platformFunction<(a: number, b: number) => number>('ПобитовоеИНе')
export { ПобитовоеИНе as BitwiseAndNot }

/** `BitwiseXor`. */
export const ПобитовоеИсключительноеИли = platformFunction<(a: number, b: number) => number>('ПобитовоеИсключительноеИли')
export { ПобитовоеИсключительноеИли as BitwiseXor }

/** `BitwiseShiftLeft`. */
export const ПобитовыйСдвигВлево = platformFunction<(a: number, by: number) => number>('ПобитовыйСдвигВлево')
export { ПобитовыйСдвигВлево as BitwiseShiftLeft }

/** `BitwiseShiftRight`. */
export const ПобитовыйСдвигВправо = platformFunction<(a: number, by: number) => number>('ПобитовыйСдвигВправо')
export { ПобитовыйСдвигВправо as BitwiseShiftRight }

/** `CheckBit`. */
export const ПроверитьБит = platformFunction<(a: number, bit: number) => boolean>('ПроверитьБит')
export { ПроверитьБит as CheckBit }

/** `SetBit`. */
export const УстановитьБит = platformFunction<(a: number, bit: number, on: boolean) => number>('УстановитьБит')
export { УстановитьБит as SetBit }

/** `CheckByBitMask`. */
export const ПроверитьПоБитовойМаске = platformFunction<(a: number, mask: number) => boolean>('ПроверитьПоБитовойМаске')
export { ПроверитьПоБитовойМаске as CheckByBitMask }

/** `RoundMode`. */
export const РежимОкругления = platformValue<{
  /** `Round15as10`. */
  readonly Окр15как10: PlatformValue
  /** `Окр15как10`. */
  readonly Round15as10: PlatformValue
  /** `Round15as20`. */
  readonly Окр15как20: PlatformValue
  /** `Окр15как20`. */
  readonly Round15as20: PlatformValue
}>('РежимОкругления')
export { РежимОкругления as RoundMode }
