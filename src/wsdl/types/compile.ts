/** The schemas of a loaded WSDL as XDTO packages: the same types as those of services and package files. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { ObjectType } from '../../xdto/types/object-type.ts'
import { XDTOPackage } from '../../xdto/types/package.ts'
import type { PropertyOwner, RootProperty } from '../../xdto/types/property.ts'
import { V8, XS, type XDTOType } from '../../xdto/types/type.ts'
import type { ValueType } from '../../xdto/types/value-type.ts'
import type { Name } from '../../xml/name.ts'
import type { Links } from '../link/link.ts'
import { MadeLater } from './made-later.ts'
import { isQuiet } from './quiet.ts'
import { SchemaTypes } from './schema-types.ts'

export interface CompiledSchemas {
  /** By namespace, in reading order; those of XML Schema and of the platform itself are not among them. */
  readonly packages: readonly XDTOPackage[]
  /** Named types, XML Schema's and the platform's among them. */
  type(namespace: string, local: string): XDTOType | undefined
  /** A global element; `undefined` for what no schema has. */
  element(name: Name): RootProperty | undefined
  /** What could not be said in XDTO; what the rules of the table say of schemas is not repeated. */
  readonly diagnostics: readonly Diagnostic[]
}

/** Where nothing is to be reported, a type is made when it is first asked for; `atOnce`: all are made now. */
export function compileSchemas(links: Links, atOnce = false): CompiledSchemas {
  const diagnostics: Diagnostic[] = []
  const complain = (one: Diagnostic): void => {
    diagnostics.push(one)
  }
  const later = new SchemaTypes(links, complain, false)
  if (!atOnce && diagnostics.length === 0 && isQuiet(later, links)) return compiled(later, diagnostics)
  diagnostics.length = 0
  const whole = new SchemaTypes(links, complain, true)
  for (const { name } of whole.components.all('type')) whole.type(name)
  for (const { name } of whole.components.all('element')) whole.rootElement(name)
  for (const { name } of whole.components.all('attribute')) whole.rootAttribute(name)
  whole.settle()
  return compiled(whole, diagnostics)
}

interface Held {
  readonly types: MadeLater<ValueType | ObjectType>
  readonly rootProperties: MadeLater<RootProperty>
  readonly settings: PropertyOwner
}

function compiled(types: SchemaTypes, diagnostics: readonly Diagnostic[]): CompiledSchemas {
  const held = new Map<string, Held>()
  const inside = (namespace: string, settings: PropertyOwner): Held => {
    const known = held.get(namespace) ?? { types: new MadeLater(), rootProperties: new MadeLater(), settings }
    held.set(namespace, known)
    return known
  }
  for (const { name, scope } of types.components.all('type'))
    if (name.namespace !== XS && !types.isPlatform(name))
      inside(name.namespace, scope.owner).types.promise(name.local, () => types.type(name) as ValueType | ObjectType)
  for (const { name, scope } of types.components.all('element'))
    inside(name.namespace, scope.owner).rootProperties.promise(name.local, () => types.rootElement(name))
  for (const { name, scope } of types.components.all('attribute')) {
    const { rootProperties } = inside(name.namespace, scope.owner)
    if (!rootProperties.has(name.local)) rootProperties.promise(name.local, () => types.rootAttribute(name))
  }
  return {
    diagnostics,
    packages: [...held]
      .filter(([namespace]) => namespace !== XS && namespace !== V8)
      .map(([namespace, { settings, ...ready }]) => XDTOPackage({ ...settings, Namespace: namespace }, ready)),
    type: (namespace, local) => types.type({ namespace, local }),
    element: (name) => types.element(name),
  }
}
