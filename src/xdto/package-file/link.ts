/** From models of package files to packages: names become types, of these packages or of others; what no package has is a diagnostic. */
import { DiagnosticError, type Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Location } from '../../diagnostics/location.ts'
import { said } from '../../diagnostics/said.ts'
import { clark, type Name } from '../../xml/name.ts'
import { XDTOFactory } from '../factory.ts'
import type { ObjectType, Properties } from '../types/object-type.ts'
import { XDTOPackage } from '../types/package.ts'
import { property, reference, type PropertyDefinition, type RootProperty } from '../types/property.ts'
import { report } from '../types/report.ts'
import { XS, type XDTOType } from '../types/type.ts'
import { isValueType, type ValueType } from '../types/value-type.ts'
import { xs } from '../types/xs.ts'
import { checkPackage } from './check.ts'
import type { ObjectTypeModel, PackageModel, PropertyModel, ValueTypeModel } from './model.ts'

export interface LinkedPackages {
  readonly packages: readonly XDTOPackage[]
  readonly diagnostics: readonly Diagnostic[]
}

/** `beside` are packages that the models may refer to as well. An unknown type is any value, under its own name. */
export function linkPackages(models: readonly PackageModel[], beside: readonly XDTOPackage[] = []): LinkedPackages {
  return new Linking(models, beside).link()
}

class Linking {
  readonly #diagnostics: Diagnostic[] = []
  readonly #models: readonly PackageModel[]
  readonly #beside: readonly XDTOPackage[]
  readonly #packages: XDTOPackage[]
  readonly #unknown = new Map<string, XDTOType>()
  #factory: XDTOFactory | undefined
  readonly #uses: (() => void)[] = []

  constructor(models: readonly PackageModel[], beside: readonly XDTOPackage[]) {
    const namespaces = new Set<string>()
    this.#models = models.filter(({ targetNamespace, at }) => {
      const twice = namespaces.has(targetNamespace)
      namespaces.add(targetNamespace)
      if (twice) this.#diagnostics.push(report('package-twice', { namespace: targetNamespace }, at))
      return !twice
    })
    this.#beside = beside.filter((one) => !namespaces.has(one.Namespace))
    this.#packages = this.#models.map(({ targetNamespace, elementFormQualified, attributeFormQualified, imports }) =>
      XDTOPackage({
        Namespace: targetNamespace,
        Dependencies: imports,
        ...(elementFormQualified !== undefined && { elementFormQualified }),
        ...(attributeFormQualified !== undefined && { attributeFormQualified }),
      }),
    )
  }

  link(): LinkedPackages {
    this.#models.forEach((model, index) => {
      const into = this.#packages[index]!
      for (const one of model.valueTypes)
        this.#guarded(one.at, () => {
          this.#valueType(into, one)
        })
      for (const one of model.objectTypes)
        this.#guarded(one.at, () => {
          this.#objectType(into, one)
        })
      for (const one of model.properties)
        this.#guarded(one.at, () => {
          into.rootProperty(one.name ?? '', this.#property(into, one, model.targetNamespace))
        })
    })
    for (const use of this.#uses) use()
    this.#models.forEach((model, index) => {
      const places = new Map([...model.valueTypes, ...model.objectTypes, ...model.properties].map((one) => [one.name ?? '', one.at]))
      this.#diagnostics.push(...checkPackage(this.#packages[index]!, (name) => places.get(name)))
    })
    return { packages: this.#packages, diagnostics: this.#diagnostics }
  }

  /** What a definition refuses becomes a diagnostic at its place; the rest of the package is kept. */
  #guarded(at: Location | undefined, work: () => void): void {
    try {
      work()
    } catch (error) {
      if (!(error instanceof DiagnosticError)) throw error
      this.#diagnostics.push(...error.diagnostics.map((one) => ({ ...one, ...(at && { location: at }) })))
    }
  }

  #objectType(into: XDTOPackage, model: ObjectTypeModel): ObjectType {
    const where = model.name || 'typeDef'
    const properties: Properties = Object.fromEntries(
      model.properties.map((one) => [one.name ?? one.ref?.local ?? '', this.#property(into, one, where)]),
    )
    if (Object.keys(properties).length < model.properties.length) this.#twice(into, model)
    const settings = { ...model.settings, ...(model.base && { base: this.#type(model.base, where, model.at) }) }
    return model.name === '' ? into.anonymousObjectType(properties, settings) : into.objectType(model.name, properties, settings)
  }

  #twice(into: XDTOPackage, model: ObjectTypeModel): void {
    const names = model.properties.map((one) => one.name ?? one.ref?.local ?? '')
    const name = names.find((one, at) => names.indexOf(one) < at) ?? ''
    this.#diagnostics.push(
      report(
        'defined-twice',
        { namespace: into.Namespace, what: said(`property of ${model.name || 'typeDef'}`, `свойство ${model.name || 'typeDef'}`), name },
        model.at,
      ),
    )
  }

  #property(into: XDTOPackage, model: PropertyModel, where: string): PropertyDefinition {
    const inside = `${where}.${model.name ?? model.ref?.local ?? ''}`
    if (model.ref) return reference(this.#rootProperty(model.ref, inside, model.at), model.settings)
    if (model.typeDef)
      return property(
        model.typeDef.kind === 'object' ? this.#objectType(into, model.typeDef) : this.#valueType(into, model.typeDef),
        model.settings,
      )
    return model.type ? property(this.#type(model.type, inside, model.at), model.settings) : property(undefined, model.settings)
  }

  #valueType(into: XDTOPackage, model: ValueTypeModel): ValueType {
    const where = model.name || 'typeDef'
    const inner = model.typeDefs.map((one) => this.#valueType(into, one))
    const simple = (name: Name): (() => ValueType) => this.#simple(name, where, model.at)
    const notes = {
      ...model.notes,
      ...((model.itemType ?? model.memberTypes ?? model.notes.variety !== 'Atomic') && model.base && { base: model.base }),
    }
    const facets = { ...model.facets, notes }
    const { variety } = model.notes
    if (model.memberTypes || (variety === 'Union' && !model.base)) {
      const members = [...(model.memberTypes ?? []).map(simple), ...inner]
      return model.name === '' ? into.anonymousUnionType(members, facets) : into.unionType(model.name, members, facets)
    }
    const item = model.itemType ? simple(model.itemType) : variety === 'List' ? inner[0] : undefined
    if (item) return model.name === '' ? into.anonymousListType(item, facets) : into.listType(model.name, item, facets)
    const base = model.base ? simple(model.base) : (inner[0] ?? xs.anySimpleType)
    return model.name === '' ? into.anonymousValueType(base, facets) : into.valueType(model.name, base, facets)
  }

  /** A type found when it is first used; looked for in any case once all packages are there. */
  #type(name: Name, where: string, at: Location | undefined): () => XDTOType {
    const find = (): XDTOType => this.#find(name) ?? this.#placeholder(name)
    this.#uses.push(() => {
      if (!this.#find(name)) this.#diagnostics.push(report('unknown-type', { type: clark(name), where }, at))
    })
    return find
  }

  #simple(name: Name, where: string, at: Location | undefined): () => ValueType {
    this.#type(name, where, at)
    return () => {
      const found = this.#find(name)
      return found && isValueType(found) ? found : xs.anySimpleType
    }
  }

  #find(name: Name): XDTOType | undefined {
    this.#factory ??= XDTOFactory([...this.#beside, ...this.#packages])
    return this.#factory.Type(name.namespace, name.local)
  }

  #placeholder(name: Name): XDTOType {
    let made = this.#unknown.get(clark(name))
    if (made === undefined)
      this.#unknown.set(clark(name), (made = Object.freeze({ kind: 'any', namespace: name.namespace, name: name.local })))
    return made
  }

  #rootProperty(name: Name, where: string, at: Location | undefined): () => RootProperty {
    const find = (): RootProperty | undefined => {
      this.#factory ??= XDTOFactory([...this.#beside, ...this.#packages])
      return this.#factory.RootProperty(name.namespace, name.local)
    }
    this.#uses.push(() => {
      if (!find() && name.namespace !== XS) this.#diagnostics.push(report('unknown-property', { name: clark(name), where }, at))
    })
    return () => find() ?? { namespace: name.namespace, name: name.local, definition: property() }
  }
}
