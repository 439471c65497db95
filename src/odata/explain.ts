/** Why a request reads what it reads: the set, the query's plan, and the SQL that it becomes where the infobase tells. */
import { ODataRefusal } from './errors.ts'
import { bindKey } from './plan/key.ts'
import { publishedModelOf, type StandardOData } from './service.ts'
import { readSegments } from './syntax/segments.ts'

export interface QueryExplanation {
  readonly set: string
  readonly shape: string
  readonly object: string
  readonly functions: readonly string[]
  readonly key: readonly string[]
  /** Why it is refused, if it is. */
  readonly refusal?: string
}

/** `path` is decoded and begins behind the interface's segment. */
export function explainQuery(service: StandardOData, path: string): QueryExplanation | undefined {
  const model = publishedModelOf(service)
  try {
    const [first] = readSegments(path.replace(/\?.*$/s, ''))
    const entity = first === undefined ? undefined : model.set(first.name)
    if (entity === undefined) return undefined
    const known = {
      set: entity.name,
      shape: entity.shape,
      object: entity.object.FullName,
      functions: entity.functions.map(({ name }) => name),
      key: entity.key.map(({ name }) => name),
    }
    try {
      if (first!.inner !== undefined) bindKey(entity, first!.inner, model)
      return known
    } catch (error) {
      return { ...known, refusal: error instanceof ODataRefusal ? `${error.english}: ${error.hint ?? ''}` : String(error) }
    }
  } catch {
    return undefined
  }
}
