/**
 * The whole order of a plan: references by what they refer to, and the key of the source at the end, so that no two rows are alike and
 * pages lose none. SQL and plain evaluation order by the same terms.
 */
import type { Column } from '../store/column.ts'
import type { Layout, TableLayout } from '../store/layout.ts'
import { objectOfType } from '../values/type-of.ts'
import type { Expression, Step } from './expression.ts'
import type { Plan } from './plan.ts'
import type { Source } from './source.ts'

export interface OrderTerm {
  readonly expression: Expression
  readonly descending: boolean
}

export function orderTerms(plan: Plan, layout: Layout): readonly OrderTerm[] {
  const sources = new Map<string, Source>([['', plan.source], ...(plan.joins ?? []).map((one) => [one.as, one.source] as const)])
  const said = (plan.order ?? []).flatMap(({ expression, descending = false, asIs = false }) =>
    (asIs ? [expression] : shownBy(expression, sources, layout)).map((one) => ({ expression: one, descending })),
  )
  if (plan.group !== undefined || plan.distinct === true) return said
  const table = tableOf(plan.source, layout)
  const own = (table?.key ?? []).map((one) => ({ expression: fieldNamed(one.field.Name), descending: false }))
  const joined = (plan.joins ?? []).flatMap(({ as, source }) =>
    (tableOf(source, layout)?.key ?? []).map((one) => ({ expression: { ...fieldNamed(one.field.Name), from: as }, descending: false })),
  )
  return [...said, ...own, ...joined]
}

const fieldNamed = (name: string): Extract<Expression, { kind: 'field' }> => ({ kind: 'field', path: [{ field: name }] })

const tableOf = (source: Source, layout: Layout): TableLayout | undefined =>
  source.kind === 'object' ? layout.table(source.name) : source.kind === 'section' ? layout.section(source.name, source.section) : undefined

/** A reference is ordered by the fields that it is shown by; anything else by itself. */
function shownBy(expression: Expression, sources: ReadonlyMap<string, Source>, layout: Layout): readonly Expression[] {
  if (expression.kind !== 'field') return [expression]
  const source = sources.get(expression.from ?? '')
  const start = source === undefined ? undefined : tableOf(source, layout)
  const column = start === undefined ? undefined : columnAt(start, expression.path, layout)
  if (column === undefined || column.codecs.length !== 1 || column.codecs[0]!.kept.kind !== 'reference') return [expression]
  const target = layout.table(objectOfType(column.codecs[0]!.type) ?? '')
  const fields = target === undefined ? [] : presentationFields(target)
  if (fields.length === 0) return [expression]
  // The items themselves are ordered by their own fields, without a join to themselves.
  const self = expression.path.length === 1 && column.field.Name === 'Ref' && start!.section === undefined
  const path: readonly Step[] = self ? [] : expression.path
  return fields.map((name) => ({ ...expression, path: [...path, { field: name }] }))
}

function columnAt(start: TableLayout, path: readonly Step[], layout: Layout): Column | undefined {
  let table: TableLayout | undefined = start
  for (const step of path.slice(0, -1)) {
    const column: Column | undefined = table?.column(step.field)
    const targets = (column?.codecs ?? []).flatMap((one) => objectOfType(one.type) ?? [])
    table = layout.table(step.as ?? targets[0] ?? '')
  }
  return table?.column(path.at(-1)?.field ?? '')
}

/** Names of the fields that a reference is shown by, the leading one first. */
export function presentationFields(table: TableLayout): readonly string[] {
  const { object } = table
  const has = (name: string): boolean => table.column(name) !== undefined
  if (object.kind === 'Document' || object.kind === 'BusinessProcess' || object.kind === 'Task') return ['Date', 'Number'].filter(has)
  const byCode = 'DefaultPresentation' in object.definition && object.definition.DefaultPresentation === 'AsCode'
  const lead = (byCode ? ['Code', 'Description'] : ['Description', 'Code']).find(has)
  return lead === undefined ? [] : [lead]
}
