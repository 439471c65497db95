/** Qualifiers of types: how long numbers and texts may be, which part of a date counts. */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { compare, isNegative, negated, type Numeric, numeric, rounded, tenTo } from '../../run/big-number.ts'
import { DateValue, dayLength } from '../../run/calendar.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'

export const allowedSign = new Enumeration('ДопустимыйЗнак|AllowedSign', ['Любой|Any', 'Неотрицательный|Nonnegative'])
export const allowedLength = new Enumeration('ДопустимаяДлина|AllowedLength', ['Переменная|Variable', 'Фиксированная|Fixed'])
export const dateFractions = new Enumeration('ЧастиДаты|DateFractions', ['Время|Time', 'Дата|Date', 'ДатаВремя|DateTime|Дата и время'])

export class NumberQualifiers extends BslObject {
  readonly type = numberQualifiersType
  readonly digits: number
  readonly fraction: number
  readonly sign: unknown

  constructor(digits = 0, fraction = 0, sign: unknown = allowedSign.of('Any')) {
    super()
    this.digits = digits
    this.fraction = fraction
    this.sign = sign
  }

  /** Rounds; a number that is too long becomes the largest that fits. */
  narrowed(value: Numeric): Numeric {
    if (this.sign === allowedSign.of('Nonnegative') && isNegative(value)) return 0
    if (this.digits === 0) return value
    const found = rounded(value, this.fraction)
    const largest = numeric(tenTo(this.digits) - 1n, this.fraction)
    const size = isNegative(found) ? negated(found) : found
    return compare(size, largest) <= 0 ? found : isNegative(found) ? negated(largest) : largest
  }

  override equals(other: BslObject): boolean {
    return other instanceof NumberQualifiers && other.digits === this.digits && other.fraction === this.fraction && other.sign === this.sign
  }
}

const numberQualifiersType: ObjectType = new ObjectType('КвалификаторыЧисла|NumberQualifiers', {
  presentation: 'Квалификаторы числа',
  create: {
    kinds: 'i?i?a?',
    make: (_run, digits?: number, fraction?: number, sign?: unknown) => new NumberQualifiers(digits, fraction, sign),
  },
  properties: {
    'Разрядность|Digits': { get: (self: NumberQualifiers) => self.digits },
    'РазрядностьДробнойЧасти|FractionDigits': { get: (self: NumberQualifiers) => self.fraction },
    'ДопустимыйЗнак|AllowedSign': { get: (self: NumberQualifiers) => self.sign },
  },
})

export class StringQualifiers extends BslObject {
  readonly type = stringQualifiersType
  readonly length: number
  readonly allowed: unknown

  constructor(length = 0, allowed: unknown = allowedLength.of('Variable')) {
    super()
    this.length = length
    this.allowed = allowed
  }

  narrowed(value: string): string {
    if (this.length === 0) return value
    const cut = value.slice(0, this.length)
    return this.allowed === allowedLength.of('Fixed') ? cut.padEnd(this.length) : cut
  }

  override equals(other: BslObject): boolean {
    return other instanceof StringQualifiers && other.length === this.length && other.allowed === this.allowed
  }
}

const stringQualifiersType: ObjectType = new ObjectType('КвалификаторыСтроки|StringQualifiers', {
  presentation: 'Квалификаторы строки',
  create: { kinds: 'i?a?', make: (_run, length?: number, allowed?: unknown) => new StringQualifiers(length, allowed) },
  properties: {
    'Длина|Length': { get: (self: StringQualifiers) => self.length },
    'ДопустимаяДлина|AllowedLength': { get: (self: StringQualifiers) => self.allowed },
  },
})

export class DateQualifiers extends BslObject {
  readonly type = dateQualifiersType
  readonly fractions: unknown

  constructor(fractions: unknown = dateFractions.of('DateTime')) {
    super()
    this.fractions = fractions
  }

  narrowed(value: DateValue): DateValue {
    const time = value.seconds % dayLength
    if (this.fractions === dateFractions.of('Date')) return new DateValue(value.seconds - time)
    return this.fractions === dateFractions.of('Time') ? new DateValue(time) : value
  }

  override equals(other: BslObject): boolean {
    return other instanceof DateQualifiers && other.fractions === this.fractions
  }
}

const dateQualifiersType: ObjectType = new ObjectType('КвалификаторыДаты|DateQualifiers', {
  presentation: 'Квалификаторы даты',
  create: { kinds: 'a?', make: (_run, fractions?: unknown) => new DateQualifiers(fractions) },
  properties: { 'ЧастиДаты|DateFractions': { get: (self: DateQualifiers) => self.fractions } },
})

export class BinaryQualifiers extends BslObject {
  readonly type = binaryQualifiersType
  readonly length: number
  readonly allowed: unknown

  constructor(length = 0, allowed: unknown = allowedLength.of('Variable')) {
    super()
    this.length = length
    this.allowed = allowed
  }

  override equals(other: BslObject): boolean {
    return other instanceof BinaryQualifiers && other.length === this.length && other.allowed === this.allowed
  }
}

const binaryQualifiersType: ObjectType = new ObjectType('КвалификаторыДвоичныхДанных|BinaryDataQualifiers', {
  presentation: 'Квалификаторы двоичных данных',
  create: { kinds: 'i?a?', make: (_run, length?: number, allowed?: unknown) => new BinaryQualifiers(length, allowed) },
  properties: {
    'Длина|Length': { get: (self: BinaryQualifiers) => self.length },
    'ДопустимаяДлина|AllowedLength': { get: (self: BinaryQualifiers) => self.allowed },
  },
})

export const qualifiers: Library = {
  types: [numberQualifiersType, stringQualifiersType, dateQualifiersType, binaryQualifiersType],
  enumerations: [allowedSign, allowedLength, dateFractions],
}
