/** From a model to the text of a package file, as 1C lays it out: one line an element, prefixes `dNpM` where a name needs one. */
import { escapeText, escapeValue } from '../../xml/escape.ts'
import { clark, type Name } from '../../xml/name.ts'
import { XS, XSI } from '../types/type.ts'
import { packageAttributes, XDTO_NAMESPACE, type AttributeKind } from './attributes.ts'
import type { ObjectTypeModel, PackageModel, PropertyModel, ValueTypeModel } from './model.ts'

/** `Package.bin` of a Designer dump has a BOM and CRLF, `Package.xdto` of an EDT project neither (source 61). */
export type PackageFileForm = 'Package.bin' | 'Package.xdto'

export function writePackageFile(model: PackageModel, form: PackageFileForm): string {
  const root = element('package', { ...model }, { depth: 1, prefixes: new Map([[XS, 'xs']]) }, (scope) => [
    ...model.imports.map((namespace) => element('import', { namespace }, scope)),
    ...model.properties.map((one) => propertyElement(one, scope)),
    ...model.valueTypes.map((one) => valueTypeElement(one, scope)),
    ...model.objectTypes.map((one) => objectTypeElement(one, scope)),
  ])
  const declared = `<package xmlns="${XDTO_NAMESPACE}" xmlns:xs="${XS}" xmlns:xsi="${XSI}"`
  const text = root.replace('<package', () => declared)
  return form === 'Package.bin' ? `\uFEFF${text.replaceAll('\n', '\r\n')}` : text
}

type Values = Readonly<Record<string, unknown>>

/** The place of an element; `depth` is 1 for the document element, `prefixes` are those that outer elements have declared, by namespace. */
interface Scope {
  readonly depth: number
  readonly prefixes: ReadonlyMap<string, string>
}

type Children = (scope: Scope) => readonly string[]

function propertyElement({ name, ref, type, typeDef, settings }: PropertyModel, scope: Scope): string {
  return element('property', { name, ref, type, ...settings }, scope, (inner) =>
    typeDef === undefined
      ? []
      : [typeDef.kind === 'object' ? objectTypeElement(typeDef, inner, 'typeDef') : valueTypeElement(typeDef, inner, 'typeDef')],
  )
}

function objectTypeElement(model: ObjectTypeModel, scope: Scope, tag: 'objectType' | 'typeDef' = 'objectType'): string {
  const values = { ...model.settings, base: model.base, name: model.name }
  const children: Children = (inner) => model.properties.map((one) => propertyElement(one, inner))
  return tag === 'objectType' ? element(tag, values, scope, children) : element(tag, values, scope, children, 'objectTypeDef', 'ObjectType')
}

function valueTypeElement(model: ValueTypeModel, scope: Scope, tag: 'valueType' | 'typeDef' = 'valueType'): string {
  const { pattern = [], enumeration = [], ...facets } = model.facets
  const typed = (name: Name | undefined): string => (name ? ` xsi:type="${name.namespace === XS ? 'xs:' : ''}${name.local}"` : '')
  const children: Children = (inner) => [
    ...(typeof pattern === 'string' ? [pattern] : pattern).map((one) => leaf('pattern', one, inner)),
    ...enumeration.map((one, at) => leaf('enumeration', one, inner, typed(model.notes.enumerationTypes?.[at]))),
    ...model.typeDefs.map((one) => valueTypeElement(one, inner, 'typeDef')),
  ]
  const values = {
    ...facets,
    name: model.name,
    base: model.base,
    itemType: model.itemType,
    memberTypes: model.memberTypes,
    variety: model.notes.variety,
  }
  return tag === 'valueType' ? element(tag, values, scope, children) : element(tag, values, scope, children, 'valueTypeDef', 'ValueType')
}

const indentation = ({ depth }: Scope): string => '\t'.repeat(depth - 1)

const leaf = (name: string, text: string, scope: Scope, attributes = ''): string =>
  `${indentation(scope)}<${name}${attributes}${text === '' ? '/>' : `>${escapeText(text)}</${name}>`}`

/** Prefixes that the element declares beside those in scope; the same namespace is never declared twice on a way from the root. */
class Prefixes {
  readonly declared: [prefix: string, namespace: string][] = []
  readonly #scope: Scope

  constructor(scope: Scope) {
    this.#scope = scope
  }

  qname({ namespace, local }: Name): string {
    if (namespace === '') return local
    let prefix = this.#scope.prefixes.get(namespace) ?? this.declared.find((one) => one[1] === namespace)?.[0]
    if (prefix === undefined) this.declared.push([(prefix = `d${this.#scope.depth}p${this.declared.length + 1}`), namespace])
    return `${prefix}:${local}`
  }
}

function element(
  tag: string,
  values: Values,
  scope: Scope,
  children: Children = () => [],
  rule: keyof typeof packageAttributes = tag as keyof typeof packageAttributes,
  xsiType?: string,
): string {
  const prefixes = new Prefixes(scope)
  const rows: Readonly<Record<string, AttributeKind>> = packageAttributes[rule]
  const attributes = Object.entries(rows).flatMap(([name, kind]) => {
    const value = values[name]
    return value === undefined ? [] : [` ${name}="${escapeValue(attributeText(value, kind, prefixes))}"`]
  })
  const declared = prefixes.declared.map(([prefix, namespace]) => ` xmlns:${prefix}="${escapeValue(namespace)}"`).join('')
  const start = `${indentation(scope)}<${tag}${declared}${xsiType === undefined ? '' : ` xsi:type="${xsiType}"`}${attributes.join('')}`
  const added = prefixes.declared.map(([prefix, namespace]) => [namespace, prefix] as const)
  const inside = children({ depth: scope.depth + 1, prefixes: new Map([...scope.prefixes, ...added]) })
  return inside.length === 0 ? `${start}/>` : `${start}>\n${inside.join('\n')}\n${indentation(scope)}</${tag}>`
}

function attributeText(value: unknown, kind: AttributeKind, prefixes: Prefixes): string {
  if (kind === 'qname') return prefixes.qname(value as Name)
  if (kind !== 'names') return String(value)
  const names = value as readonly Name[]
  // 1C declares prefixes for these names although Clark notation needs none (seen in the corpus).
  for (const name of names) prefixes.qname(name)
  return names.map(clark).join(' ')
}
