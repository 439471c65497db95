/** From a bound operation of a WSDL, its messages and schemas to an operation that can be called and served. */
import type {
  AbstractMessage,
  AbstractOperation,
  Binding,
  BoundMessage,
  BoundOperation,
  Message,
  Part,
  SOAPHeader,
} from '../../wsdl/document/model.ts'
import type { Links } from '../../wsdl/link/link.ts'
import type { CompiledSchemas } from '../../wsdl/types/compile.ts'
import type { ObjectType } from '../../xdto/types/object-type.ts'
import { isNillable } from '../../xdto/types/property.ts'
import { resolved, type XDTOType } from '../../xdto/types/type.ts'
import { xs } from '../../xdto/types/xs.ts'
import { clark, type Name } from '../../xml/name.ts'
import { bareShape } from '../message/bare.ts'
import type { WSElement, WSFaultDescription, WSMessage, WSOperation, WSParameter } from '../message/described-operation.ts'
import { elementShape, membersOf, rpcShape } from '../message/element.ts'

export interface DescribedWSDL {
  readonly links: Links
  readonly schemas: CompiledSchemas
  /** Of the parts that were asked for: a service has the same messages at each of its ports. */
  readonly elements: Map<Part, WSElement | undefined>
}

type Direction = 'In' | 'Out'

/** `undefined` where the description lacks what a call needs: the rules of the table have said what. */
export function describeOperation(wsdl: DescribedWSDL, binding: Binding, operation: BoundOperation): WSOperation | undefined {
  const abstract = wsdl.links.abstractOf(operation)
  if (!abstract || operation.name === undefined) return undefined
  const rpc = (operation.soap?.style ?? binding.soap?.style ?? 'document') === 'rpc'
  const name = operation.name
  const request = messageOf(wsdl, abstract.input, operation.input, {
    name,
    rpc,
    direction: 'In',
    wrapped: (element) => element.local === name,
  })
  const response =
    abstract.output
    && messageOf(wsdl, abstract.output, operation.output, { name, rpc, direction: 'Out', wrapped: () => request?.style === 'wrapped' })
  if (!request || (abstract.output && !response)) return undefined
  return {
    Name: operation.name,
    ...parametersOf(request, response),
    soapAction: operation.soap?.soapAction?.trim() ?? '',
    request,
    response,
    faults: faultsOf(wsdl, abstract),
  }
}

interface Manner {
  /** Of the operation. */
  readonly name: string
  readonly rpc: boolean
  readonly direction: Direction
  /**
   * Whether the values are the children of that element: of the request's when it is called as the operation, of the response's when so is
   * the request.
   */
  wrapped(element: Name): boolean
}

function messageOf(
  wsdl: DescribedWSDL,
  abstract: AbstractMessage | undefined,
  bound: BoundMessage | undefined,
  manner: Manner,
): WSMessage | undefined {
  const { name, rpc, direction } = manner
  const message = abstract && wsdl.links.message(abstract.message, abstract)
  if (!message || !abstract) return undefined
  const parts = bodyParts(message, bound, wsdl)
  const all = (bound?.headers ?? []).map((one) => headerOf(wsdl, one))
  // The same header may be bound twice (met in real descriptions): it is sent once.
  const headers = all.filter((one, at) => all.findIndex((other) => sameHeader(one, other)) === at)
  if (headers.includes(undefined)) return undefined
  const body = rpc
    ? rpcBody(wsdl, parts, { namespace: bound?.body?.namespace ?? '', local: direction === 'In' ? name : `${name}Response` }, direction)
    : documentBody(wsdl, parts, manner)
  return body && { ...body, headers: headers as WSElement[] }
}

const sameHeader = (one: WSElement | undefined, other: WSElement | undefined): boolean =>
  one?.part === other?.part && (one && clark(one.element)) === (other && clark(other.element))

/** What soap:body names; without a list all parts that neither headers nor MIME carry (source 72, row 27). */
function bodyParts(message: Message, bound: BoundMessage | undefined, { links }: DescribedWSDL): readonly Part[] {
  const listed = bound?.body?.parts
  if (listed) return listed.flatMap((name) => message.parts.find((one) => one.name === name) ?? [])
  const elsewhere = new Set([
    ...(bound?.headers ?? []).filter((one) => links.message(one.message, one) === message).flatMap((one) => one.part ?? []),
    ...(bound?.mimeParts ?? []),
  ])
  return message.parts.filter((one) => !elsewhere.has(one.name ?? ''))
}

type Body = Omit<WSMessage, 'headers'>

function rpcBody(wsdl: DescribedWSDL, parts: readonly Part[], wrapper: Name, direction: Direction): Body {
  const accessors = parts.map((one) => ({ name: one.name ?? '', type: typeOfPart(wsdl, one) }))
  const members = accessors.map((one): WSParameter => ({
    Name: one.name,
    XDTOValueType: one.type,
    TransferDirection: direction,
    Nillable: false,
    optional: false,
    list: false,
  }))
  return { style: 'rpc', members, wrapper: undefined, shape: rpcShape(wrapper, accessors) }
}

/** More than one element in the Body (R2201) is not an operation that is served or called. */
function documentBody(wsdl: DescribedWSDL, parts: readonly Part[], { direction, wrapped }: Manner): Body | undefined {
  const [part, second] = parts
  if (second) return undefined
  if (!part) return { style: 'bare', members: [], wrapper: undefined, shape: undefined }
  const found = elementOf(wsdl, part)
  if (!found) return undefined
  const { element, type, nillable } = found
  const members = wrapped(element) && !nillable ? membersOf(type) : undefined
  if (members) {
    const wrapper = type as ObjectType
    return {
      style: 'wrapped',
      members: members.map((one) => ({ ...one, TransferDirection: direction })),
      wrapper,
      shape: elementShape(element, wrapper),
    }
  }
  const member: WSParameter = {
    Name: found.part,
    XDTOValueType: type,
    TransferDirection: direction,
    Nillable: nillable,
    optional: false,
    list: false,
  }
  return { style: 'bare', members: [member], wrapper: undefined, shape: bareShape(element, { Name: found.part, type, Nillable: nillable }) }
}

/** InOut: of one name and type in both. */
function parametersOf(request: WSMessage, response: WSMessage | undefined): Pick<WSOperation, 'Parameters' | 'ReturnValue'> {
  const answers = new Map(response?.members.map((one) => [one.Name, one]))
  const ins = request.members.map((one): WSParameter => {
    const same = answers.get(one.Name)?.XDTOValueType === one.XDTOValueType && request.style !== 'bare'
    if (same) answers.delete(one.Name)
    return same ? { ...one, TransferDirection: 'InOut' } : one
  })
  const only = response?.members.length === 1 ? response.members[0] : undefined
  return { Parameters: [...ins, ...answers.values()], ReturnValue: only }
}

function headerOf(wsdl: DescribedWSDL, header: SOAPHeader): WSElement | undefined {
  const part = wsdl.links.message(header.message, header)?.parts.find((one) => one.name === header.part)
  return part && elementOf(wsdl, part)
}

function faultsOf(wsdl: DescribedWSDL, abstract: AbstractOperation): WSFaultDescription[] {
  return abstract.faults.flatMap((fault) => {
    const part = wsdl.links.message(fault.message, fault)?.parts[0]
    const element = part && elementOf(wsdl, part)
    return element ? [{ ...element, Name: fault.name ?? element.part }] : []
  })
}

function elementOf(wsdl: DescribedWSDL, part: Part): WSElement | undefined {
  const { elements } = wsdl
  if (!elements.has(part)) elements.set(part, readElementOf(wsdl, part))
  return elements.get(part)
}

function readElementOf({ schemas }: DescribedWSDL, part: Part): WSElement | undefined {
  const element = part.elementName?.name
  if (!element) return undefined
  const root = schemas.element(element)
  const type = root?.definition.type === undefined ? xs.anyType : resolved(root.definition.type)
  return {
    part: part.name ?? element.local,
    element: root ? { namespace: root.namespace, local: root.name } : element,
    type,
    nillable: root !== undefined && isNillable(root.definition),
  }
}

function typeOfPart(wsdl: DescribedWSDL, part: Part): XDTOType {
  const name = part.type?.name
  return (name ? wsdl.schemas.type(name.namespace, name.local) : elementOf(wsdl, part)?.type) ?? xs.anyType
}
