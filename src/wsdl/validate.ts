/**
 * Walks over all documents of a WSDL in reading order, once for 1C's table and once for the neighbour rules; at each component the rules
 * speak in the order of rules/index.ts.
 */
import type { WSDLDiagnostic } from './diagnosis.ts'
import { pathOf, placeOf, type Component } from './document/component.ts'
import type { Binding, BoundOperation, Definitions, TopLevel } from './document/model.ts'
import type { AnyImport } from './document/outcome.ts'
import type { SchemaDocument } from './document/schema-model.ts'
import type { Links } from './link/link.ts'
import { tableRules } from './rules/index.ts'
import { neighbours } from './rules/neighbours/index.ts'
import type { OperationScope, Rule, RuleContext, Style, Visitor } from './rules/rule.ts'

/** `true`: row 34 without its exemption; `'bp11'`: besides, the neighbour rules of the Basic Profile are errors. */
export type Strictness = boolean | 'bp11'

/** Every diagnosis, in the order of detection: what 1C refuses, then the neighbours; none is said twice of one place. */
export function validate(start: Definitions, links: Links, strict: Strictness = false): WSDLDiagnostic[] {
  const said = new Map<string, WSDLDiagnostic>()
  const add = (one: WSDLDiagnostic): void => {
    const { location } = one
    const key = `${one.code}|${location?.file}|${location?.line}|${location?.column}|${one.detail}`
    if (!said.has(key)) said.set(key, one)
  }
  for (const some of [tableRules, neighbours])
    walk(start, links, dispatcher(some.map((rule) => rule.visit(contextOf(rule, links, strict, add)))))
  return [...said.values()]
}

function contextOf(rule: Rule, links: Links, strict: Strictness, add: (one: WSDLDiagnostic) => void): RuleContext {
  const { row } = rule
  return {
    links,
    strict: strict !== false,
    report: (component: Component, detail, related) =>
      add({
        ...rule.diagnostic(),
        ...(rule.rule.startsWith('R') && strict === 'bp11' && { severity: 'error' }),
        location: placeOf(component, detail.attribute),
        row,
        rule: rule.rule,
        path: pathOf(component.element),
        detail: detail.en,
        detailRu: detail.ru,
        ...(related && related.length > 0 && { related }),
      }),
  }
}

type Called = { readonly [K in keyof Required<Visitor>]: Required<Visitor>[K] }

const events = [
  'definitions',
  'import',
  'schema',
  'schemaImport',
  'message',
  'part',
  'portType',
  'abstractOperation',
  'abstractMessage',
  'binding',
  'boundOperation',
  'boundMessage',
  'header',
  'boundFault',
  'service',
  'port',
] as const satisfies readonly (keyof Visitor)[]

type Call = (one: unknown, inside: unknown) => void

/** One visitor that calls each rule's in turn. */
function dispatcher(visitors: readonly Visitor[]): Called {
  const calls = Object.fromEntries(events.map((event) => [event, [] as Call[]])) as Record<(typeof events)[number], Call[]>
  for (const visitor of visitors)
    for (const event of Object.keys(visitor) as (typeof events)[number][]) calls[event].push(visitor[event] as Call)
  const called = {} as Record<string, Call>
  for (const event of events) {
    const all = calls[event]
    called[event] = (one, inside) => {
      for (const call of all) call(one, inside)
    }
  }
  return called as unknown as Called
}

function walk(start: Definitions, links: Links, visit: Called): void {
  const seen = new Set<Definitions | SchemaDocument>()
  const follow = (one: AnyImport): void => {
    const outcome = links.outcomeOf(one)
    if (outcome.is === 'wsdl') definitions(outcome.definitions)
    if (outcome.is === 'schema') schema(outcome.schema)
  }
  const definitions = (one: Definitions): void => {
    if (seen.has(one)) return
    seen.add(one)
    visit.definitions(one)
    for (const child of one.inOrder) {
      if (child.is === 'import') {
        visit.import(child.import)
        follow(child.import)
      } else if (child.is === 'schema') schema(child.schema)
      else walkTopLevel(child, links, visit)
    }
  }
  const schema = (one: SchemaDocument): void => {
    if (seen.has(one)) return
    seen.add(one)
    for (const imported of one.imports) {
      visit.schemaImport(imported, one)
      follow(imported)
    }
    visit.schema(one)
  }
  definitions(start)
}

function walkTopLevel(child: TopLevel, links: Links, visit: Called): void {
  if (child.is === 'message') {
    visit.message(child.message)
    for (const part of child.message.parts) visit.part(part)
  } else if (child.is === 'portType') {
    visit.portType(child.portType)
    for (const operation of child.portType.operations) {
      visit.abstractOperation(operation)
      for (const message of [operation.input, operation.output, ...operation.faults]) if (message) visit.abstractMessage(message, operation)
    }
  } else if (child.is === 'binding') {
    visit.binding(child.binding)
    for (const operation of child.binding.operations) walkBoundOperation(scopeOf(operation, child.binding, links), links, visit)
  } else if (child.is === 'service') {
    visit.service(child.service)
    for (const port of child.service.ports) visit.port(port)
  }
}

function walkBoundOperation(scope: OperationScope, links: Links, visit: Called): void {
  visit.boundOperation(scope)
  for (const bound of [scope.operation.input, scope.operation.output]) {
    if (!bound) continue
    const abstract = scope.abstract?.[bound.role]
    const inside = { ...scope, bound, message: abstract && links.message(abstract.message, abstract) }
    visit.boundMessage(inside)
    for (const header of bound.headers) for (const one of [header, ...header.faults]) visit.header(one, inside)
  }
  for (const fault of scope.operation.faults) visit.boundFault(fault, scope)
}

const scopeOf = (operation: BoundOperation, binding: Binding, links: Links): OperationScope => ({
  operation,
  binding,
  abstract: links.abstractOf(operation),
  style: styleOf(operation, binding),
})

function styleOf(operation: BoundOperation, binding: Binding): Style | undefined {
  const word = binding.soap && (operation.soap?.style ?? binding.soap.style ?? 'document')
  return word === 'rpc' || word === 'document' ? word : undefined
}
