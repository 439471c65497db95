/** An XML Schema document as tables: what it defines by name, what it refers to, what it imports; its types are not interpreted here. */
import type { Component, Reference } from './component.ts'

/** The symbol spaces of XML Schema 1.0 (simple and complex types share one). */
export type SymbolSpace = 'element' | 'type' | 'group' | 'attributeGroup' | 'attribute'

export interface SchemaDocument extends Component {
  readonly kind: 'schema'
  /** As written; `undefined` where absent (a schema for no namespace, or one that an include gives its namespace to). */
  readonly targetNamespace: string | undefined
  /** Whether it is inside `wsdl:types`. */
  readonly inline: boolean
  readonly imports: readonly SchemaImport[]
  /** Top-level components by symbol space and local name. */
  readonly defined: Readonly<Record<SymbolSpace, ReadonlyMap<string, Component>>>
  /** Every QName that names a component, in document order. */
  readonly references: readonly SchemaReference[]
  /** Whether it has imports, and besides at most annotations: it describes nothing of its own. */
  readonly importsOnly: boolean
}

export interface SchemaImport extends Component {
  readonly kind: 'import' | 'include' | 'redefine'
  readonly namespace: string | undefined
  readonly location: string | undefined
}

export interface SchemaReference extends Component {
  readonly space: SymbolSpace
  readonly to: Reference
}
