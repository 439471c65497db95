/** From the text of a package file (`Package.bin`, `Package.xdto`) to its model; whatever is wrong in it is a diagnostic with its place. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import { said, type Fragment } from '../../diagnostics/said.ts'
import { XMLError } from '../../xml/error.ts'
import { clark, type Name } from '../../xml/name.ts'
import { elementsOf, qnameOf, readTree, textOf, type XMLElement } from '../../xml/tree.ts'
import type { PropertySettings } from '../types/property.ts'
import { report } from '../types/report.ts'
import { XSI } from '../types/type.ts'
import type { Facets } from '../types/value-type.ts'
import { attributeWords, facetAttributes, packageAttributes, XDTO_NAMESPACE, type AttributeKind } from './attributes.ts'
import type { ObjectTypeModel, PackageModel, PropertyModel, ValueTypeModel } from './model.ts'

export interface ReadPackageFile {
  /** `undefined` when the file is not a package at all. */
  readonly model: PackageModel | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** `file` is the path for diagnostics. Parts that are wrong are left out of the model. */
export function readPackageFile(source: string | Uint8Array, file: string): ReadPackageFile {
  const reading = new PackageReading(file)
  try {
    return { model: reading.package(readTree(source)), diagnostics: reading.diagnostics }
  } catch (error) {
    if (!(error instanceof XMLError)) throw error
    return {
      model: undefined,
      diagnostics: [
        report('not-xml', { trouble: { en: error.message, ru: error.messageRu } }, { file, line: error.line, column: error.column }),
      ],
    }
  }
}

type Attributes = Readonly<Record<string, unknown>>

const without = (attributes: Attributes, ...names: string[]): Attributes =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => !names.includes(name)))

class PackageReading {
  readonly diagnostics: Diagnostic[] = []
  readonly #file: string

  constructor(file: string) {
    this.#file = file
  }

  #at(element: XMLElement): Location {
    return { file: this.#file, line: element.line, column: element.column }
  }

  package(root: XMLElement): PackageModel | undefined {
    if (root.local !== 'package' || root.namespace !== XDTO_NAMESPACE) {
      this.diagnostics.push(report('not-a-package', { found: clark(root) }, this.#at(root)))
      return undefined
    }
    const { targetNamespace, ...forms } = this.#attributes(root, 'package') as { targetNamespace?: string }
    if (targetNamespace === undefined) this.#missing(root, 'targetNamespace')
    const children = this.#children(root, ['import', 'property', 'valueType', 'objectType'])
    const named = (local: string): XMLElement[] => children.filter((one) => one.local === local)
    return {
      ...forms,
      at: this.#at(root),
      targetNamespace: targetNamespace ?? '',
      imports: named('import').flatMap((one) => {
        const { namespace } = this.#attributes(one, 'import') as { namespace?: string }
        return namespace === undefined ? this.#missing(one, 'namespace') : [namespace]
      }),
      properties: named('property').flatMap((one) => this.#property(one)),
      valueTypes: named('valueType').flatMap((one) => this.#valueType(one, 'valueType')),
      objectTypes: named('objectType').flatMap((one) => this.#objectType(one, 'objectType')),
    }
  }

  #property(element: XMLElement): PropertyModel[] {
    const attributes = this.#attributes(element, 'property')
    const { name, ref, type } = attributes as { name?: string; ref?: Name; type?: Name }
    if (name === undefined && ref === undefined) return this.#missing(element, 'name')
    const typeDefs = this.#children(element, ['typeDef']).flatMap((one) => this.#typeDef(one))
    return [
      {
        at: this.#at(element),
        settings: without(attributes, 'name', 'ref', 'type') as PropertySettings,
        ...(name !== undefined && { name }),
        ...(ref && { ref }),
        ...(type && { type }),
        ...(typeDefs[0] && { typeDef: typeDefs[0] }),
      },
    ]
  }

  #typeDef(element: XMLElement): (ObjectTypeModel | ValueTypeModel)[] {
    const kind = element.attributes.find((one) => one.local === 'type' && one.namespace === XSI)?.value
    if (kind === 'ObjectType') return this.#objectType(element, 'objectTypeDef')
    if (kind === 'ValueType') return this.#valueType(element, 'valueTypeDef')
    this.diagnostics.push(
      report('attribute-value', { attribute: 'xsi:type', value: kind ?? '', expected: 'ObjectType, ValueType' }, this.#at(element)),
    )
    return []
  }

  #objectType(element: XMLElement, rule: 'objectType' | 'objectTypeDef'): ObjectTypeModel[] {
    const attributes = this.#attributes(element, rule)
    const { name, base } = attributes as { name?: string; base?: Name }
    if (name === undefined && rule === 'objectType') return this.#missing(element, 'name')
    return [
      {
        kind: 'object',
        at: this.#at(element),
        name: name ?? '',
        ...(base && { base }),
        settings: without(attributes, 'name', 'base'),
        properties: this.#children(element, ['property']).flatMap((one) => this.#property(one)),
      },
    ]
  }

  #valueType(element: XMLElement, rule: 'valueType' | 'valueTypeDef'): ValueTypeModel[] {
    const attributes = this.#attributes(element, rule)
    const { name, base, itemType, memberTypes, variety } = attributes as {
      name?: string
      base?: Name
      itemType?: Name
      memberTypes?: Name[]
      variety?: 'Atomic' | 'List' | 'Union'
    }
    if (name === undefined && rule === 'valueType') return this.#missing(element, 'name')
    const children = this.#children(element, ['pattern', 'enumeration', 'typeDef'])
    const texts = (local: string): string[] => children.filter((one) => one.local === local).map(textOf)
    const [pattern, enumeration] = [texts('pattern'), texts('enumeration')]
    const facets: Facets = {
      ...Object.fromEntries(Object.entries(attributes).filter(([key]) => key in facetAttributes)),
      ...(pattern.length > 0 && { pattern }),
      ...(enumeration.length > 0 && { enumeration }),
    }
    const enumerationTypes = children.filter((one) => one.local === 'enumeration').map(enumerationType)
    return [
      {
        kind: 'value',
        at: this.#at(element),
        name: name ?? '',
        facets,
        ...(base && { base }),
        ...(itemType && { itemType }),
        ...(memberTypes && { memberTypes }),
        typeDefs: children.filter((one) => one.local === 'typeDef').flatMap((one) => this.#valueType(one, 'valueTypeDef')),
        notes: { ...(variety && { variety }), ...(enumerationTypes.some((one) => one) && { enumerationTypes }) },
      },
    ]
  }

  /** The elements inside, of those that may occur there. */
  #children(element: XMLElement, expected: readonly string[]): XMLElement[] {
    return elementsOf(element).filter((child) => {
      const known = child.namespace === XDTO_NAMESPACE && expected.includes(child.local)
      if (!known)
        this.diagnostics.push(
          report('unexpected', { found: `<${child.local}>`, where: `<${element.local}>`, expected: expected.join(', ') }, this.#at(child)),
        )
      return known
    })
  }

  #attributes(element: XMLElement, rule: keyof typeof packageAttributes): Attributes {
    const allowed: Readonly<Record<string, AttributeKind>> = packageAttributes[rule]
    const made: Record<string, unknown> = {}
    for (const { namespace, local, value } of element.attributes) {
      if (namespace !== '') continue
      const kind = Object.hasOwn(allowed, local) ? allowed[local] : undefined
      if (kind === undefined) {
        this.diagnostics.push(
          report('unexpected', { found: local, where: `<${element.local}>`, expected: Object.keys(allowed).join(', ') }, this.#at(element)),
        )
        continue
      }
      const read = attributeValue(element, local, kind, value)
      if (typeof read === 'object' && 'expected' in read) {
        this.diagnostics.push(report('attribute-value', { attribute: local, value, expected: read.expected }, this.#at(element)))
      } else {
        made[local] = read
      }
    }
    return made
  }

  #missing(element: XMLElement, attribute: string): never[] {
    this.diagnostics.push(report('attribute-missing', { element: `<${element.local}>`, attribute }, this.#at(element)))
    return []
  }
}

function enumerationType(element: XMLElement): Name | undefined {
  const found = element.attributes.find((one) => one.local === 'type' && one.namespace === XSI)
  return found && qnameOf(element, found.value)
}

type Expectation = { readonly expected: Fragment }

function attributeValue(
  element: XMLElement,
  name: string,
  kind: AttributeKind,
  value: string,
): string | boolean | number | Name | Name[] | Expectation {
  const words = attributeWords[name]
  if (words) return words.includes(value) ? value : { expected: words.join(', ') }
  if (kind === 'boolean') return value === 'true' || value === 'false' ? value === 'true' : { expected: 'true, false' }
  if (kind === 'number') return /^-?\d{1,15}$/.test(value) ? Number(value) : { expected: said('an integer', 'целое число') }
  if (kind === 'qname') return qnameOf(element, value) ?? { expected: said('a name with a declared prefix', 'имя с объявленным префиксом') }
  return kind === 'names' ? clarkNames(element, value) : value
}

/** `{uri}Name {uri}Name`; names with prefixes are accepted too. */
function clarkNames(element: XMLElement, value: string): Name[] | Expectation {
  const names = value
    .trim()
    .split(/\s\s*/)
    .map((one): Name | undefined => {
      const found = /^\{([^{}]*)\}([^{}][^{}]*)$/.exec(one)
      return found ? { namespace: found[1]!, local: found[2]! } : one.includes('{') ? undefined : qnameOf(element, one)
    })
  return names.every((one) => one !== undefined)
    ? names
    : { expected: said('names in the form {namespace}name', 'имена вида {пространство имён}имя') }
}
