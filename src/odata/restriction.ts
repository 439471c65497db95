/** Restrictions of roles by row: the `$filter` text of a role, bound to the object whatever is published. */
import { catalogue, text } from '../diagnostics/catalogue.ts'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Location } from '../diagnostics/location.ts'
import { didYouMean } from '../diagnostics/near.ts'
import { said } from '../diagnostics/said.ts'
import { dataProblem } from '../infobase/check/problems.ts'
import type { Role } from '../infobase/definition/objects/role.ts'
import type { DescribedType, SimpleType } from '../infobase/definition/parts/type-description.ts'
import { isForeignCondition } from '../infobase/foreign/condition.ts'
import type { InfobaseModel } from '../infobase/model/model.ts'
import type { BoundRestriction } from '../infobase/objects/role-restriction.ts'
import type { Expression } from '../infobase/query/expression.ts'
import { ODataRefusal } from './errors.ts'
import { createPublishedModel } from './model/create.ts'
import type { EntityField } from './model/entity.ts'
import { bindFilter } from './plan/bind.ts'

const roleProblem = catalogue('role', {
  'unknown-object': {
    severity: 'error',
    en: text`the role ${'role'} restricts ${'object'}, which there is not${'hint'}`,
    ru: text`роль ${'role'} ограничивает ${'object'}, а такого объекта нет${'hint'}`,
  },
  'wrong-right': {
    severity: 'error',
    en: text`the role ${'role'} restricts ${'right'} of ${'object'}; Read, Insert, Update and Delete can be restricted by row`,
    ru: text`роль ${'role'} ограничивает ${'right'} (${'object'}); по строкам ограничиваются Read, Insert, Update и Delete`,
  },
  'wrong-filter': {
    severity: 'error',
    en: text`the role ${'role'} restricts ${'right'} of ${'object'} by what is not a $filter: ${'why'}`,
    ru: text`роль ${'role'} ограничивает ${'right'} (${'object'}) не выражением $filter: ${'why'}`,
  },
})

const rights: ReadonlySet<string> = new Set(['Read', 'Insert', 'Update', 'Delete'])

/** Those of a file of users, with where each of them is. */
interface PlacedRestrictions {
  readonly rows: Readonly<Record<string, Role['Restrictions']>>
  readonly placeOf: (...path: readonly string[]) => Location
}

/** Binds all of them; a broken one lets no row through, so that nothing is shown that should not be. `ofFile`: those of users.json. */
export function bindRestrictions(
  model: InfobaseModel,
  roles: readonly Role[],
  ofFile?: PlacedRestrictions,
  outside: ReadonlyMap<string, readonly OutsideField[]> = new Map(),
): { readonly restriction: BoundRestriction | undefined; readonly diagnostics: readonly Diagnostic[] } {
  const restricting = roles.filter((one) => Object.keys(one.Restrictions).length > 0)
  if (restricting.length === 0) return { restriction: undefined, diagnostics: [] }
  const bound = new Map<Role, Map<string, Expression>>()
  const diagnostics: Diagnostic[] = []
  const published = createPublishedModel(model, () => true)
  for (const role of restricting) {
    const own = new Map<string, Expression>()
    bound.set(role, own)
    for (const [object, texts] of Object.entries(role.Restrictions))
      for (const [right, filter] of Object.entries(texts)) {
        const isOfFile = ofFile?.rows[role.Name]?.[object]?.[right] !== undefined
        const place = isOfFile ? ofFile.placeOf(role.Name, object, right) : undefined
        const { expression, problem } = boundFilter([role.Name, object, right, filter], place)
        // A condition that was translated of a configuration is no one's mistake: like others of the query language it is not applied.
        const isTranslated = role.uuid !== '' && !isOfFile
        if (problem !== undefined)
          diagnostics.push(
            isTranslated ? dataProblem('restriction-unapplied', { role: role.Name, objects: `${object} ${right}` }) : problem,
          )
        if (problem === undefined || !isTranslated) own.set(`${object} ${right}`, expression)
      }
  }
  return { restriction: (role, fullName, right) => bound.get(role)?.get(`${fullName} ${right}`), diagnostics }

  function boundFilter(
    [role, object, right, filter]: readonly [string, string, string, string],
    place?: Location,
  ): { expression: Expression; problem?: Diagnostic } {
    const found = published.ofObject(object)
    const fields = outside.get(object)
    const entity = found?.records ?? found
    if (entity === undefined && fields === undefined) {
      const names = [...model.objects.map((one) => one.FullName), ...outside.keys()]
      return { expression: nothing, problem: roleProblem('unknown-object', { role, object, hint: didYouMean(object, names) }, place) }
    }
    if (!rights.has(right)) return { expression: nothing, problem: roleProblem('wrong-right', { role, right, object }, place) }
    try {
      const names = fields === undefined ? { field: entity!.field, entity: entity! } : { field: outsideField(fields) }
      const expression = bindFilter('$filter', filter, names, { model: published, infobase: model })
      if (fields === undefined || isForeignCondition(expression)) return { expression }
      return { expression: nothing, problem: roleProblem('wrong-filter', { role, right, object, why: notOutside }, place) }
    } catch (error) {
      if (!(error instanceof ODataRefusal)) throw error
      return {
        expression: nothing,
        problem: roleProblem(
          'wrong-filter',
          { role, right, object, why: said(error.hint ?? error.english, error.hintRu ?? error.descr) },
          place,
        ),
      }
    }
  }
}

/** What a database outside is asked is SQL of its own. */
const notOutside = said(
  'a table of an external data source takes comparisons of its fields only, joined by and, or and not',
  'для таблицы внешнего источника данных годятся только сравнения её полей и их логические связки',
)

/** A field of a table outside, with the types that it may have. */
export interface OutsideField {
  readonly name: string
  readonly types: readonly DescribedType[]
}

/** Fields as the binder knows those of entities. References and bytes are compared with null only. */
function outsideField(fields: readonly OutsideField[]): (name: string) => EntityField | undefined {
  const known = new Map(
    fields.map(({ name, types }): [string, EntityField] => {
      const isPlain = types.every(({ kind }) => kind !== 'Other' && kind !== 'TypeSet' && kind !== 'BinaryData')
      const field = {
        Name: name,
        russianName: name,
        role: 'attribute',
        Types: types as readonly SimpleType[],
        definition: undefined,
      } as const
      const form = isPlain ? (types.length > 1 ? 'composite' : 'plain') : 'types'
      return [name, { field, column: name, base: name, name, form, edm: '', nullable: true, target: undefined }]
    }),
  )
  return (name) => known.get(name)
}

const nothing: Expression = { kind: 'or', operands: [] }
