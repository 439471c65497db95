/** The schema components of all documents together, by namespace; includes give their namespace to a schema that has none. */
import type { Name } from '../../xml/name.ts'
import { isBuiltIn } from '../document/built-in.ts'
import type { Component } from '../document/component.ts'
import type { Definitions } from '../document/model.ts'
import type { AnyImport, ImportOutcome } from '../document/outcome.ts'
import type { SchemaDocument, SchemaReference, SymbolSpace } from '../document/schema-model.ts'

export interface Schemas {
  /** The component that a message part names. */
  has(space: SymbolSpace, name: Name): boolean
  /** The component itself; `undefined` for built-in and for missing ones. */
  find(space: SymbolSpace, name: Name): Component | undefined
  /** References of a schema document that are not sound, in document order. */
  unsound(schema: SchemaDocument): readonly UnsoundReference[]
  /** Whether a component of that namespace may occur in a document that could not be loaded. */
  untold(namespace: string): boolean
  /** Every schema document, each once, in reading order. */
  readonly documents: readonly SchemaDocument[]
  /** The namespaces that a document's components belong to: its own, or those of the documents that include it. */
  namespacesOf(schema: SchemaDocument): ReadonlySet<string>
}

/**
 * `missing`: no loaded schema has the component. `not imported`: one has it, but this schema imports no such namespace (src-resolve). `no
 * namespace`: the name has no prefix and means no namespace, where the component is in the schema's own.
 */
interface UnsoundReference {
  readonly reference: SchemaReference
  readonly because: 'missing' | 'not imported' | 'no namespace'
}

type Tables = Record<SymbolSpace, Map<string, Component>>

export function linkSchemas(definitions: readonly Definitions[], outcomes: ReadonlyMap<AnyImport, ImportOutcome>): Schemas {
  const { namespaces, lost } = gather(definitions, outcomes)
  const tables = tabulate(namespaces)
  const find = (space: SymbolSpace, name: Name): Component | undefined => tables.get(name.namespace)?.[space].get(name.local)
  const has = (space: SymbolSpace, name: Name): boolean => !!isBuiltIn(space, name) || find(space, name) !== undefined
  // A lost document may have imported any namespace that is not known otherwise.
  const untold = (namespace: string): boolean => lost.has(namespace) || (lost.size > 0 && !tables.has(namespace))
  const namespacesOf = (schema: SchemaDocument): ReadonlySet<string> => namespaces.get(schema) ?? new Set()
  const judged = new Map<SchemaDocument, readonly UnsoundReference[]>()
  const unsound = (schema: SchemaDocument): readonly UnsoundReference[] => {
    const known = judged.get(schema)
    if (known) return known
    const judge = judgeOf(schema, namespacesOf(schema), has, untold)
    const found = schema.references.flatMap((reference) => {
      const because = judge(reference)
      return because ? [{ reference, because }] : []
    })
    judged.set(schema, found)
    return found
  }
  return { has, find, untold, namespacesOf, unsound, documents: [...namespaces.keys()] }
}

interface Gathered {
  readonly namespaces: ReadonlyMap<SchemaDocument, ReadonlySet<string>>
  /** Namespaces of which a document could not be loaded, or proved to be of another one. */
  readonly lost: ReadonlySet<string>
}

/** All schema documents, each with the namespaces that its components come to be in. */
function gather(definitions: readonly Definitions[], outcomes: ReadonlyMap<AnyImport, ImportOutcome>): Gathered {
  const namespaces = new Map<SchemaDocument, Set<string>>()
  const lost = new Set<string>()
  const pending: { schema: SchemaDocument; namespace: string }[] = []
  const add = (schema: SchemaDocument, namespace: string): void => {
    const known = namespaces.get(schema)
    if (known?.has(namespace)) return
    namespaces.set(schema, (known ?? new Set<string>()).add(namespace))
    pending.push({ schema, namespace })
  }
  const follow = (one: AnyImport, namespace: string, including: boolean): void => {
    const outcome = outcomes.get(one)
    if (outcome?.is === 'failed') lost.add(namespace)
    if (outcome?.is !== 'schema') return
    const own = outcome.schema.targetNamespace
    if (own !== undefined && own !== namespace) lost.add(namespace)
    add(outcome.schema, own ?? (including ? namespace : ''))
  }
  for (const one of definitions) {
    for (const schema of one.schemas) add(schema, schema.targetNamespace ?? '')
    for (const imported of one.imports) follow(imported, imported.namespace ?? '', false)
  }
  for (let at = 0; at < pending.length; at++) {
    const { schema, namespace } = pending[at]!
    for (const one of schema.imports) follow(one, one.kind === 'import' ? (one.namespace ?? '') : namespace, one.kind !== 'import')
  }
  return { namespaces, lost }
}

/** Of two components of one name the first counts. */
function tabulate(namespaces: Gathered['namespaces']): ReadonlyMap<string, Tables> {
  const tables = new Map<string, Tables>()
  for (const [schema, own] of namespaces) {
    for (const namespace of own) {
      const into = tables.get(namespace) ?? emptyTables()
      tables.set(namespace, into)
      for (const space of Object.keys(into) as SymbolSpace[]) {
        for (const [name, component] of schema.defined[space]) if (!into[space].has(name)) into[space].set(name, component)
      }
    }
  }
  return tables
}

/** How a reference in that schema document is resolved (XML Schema 1.0 part 1, 3.15.3, src-resolve). */
function judgeOf(
  schema: SchemaDocument,
  own: ReadonlySet<string>,
  has: Schemas['has'],
  untold: Schemas['untold'],
): (reference: SchemaReference) => UnsoundReference['because'] | undefined {
  const imported = new Set(schema.imports.flatMap((one) => (one.kind === 'import' ? (one.namespace ?? '') : [])))
  return ({ space, to }) => {
    if (!to.name) return 'missing'
    const { namespace, local } = to.name
    if (isBuiltIn(space, to.name) !== undefined) return has(space, to.name) ? undefined : 'missing'
    // In a schema without a namespace, what has none is in the namespace of the including schema.
    const given = namespace === '' && schema.targetNamespace === undefined
    const meant = given ? [...own] : [namespace]
    if (meant.every((one) => has(space, { namespace: one, local }))) {
      return given || own.has(namespace) || imported.has(namespace) ? undefined : 'not imported'
    }
    if (meant.some(untold)) return undefined
    return namespace === '' && [...own].some((one) => has(space, { namespace: one, local })) ? 'no namespace' : 'missing'
  }
}

const emptyTables = (): Tables => ({
  element: new Map(),
  type: new Map(),
  group: new Map(),
  attributeGroup: new Map(),
  attribute: new Map(),
})
