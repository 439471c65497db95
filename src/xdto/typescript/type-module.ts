/** One package being written as TypeScript: its definitions as calls, and the values of types in circles as interfaces. */
import { isRoot, type Definition } from '../package-file/type-graph.ts'
import { v8 } from '../platform/types.ts'
import { allProperties, baseOf, isObjectType, type ObjectType } from '../types/object-type.ts'
import { type Property, type PropertyDefinition, type RootProperty, described, isList, isNillable } from '../types/property.ts'
import { resolved, typeName, V8, XS, type Reference, type XDTOType } from '../types/type.ts'
import { isValueType, type ValueType } from '../types/value-type.ts'
import { xsType } from '../types/xs.ts'
import { literal, propertyKey, settingsText } from './type-names.ts'

/** What the module needs to know of the world. */
export interface ModuleNames {
  /** Identifier of the package. */
  readonly self: string
  /** How a definition is called here (`Line`, `Shop.Line`); `undefined` when no module has it. */
  name(one: XDTOType | RootProperty): string | undefined
  /** Whether the definition may not exist yet when this one is made: it is named by a function then. */
  later(from: Definition, to: XDTOType | RootProperty): boolean
  /** Whether the type's value contains itself, so that TypeScript needs an annotation. */
  circular(one: Definition): boolean
}

/** The lines that define it. */
export function definitionText(one: Definition, identifier: string, names: ModuleNames): string {
  if (isRoot(one))
    return `export const ${identifier} = ${names.self}.rootProperty(${literal(one.name)}, ${propertyText(one.definition, one, names)})\n`
  const made = typeText(one, one, names)
  if (!names.circular(one)) return `export const ${identifier} = ${made}\nexport type ${identifier} = XDTOValue<typeof ${identifier}>\n`
  const circular = isObjectType(one) ? `ObjectType<${identifier}>` : `ValueType<${identifier}>`
  return (
    `export interface ${identifier} ${extendsText(one as ObjectType, names)}${objectText(one as ObjectType, names)}\nexport const `
    + `${identifier}: ${circular} = ${made}\n`
  )
}

function typeText(type: ValueType | ObjectType, from: Definition, names: ModuleNames): string {
  const method = isObjectType(type) ? 'objectType' : type.itemType ? 'listType' : type.memberTypes ? 'unionType' : 'valueType'
  const call =
    type.name === ''
      ? `${names.self}.anonymous${method[0]!.toUpperCase()}${method.slice(1)}(`
      : `${names.self}.${method}(${literal(type.name)}, `
  if (!isObjectType(type)) return `${call}${valueTypeText(type, from, names)}${settingsOrNothing(settingsText(type.facets))})`
  const { base, ...flags } = type.settings
  const resolvedBase = base && resolved(base)
  const baseText = resolvedBase && !(resolvedBase.namespace === XS) ? [`base: ${referenceText(resolvedBase, from, names)}`] : []
  const settings = [...baseText, ...Object.entries(flags).map(([name, value]) => `${name}: ${value}`)].join(', ')
  return `${call}${propertiesText(type.properties, from, names)}${settings === '' ? '' : `, { ${settings} }`})`
}

const settingsOrNothing = (text: string): string => (text === '' ? '' : `, ${text}`)

function valueTypeText(type: ValueType, from: Definition, names: ModuleNames): string {
  if (type.itemType) return referenceText(resolved(type.itemType), from, names)
  if (type.memberTypes)
    return `[${type.memberTypes.map((one: Reference<ValueType>) => referenceText(resolved(one), from, names)).join(', ')}]`
  return type.base ? referenceText(resolved(type.base), from, names) : 'xs.anySimpleType'
}

function propertiesText(properties: readonly Property[], from: Definition, names: ModuleNames): string {
  if (properties.length === 0) return '{}'
  const lines = properties.map(
    ({ name, definition }) => `  ${propertyKey(name)}: ${propertyText(definition, from, names).replaceAll('\n', '\n  ')},`,
  )
  return `{\n${lines.join('\n')}\n}`
}

function propertyText(definition: PropertyDefinition, from: Definition, names: ModuleNames): string {
  const settings = settingsText(definition.settings)
  if (definition.ref) {
    const root = resolved(definition.ref)
    const name = names.name(root)
    if (name === undefined) return `property(undefined, ${settings || '{}'}) /* {${root.namespace}}${root.name} is not known */`
    return `reference(${names.later(from, root) ? '() => ' : ''}${name}${settingsOrNothing(settings)})`
  }
  if (definition.type === undefined) return settings === '' ? 'property()' : `property(undefined, ${settings})`
  return `property(${referenceText(resolved(definition.type), from, names)}${settingsOrNothing(settings)})`
}

function referenceText(type: XDTOType, from: Definition, names: ModuleNames): string {
  if (type.name === '') return typeText(type as ValueType | ObjectType, from, names)
  const known = builtInText(type)
  if (known !== undefined) return known
  const name = names.name(type)
  return name === undefined ? `xs.anyType /* ${typeName(type)} is not known */` : `${names.later(from, type) ? '() => ' : ''}${name}`
}

function builtInText(type: XDTOType): string | undefined {
  if (type.namespace === XS) return xsType(type.name) ? `xs.${type.name}` : undefined
  return type.namespace === V8 && Object.hasOwn(v8, type.name) ? `v8.${type.name}` : undefined
}

/** What of the base's value stays, as a TypeScript type; `undefined` without a base. */
function baseText(type: ObjectType, names: ModuleNames): string | undefined {
  const base = baseOf(type)
  if (base === undefined) return undefined
  const inherited = new Set(allProperties(base).map((one) => one.name))
  const again = type.properties.filter((one) => inherited.has(one.name)).map((one) => literal(one.name))
  const name = typeValueText(base, names)
  return again.length === 0 ? name : `Omit<${name}, ${again.join(' | ')}>`
}

function extendsText(type: ObjectType, names: ModuleNames): string {
  const base = baseText(type, names)
  return base === undefined ? '' : `extends ${base} `
}

/** The TypeScript type of the values of the type's own properties, written out. */
function objectText(type: ObjectType, names: ModuleNames): string {
  const lines = type.properties.map(({ name, definition }) => {
    const { settings } = definition
    const item = `${valueText(definition, names)}${isNillable(definition) ? ' | null' : ''}`
    const optional = !isList(settings) && settings.lowerBound === 0
    return `  readonly ${propertyKey(name)}${optional ? '?' : ''}: ${isList(settings) ? `readonly (${item})[]` : item}`
  })
  const { open, mixed, sequenced } = type.settings
  if (open === true) lines.push('  readonly [additional]?: Additional')
  if (mixed === true || sequenced === true) lines.push('  readonly [sequence]?: readonly SequenceItem[]')
  return `{\n${lines.join('\n')}\n}`
}

function valueText(definition: PropertyDefinition, names: ModuleNames): string {
  const { type } = described(definition)
  return type === undefined ? 'XDTOValue<typeof xs.anyType>' : typeValueText(resolved(type), names)
}

function typeValueText(type: XDTOType, names: ModuleNames): string {
  if (type.name !== '') {
    const known = builtInText(type)
    return known === undefined ? (names.name(type) ?? 'XDTOValue<typeof xs.anyType>') : `XDTOValue<typeof ${known}>`
  }
  if (isObjectType(type)) {
    const base = baseText(type, names)
    return `${base === undefined ? '' : `${base} & `}${objectText(type, names).replaceAll('\n', '\n  ')}`
  }
  if (!isValueType(type)) return 'XDTOValue<typeof xs.anyType>'
  if (type.itemType) return `readonly (${typeValueText(resolved(type.itemType), names)})[]`
  if (type.memberTypes) return type.memberTypes.map((one: Reference<ValueType>) => typeValueText(resolved(one), names)).join(' | ')
  const base = type.base ? typeValueText(resolved(type.base), names) : 'string'
  const textual = base === 'XDTOValue<typeof xs.string>' && type.facets.enumeration
  return textual ? textual.map(literal).join(' | ') : base
}
