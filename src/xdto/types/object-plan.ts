/** The plan of an object type for its reader and writer, made once a type. */
import { allProperties, type ObjectType } from './object-type.ts'
import { described, formOf, isList, isNillable, type Form, type Property, type PropertyDefinition } from './property.ts'
import { resolved, type XDTOType } from './type.ts'
import { xs } from './xs.ts'

export interface PlannedProperty {
  /** Key in the value. */
  readonly name: string
  readonly namespace: string
  /** XML name. */
  readonly local: string
  readonly form: Form
  readonly list: boolean
  readonly least: number
  readonly most: number
  readonly nillable: boolean
  /** Lexical form of the default. */
  readonly byDefault: string | undefined
  readonly fixed: boolean
  /** Whether an ordinary object has something of that name anyway (`constructor`, `__proto__`). */
  readonly inherited: boolean
  readonly type: XDTOType
}

export interface ObjectPlan {
  readonly elements: readonly PlannedProperty[]
  readonly attributes: readonly PlannedProperty[]
  readonly text: PlannedProperty | undefined
  readonly open: boolean
  readonly ordered: boolean
  /** Whether the order of the content is kept under `sequence`. */
  readonly sequenced: boolean
  readonly mixed: boolean
}

const plans = new WeakMap<ObjectType, ObjectPlan>()

export function planOf(type: ObjectType): ObjectPlan {
  let found = plans.get(type)
  if (found === undefined) plans.set(type, (found = plan(type)))
  return found
}

function plan(type: ObjectType): ObjectPlan {
  const all = allProperties(type).map(plannedProperty)
  const { open = false, mixed = false, sequenced = false, ordered = true } = type.settings
  return {
    elements: all.filter((one) => one.form === 'Element'),
    attributes: all.filter((one) => one.form === 'Attribute'),
    text: all.find((one) => one.form === 'Text'),
    open,
    mixed,
    ordered: ordered && !sequenced,
    sequenced: sequenced || mixed,
  }
}

export function plannedProperty(property: Property): PlannedProperty {
  const { definition, name } = property
  const { settings } = definition
  const target = described(definition)
  const root = definition.ref && resolved(definition.ref)
  const form = formOf(definition)
  const list = isList(settings)
  return {
    name,
    form,
    list,
    namespace: root ? root.namespace : namespaceOf(property, form),
    local: root ? root.name : (settings.localName ?? name),
    least: settings.lowerBound ?? 1,
    most: settings.upperBound === undefined ? 1 : settings.upperBound === -1 ? Infinity : settings.upperBound,
    nillable: isNillable(definition),
    byDefault: settings.default ?? target.settings.default,
    fixed: settings.fixed ?? target.settings.fixed ?? false,
    inherited: name in Object.prototype,
    type: typeOf(target, form),
  }
}

/** An attribute or text of any type is any text (real packages leave the type of attributes out). */
function typeOf({ type }: PropertyDefinition, form: Form): XDTOType {
  const said = type === undefined ? xs.anyType : resolved(type)
  return said.kind === 'any' && form !== 'Element' ? xs.anySimpleType : said
}

function namespaceOf(property: Property, form: Form): string {
  const { owner, definition } = property
  const byDefault = form === 'Element' ? (owner.elementFormQualified ?? true) : (owner.attributeFormQualified ?? false)
  return (definition.settings.qualified ?? byDefault) ? owner.Namespace : ''
}
