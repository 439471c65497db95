/** The names that expressions of a query may use: sources by their aliases, their fields, and those of the queries around. */
import type { ForeignTables } from '../../infobase/foreign/tables.ts'
import type { Base } from '../../infobase/objects/base.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import { queryError, type Place } from '../query-error.ts'
import type { Item, QueryNode } from '../syntax/ast.ts'
import type { TableColumn } from '../values.ts'
import type { Bound, BoundAggregate, BoundQuery, BoundSource, Slot, Types } from './bound.ts'
import { fieldBehind, isNamed } from './shapes.ts'

/** What the whole text shares while it is bound. */
export interface Binding {
  readonly base: Base
  /** Columns of temporary tables that are there at this point of the text. */
  temporary(folded: string): readonly TableColumn[] | undefined
  /** Columns of a table that is given as a parameter. */
  given(name: string): readonly TableColumn[] | undefined
  sources: number
  readonly foreign: ForeignTables | undefined
  /** The one of the query that is bound: `''` the infobase, a name an external data source. */
  source: string | undefined
  /** How deep queries are within queries. */
  depth: number
  query(node: QueryNode, outer: Scope | undefined): BoundQuery
  /** `undefined`: the names lead to no tabular section. */
  nested(names: readonly string[], items: readonly Item[], scope: Scope, place: Place): Bound | undefined
}

export interface NamedSource {
  /** In small letters: `т`, and without an alias `товары` and `справочник.товары`. */
  readonly names: readonly string[]
  readonly source: BoundSource
}

const presentation = new Set(['представление', 'presentation'])

export class Scope {
  readonly binding: Binding
  readonly sources: NamedSource[] = []
  readonly aggregates: BoundAggregate[] = []
  /** Names of the list of fields, for what is ordered. */
  readonly aliases = new Map<string, Bound>()
  /** `false` inside an aggregate and where rows are not grouped yet. */
  allowsAggregates = false
  isCorrelated = false
  readonly #outer: Scope | undefined

  constructor(binding: Binding, outer?: Scope) {
    this.binding = binding
    this.#outer = outer
  }

  /** @throws QueryError where there is no such field, or several */
  field(names: readonly string[], place: Place): Bound {
    const found = this.find(names, place)
    if (found === undefined) throw queryError('unknown-field', { name: names.join('.') }, place)
    return found
  }

  find(names: readonly string[], place: Place): Bound | undefined {
    const start = this.start(names, place)
    if (start !== undefined) return this.#along(start.source, start.path, names, place)
    const found = this.#outer?.find(names, place)
    if (found !== undefined) this.isCorrelated = true
    return found
  }

  /** The source that a path begins at, with the rest of the path. */
  start(names: readonly string[], place: Place): { readonly source: BoundSource; readonly path: readonly string[] } | undefined {
    const folded = names.map((one) => one.toLowerCase())
    for (const length of [1, 2, 3]) {
      if (folded.length <= length) break
      const head = folded.slice(0, length).join('.')
      const source = this.sources.find((one) => one.names.includes(head))?.source
      if (source !== undefined) return { source, path: names.slice(length) }
    }
    const own = folded.length === 1 && presentation.has(folded[0]!) ? 'ref' : folded[0]!
    const having = this.sources.filter(({ source }) => source.columns.some((one) => isNamed(one, own)))
    if (having.length > 1) throw queryError('ambiguous-field', { name: names.join('.') }, place)
    return having[0] === undefined ? undefined : { source: having[0].source, path: names }
  }

  #along(source: BoundSource, path: readonly string[], names: readonly string[], place: Place): Bound | undefined {
    const last = path.at(-1)!.toLowerCase()
    const first = source.columns.find((one) => isNamed(one, path[0]!.toLowerCase()))
    if (first === undefined) {
      const own = presentation.has(last) && path.length === 1 ? source.columns.find((one) => one.key === 'Ref') : undefined
      return own === undefined ? undefined : presented(fieldOf(source, [own.key], [own.types], names, place))
    }
    return this.behind(source, { path: [first.key], types: [first.types] }, path.slice(1), names, place)
  }

  /** The field at the end of the path from a slot; `undefined` where there is none. */
  behind(source: BoundSource, from: Slot, path: readonly string[], names: readonly string[], place: Place): Bound | undefined {
    const keys = [...from.path]
    const types = [...from.types]
    for (const name of path) {
      const found = fieldBehind(this.binding.base.model, types.at(-1), name.toLowerCase(), this.binding.foreign)
      if (found === undefined) {
        const isLast = name === path.at(-1) && presentation.has(name.toLowerCase())
        return !isLast ? undefined : presented(fieldOf(source, keys, types, names, place))
      }
      // The reference behind a reference is that reference itself.
      if (found.key === 'Ref' && isReferences(types.at(-1))) continue
      keys.push(found.key)
      types.push(found.types)
    }
    return fieldOf(source, keys, types, names, place)
  }
}

const isReferences = (types: Types): boolean =>
  types?.every((one) => (objectOfType(one) !== undefined && !one.startsWith('EnumRef.')) || one.startsWith('ExternalDataSource')) === true

const presented = (operand: Bound): Bound => ({ kind: 'presentation', operand, types: ['String'] })

export function fieldOf(
  source: BoundSource,
  path: readonly string[],
  types: readonly Types[],
  names: readonly string[],
  place: Place,
): Bound {
  const same = source.slots.findIndex((one) => one.path.length === path.length && one.path.every((key, at) => key === path[at]))
  const slot = same >= 0 ? same : source.slots.push({ path, types }) - 1
  return { kind: 'field', source, slot, name: names.join('.'), types: types.at(-1), place }
}
