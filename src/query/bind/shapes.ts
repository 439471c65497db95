/** The fields of tables as queries see them: of objects, tabular sections, virtual tables. */
import { typeName } from '../../infobase/definition/parts/type-description.ts'
import type { ForeignTables } from '../../infobase/foreign/tables.ts'
import type { Field } from '../../infobase/model/field.ts'
import type { AnyModelObject, InfobaseModel } from '../../infobase/model/model.ts'
import { objectOfType, typeOfObject } from '../../infobase/values/type-of.ts'
import type { ShapeColumn, Types } from './bound.ts'

export const columnOfField = ({ Name, russianName, Types }: Field): ShapeColumn => ({
  name: russianName,
  english: Name,
  key: Name,
  types: Types.map(typeName).filter((one) => one !== 'Null'),
})

const versioned = new Set([
  'Catalog',
  'Document',
  'ChartOfCharacteristicTypes',
  'ChartOfAccounts',
  'ChartOfCalculationTypes',
  'ExchangePlan',
  'BusinessProcess',
  'Task',
])

const dataVersion: ShapeColumn = { name: 'ВерсияДанных', english: 'DataVersion', key: 'DataVersion', types: ['String'], isHidden: true }

const made = new WeakMap<AnyModelObject, readonly ShapeColumn[]>()

export function objectColumns(object: AnyModelObject): readonly ShapeColumn[] {
  let found = made.get(object)
  if (found === undefined)
    made.set(object, (found = [...object.fields.map(columnOfField), ...(versioned.has(object.kind) ? [dataVersion] : [])]))
  return found
}

export function sectionColumns(object: AnyModelObject, section: AnyModelObject['tables'][number]): readonly ShapeColumn[] {
  return [{ name: 'Ссылка', english: 'Ref', key: 'Ref', types: [typeOfObject(object.FullName)] }, ...section.fields.map(columnOfField)]
}

export const sectionNamed = (object: AnyModelObject, folded: string): AnyModelObject['tables'][number] | undefined =>
  object.tables.find((one) => one.Name.toLowerCase() === folded || one.russianName.toLowerCase() === folded)

/** What the field of a reference's item is called and may be; `undefined` where no type has it. */
export interface FoundField {
  readonly key: string
  readonly types: Types
  /** The name as the configuration has it. */
  readonly name: string
}

/** The field behind a reference that may be of these types. */
export function fieldBehind(model: InfobaseModel, types: Types, folded: string, foreign?: ForeignTables): FoundField | undefined {
  if (types === undefined) return { key: folded, types: undefined, name: folded }
  const found = types.flatMap((type) => {
    const object = model.byFullName(objectOfType(type) ?? '')
    const columns = object === undefined ? (foreign?.ofType(type)?.columns ?? []) : objectColumns(object)
    return columns.find((one) => isNamed(one, folded)) ?? []
  })
  const [first] = found
  if (first === undefined) return undefined
  const all = found.some((one) => one.types === undefined) ? undefined : [...new Set(found.flatMap((one) => one.types!))]
  return { key: first.key, types: all, name: first.name }
}

export const isNamed = (one: ShapeColumn, folded: string): boolean =>
  one.name.toLowerCase() === folded || one.english.toLowerCase() === folded
