/** The schemas of a loaded WSDL as XDTO packages: the same types as those of services and package files. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { ObjectType } from '../../xdto/types/object-type.ts'
import { XDTOPackage } from '../../xdto/types/package.ts'
import type { RootProperty } from '../../xdto/types/property.ts'
import { V8, XS, type XDTOType } from '../../xdto/types/type.ts'
import type { ValueType } from '../../xdto/types/value-type.ts'
import type { Name } from '../../xml/name.ts'
import type { Links } from '../link/link.ts'
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

export function compileSchemas(links: Links): CompiledSchemas {
  const diagnostics: Diagnostic[] = []
  const types = new SchemaTypes(links, (one) => {
    diagnostics.push(one)
  })
  const held = new Map<
    string,
    { types: Map<string, ValueType | ObjectType>; rootProperties: Map<string, RootProperty>; settings: XDTOPackageParts }
  >()
  const inside = (namespace: string, settings: XDTOPackageParts) => {
    const known = held.get(namespace) ?? { types: new Map(), rootProperties: new Map(), settings }
    held.set(namespace, known)
    return known
  }
  for (const placed of types.components.all('type')) {
    const type = types.type(placed.name)
    if (!type || type.kind === 'platform' || type.kind === 'any') continue
    inside(placed.name.namespace, placed.scope.owner).types.set(placed.name.local, type as ValueType | ObjectType)
  }
  for (const { name, scope } of types.components.all('element'))
    inside(name.namespace, scope.owner).rootProperties.set(name.local, types.rootElement(name))
  for (const { name, scope } of types.components.all('attribute')) {
    const { rootProperties } = inside(name.namespace, scope.owner)
    if (!rootProperties.has(name.local)) rootProperties.set(name.local, types.rootAttribute(name))
  }
  types.settle()
  return {
    diagnostics,
    packages: [...held]
      .filter(([namespace]) => namespace !== XS && namespace !== V8)
      .map(([namespace, { settings, types, rootProperties }]) =>
        XDTOPackage({ ...settings, Namespace: namespace }, { types, rootProperties }),
      ),
    type: (namespace, local) => types.type({ namespace, local }),
    element: (name) => types.element(name),
  }
}

type XDTOPackageParts = Parameters<typeof XDTOPackage>[0]
