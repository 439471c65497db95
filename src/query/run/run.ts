/** One execution of a text: its parameters, temporary tables, and what it has found out already. */
import { ForeignReference } from '../../infobase/foreign/reference.ts'
import type { Base } from '../../infobase/objects/base.ts'
import { presentationOf } from '../../infobase/objects/item/presentation.ts'
import type { BoundQuery, BoundSource } from '../bind/bound.ts'
import { queryError, type Place } from '../query-error.ts'
import { groupKey, RowTable, ValueTypeName, type QueryRow, type QueryValue } from '../values.ts'
import type { TempTables } from './temp-tables.ts'

/** A value, a list of them for В (…), or a table. */
export type ParameterValue = QueryValue | readonly ParameterValue[]

export interface RunParts {
  readonly base: Base
  readonly parameters: ReadonlyMap<string, ParameterValue>
  readonly tables: TempTables
  /** `false`: everything is evaluated over plain rows, which gives the same. */
  readonly usesPlans?: boolean
}

/** Rows of the sources of a statement, by their numbers; the values of aggregates; the row of the result. */
export interface Env {
  readonly rows: readonly (QueryRow | undefined)[]
  readonly aggregates?: readonly QueryValue[]
  readonly result?: QueryRow
}

export class QueryRun {
  readonly base: Base
  readonly tables: TempTables
  readonly usesPlans: boolean
  /** Whether rows that the user may not read are left out; else they are refused. */
  allowedOnly = false
  /** Rows of queries in conditions that use nothing of the queries around. */
  readonly rowsOf = new Map<BoundQuery, readonly QueryRow[]>()
  /** Rows of external data sources, read before, by the keys of their fields. */
  readonly fetched = new Map<BoundSource, { readonly keys: readonly string[]; readonly rows: readonly QueryRow[] }>()
  /** Values behind references, by type and field. */
  readonly behind = new Map<string, Map<string, QueryValue>>()
  readonly #parameters: ReadonlyMap<string, ParameterValue>
  readonly #presentations = new Map<string, string>()

  constructor({ base, parameters, tables, usesPlans = true }: RunParts) {
    this.base = base
    this.tables = tables
    this.usesPlans = usesPlans
    this.#parameters = parameters
  }

  /** @throws QueryError where it was not set */
  parameter(name: string, place?: Place): ParameterValue {
    const folded = name.toLowerCase()
    if (!this.#parameters.has(folded)) throw queryError('no-parameter', { name }, place)
    return this.#parameters.get(folded)
  }

  /** @throws QueryError where it is not a table */
  table(name: string, place: Place): RowTable {
    const found = this.parameter(name, place)
    if (found instanceof RowTable) return found
    throw queryError('wrong-type', { what: name }, place)
  }

  /** As 1C shows a value to users. */
  presentation(value: QueryValue): string {
    if (value instanceof ValueTypeName) return value.Name
    if (value instanceof RowTable) return ''
    if (value instanceof ForeignReference) return String(value)
    if (typeof value === 'string') return value
    const key = groupKey(value)
    let found = this.#presentations.get(key)
    if (found === undefined) this.#presentations.set(key, (found = presentationOf(this.base, value)))
    return found
  }
}

/** A list of values without lists in it. */
export const flattened = (value: ParameterValue): readonly QueryValue[] =>
  Array.isArray(value) ? (value as readonly ParameterValue[]).flatMap(flattened) : [value as QueryValue]
