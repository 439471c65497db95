/** Properties of codes and numbers, which several kinds of objects have alike. */
import type { AllowedLength } from './type-description.ts'

export type CodeType = 'String' | 'Number'
export type DefaultPresentation = 'AsDescription' | 'AsCode'
export type NumberPeriodicity = 'Nonperiodical' | 'Year' | 'Quarter' | 'Month' | 'Day'

export interface CodeProperties {
  /** Characters or digits, 0: there is no code. */
  readonly CodeLength: number
  readonly CodeAllowedLength: AllowedLength
  /** Characters, 0: there is no description. */
  readonly DescriptionLength: number
}

export interface NumberProperties {
  readonly NumberType: CodeType
  readonly NumberLength: number
  readonly NumberAllowedLength: AllowedLength
  readonly NumberPeriodicity: NumberPeriodicity
  readonly CheckUnique: boolean
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
