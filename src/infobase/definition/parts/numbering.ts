/** Properties of codes and numbers, which several kinds of objects have alike. */
import type { AllowedLength } from './type-description.ts'

export type CodeType = 'String' | 'Number'
export type DefaultPresentation = 'AsDescription' | 'AsCode'
export type NumberPeriodicity = 'Nonperiodical' | 'Year' | 'Quarter' | 'Month' | 'Day'

export interface CodeProperties {
  /** Characters or digits, 0: there is no code. */
  readonly CodeLength: number
  /** Whether codes are padded to their length. */
  readonly CodeAllowedLength: AllowedLength
  /** Characters, 0: there is no description. */
  readonly DescriptionLength: number
}

export interface NumberProperties {
  /** Whether numbers are texts or numbers. */
  readonly NumberType: CodeType
  /** Characters or digits, 0: there is no number. */
  readonly NumberLength: number
  /** Whether numbers are padded to their length. */
  readonly NumberAllowedLength: AllowedLength
  /** The period in which numbers are unique. */
  readonly NumberPeriodicity: NumberPeriodicity
  /** Whether a code or number in use is refused. */
  readonly CheckUnique: boolean
  /** Whether new objects get the next number. */
  readonly Autonumbering: boolean
}

export const codeDefaults: CodeProperties = { CodeLength: 9, CodeAllowedLength: 'Variable', DescriptionLength: 25 }

export const numberDefaults: NumberProperties = {
  NumberType: 'String',
  NumberLength: 9,
  NumberAllowedLength: 'Variable',
  NumberPeriodicity: 'Nonperiodical',
  CheckUnique: true,
  Autonumbering: true,
}
