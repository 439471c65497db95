/** What codes and numbers of an object are unique in and counted by, as the metadata says. */
import type { Document } from '../../definition/objects/document.ts'
import type { CodeType, NumberPeriodicity } from '../../definition/parts/numbering.ts'
import type { TableLayout } from '../../store/layout.ts'
import type { Base } from '../base.ts'

/** What a code is unique in and counted by. */
export interface Series {
  readonly field: 'Code' | 'Number'
  readonly type: CodeType
  readonly length: number
  readonly isAutomatic: boolean
  readonly isUnique: boolean
  /** Tables whose numbers are of one series: the documents of a numerator. */
  readonly tables: readonly TableLayout[]
  /** Fields that must be equal: owner, parent. */
  readonly within: readonly string[]
  readonly periodicity: NumberPeriodicity
}

const known = new WeakMap<TableLayout, Series | 'none'>()

/** `undefined`: the object has no codes. */
export function seriesOf(base: Base, table: TableLayout): Series | undefined {
  let found = known.get(table)
  if (found === undefined) {
    found = seriesIn(base, table) ?? 'none'
    known.set(table, found)
  }
  return found === 'none' ? undefined : found
}

function seriesIn(base: Base, table: TableLayout): Series | undefined {
  const { definition } = table.object
  if ('NumberLength' in definition && definition.kind !== 'DocumentNumerator') {
    if (definition.NumberLength === 0 && definition.kind !== 'Document') return undefined
    const shared =
      definition.kind === 'Document'
        ? base.model.find('DocumentNumerator', definition.Numerator.replace('DocumentNumerator.', ''))
        : undefined
    const numbers = shared?.definition ?? definition
    if (table.column('Number') === undefined) return undefined
    return {
      field: 'Number',
      type: numbers.NumberType,
      length: numbers.NumberLength,
      isAutomatic: definition.Autonumbering,
      isUnique: numbers.CheckUnique,
      tables: shared === undefined ? [table] : ofNumerator(base, (definition as Document).Numerator),
      within: [],
      periodicity: 'NumberPeriodicity' in numbers ? numbers.NumberPeriodicity : 'Nonperiodical',
    }
  }
  if (!('CodeLength' in definition) || table.column('Code') === undefined) return undefined
  const series = 'CodeSeries' in definition ? definition.CodeSeries : 'WholeCatalog'
  return {
    field: 'Code',
    type: 'CodeType' in definition ? definition.CodeType : 'String',
    length: definition.CodeLength,
    isAutomatic: 'Autonumbering' in definition && definition.Autonumbering,
    isUnique: !('CheckUnique' in definition) || definition.CheckUnique,
    tables: [table],
    within: series === 'WithinSubordination' ? ['Parent'] : series === 'WithinOwnerSubordination' ? ['Owner'] : [],
    periodicity: 'Nonperiodical',
  }
}

const ofNumerator = (base: Base, numerator: string): readonly TableLayout[] =>
  base.model
    .of('Document')
    .filter((one) => one.definition.Numerator === numerator)
    .map((one) => base.layout.table(one.FullName)!)
