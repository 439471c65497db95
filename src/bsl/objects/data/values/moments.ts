/** `МоментВремени` and `Граница`: points of the axis of time, before or behind which data are asked for. */
import { Enumeration, type Library } from '../../../dictionary/library.ts'
import { DateValue } from '../../../run/calendar.ts'
import { errors } from '../../../run/error.ts'
import { ObjectType } from '../../../run/object-type.ts'
import { BslObject } from '../../../run/object.ts'

/** A date with the document that tells moments of one second apart. */
export class MomentValue extends BslObject {
  readonly type = momentType
  readonly date: DateValue
  /** `null`: the beginning of the second. */
  readonly reference: BslObject | null

  constructor(date: DateValue, reference: BslObject | null) {
    super()
    this.date = date
    this.reference = reference
  }

  /** Documents of one second follow each other by their references. */
  compare(other: MomentValue): number {
    if (this.date.seconds !== other.date.seconds) return this.date.seconds < other.date.seconds ? -1 : 1
    const [one, another] = [this.reference?.key?.() ?? '', other.reference?.key?.() ?? '']
    return one === another ? 0 : one < another ? -1 : 1
  }

  override equals(other: BslObject): boolean {
    return other instanceof MomentValue && this.compare(other) === 0
  }

  override key(): string {
    return `moment ${this.date.seconds} ${this.reference?.key?.() ?? ''}`
  }
}

const boundaryKind = new Enumeration('ВидГраницы|BoundaryType', ['Включая|Including', 'Исключая|Excluding'])

export class BoundaryValue extends BslObject {
  readonly type = boundaryType
  readonly value: DateValue | MomentValue
  readonly includes: boolean

  constructor(value: DateValue | MomentValue, includes: boolean) {
    super()
    this.value = value
    this.includes = includes
  }

  get date(): DateValue {
    return this.value instanceof MomentValue ? this.value.date : this.value
  }
}

const momentType: ObjectType = new ObjectType('МоментВремени|PointInTime', {
  presentation: 'Момент времени',
  create: {
    kinds: 'da?',
    make: (_run, date: DateValue, reference?: unknown) => new MomentValue(date, reference instanceof BslObject ? reference : null),
  },
  properties: {
    'Дата|Date': { get: (self: MomentValue) => self.date },
    'Ссылка|Ref': { get: (self: MomentValue) => self.reference },
  },
  methods: {
    'Сравнить|Compare|a': (self: MomentValue, other: unknown) => {
      if (!(other instanceof MomentValue)) throw errors.mismatch(1)
      return self.compare(other)
    },
  },
})

const boundaryType: ObjectType = new ObjectType('Граница|Boundary', {
  create: {
    kinds: 'aa?',
    make: (_run, value: unknown, kind?: unknown) => {
      if (!(value instanceof DateValue) && !(value instanceof MomentValue)) throw errors.mismatch(1)
      return new BoundaryValue(value, kind !== boundaryKind.of('Excluding'))
    },
  },
  properties: {
    'Значение|Value': { get: (self: BoundaryValue) => self.value },
    'ВидГраницы|BoundaryType': { get: (self: BoundaryValue) => boundaryKind.of(self.includes ? 'Including' : 'Excluding') },
  },
})

/** What a point is for: the date before which a balance is, the first or the last second of a period, the second of a slice. */
export type PointUse = 'balance' | 'start' | 'end'

/** The second that a point means for a use; a point that is none is given back. */
export function secondOf(point: unknown, use: PointUse): unknown {
  if (point instanceof MomentValue) return point.date
  if (!(point instanceof BoundaryValue)) return point
  const { seconds } = point.date
  if (use === 'balance') return new DateValue(seconds + (point.includes ? 1 : 0))
  if (point.includes) return point.date
  return new DateValue(seconds + (use === 'start' ? 1 : -1))
}

export const moments: Library = { types: [momentType, boundaryType], enumerations: [boundaryKind] }
