/** `$metadata`: the published model as EDMX, in the order and layout of real infobases, valid by Microsoft's schema of CSDL 3. */
import { GrowingText } from '../../exchange/growing-text.ts'
import { NAMESPACE, type EntityField, type EntityType, type FunctionImport, type PublishedModel } from '../model/entity.ts'
import { setName } from '../model/names.ts'
import { typeName } from '../model/property.ts'
import { closed, emptyElement, opened, XML_DECLARATION } from './xml.ts'

const typed = (name: string): string => `${NAMESPACE}.${name}`
const collection = (name: string): string => `Collection(${typed(name)})`

/** The whole document as UTF-8. */
export function writeMetadata(model: PublishedModel): Uint8Array {
  const text = new GrowingText()
  text.add(HEAD)
  for (const set of model.sets) text.add(entityType(set, model))
  for (const set of model.sets) text.add(complexTypes(set))
  text.add(HELPERS)
  if (model.sets.some(({ functions }) => functions.some(({ table }) => table?.fields.some(({ edm }) => edm === POINT_IN_TIME))))
    text.add(POINT_IN_TIME_TYPE)
  for (const one of model.enums) text.add(enumType(one.Name, 'EnumValues' in one.definition ? Object.keys(one.definition.EnumValues) : []))
  for (const set of model.sets) for (const field of navigations(set, model)) text.add(association(set, field, model))
  text.add(opened(3, 'EntityContainer', { 'Name': 'EnterpriseV8', 'm:IsDefaultEntityContainer': 'true' }))
  for (const { name } of model.sets) text.add(emptyElement(4, 'EntitySet', { Name: name, EntityType: typed(name) }))
  for (const set of model.sets) for (const one of set.functions) text.add(functionImport(set, one))
  text.add(closed(3, 'EntityContainer') + TAIL)
  return text.bytes
}

const HEAD =
  `${XML_DECLARATION}\n`
  + opened(0, 'edmx:Edmx', { 'xmlns:edmx': 'http://schemas.microsoft.com/ado/2007/06/edmx', 'Version': '1.0' })
  + opened(1, 'edmx:DataServices', {
    'xmlns:m': 'http://schemas.microsoft.com/ado/2007/08/dataservices/metadata',
    'm:DataServiceVersion': '3.0',
    'm:MaxDataServiceVersion': '3.0',
  })
  + opened(2, 'Schema', { xmlns: 'http://schemas.microsoft.com/ado/2009/11/edm', Namespace: NAMESPACE })
const TAIL = closed(2, 'Schema') + closed(1, 'edmx:DataServices') + closed(0, 'edmx:Edmx').trimEnd()

const property = (name: string, type: string, nullable: boolean): string =>
  emptyElement(4, 'Property', { Name: name, Type: type, Nullable: String(nullable) })

function entityType(set: EntityType, model: PublishedModel): string {
  const open = set.fields.some(({ form }) => form === 'composite')
  const keys = set.key.length === 0 ? ['SurrogateKey'] : [...set.key.map(({ name }) => name), ...set.key.flatMap((one) => typeOfKey(one))]
  return (
    opened(3, 'EntityType', { Name: set.name, ...(open && { OpenType: 'true' }) })
    + opened(4, 'Key')
    + keys.map((Name) => emptyElement(5, 'PropertyRef', { Name })).join('')
    + closed(4, 'Key')
    + properties(set)
    + navigations(set, model)
      .map((field) => navigation(set, field))
      .join('')
    + closed(3, 'EntityType')
  )
}

const typeOfKey = (field: EntityField): readonly string[] => (field.form === 'composite' ? [`${field.base}_Type`] : [])

/** In place: values and tabular sections; then the types of composites, then streams. */
function properties({ fields, sections, records, key }: EntityType): string {
  return (
    fields.map(({ name, edm, nullable }) => property(name, edm, nullable)).join('')
    + sections.map((one) => property(one.section!.Name, collection(`${one.name}_RowType`), true)).join('')
    + (records === undefined ? '' : property('RecordSet', collection(`${rowOwner(records)}_RowType`), false))
    + tails(fields)
    + (key.length === 0 ? property('SurrogateKey', 'Edm.Int16', false) : '')
  )
}

const tails = (fields: readonly EntityField[]): string =>
  fields
    .flatMap((field) => {
      const name = typeName(field)
      return name === undefined ? [] : [property(name, 'Edm.String', field.nullable)]
    })
    .join('')
  + fields
    .filter(({ form }) => form === 'storage')
    .map(({ base }) => property(base, 'Edm.Stream', true))
    .join('')

/** References of one type to what is published. */
const navigations = (set: EntityType, model: PublishedModel): readonly EntityField[] =>
  set.fields.filter(({ target }) => target !== undefined && model.ofObject(target) !== undefined)

const associationOf = (set: EntityType, { base }: EntityField): string => `${set.name}_${base}`

const navigation = (set: EntityType, field: EntityField): string =>
  emptyElement(4, 'NavigationProperty', {
    Name: field.base,
    Relationship: typed(associationOf(set, field)),
    FromRole: 'Begin',
    ToRole: 'End',
  })

const association = (set: EntityType, field: EntityField, model: PublishedModel): string =>
  opened(3, 'Association', { Name: associationOf(set, field) })
  + emptyElement(4, 'End', { Role: 'Begin', Type: typed(set.name), Multiplicity: '*' })
  + emptyElement(4, 'End', { Role: 'End', Type: typed(model.ofObject(field.target!)!.name), Multiplicity: '0..1' })
  + closed(3, 'Association')

/** Record types are called after the register: `…_RowType`, not `…_RecordType_RowType`. */
const rowOwner = (records: EntityType): string => setName(records.object)

function complexTypes(set: EntityType): string {
  const rows = set.shape === 'section' ? complexType(`${set.name}_RowType`, set.fields) : ''
  const records = set.records === undefined ? '' : complexType(`${rowOwner(set.records)}_RowType`, set.records.fields)
  return rows + records + set.functions.map(({ table }) => (table === undefined ? '' : complexType(table.name, table.fields))).join('')
}

const complexType = (name: string, fields: readonly EntityField[]): string =>
  opened(3, 'ComplexType', { Name: name })
  + fields.map((one) => property(one.name, one.edm, one.nullable)).join('')
  + tails(fields)
  + closed(3, 'ComplexType')

const enumType = (name: string, members: readonly string[]): string =>
  opened(3, 'EnumType', { Name: name, UnderlyingType: 'Edm.Int32' })
  + members.map((Name) => emptyElement(4, 'Member', { Name })).join('')
  + closed(3, 'EnumType')

function functionImport(set: EntityType, { name, parameters, table, isAction, isSlice }: FunctionImport): string {
  const returns = isAction ? {} : { ReturnType: collection(isSlice ? set.name : table!.name) }
  return (
    opened(4, 'FunctionImport', { Name: name, IsBindable: 'true', IsSideEffecting: String(isAction), ...returns })
    + [['bindingParameter', typed(set.name)] as const, ...parameters]
      .map(([Name, Type]) => emptyElement(5, 'Parameter', { Name, Type }))
      .join('')
    + closed(4, 'FunctionImport')
  )
}

const helper = (name: string, ...all: readonly (readonly [string, string])[]): string =>
  opened(3, 'ComplexType', { Name: name }) + all.map(([one, type]) => property(one, type, true)).join('') + closed(3, 'ComplexType')

const POINT_IN_TIME = typed('PointInTime')
/** Ours: its properties were never seen. */
const POINT_IN_TIME_TYPE = helper('PointInTime', ['Date', 'Edm.DateTime'], ['Ref', 'Edm.String'], ['Ref_Type', 'Edm.String'])

/** The types of a TypeDescription's parts. */
const HELPERS =
  helper(
    'TypeDescription',
    ['Types', 'Collection(Edm.String)'],
    ['NumberQualifiers', typed('NumberQualifiers')],
    ['StringQualifiers', typed('StringQualifiers')],
    ['DateQualifiers', typed('DateQualifiers')],
    ['BinaryDataQualifiers', typed('BinaryDataQualifiers')],
  )
  + helper('NumberQualifiers', ['AllowedSign', 'Edm.String'], ['Digits', 'Edm.Int16'], ['FractionDigits', 'Edm.Int16'])
  + helper('StringQualifiers', ['AllowedLength', 'Edm.String'], ['Length', 'Edm.Int64'])
  + helper('DateQualifiers', ['DateFractions', 'Edm.String'])
  + helper('BinaryDataQualifiers', ['AllowedLength', 'Edm.String'], ['Length', 'Edm.Int64'])
