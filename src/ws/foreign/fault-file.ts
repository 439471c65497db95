/** A fault that a file beside a WSDL holds: soap:Fault alone, or in an envelope, of either version. */
import { inBoth } from '../../diagnostics/said-error.ts'
import { type FaultDetail, SOAPFault } from '../../soap/fault.ts'
import { childNamed, elementsOf, readTree, textOf, type XMLElement } from '../../xml/tree.ts'

/** @throws XMLError, and Error for a document without a fault. */
export function readFaultFile(text: string | Uint8Array): SOAPFault {
  const fault = faultOf(text)
  if (fault === undefined) throw inBoth(new Error('the document holds no soap:Fault'), 'в документе нет soap:Fault')
  return fault
}

/** `undefined`: the document holds something else. @throws XMLError */
export function faultOf(text: string | Uint8Array): SOAPFault | undefined {
  const fault = faultIn(readTree(text))
  if (fault === undefined) return undefined
  const code = textOf(childNamed(fault, 'faultcode') ?? childNamed(childNamed(fault, 'Code') ?? fault, 'Value') ?? empty)
  const reason = childNamed(fault, 'faultstring') ?? childNamed(childNamed(fault, 'Reason') ?? fault, 'Text')
  const detail = childNamed(fault, 'detail') ?? childNamed(fault, 'Detail')
  const sender = /(?:^|:)(?:Client|Sender)(?:\.|$)/.test(code.trim())
  return new SOAPFault(sender ? 'Sender' : 'Receiver', textOf(reason ?? empty).trim(), {
    Detail: detail === undefined ? [] : elementsOf(detail).map(detailOf),
  })
}

function faultIn(root: XMLElement): XMLElement | undefined {
  if (root.local === 'Fault') return root
  const body = root.local === 'Envelope' ? childNamed(root, 'Body') : undefined
  return body && childNamed(body, 'Fault')
}

function detailOf(element: XMLElement): FaultDetail {
  const inner = elementsOf(element)
  return { namespace: element.namespace, local: element.local, content: inner.length === 0 ? textOf(element) : inner.map(detailOf) }
}

const empty: XMLElement = {
  namespace: '',
  local: '',
  prefix: '',
  attributes: [],
  children: [],
  parent: undefined,
  line: 1,
  column: 1,
  declarations: new Map(),
}
