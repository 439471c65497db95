/** A request of the interface as what it asks of the data: the bound plan, the SQL that it becomes, and how SQLite goes about it. */
import type { Infobase } from '../infobase/infobase.ts'
import type { Plan } from '../infobase/query/plan.ts'
import { ODataRefusal } from './errors.ts'
import { noFunction } from './get.ts'
import type { EntityType, FunctionImport } from './model/entity.ts'
import { neededFields } from './model/selected.ts'
import { bindKey } from './plan/key.ts'
import { wholeArea } from './read/area.ts'
import { firstPlan, queryOf } from './read/rows.ts'
import { select } from './read/selection.ts'
import type { Source } from './read/source.ts'
import { treeOf } from './read/tree.ts'
import { readFunction } from './read/virtual.ts'
import { publishedModelOf, type StandardOData } from './service.ts'
import { readOptions, refuseUnknown, type Options } from './syntax/options.ts'
import { readSegments } from './syntax/segments.ts'

export interface ExplainedQuery {
  /** With the function behind it. */
  readonly set: string
  readonly plan: Plan
  /** Absent of a virtual table: the infobase makes it, and the plan goes through its rows. */
  readonly sql?: string
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
export async function explainRequest(
  service: StandardOData,
  infobase: Infobase,
  path: string,
  query: string,
): Promise<ExplainedQuery | ExplainedRefusal | undefined> {
  try {
    return await explained(service, infobase, path, query)
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

async function explained(service: StandardOData, infobase: Infobase, path: string, query: string): Promise<ExplainedQuery | undefined> {
  const model = publishedModelOf(service, infobase.GetStandardODataInterfaceContent())
  const options = readOptions(query)
  const [first, next] = readSegments(path)
  const entity = first === undefined ? undefined : model.set(first.name)
  if (entity === undefined) return undefined
  refuseUnknown(options)
  const source = { reads: infobase, model, area: wholeArea, requires: () => {} }
  if (first!.inner === undefined && next !== undefined && next.name !== '$count') {
    const found = entity.functions.find((one) => one.name === next.name && !one.isAction)
    if (found === undefined) throw noFunction(entity, next)
    return virtual(infobase, entity, found, next.inner, options, source)
  }
  const selection = select(model, entity, treeOf('$select', options.select), treeOf('$expand', options.expand))
  const asked = queryOf(entity, options, { model, infobase: infobase.model }, source)
  const key = first!.inner === undefined ? undefined : bindKey(entity, first!.inner, model).where
  const plan = firstPlan(key === undefined ? asked : { ...asked, where: key }, neededFields(selection))
  return { set: entity.name, plan, ...infobase.base.reader.explain(plan) }
}

/** The table is made, so that its fields are known; of its rows the plan shows none. */
async function virtual(
  infobase: Infobase,
  entity: EntityType,
  found: FunctionImport,
  inner: string | undefined,
  options: Options,
  source: Source,
): Promise<ExplainedQuery> {
  const { model } = source
  const models = { model, infobase: infobase.model }
  const rows = await readFunction(infobase.base, entity, found, inner, options, models, source)
  const selection = select(model, rows.entity, rows.selected, treeOf('$expand', options.expand))
  const plan = firstPlan(queryOf(rows.entity, options, models, source, rows.given), neededFields(selection))
  return {
    set: `${entity.name}/${found.name}`,
    plan: { ...plan, source: { kind: 'given', fields: rows.given.fields, rows: [] } },
    steps: [],
  }
}
