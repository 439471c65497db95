/** Tables of external data sources in a query: which one is meant, one source for each query, limits of cubes (chapter 17.5.3.4). */
import { said, type Said } from '../../diagnostics/said.ts'
import type { ForeignTable } from '../../infobase/foreign/tables.ts'
import { foreignTemporary } from '../foreign.ts'
import { queryError, type Place } from '../query-error.ts'
import type { SelectNode, SourceNode } from '../syntax/ast.ts'
import type { BoundSource } from './bound.ts'
import { bindExpression } from './expression.ts'
import type { Binding, Scope } from './scope.ts'
import type { Read } from './tables/virtual.ts'

type TableNode = Extract<SourceNode, { kind: 'table' }>

/** @throws QueryError where there is no such table */
export function foreignRead({ args, names, place }: TableNode, scope: Scope): Read {
  const { binding } = scope
  const unknown = () => queryError('unknown-table', { name: names.join('.') }, place)
  const kept = foreignTemporary(names)
  if (kept !== undefined) {
    const columns = binding.temporary(kept.name.toLowerCase())
    if (columns === undefined) throw unknown()
    useSource(binding, kept.source, place)
    return {
      reading: { kind: 'temporary', name: kept.name.toLowerCase() },
      columns: columns.map(({ name, types }, at) => ({ name, english: name, key: String(at), types })),
    }
  }
  const table = binding.foreign?.table(names.slice(1))
  if (table === undefined || (args !== undefined && !table.isExpression)) throw unknown()
  useSource(binding, table.source, place)
  const given = (args ?? []).map((one) =>
    one === undefined ? ({ kind: 'value', value: null, types: ['Null'] } as const) : bindExpression(one, scope),
  )
  return { reading: { kind: 'foreign', table, args: given }, columns: table.columns }
}

/** `''`: the infobase. A query has one source (chapter 17.5.7.2.1). @throws QueryError */
export function useSource(binding: Binding, source: string, place: Place): void {
  binding.source ??= source
  if (binding.source.toLowerCase() === source.toLowerCase()) return
  throw queryError('several-sources', { first: nameOf(binding.source), second: nameOf(source) }, place)
}

const nameOf = (source: string): string | Said => (source === '' ? said('the infobase', 'информационная база') : source)

/** Data of a source are put into a temporary table of that source, and nothing else is. @throws QueryError */
export function checkInto({ source }: Binding, { name, place }: { readonly name: string; readonly place: Place }): void {
  const into = foreignTemporary(name.split('.'))?.source ?? ''
  if (source === undefined || source.toLowerCase() === into.toLowerCase()) return
  const remedy = source === '' ? name.split('.').at(-1)! : `ВнешнийИсточникДанных.${source}.ВременнаяТаблица.${name.split('.').at(-1)}`
  throw queryError('temporary-elsewhere', { name, remedy }, place)
}

/** @throws QueryError for what cubes do not have */
export function checkCube(node: SelectNode, sources: readonly BoundSource[], isInner: boolean): void {
  const cube = sources.map(analytic).find((one) => one !== undefined)
  if (cube === undefined) return
  const refused = limits.find(([isUsed]) => isUsed(node))?.[1] ?? (isInner ? said('a query in a query', 'вложенный запрос') : undefined)
  if (refused !== undefined) throw queryError('not-on-cubes', { what: refused, name: cube.FullName }, node.place)
}

export function analytic({ reading }: BoundSource): ForeignTable | undefined {
  return reading.kind === 'foreign' && reading.table.kind !== 'table' ? reading.table : undefined
}

const limits: readonly (readonly [isUsed: (node: SelectNode) => boolean, word: Said])[] = [
  [({ isAllowed }) => isAllowed, said('ALLOWED', 'РАЗРЕШЕННЫЕ')],
  [({ isDistinct }) => isDistinct, said('DISTINCT', 'РАЗЛИЧНЫЕ')],
  [({ group }) => group !== undefined, said('GROUP BY', 'СГРУППИРОВАТЬ ПО')],
  [({ having }) => having !== undefined, said('HAVING', 'ИМЕЮЩИЕ')],
  [({ from }) => from.length > 1 || from.some(({ kind }) => kind === 'join'), said('JOIN', 'СОЕДИНЕНИЕ')],
]
