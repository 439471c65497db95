/** Tabular sections as fields, `Т.Товары.(Товар, Количество)`: the rows of the section of that item, as a value. */
import type { AnyModelObject } from '../../infobase/model/model.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import type { Place } from '../query-error.ts'
import type { Item, Node } from '../syntax/ast.ts'
import type { Bound, BoundSource } from './bound.ts'
import { fieldOf, type Scope } from './scope.ts'
import { bindSelect } from './select.ts'
import { sectionNamed } from './shapes.ts'

const OWNER = '~владелец'

export function bindNested(names: readonly string[], items: readonly Item[], scope: Scope, place: Place): Bound | undefined {
  const found = sectionAt(names, scope, place)
  if (found === undefined) return undefined
  const inner = bindSelect(
    {
      isDistinct: false,
      isAllowed: false,
      top: undefined,
      items: items.map((one) => withoutOwner(one, found.columns)).flat(),
      into: undefined,
      from: [{ kind: 'table', names: [...found.object.FullName.split('.'), found.section], args: undefined, alias: '~', place }],
      where: undefined,
      group: undefined,
      having: undefined,
      place,
    },
    scope.binding,
    scope,
    { order: [], isAutoOrder: false, totals: undefined },
  )
  const [source] = inner.sources as [BoundSource]
  const own = fieldOf(source, ['Ref'], [source.columns[0]!.types], ['Ссылка'], place)
  const line = fieldOf(source, ['LineNumber'], [['Number']], ['НомерСтроки'], place)
  const where: Bound = { kind: 'compare', operator: '=', left: own, right: found.owner, types: ['Boolean'], place }
  const block = { ...inner, where, order: [{ expression: line, isDescending: false }], isCorrelated: true }
  const columns = block.columns.map(({ name, expression }) => ({ name, types: expression.types }))
  const query = { blocks: [block], keepsAlike: [], columns, order: [], totals: undefined, into: undefined, isAllowed: false, place }
  return { kind: 'nested', query, types: [OWNER] }
}

/** `*` of a tabular section has no reference to its owner. */
function withoutOwner(item: Item, columns: readonly string[]): readonly Item[] {
  if (item.kind !== 'all') return [item]
  return columns.map((name): Item => ({
    kind: 'field',
    expression: { kind: 'name', names: ['~', name], place: item.place } satisfies Node,
    alias: undefined,
    place: item.place,
  }))
}

function sectionAt(
  names: readonly string[],
  scope: Scope,
  place: Place,
): { readonly owner: Bound; readonly object: AnyModelObject; readonly section: string; readonly columns: readonly string[] } | undefined {
  const { model } = scope.binding.base
  const folded = names.at(-1)!.toLowerCase()
  const found = (owner: Bound, object: AnyModelObject | undefined) => {
    const section = object === undefined ? undefined : sectionNamed(object, folded)
    return section === undefined
      ? undefined
      : { owner, object: object!, section: section.Name, columns: section.fields.map((one) => one.russianName) }
  }
  if (names.length === 1 || isAlias(names, scope)) {
    for (const { source, names: own } of scope.sources) {
      if (source.reading.kind !== 'object' || (names.length > 1 && !own.includes(names.slice(0, -1).join('.').toLowerCase()))) continue
      const object = model.byFullName(source.reading.name)
      if (object?.field('Ref') === undefined) continue
      const made = found(fieldOf(source, ['Ref'], [source.columns[0]!.types], ['Ссылка'], place), object)
      if (made !== undefined) return made
    }
    return undefined
  }
  const owner = scope.find(names.slice(0, -1), place)
  if (owner?.kind !== 'field') return undefined
  return found(owner, model.byFullName(objectOfType(owner.types?.[0] ?? '') ?? ''))
}

const isAlias = (names: readonly string[], scope: Scope): boolean => {
  const head = names.slice(0, -1).join('.').toLowerCase()
  return scope.sources.some((one) => one.names.includes(head))
}
