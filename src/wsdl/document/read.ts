/** From a `wsdl:definitions` element to the model: what is in the document, in its order, nothing resolved and nothing refused. */
import { attributeOf, childNamed, type XMLElement } from '../../xml/tree.ts'
import { childElements, referenceAt, valueAt, type Source } from './component.ts'
import type { AbstractMessage, AbstractOperation, Definitions, Message, Port, PortType, Service, TopLevel } from './model.ts'
import { soapVersionOf, WSDL, XSD } from './namespaces.ts'
import { readBinding } from './read-binding.ts'
import { readSchema } from './read-schema.ts'

/** `text` is the document's own, for its XML declaration. */
export function readDefinitions(element: XMLElement, source: Source, text: string): Definitions {
  const inOrder: TopLevel[] = []
  for (const child of childElements(element)) {
    if (child.namespace !== WSDL) continue
    if (child.local === 'types') {
      for (const schema of childElements(child)) {
        if (schema.namespace === XSD && schema.local === 'schema') inOrder.push({ is: 'schema', schema: readSchema(schema, source, true) })
      }
    } else {
      const read = readTopLevel(child, source)
      if (read) inOrder.push(read)
    }
  }
  return {
    kind: 'wsdl',
    element,
    source,
    name: valueAt(element, 'name'),
    targetNamespace: attributeOf(element, 'targetNamespace') ?? '',
    inOrder,
    imports: inOrder.flatMap((one) => (one.is === 'import' ? one.import : [])),
    schemas: inOrder.flatMap((one) => (one.is === 'schema' ? one.schema : [])),
    messages: inOrder.flatMap((one) => (one.is === 'message' ? one.message : [])),
    portTypes: inOrder.flatMap((one) => (one.is === 'portType' ? one.portType : [])),
    bindings: inOrder.flatMap((one) => (one.is === 'binding' ? one.binding : [])),
    services: inOrder.flatMap((one) => (one.is === 'service' ? one.service : [])),
    declaration: readDeclaration(text),
  }
}

function readTopLevel(element: XMLElement, source: Source): TopLevel | undefined {
  switch (element.local) {
    case 'import':
      return {
        is: 'import',
        import: { element, source, namespace: attributeOf(element, 'namespace'), location: valueAt(element, 'location') },
      }
    case 'message':
      return { is: 'message', message: readMessage(element, source) }
    case 'portType':
      return { is: 'portType', portType: readPortType(element, source) }
    case 'binding':
      return { is: 'binding', binding: readBinding(element, source) }
    case 'service':
      return { is: 'service', service: readService(element, source) }
    default:
      return undefined
  }
}

const wsdlChildren = (element: XMLElement, local: string): XMLElement[] =>
  [...childElements(element)].filter((child) => child.local === local && child.namespace === WSDL)

const readMessage = (element: XMLElement, source: Source): Message => ({
  element,
  source,
  name: valueAt(element, 'name'),
  parts: wsdlChildren(element, 'part').map((part) => ({
    element: part,
    source,
    name: valueAt(part, 'name'),
    elementName: referenceAt(part, 'element'),
    type: referenceAt(part, 'type'),
  })),
})

const readPortType = (element: XMLElement, source: Source): PortType => ({
  element,
  source,
  name: valueAt(element, 'name'),
  operations: wsdlChildren(element, 'operation').map((operation) => readAbstractOperation(operation, source)),
})

function readAbstractOperation(element: XMLElement, source: Source): AbstractOperation {
  const input = childNamed(element, 'input', WSDL)
  const output = childNamed(element, 'output', WSDL)
  const read = (child: XMLElement, role: AbstractMessage['role']): AbstractMessage => ({
    element: child,
    source,
    role,
    name: valueAt(child, 'name'),
    message: referenceAt(child, 'message'),
  })
  return {
    element,
    source,
    name: valueAt(element, 'name'),
    input: input && read(input, 'input'),
    output: output && read(output, 'output'),
    faults: wsdlChildren(element, 'fault').map((fault) => read(fault, 'fault')),
    outputFirst: !!input && !!output && element.children.indexOf(output) < element.children.indexOf(input),
    parameterOrder: valueAt(element, 'parameterOrder')?.split(/\s\s*/),
  }
}

const readService = (element: XMLElement, source: Source): Service => ({
  element,
  source,
  name: valueAt(element, 'name'),
  ports: wsdlChildren(element, 'port').map((port) => readPort(port, source)),
})

function readPort(element: XMLElement, source: Source): Port {
  const addresses = [...childElements(element)].filter((child) => child.local === 'address' && child.namespace !== WSDL)
  const address = addresses.find((child) => soapVersionOf(child.namespace)) ?? addresses[0]
  return {
    element,
    source,
    name: valueAt(element, 'name'),
    binding: referenceAt(element, 'binding'),
    address: address && { element: address, source, location: valueAt(address, 'location'), version: soapVersionOf(address.namespace) },
  }
}

function readDeclaration(text: string): Definitions['declaration'] {
  const declaration = /^\uFEFF?<\?xml\s[^>]*?\?>/.exec(text)?.[0] ?? ''
  return {
    encoding: /\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1],
    version: /\sversion\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1],
  }
}
