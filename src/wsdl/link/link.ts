/** From names to components: what a document contains or imports is visible in it, and nothing else. */
import type { Component, Reference } from '../document/component.ts'
import type { Documents } from '../document/documents.ts'
import type { AbstractOperation, Binding, BoundOperation, Definitions, Message, Port, PortType } from '../document/model.ts'
import type { AnyImport, ImportOutcome } from '../document/outcome.ts'
import { linkSchemas, type Schemas } from './link-schemas.ts'

export interface Links {
  /** All WSDL documents, each once, in the order in which a reader meets them. */
  readonly definitions: readonly Definitions[]
  readonly schemas: Schemas
  readonly outcomeOf: (one: AnyImport) => ImportOutcome
  /** What a reference in the document of `from` names. */
  readonly message: (to: Reference | undefined, from: Component) => Message | undefined
  readonly portTypeOf: (binding: Binding) => PortType | undefined
  readonly bindingOf: (port: Port) => Binding | undefined
  readonly abstractOf: (operation: BoundOperation) => AbstractOperation | undefined
  readonly boundTo: (operation: AbstractOperation) => readonly BoundOperation[]
  /** Whether what the reference names may occur in a document that could not be loaded. */
  readonly untold: (to: Reference, from: Component) => boolean
}

export function link(start: Definitions, outcomes: Documents['outcomes']): Links {
  const definitions = reachable(start, outcomes)
  const bySource = new Map(definitions.map((one) => [one.source, one]))
  const visible = new Map<Definitions, Visible>()
  const visibleFrom = (from: Component): Visible => {
    const document = bySource.get(from.source)!
    const known = visible.get(document) ?? new Visible(document, reachable(document, outcomes), outcomes)
    visible.set(document, known)
    return known
  }
  const portTypeOf = (binding: Binding): PortType | undefined => visibleFrom(binding).find('portTypes', binding.type)
  const abstracts = new Map<BoundOperation, AbstractOperation>()
  const bound = new Map<AbstractOperation, BoundOperation[]>()
  for (const binding of definitions.flatMap((one) => one.bindings)) {
    const portType = portTypeOf(binding)
    for (const operation of binding.operations) {
      const abstract = portType && abstractOperation(portType, operation)
      if (!abstract) continue
      abstracts.set(operation, abstract)
      bound.set(abstract, [...(bound.get(abstract) ?? []), operation])
    }
  }
  return {
    definitions,
    portTypeOf,
    schemas: linkSchemas(definitions, outcomes),
    outcomeOf: (one) => outcomes.get(one) ?? { is: 'nothing' },
    message: (to, from) => visibleFrom(from).find('messages', to),
    bindingOf: (port) => visibleFrom(port).find('bindings', port.binding),
    abstractOf: (operation) => abstracts.get(operation),
    boundTo: (operation) => bound.get(operation) ?? [],
    untold: (to, from) => visibleFrom(from).untold(to),
  }
}

/** The document and what it imports, directly or not, in reading order. */
function reachable(start: Definitions, outcomes: Documents['outcomes']): Definitions[] {
  const found = new Set<Definitions>()
  const pending = [start]
  while (pending.length > 0) {
    const one = pending.pop()!
    if (found.has(one)) continue
    found.add(one)
    for (const imported of one.imports.toReversed()) {
      const outcome = outcomes.get(imported)
      if (outcome?.is === 'wsdl') pending.push(outcome.definitions)
    }
  }
  return [...found]
}

/** An overloaded operation (R2304 forbids it) is distinguished by the name of its input. */
function abstractOperation(portType: PortType, operation: BoundOperation): AbstractOperation | undefined {
  const candidates = operation.name === undefined ? [] : portType.operations.filter((one) => one.name === operation.name)
  return candidates.find((one) => one.input?.name === operation.input?.name) ?? candidates[0]
}

type Kind = 'messages' | 'portTypes' | 'bindings'

/** What one document sees: its own namespace, and each namespace that it imports itself. */
class Visible {
  readonly #tables = new Map<string, Record<Kind, Map<string, Component>>>()
  readonly #lost = new Set<string>()

  constructor(document: Definitions, within: readonly Definitions[], outcomes: Documents['outcomes']) {
    const namespaces = new Set([document.targetNamespace])
    for (const one of document.imports) {
      const outcome = outcomes.get(one)
      if (one.namespace !== undefined) namespaces.add(one.namespace)
      if (outcome?.is === 'wsdl') namespaces.add(outcome.definitions.targetNamespace)
      const kept = outcome?.is !== 'failed' && (outcome?.is !== 'wsdl' || outcome.definitions.targetNamespace === one.namespace)
      if (!kept) this.#lost.add(one.namespace ?? '')
    }
    for (const one of within) {
      if (!namespaces.has(one.targetNamespace)) continue
      const tables = this.#tables.get(one.targetNamespace) ?? { messages: new Map(), portTypes: new Map(), bindings: new Map() }
      this.#tables.set(one.targetNamespace, tables)
      for (const kind of ['messages', 'portTypes', 'bindings'] as const) {
        for (const component of one[kind]) {
          if (component.name !== undefined && !tables[kind].has(component.name)) tables[kind].set(component.name, component)
        }
      }
    }
  }

  find<K extends Kind>(kind: K, to: Reference | undefined): Definitions[K][number] | undefined {
    if (!to?.name) return undefined
    return this.#tables.get(to.name.namespace)?.[kind].get(to.name.local) as Definitions[K][number] | undefined
  }

  untold = (to: Reference): boolean => to.name !== undefined && this.#lost.has(to.name.namespace)
}
