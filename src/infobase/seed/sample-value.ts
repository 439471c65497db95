/** A value by chance for a field, in the form that fixtures have. */
import type { SimpleType } from '../definition/parts/type-description.ts'
import type { Field } from '../model/field.ts'
import type { InfobaseModel } from '../model/model.ts'
import { uuidOfText } from '../values/uuid-of-text.ts'
import { anyWords, suitingName } from './names.ts'
import type { Chance } from './random.ts'

export interface Sampling {
  readonly model: InfobaseModel
  readonly chance: Chance
  /** How many items there are of an object, by its full name; they are named `<full name>-<number>`. */
  readonly counts: ReadonlyMap<string, number>
}

/** `undefined` where no type of the field has a value to give. */
export function sampleValue(sampling: Sampling, field: Field): unknown {
  const types = field.Types.filter((one) => canBe(sampling, one))
  return types.length === 0 ? undefined : valueOf(sampling, sampling.chance.pick(types), field.Name)
}

export const labelOf = (fullName: string, number: number): string => `${fullName}-${number}`

function canBe({ model, counts }: Sampling, type: SimpleType): boolean {
  if (type.kind === 'Reference') {
    if (type.of === 'Enum') return Object.keys(model.find('Enum', type.Name)?.definition.EnumValues ?? {}).length > 0
    return type.of !== 'BusinessProcessRoutePoint' && (counts.get(`${type.of}.${type.Name}`) ?? 0) > 0
  }
  return ['String', 'Number', 'Boolean', 'Date', 'UUID', 'AccountType', 'AccumulationRecordType', 'AccountingRecordType'].includes(
    type.kind,
  )
}

function valueOf({ model, chance, counts }: Sampling, type: SimpleType, name: string): unknown {
  switch (type.kind) {
    case 'String':
      return textOf(chance, name, type.Length)
    case 'Number':
      return numberOf(chance, type.Digits, type.FractionDigits)
    case 'Boolean':
      return chance.whole(0, 1) === 1
    case 'Date':
      return sampleDate(chance, type.DateFractions)
    case 'UUID':
      return uuidOfText(`${name} ${chance.whole(0, 2 ** 31)}`)
    case 'Reference': {
      if (type.of === 'Enum') return chance.pick(Object.keys(model.find('Enum', type.Name)!.definition.EnumValues))
      const fullName = `${type.of}.${type.Name}`
      return { $ref: labelOf(fullName, chance.whole(1, counts.get(fullName)!)) }
    }
    default:
      return type.kind === 'AccountType' ? 'ActivePassive' : type.kind === 'AccumulationRecordType' ? 'Receipt' : 'Debit'
  }
}

const textOf = (chance: Chance, name: string, length: number): string => {
  const text = suitingName(name, chance) ?? anyWords(chance)
  return length === 0 ? text : Array.from(text).slice(0, length).join('').trimEnd()
}

/** At most five digits before the point, as prices and amounts have. */
function numberOf(chance: Chance, digits: number, fraction: number): number | string {
  const whole = chance.whole(0, 10 ** Math.min(5, Math.max(0, digits - fraction)) - 1)
  if (fraction === 0) return whole
  const shown = Math.min(fraction, 2)
  return Number(`${whole}.${String(chance.whole(0, 10 ** shown - 1)).padStart(shown, '0')}`)
}

/** A moment of 2024. */
export function sampleDate(chance: Chance, fractions: 'DateTime' | 'Date' | 'Time' = 'DateTime'): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `2024-${two(chance.whole(1, 12))}-${two(chance.whole(1, 28))}`
  const time = `${two(chance.whole(8, 18))}:${two(chance.whole(0, 59))}:${two(chance.whole(0, 59))}`
  return fractions === 'Date' ? day : fractions === 'Time' ? `0001-01-01T${time}` : `${day}T${time}`
}
