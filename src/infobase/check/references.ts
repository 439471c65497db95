/** Checks of what properties name: owners, registers, numerators, charts, documents of a journal. */
import { didYouMean } from '../../diagnostics/near.ts'
import type { Said } from '../../diagnostics/said.ts'
import { dataKinds } from '../definition/data-kinds.ts'
import { fullNameOf, type DataDefinition } from '../definition/definition.ts'
import type { Attribute } from '../definition/parts/attribute.ts'
import type { InfobaseModel } from '../model/model.ts'
import { split } from '../model/resolve-types.ts'
import { placeOfDefinition } from './placed.ts'
import { dataProblem } from './problems.ts'
import type { Rule } from './rule.ts'

/** Properties that hold full names of objects, or lists of them. */
const properties = [
  'Owners',
  'RegisterRecords',
  'Numerator',
  'RegisteredDocuments',
  'Documents',
  'BaseCalculationTypes',
  'ExtDimensionTypes',
  'CharacteristicExtValues',
  'ChartOfAccounts',
  'ChartOfCalculationTypes',
  'Schedule',
  'Task',
  'Addressing',
] as const

export const knownObjects: Rule = ({ all, model }, complain) => {
  for (const placed of all) {
    const object = fullNameOf(placed.definition)
    const said = placed.definition as unknown as Readonly<Record<string, string | readonly string[] | undefined>>
    for (const property of properties)
      for (const name of [said[property] ?? []].flat())
        if (name !== '' && model.byFullName(name) === undefined)
          complain(
            dataProblem('unknown-object', { object, property, name, hint: hintFor(name, model) }, placeOfDefinition(placed, [property])),
          )
    for (const { property, name } of namedWithin(placed.definition))
      if (isDataKind(name) && model.byFullName(name) === undefined)
        complain(
          dataProblem('unknown-object', { object, property, name, hint: hintFor(name, model) }, placeOfDefinition(placed, [property])),
        )
    for (const name of missingDimensions(placed.definition)) {
      const hint = didYouMean(name, 'Dimensions' in placed.definition ? Object.keys(placed.definition.Dimensions) : [])
      complain(
        dataProblem('unknown-object', { object, property: 'Recalculations', name, hint }, placeOfDefinition(placed, ['Recalculations'])),
      )
    }
    for (const { column, name } of missingColumns(placed.definition, model))
      complain(
        dataProblem(
          'unknown-object',
          { object, property: `Columns.${column}`, name, hint: '' },
          placeOfDefinition(placed, ['Columns', column]),
        ),
      )
  }
}

/** Full names in the content of an exchange plan, and of the processes within a route. */
function namedWithin(definition: DataDefinition): readonly { readonly property: string; readonly name: string }[] {
  if (definition.kind === 'ExchangePlan') return definition.Content.map(({ Metadata }) => ({ property: 'Content', name: Metadata }))
  if (definition.kind !== 'BusinessProcess') return []
  return definition.RoutePoints.flatMap(({ SubBusinessProcess }) =>
    SubBusinessProcess === '' ? [] : [{ property: 'RoutePoints', name: SubBusinessProcess }],
  )
}

/** Contents also name what has no data of its own here, such as recalculations. */
const isDataKind = (name: string): boolean => split(name)[0] in dataKinds && name.split('.').length === 2

const hintFor = (name: string, model: InfobaseModel): Said => {
  const [kind] = split(name)
  return didYouMean(
    name,
    model.objects.filter((one) => one.kind === kind).map((one) => one.FullName),
  )
}

/** Dimensions of recalculations that their register does not have. */
function missingDimensions(definition: DataDefinition): readonly string[] {
  if (definition.kind !== 'CalculationRegister') return []
  return definition.Recalculations.flatMap((one) =>
    typeof one === 'string'
      ? []
      : Object.values(one.Dimensions)
          .map(({ RegisterDimension }) => RegisterDimension.split('.').at(-1)!)
          .filter((name) => definition.Dimensions[name] === undefined),
  )
}

/** Attributes that a journal's columns show and that no document has. */
function missingColumns(definition: DataDefinition, model: InfobaseModel): readonly { readonly column: string; readonly name: string }[] {
  if (definition.kind !== 'DocumentJournal') return []
  return Object.entries(definition.Columns).flatMap(([column, { References }]) =>
    References.filter((name) => {
      const [, document = '', , attribute = ''] = name.split('.')
      const attributes: Readonly<Record<string, Attribute>> = model.find('Document', document)?.definition.Attributes ?? {}
      return attributes[attribute] === undefined
    }).map((name) => ({ column, name })),
  )
}
