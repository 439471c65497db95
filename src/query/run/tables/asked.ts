/** Which rows of a virtual table are asked for: its parameters, the fields that are used, and the details that they mean. */
import type { Expression } from '../../../infobase/query/expression.ts'
import type { BoundSource, ConditionName, VirtualReading } from '../../bind/bound.ts'
import type { Reader } from '../reader.ts'

/** What a virtual table is made from. */
export interface Asked {
  readonly source: BoundSource
  readonly reading: VirtualReading
  readonly reader: Reader
  /** Keys of the fields that are used. */
  readonly used: readonly string[]
  condition(name: ConditionName): Expression | undefined
  /** What restrictions of rights let through; `undefined`: everything. */
  readonly allowed: Expression | undefined
}

export const detailsOf = ({ reading, used }: Asked): readonly string[] =>
  reading.details === 'auto' ? used.filter(isDetail) : reading.details

const isDetail = (key: string): boolean => key === 'Period' || key === 'Recorder' || key === 'LineNumber' || key.endsWith('Period')
