/** A rule for WSDL documents: words, the row of 1C's table, the specification's rule, and a visitor of the parts that it checks. */
import { catalogue, text } from '../../diagnostics/catalogue.ts'
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts'
import type { Component } from '../document/component.ts'
import type { Said } from '../document/location.ts'
import type {
  AbstractMessage,
  AbstractOperation,
  Binding,
  BoundFault,
  BoundMessage,
  BoundOperation,
  Definitions,
  Message,
  Part,
  Port,
  PortType,
  Service,
  SOAPHeader,
  WSDLImport,
} from '../document/model.ts'
import type { SchemaDocument, SchemaImport } from '../document/schema-model.ts'
import type { Links } from '../link/link.ts'

export type Style = 'rpc' | 'document'

/** An operation of a binding with what it is linked to. */
export interface OperationScope {
  readonly operation: BoundOperation
  readonly binding: Binding
  readonly abstract: AbstractOperation | undefined
  /**
   * The style in force: the operation's, else the binding's, else `document` (WSDL 1.1 section 3.3); `undefined` for another word and in
   * other bindings.
   */
  readonly style: Style | undefined
}

/** An input or output of an operation of a binding. */
export interface MessageScope extends OperationScope {
  readonly bound: BoundMessage
  /** The message that the abstract operation gives it. */
  readonly message: Message | undefined
}

/** What a rule may look at; the walk calls each in reading order. */
export interface Visitor {
  readonly definitions?: (one: Definitions) => void
  readonly import?: (one: WSDLImport) => void
  /** Schemas inside `wsdl:types` and those imported, each once. */
  readonly schema?: (one: SchemaDocument) => void
  readonly schemaImport?: (one: SchemaImport, schema: SchemaDocument) => void
  readonly message?: (one: Message) => void
  readonly part?: (one: Part) => void
  readonly portType?: (one: PortType) => void
  readonly abstractOperation?: (one: AbstractOperation) => void
  /** Inputs, outputs and faults of abstract operations. */
  readonly abstractMessage?: (one: AbstractMessage, operation: AbstractOperation) => void
  readonly binding?: (one: Binding) => void
  readonly boundOperation?: (scope: OperationScope) => void
  readonly boundMessage?: (scope: MessageScope) => void
  /** `soap:header`, then each `soap:headerfault` in it. */
  readonly header?: (one: SOAPHeader, scope: MessageScope) => void
  readonly boundFault?: (one: BoundFault, scope: OperationScope) => void
  readonly service?: (one: Service) => void
  readonly port?: (one: Port) => void
}

export interface Finding extends Said {
  readonly attribute?: string
}

export interface RuleContext {
  readonly links: Links
  /** Row 34 without its exemption. */
  readonly strict: boolean
  /** Says that `component` offends, by that attribute if one is named; `found` is what was found and what was expected. */
  readonly report: (component: Component, found: Finding, related?: Diagnostic['related']) => void
}

export interface Rule {
  readonly row: number | null
  readonly code: string
  readonly rule: string
  readonly severity: Severity
  readonly message: Said
  readonly diagnostic: () => Diagnostic
  readonly visit: (context: RuleContext) => Visitor
}

interface Words {
  readonly code: string
  /** Rules of the Basic Profile 1.1, or the section of the specification. */
  readonly rule: string
  readonly en: string
  readonly ru: string
}

/** A row of the table of chapter 17.2.4.1; `ru` is its text. */
export const tableRule = (row: number, words: Words, visit: Rule['visit']): Rule => make(row, 'error', words, visit)

/** An error beside the table: a document that the stand-in cannot serve whole, whatever 1C says of it. */
export const ownRule = (words: Words, visit: Rule['visit']): Rule => make(null, 'error', words, visit)

/** A rule of the Basic Profile 1.1 beside the table: a warning, and under `strict: 'bp11'` an error where it rests on a rule R…. */
export const neighbourRule = (words: Words, visit: Rule['visit']): Rule => make(null, 'warning', words, visit)

function make(row: number | null, severity: Severity, { code, rule, en, ru }: Words, visit: Rule['visit']): Rule {
  const words = (said: string) => text(Object.assign([said], { raw: [said] }))
  const report = catalogue('wsdl', { [code]: { severity, en: words(en), ru: words(ru) } })
  return { row, code, rule, severity, message: { en, ru }, visit, diagnostic: () => report(code, {}) }
}
