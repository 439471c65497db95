/** A request of the interface as what it asks of the data: the bound plan, the SQL that it becomes, and how SQLite goes about it. */
import type { Infobase } from '../infobase/infobase.ts'
import type { Plan } from '../infobase/query/plan.ts'
import { ODataRefusal } from './errors.ts'
import { neededFields } from './model/selected.ts'
import { bindKey } from './plan/key.ts'
import { wholeArea } from './read/area.ts'
import { firstPlan, queryOf } from './read/rows.ts'
import { select } from './read/selection.ts'
import { treeOf } from './read/tree.ts'
import { publishedModelOf, type StandardOData } from './service.ts'
import { readOptions } from './syntax/options.ts'
import { readSegments } from './syntax/segments.ts'

export interface ExplainedQuery {
  readonly set: string
  readonly plan: Plan
  readonly sql: string
  /** As EXPLAIN QUERY PLAN says it: which index is searched, or that the table is read whole. */
  readonly steps: readonly string[]
}

export interface ExplainedRefusal {
  readonly status: number
  readonly code: number
  readonly message: string
  readonly messageRu: string
  readonly hint: string | undefined
  readonly hintRu: string | undefined
}

/** `path`, decoded, begins behind the interface's segment; `query` is raw. `undefined` for what is not a set. */
export function explainRequest(
  service: StandardOData,
  infobase: Infobase,
  path: string,
  query: string,
): ExplainedQuery | ExplainedRefusal | undefined {
  try {
    return explained(service, infobase, path, query)
  } catch (error) {
    if (!(error instanceof ODataRefusal)) throw error
    return {
      status: error.status,
      code: error.internal,
      message: error.english,
      messageRu: error.descr,
      hint: error.hint,
      hintRu: error.hintRu,
    }
  }
}

function explained(service: StandardOData, infobase: Infobase, path: string, query: string): ExplainedQuery | undefined {
  const model = publishedModelOf(service, infobase.GetStandardODataInterfaceContent())
  const options = readOptions(query)
  const [first] = readSegments(path)
  const entity = first === undefined ? undefined : model.set(first.name)
  if (entity === undefined) return undefined
  const source = { reads: infobase, model, area: wholeArea, requires: () => {} }
  const selection = select(model, entity, treeOf('$select', options.select), treeOf('$expand', options.expand))
  const asked = queryOf(entity, options, { model, infobase: infobase.model }, source)
  const key = first!.inner === undefined ? undefined : bindKey(entity, first!.inner, model).where
  const plan = firstPlan(key === undefined ? asked : { ...asked, where: key }, neededFields(selection))
  return { set: entity.name, plan, ...infobase.base.reader.explain(plan) }
}
