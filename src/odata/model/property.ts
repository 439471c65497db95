/** One field of the infobase as properties of an entity: their names, forms and types (chapter 17.4.3). */
import type { SimpleType } from '../../infobase/definition/parts/type-description.ts'
import type { Field } from '../../infobase/model/field.ts'
import { NAMESPACE, type EntityField, type Form } from './entity.ts'

export interface PropertyOptions {
  /** Part of a key. */
  readonly required?: boolean
  /** Written as of several types whatever they are: references of journals and tasks. */
  readonly composite?: boolean
  readonly published: (fullName: string) => boolean
}

export function entityField(field: Field, options: PropertyOptions, name = field.Name): EntityField {
  const form = formOf(field, options.composite ?? false)
  const [type] = field.Types
  // The own reference leads nowhere: it has no navigation.
  const isOwn = field.role === 'standard' && field.Name === 'Ref'
  const target = form === 'reference' && !isOwn && type?.kind === 'Reference' ? `${type.of}.${type.Name}` : undefined
  return Object.freeze({
    field,
    column: field.Name,
    base: name,
    name: form === 'reference' ? `${name}_Key` : form === 'storage' ? `${name}_Base64Data` : name,
    form,
    edm: edmOf(form, type),
    nullable: !(options.required ?? false),
    target: target !== undefined && options.published(target) ? target : undefined,
  })
}

function formOf({ Types }: Field, composite: boolean): Form {
  const [type] = Types
  if (composite || Types.length !== 1 || type === undefined || type.kind === 'Null') return 'composite'
  if (type.kind === 'Reference') return type.of === 'Enum' ? 'plain' : type.of === 'BusinessProcessRoutePoint' ? 'composite' : 'reference'
  return type.kind === 'ValueStorage' ? 'storage' : type.kind === 'TypeDescription' ? 'types' : 'plain'
}

function edmOf(form: Form, type: SimpleType | undefined): string {
  if (form === 'reference') return 'Edm.Guid'
  if (form === 'storage') return 'Edm.Binary'
  if (form === 'types') return `${NAMESPACE}.TypeDescription`
  return form === 'composite' || type === undefined ? 'Edm.String' : edmOfType(type)
}

/** The type of a simple type's values; members of enumerations go by their names. */
export function edmOfType(type: SimpleType): string {
  switch (type.kind) {
    case 'Number':
      return type.FractionDigits > 0 || type.Digits === 0 ? 'Edm.Double' : type.Digits <= 4 ? 'Edm.Int16' : 'Edm.Int64'
    case 'Boolean':
      return 'Edm.Boolean'
    case 'Date':
      return 'Edm.DateTime'
    case 'UUID':
      return 'Edm.Guid'
    case 'BinaryData':
      return 'Edm.Binary'
    default:
      return 'Edm.String'
  }
}

/** Property names of a field that follow all others: the name of the actual type. */
export const typeName = ({ base, form }: EntityField): string | undefined =>
  form === 'composite' || form === 'storage' ? `${base}_Type` : undefined
