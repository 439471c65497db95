/** Makes the published model of an infobase's model: what of the composition is on the wire, in 1C's order. */
import { standardField, type Field } from '../../infobase/model/field.ts'
import type { AnyModelObject, InfobaseModel, Table } from '../../infobase/model/model.ts'
import { objectSource, sectionSource, type Source } from '../../infobase/query/source.ts'
import { accountingFunctions } from './accounting-tables.ts'
import { calculationFunctions } from './calculation-tables.ts'
import type { EntityField, EntityType, FunctionImport, PublishedModel, Shape } from './entity.ts'
import { isHidden, isShown } from './given.ts'
import { isPublishedKind, primitiveOfWire, primitiveOnWire, setName, routePointType, typeOfSetName } from './names.ts'
import { inDataOrder, inMetadataOrder, isTail, isUndeclared } from './order.ts'
import { entityField, typeName, type PropertyOptions } from './property.ts'
import { accumulationFunctions, sliceFunctions } from './virtual-tables.ts'

/** `isPublished`: whether an object of that full name is in the composition. */
export function createPublishedModel(model: InfobaseModel, isPublished: (fullName: string) => boolean): PublishedModel {
  const published = (fullName: string): boolean => {
    const object = model.byFullName(fullName)
    return object !== undefined && isPublishedKind(object.kind) && isPublished(object.FullName) && !isHidden(object.definition)
  }
  const objects = model.objects.filter((one) => published(one.FullName))
  const sets = objects.flatMap((one) => entitiesOf(one, published, model))
  const byName = new Map(sets.map((one) => [one.name, one]))
  const ownSets = new Map<string, EntityType>(
    sets.filter(({ shape }) => shape !== 'section' && shape !== 'record').map((one) => [one.object.FullName, one]),
  )
  return {
    sets,
    set: (name) => byName.get(name),
    ofObject: (fullName) => ownSets.get(fullName),
    enums: model.of('Enum').filter(({ FullName }) => isPublished(FullName)) as readonly AnyModelObject[],
    typeOnWire(type) {
      const point = type.indexOf('Ref.')
      if (point < 0) return primitiveOnWire(type) ?? `StandardODATA.${type}`
      const [kind, name] = [type.slice(0, point), type.slice(point + 4)]
      if (kind === 'Enum') return `StandardODATA.${name}`
      const object = model.byFullName(`${kind}.${name}`)
      const unavailable = object !== undefined && !published(object.FullName) && kind !== 'BusinessProcessRoutePoint'
      return unavailable ? `UnavailableEntities.UnavailableEntity_${uuidOf(object)}` : `StandardODATA.${kind}_${name}`
    },
    typeOfWire(name) {
      const unavailable = /^UnavailableEntities\.UnavailableEntity_(.+)$/.exec(name)?.[1]
      if (unavailable !== undefined) {
        const found = model.objects.find((one) => uuidOf(one) === unavailable)
        return found === undefined ? undefined : found.FullName.replace('.', 'Ref.')
      }
      const primitive = primitiveOfWire(name)
      if (primitive !== undefined) return primitive
      if (!name.startsWith('StandardODATA.')) return undefined
      const bare = name.slice('StandardODATA.'.length)
      const point = routePointType(bare)
      if (point !== undefined) return model.byFullName(point.replace('RoutePointRef.', '.')) && point
      const type = typeOfSetName(bare)
      if (type !== undefined) return model.byFullName(type.replace('Ref.', '.')) && type
      return model.find('Enum', bare) && `EnumRef.${bare}`
    },
  }
}

/** The object's own id; its name where the configuration has none. */
const uuidOf = (object: AnyModelObject): string => object.definition.uuid || object.Name

type Published = PropertyOptions['published']

/** The entity of the object, then those of its tabular sections or records. */
function entitiesOf(object: AnyModelObject, published: Published, model: InfobaseModel): readonly EntityType[] {
  const name = setName(object)
  const source = objectSource(object.FullName)
  if (object.kind === 'Constant') return [constantEntity(object, name, source, published)]
  if (object.field('Recorder') !== undefined) return recordEntities(object, name, source, published, model)
  if (object.kind === 'InformationRegister') return [independentEntity(object, name, source, published)]
  const composite = new Set(object.kind === 'DocumentJournal' ? ['Ref'] : object.kind === 'Task' ? ['BusinessProcess', 'RoutePoint'] : [])
  const own = [...object.fields, ...(object.kind === 'DocumentJournal' ? [] : [dataVersion])]
  const fields = own.map((one) => entityField(one, { published, required: one.Name === 'Ref', composite: composite.has(one.Name) }))
  const sections = object.tables.map((table) => sectionEntity(object, table, `${name}_${table.Name}`, published))
  const shape = object.kind === 'DocumentJournal' ? 'journal' : 'object'
  const key = fields.filter(({ column }) => column === 'Ref')
  return [entity({ name, shape, object, source, fields, key, sections, functions: actionsOf(object) }), ...sections]
}

const dataVersion: Field = standardField('DataVersion', 'ВерсияДанных', { kind: 'String', Length: 12, AllowedLength: 'Variable' })

interface Parts {
  readonly name: string
  readonly shape: Shape
  readonly object: AnyModelObject
  readonly source: Source
  readonly fields: readonly EntityField[]
  readonly key: readonly EntityField[]
  readonly section?: Table
  readonly sections?: readonly EntityType[]
  readonly records?: EntityType
  readonly functions?: readonly FunctionImport[]
}

function entity({ section, sections = [], records, functions = [], ...parts }: Parts): EntityType {
  const { kind } = parts.object
  const byName = new Map<string, EntityField>()
  const shown = parts.fields.filter((one) => parts.key.includes(one) || isShown(parts.object.definition, parts.name, one.name))
  for (const one of shown) for (const name of [typeName(one), one.base, one.name]) if (name !== undefined) byName.set(name, one)
  const data = section === undefined ? inDataOrder(kind, shown) : shown
  const declared = shown.filter((one) => !isUndeclared(kind, one))
  return Object.freeze({
    ...parts,
    section,
    sections,
    records,
    functions,
    fields: section === undefined ? inMetadataOrder(kind, declared) : declared,
    head: data.filter((one) => !isTail(one)),
    tail: data.filter(isTail),
    field: (name: string) => byName.get(name),
  })
}

function sectionEntity(object: AnyModelObject, section: Table, name: string, published: Published): EntityType {
  const ref = object.field('Ref')!
  const fields = [ref, ...section.fields].map((one) => entityField(one, { published, required: one === ref || one.Name === 'LineNumber' }))
  const source = sectionSource(object.FullName, section.Name)
  return entity({ name, shape: 'section', object, source, fields, key: fields.slice(0, 2), section })
}

function constantEntity(object: AnyModelObject, name: string, source: Source, published: Published): EntityType {
  const fields = object.fields.map((one) => entityField(one, { published, required: one.role === 'separator' }))
  return entity({ name, shape: 'constant', object, source, fields, key: fields.filter(({ field }) => field.role === 'separator') })
}

const inKey = ({ role, Name }: Field): boolean => role === 'dimension' || role === 'separator' || Name === 'Period'

function independentEntity(
  object: AnyModelObject & { kind: 'InformationRegister' },
  name: string,
  source: Source,
  published: Published,
): EntityType {
  const fields = object.fields.map((one) => entityField(one, { published, required: inKey(one) }))
  const key = fields.filter(({ field }) => inKey(field))
  const functions = object.field('Period') === undefined ? [] : sliceFunctions
  return entity({ name, shape: 'independent', object, source, fields, key, functions })
}

/** The set of a recorder's records, and the records each. */
function recordEntities(
  object: AnyModelObject,
  name: string,
  source: Source,
  published: Published,
  model: InfobaseModel,
): readonly EntityType[] {
  const isInformation = object.kind === 'InformationRegister'
  const byRecorder = isInformation && object.definition.InformationRegisterPeriodicity === 'RecorderPosition'
  const isKey = isInformation
    ? (one: Field) => inKey(one) || (byRecorder && one.Name === 'Recorder')
    : (one: Field) => one.Name === 'Recorder' || one.Name === 'LineNumber'
  const fields = inMetadataOrder(
    object.kind,
    object.fields.filter(isOfRecords).map((one) => entityField(one, { published, required: isKey(one) })),
  )
  const key = fields.filter(({ field }) => isKey(field))
  const slices = isInformation && object.field('Period') !== undefined ? sliceFunctions : []
  const records = entity({ name: `${name}_RecordType`, shape: 'record', object, source, fields, key, functions: slices })
  const recorder = entityField(object.field('Recorder')!, { published: () => false, required: true })
  const functions = functionsOf(object, name, { published }, model)
  return [entity({ name, shape: 'recordSet', object, source, fields: [recorder], key: [recorder], records, functions }), records]
}

/** Extra dimensions are in a function of their own. */
const isOfRecords = ({ role, Name }: Field): boolean => role !== 'standard' || !Name.startsWith('ExtDimension')

function functionsOf(object: AnyModelObject, name: string, options: PropertyOptions, model: InfobaseModel): readonly FunctionImport[] {
  if (object.kind === 'AccumulationRegister') return accumulationFunctions(object, name, options)
  if (object.kind === 'AccountingRegister') return accountingFunctions(object, name, options)
  if (object.kind !== 'CalculationRegister') return []
  const bases = model.of('CalculationRegister').filter(({ FullName }) => options.published(FullName))
  const schedule = model.byFullName(object.definition.Schedule)?.fields ?? []
  return calculationFunctions(object, name, options, bases, schedule)
}

const action = (name: string, ...parameters: FunctionImport['parameters']): FunctionImport => ({
  name,
  parameters,
  isAction: true,
  isSlice: false,
})

function actionsOf(object: AnyModelObject): readonly FunctionImport[] {
  if (object.kind === 'Document') {
    const mode = ['PostingModeOperational', 'Edm.Boolean'] as const
    return [action('Post', mode), action('Unpost', mode)]
  }
  if (object.kind === 'BusinessProcess') return [action('Start', ['RoutePoint', 'Edm.String'])]
  return object.kind === 'Task' ? [action('ExecuteTask')] : []
}
