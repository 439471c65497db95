/**
 * From a `wsdl:binding` element to the model: the SOAP 1.1 and 1.2 extensions are read, MIME is looked through, all others are passed over.
 */
import { attributeOf, isElement, type XMLElement } from '../../xml/tree.ts'
import { childElements, referenceAt, valueAt, type Source } from './component.ts'
import type { Binding, BoundFault, BoundMessage, BoundOperation, SOAPBody, SOAPFault, SOAPHeader } from './model.ts'
import { MIME, soapVersionOf, WSDL } from './namespaces.ts'

const soapChild = (element: XMLElement, local: string): XMLElement | undefined =>
  element.children.find(
    (child): child is XMLElement => isElement(child) && child.local === local && soapVersionOf(child.namespace) !== undefined,
  )

const wsdlChild = (element: XMLElement, local: string): XMLElement | undefined =>
  element.children.find((child): child is XMLElement => isElement(child) && child.local === local && child.namespace === WSDL)

export function readBinding(element: XMLElement, source: Source): Binding {
  const soap = soapChild(element, 'binding')
  const operations: BoundOperation[] = []
  for (const child of childElements(element)) {
    if (child.local === 'operation' && child.namespace === WSDL) operations.push(readBoundOperation(child, source))
  }
  return {
    element,
    source,
    operations,
    name: valueAt(element, 'name'),
    type: referenceAt(element, 'type'),
    soap: soap && {
      element: soap,
      source,
      version: soapVersionOf(soap.namespace)!,
      style: attributeOf(soap, 'style'),
      transport: attributeOf(soap, 'transport'),
    },
  }
}

function readBoundOperation(element: XMLElement, source: Source): BoundOperation {
  const soap = soapChild(element, 'operation')
  const input = wsdlChild(element, 'input')
  const output = wsdlChild(element, 'output')
  const faults: BoundFault[] = []
  for (const child of childElements(element))
    if (child.local === 'fault' && child.namespace === WSDL) faults.push(readBoundFault(child, source))
  return {
    element,
    source,
    faults,
    name: valueAt(element, 'name'),
    soap: soap && { element: soap, source, style: attributeOf(soap, 'style'), soapAction: attributeOf(soap, 'soapAction') },
    input: input && readBoundMessage(input, source, 'input'),
    output: output && readBoundMessage(output, source, 'output'),
  }
}

function readBoundMessage(element: XMLElement, source: Source, role: BoundMessage['role']): BoundMessage {
  let body: SOAPBody | undefined
  const headers: SOAPHeader[] = []
  const mimeParts: string[] = []
  const look = (inside: XMLElement): void => {
    for (const child of childElements(inside)) {
      if (child.namespace === MIME) {
        const part = child.local === 'content' ? valueAt(child, 'part') : undefined
        if (part !== undefined) mimeParts.push(part)
        look(child)
      } else if (soapVersionOf(child.namespace) && child.local === 'body') body ??= readBody(child, source)
      else if (soapVersionOf(child.namespace) && child.local === 'header') headers.push(readHeader(child, source, 'header'))
    }
  }
  look(element)
  return { element, source, role, name: valueAt(element, 'name'), body, headers, mimeParts }
}

const readBody = (element: XMLElement, source: Source): SOAPBody => ({
  element,
  source,
  use: attributeOf(element, 'use'),
  namespace: attributeOf(element, 'namespace'),
  encodingStyle: attributeOf(element, 'encodingStyle'),
  parts: attributeOf(element, 'parts')
    ?.split(/\s\s*/)
    .filter((name) => name !== ''),
})

function readHeader(element: XMLElement, source: Source, role: SOAPHeader['role']): SOAPHeader {
  const faults: SOAPHeader[] = []
  for (const child of childElements(element)) {
    if (role === 'header' && child.local === 'headerfault' && soapVersionOf(child.namespace))
      faults.push(readHeader(child, source, 'headerfault'))
  }
  return {
    element,
    source,
    role,
    faults,
    message: referenceAt(element, 'message'),
    part: valueAt(element, 'part'),
    parts: attributeOf(element, 'parts'),
    use: attributeOf(element, 'use'),
    namespace: attributeOf(element, 'namespace'),
  }
}

function readBoundFault(element: XMLElement, source: Source): BoundFault {
  const soap = soapChild(element, 'fault')
  const fault: SOAPFault | undefined = soap && {
    element: soap,
    source,
    name: valueAt(soap, 'name'),
    use: attributeOf(soap, 'use'),
    namespace: attributeOf(soap, 'namespace'),
  }
  return { element, source, name: valueAt(element, 'name'), soap: fault }
}
