/**
 * A WSDL 1.1 document as read: every component with its element and source; nothing is resolved here (link.ts), nothing is judged (rules/).
 */
import type { Component, Named, Reference } from './component.ts'
import type { SchemaDocument } from './schema-model.ts'

/** The document element `wsdl:definitions` and what it contains, each list in document order. */
export interface Definitions extends Named {
  readonly kind: 'wsdl'
  readonly targetNamespace: string
  readonly imports: readonly WSDLImport[]
  /** The schemas inside `wsdl:types`. */
  readonly schemas: readonly SchemaDocument[]
  readonly messages: readonly Message[]
  readonly portTypes: readonly PortType[]
  readonly bindings: readonly Binding[]
  readonly services: readonly Service[]
  /** All of the above in document order: the order in which a reader meets them. */
  readonly inOrder: readonly TopLevel[]
  /** Encoding and version that the XML declaration names; `undefined` where it names none. */
  readonly declaration: { readonly encoding: string | undefined; readonly version: string | undefined }
}

export type TopLevel =
  | { readonly is: 'import'; readonly import: WSDLImport }
  | { readonly is: 'schema'; readonly schema: SchemaDocument }
  | { readonly is: 'message'; readonly message: Message }
  | { readonly is: 'portType'; readonly portType: PortType }
  | { readonly is: 'binding'; readonly binding: Binding }
  | { readonly is: 'service'; readonly service: Service }

/** `wsdl:import`; `namespace` is as written, `''` included. */
export interface WSDLImport extends Component {
  readonly namespace: string | undefined
  readonly location: string | undefined
}

export interface Message extends Named {
  readonly parts: readonly Part[]
}

export interface Part extends Named {
  readonly elementName: Reference | undefined
  readonly type: Reference | undefined
}

export interface PortType extends Named {
  readonly operations: readonly AbstractOperation[]
}

export interface AbstractOperation extends Named {
  readonly input: AbstractMessage | undefined
  readonly output: AbstractMessage | undefined
  readonly faults: readonly AbstractMessage[]
  /** Whether `output` comes before `input` (solicit-response). */
  readonly outputFirst: boolean
  readonly parameterOrder: readonly string[] | undefined
}

/** `input`, `output` or `fault` of a port type's operation. */
export interface AbstractMessage extends Named {
  readonly role: 'input' | 'output' | 'fault'
  readonly message: Reference | undefined
}

export interface Binding extends Named {
  readonly type: Reference | undefined
  /** `soap:binding` of SOAP 1.1 or 1.2; `undefined` for HTTP GET/POST and other bindings. */
  readonly soap: SOAPBinding | undefined
  readonly operations: readonly BoundOperation[]
}

interface SOAPBinding extends Component {
  readonly version: '1.1' | '1.2'
  readonly style: string | undefined
  readonly transport: string | undefined
}

/** `operation` of a binding. */
export interface BoundOperation extends Named {
  readonly soap: SOAPOperation | undefined
  readonly input: BoundMessage | undefined
  readonly output: BoundMessage | undefined
  readonly faults: readonly BoundFault[]
}

interface SOAPOperation extends Component {
  readonly style: string | undefined
  readonly soapAction: string | undefined
}

/** `input` or `output` of a binding's operation; body and headers may occur inside MIME parts. */
export interface BoundMessage extends Named {
  readonly role: 'input' | 'output'
  readonly body: SOAPBody | undefined
  readonly headers: readonly SOAPHeader[]
  /** Names of the parts that `mime:content` carries outside of the body. */
  readonly mimeParts: readonly string[]
}

export interface SOAPBody extends Component {
  readonly use: string | undefined
  readonly namespace: string | undefined
  readonly encodingStyle: string | undefined
  /** Part names of the `parts` attribute; `undefined` where it is absent. */
  readonly parts: readonly string[] | undefined
}

/** `soap:header` or `soap:headerfault`. */
export interface SOAPHeader extends Component {
  readonly role: 'header' | 'headerfault'
  readonly message: Reference | undefined
  readonly part: string | undefined
  /** The `parts` attribute, which WSDL's prose once allowed and R2720 forbids. */
  readonly parts: string | undefined
  readonly use: string | undefined
  readonly namespace: string | undefined
  readonly faults: readonly SOAPHeader[]
}

export interface BoundFault extends Named {
  readonly soap: SOAPFault | undefined
}

export interface SOAPFault extends Named {
  readonly use: string | undefined
  readonly namespace: string | undefined
}

export interface Service extends Named {
  readonly ports: readonly Port[]
}

export interface Port extends Named {
  readonly binding: Reference | undefined
  /** The first `address` of any extension namespace. */
  readonly address: Address | undefined
}

interface Address extends Component {
  readonly location: string | undefined
  /** `undefined` for an address that is not SOAP's. */
  readonly version: '1.1' | '1.2' | undefined
}
