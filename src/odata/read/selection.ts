/**
 * What of an entity is read and written, from `$select` and `$expand` (chapter 17.4.8): `*` before `**` before names. A navigation is
 * expanded where `$expand` names it, and `$select`, when it is given, names it too.
 */
import { said } from '../../diagnostics/said.ts'
import { odataRefusal } from '../errors.ts'
import { SURROGATE, type EntityField, type EntityType, type PublishedModel } from '../model/entity.ts'
import type { Expanded, Presented, Selection } from '../model/selected.ts'
import { isNavigation, PRESENTATION, requireKnown } from './known.ts'
import { below, noTree, type Tree } from './tree.ts'

/** As many steps as 1C expands. */
const MAX_DEPTH = 4

export function select(model: PublishedModel, entity: EntityType, selected: Tree | undefined, expand: Tree = noTree, depth = 0): Selection {
  const isAll = selected === undefined || selected.has('*')
  const isFlat = !isAll && selected.has('**')
  const names = new Set(selected?.keys())
  const isAsked = (field: EntityField): boolean =>
    isAll || isFlat || names.has(field.name) || names.has(`${field.base}_Type`) || isComposite(field, names)
  if (depth === 0 && selected !== undefined) requireKnown(model, entity, selected)
  const sections = entity.sections.filter(({ section }) => isAll || (!isFlat && names.has(section!.Name)))
  const hasRecords = entity.records !== undefined && (isAll || (!isFlat && names.has('RecordSet')))
  return {
    entity,
    head: entity.head.filter(isAsked),
    tail: entity.tail.filter(isAsked),
    sections: sections.map((one) => ({ entity: one, fields: sectionFields(one, isAll ? undefined : below(selected!, one.section!.Name)) })),
    records: hasRecords
      ? sectionFields(entity.records!, isAll ? undefined : below(selected!, 'RecordSet')).filter(({ column }) => column !== 'Recorder')
      : undefined,
    presentations: presentationsOf(entity, names),
    isPresented: names.has('Presentation'),
    isSurrogate: entity.key.length === 0 && entity.shape !== 'virtual' && (isAll || isFlat || names.has(SURROGATE)),
    expanded: depth >= MAX_DEPTH ? [] : expandedOf(model, entity, selected, expand, depth),
  }
}

const isComposite = ({ base, form }: EntityField, names: ReadonlySet<string>): boolean =>
  (form === 'composite' || form === 'storage') && names.has(base)

function sectionFields(entity: EntityType, names: Tree | undefined): readonly EntityField[] {
  if (names === undefined || names.has('*') || names.has('**')) return entity.head
  return entity.head.filter((one) => names.has(one.name) || names.has(one.base) || names.has(`${one.base}_Type`))
}

/** Not of tabular sections and of values in storage (chapter 17.4.3). */
function presentationsOf(entity: EntityType, names: ReadonlySet<string>): readonly Presented[] {
  const isEvery = names.has(`*${PRESENTATION}`)
  return [...entity.head, ...entity.tail]
    .filter(({ form, base, name }) => form !== 'storage' && (isEvery || names.has(base + PRESENTATION) || names.has(name + PRESENTATION)))
    .map((field) => ({ name: field.base + PRESENTATION, field }))
}

function expandedOf(
  model: PublishedModel,
  entity: EntityType,
  selected: Tree | undefined,
  expand: Tree,
  depth: number,
): readonly Expanded[] {
  const navigable = [...entity.head, ...entity.tail].filter((one) => isNavigation(model, one))
  for (const name of expand.keys())
    if (name !== '*' && !navigable.some(({ base }) => base === name))
      throw odataRefusal(
        'segment',
        [name],
        said(`$expand: ${entity.name} has no navigation ${name}`, `$expand: у ${entity.name} нет навигационного свойства ${name}`),
      )
  const fields = navigable.filter(({ base, form }) => expand.has(base) || (expand.has('*') && form === 'reference'))
  return fields
    .filter(({ base }) => selected === undefined || selected.has('*') || selected.has('**') || selected.has(base))
    .map((field) => expansion(model, field, selected && below(selected, field.base), below(expand, field.base) ?? noTree, depth))
}

/** Behind a composite the trees go on with the names of types. */
function expansion(model: PublishedModel, field: EntityField, selected: Tree | undefined, expand: Tree, depth: number): Expanded {
  const isComposite = field.form === 'composite'
  if (isComposite && expand.has('*'))
    throw odataRefusal(
      'segment',
      ['*'],
      said(
        `$expand: ${field.base}/Document_X/* names the type; ${field.base}/* is not supported`,
        `$expand: укажите тип, ${field.base}/Document_X/*; ${field.base}/* не поддерживается`,
      ),
    )
  const made = new Map<string, Selection | undefined>()
  const make = (fullName: string): Selection | undefined => {
    const target = model.ofObject(fullName)
    if (target === undefined) return undefined
    const own = isComposite ? below(expand, target.name) : expand
    return select(model, target, isComposite ? selected && below(selected, target.name) : selected, own ?? noTree, depth + 1)
  }
  if (field.target !== undefined) made.set(field.target, make(field.target)) // unknown names are refused before anything is read
  return {
    field,
    of(fullName) {
      if (!made.has(fullName)) made.set(fullName, make(fullName))
      return made.get(fullName)
    },
  }
}
