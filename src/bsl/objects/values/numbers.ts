/** Functions of numbers; those of analysis are given to 15 significant digits, as the platform gives them. */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { compare, dividedBy, fromDouble, isNumeric, numeric, type Numeric, rounded, times, toDouble, whole } from '../../run/big-number.ts'
import { DateValue } from '../../run/calendar.ts'
import { compareTexts } from '../../run/collation.ts'
import { toNumber } from '../../run/convert.ts'
import { errors } from '../../run/error.ts'

const roundMode = new Enumeration('РежимОкругления|RoundMode', ['Окр15как10|Round15as10|Окр15как10', 'Окр15как20|Round15as20|Окр15как20'])

/** 0 or Окр15как10: a half goes towards 0; any other mode: away from it. */
const goesDown = (mode: unknown): boolean => mode === 0 || mode === roundMode.of('Round15as10')

function power(base: Numeric, exponent: Numeric): Numeric {
  if (typeof exponent === 'number' && Math.abs(exponent) <= 10_000) {
    let result: Numeric = 1
    let factor = base
    for (let rest = Math.abs(exponent); rest > 0; rest = Math.floor(rest / 2)) {
      if (rest % 2 === 1) result = times(result, factor)
      if (rest > 1) factor = times(factor, factor)
    }
    if (exponent >= 0) return result
    const inverse = dividedBy(1, result)
    if (inverse === undefined) throw errors.divisionByZero()
    return inverse
  }
  return analytic((x) => x ** toDouble(exponent))(undefined as never, base)
}

const analytic =
  (compute: (x: number) => number) =>
  (_: never, x: Numeric): Numeric => {
    const found = compute(toDouble(x))
    if (!Number.isFinite(found)) throw errors.badValue(1)
    return fromDouble(found)
  }

/** Of values of one type, that of the first. */
function extreme(values: readonly unknown[], sign: number): unknown {
  const [first] = values
  if (isNumeric(first)) {
    const numbers = values.map(toNumber)
    return numbers.reduce((one, other) => (compare(other, one) * sign > 0 ? other : one))
  }
  if (typeof first === 'string' && values.every((one) => typeof one === 'string'))
    return values.reduce((one, other) => (compareTexts(other as string, one as string) * sign > 0 ? other : one))
  if (values.every((one) => one instanceof DateValue))
    return values.reduce((one, other) => (((other as DateValue).seconds - (one as DateValue).seconds) * sign > 0 ? other : one))
  throw errors.mismatch(1)
}

const bits = (value: number): bigint => BigInt.asUintN(32, BigInt(value))
/** By 0 to 31 places. */
const shift = (by: number): bigint => {
  if (by < 0 || by > 31) throw errors.badValue(2)
  return BigInt(by)
}
const unsigned = (value: bigint): number => Number(BigInt.asUintN(32, value))

/** With or without the prefix. */
function ofDigits(source: string, prefix: string, form: RegExp): Numeric {
  const text = source.trim()
  if (!form.test(text)) throw errors.notConverted('Число')
  return numeric(BigInt(prefix + text.replace(/^0[xb]/i, '')), 0)
}

export const numbers: Library = {
  enumerations: [roundMode],
  functions: {
    'Число|Number|a': (_: never, value: unknown) => toNumber(value),
    'Цел|Int|n': (_: never, value: Numeric) => whole(value),
    'Окр|Round|ni?a?': (_: never, value: Numeric, digits = 0, mode: unknown = 1) => rounded(value, digits, goesDown(mode)),
    'Log|Log|n': analytic(Math.log),
    'Log10|Log10|n': analytic(Math.log10),
    'Sin|Sin|n': analytic(Math.sin),
    'Cos|Cos|n': analytic(Math.cos),
    'Tan|Tan|n': analytic(Math.tan),
    'ASin|ASin|n': analytic(Math.asin),
    'ACos|ACos|n': analytic(Math.acos),
    'ATan|ATan|n': analytic(Math.atan),
    'Exp|Exp|n': analytic(Math.exp),
    'Sqrt|Sqrt|n': analytic(Math.sqrt),
    'Pow|Pow|nn': (_: never, base: Numeric, exponent: Numeric) => power(base, exponent),
    'Макс|Max|a*': (_: never, ...values: unknown[]) => extreme(values, 1),
    'Мин|Min|a*': (_: never, ...values: unknown[]) => extreme(values, -1),
    'ЧислоИзШестнадцатеричнойСтроки|NumberFromHexString|s': (_: never, source: string) =>
      ofDigits(source, '0x', /^(?:0x)?[\da-f][\da-f]*$/i),
    'ЧислоИзДвоичнойСтроки|NumberFromBinaryString|s': (_: never, source: string) => ofDigits(source, '0b', /^(?:0b)?[01][01]*$/i),
    'ПобитовоеИ|BitwiseAnd|ii': (_: never, a: number, b: number) => unsigned(bits(a) & bits(b)),
    'ПобитовоеИли|BitwiseOr|ii': (_: never, a: number, b: number) => unsigned(bits(a) | bits(b)),
    'ПобитовоеНе|BitwiseNot|i': (_: never, a: number) => unsigned(~bits(a)),
    'ПобитовоеИНе|BitwiseAndNot|ii': (_: never, a: number, b: number) => unsigned(bits(a) & ~bits(b)),
    'ПобитовоеИсключительноеИли|BitwiseXor|ii': (_: never, a: number, b: number) => unsigned(bits(a) ^ bits(b)),
    'ПобитовыйСдвигВлево|BitwiseShiftLeft|ii': (_: never, a: number, by: number) => unsigned(bits(a) << shift(by)),
    'ПобитовыйСдвигВправо|BitwiseShiftRight|ii': (_: never, a: number, by: number) => unsigned(bits(a) >> shift(by)),
    'ПроверитьБит|CheckBit|ii': (_: never, a: number, bit: number) => ((bits(a) >> BigInt(bit)) & 1n) === 1n,
    'УстановитьБит|SetBit|iib': (_: never, a: number, bit: number, on: boolean) =>
      unsigned(on ? bits(a) | (1n << BigInt(bit)) : bits(a) & ~(1n << BigInt(bit))),
    'ПроверитьПоБитовойМаске|CheckByBitMask|ii': (_: never, a: number, mask: number) => (bits(a) & bits(mask)) === bits(mask),
  },
}
