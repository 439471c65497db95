/** The operations of a Web service as stubs need them: what comes in and what goes out, wherever the description came from. */
import type { ParameterValue } from '../channel/listed.ts'
import { said } from '../diagnostics/said.ts'
import type { SOAPFault } from '../soap/fault.ts'
import { allProperties, isObjectType } from '../xdto/types/object-type.ts'
import { described, type Property } from '../xdto/types/property.ts'
import { textCodec } from '../xdto/types/text-codec.ts'
import { resolved, typeName, type XDTOType } from '../xdto/types/type.ts'
import { isValueType } from '../xdto/types/value-type.ts'
import { readAnswerOrFault } from './foreign/answers.ts'
import type { DescribedWebService } from './foreign/service.ts'
import type { WSOperation, WSParameter } from './message/described-operation.ts'
import type { Values } from './message/shape.ts'
import type { Operation } from './service/operation.ts'
import { serveWebService, type ServedService } from './service/serve.ts'
import type { WebService } from './service/service.ts'

export interface StubbableOperation {
  readonly Name: string
  readonly takes: readonly StubbableValue[]
  readonly gives: readonly StubbableValue[]
  /** The name of the one value that a handler gives back bare; `undefined`: it gives all by name. */
  readonly bare: string | undefined
  /**
   * What a file with an answer holds: the Body's element, an envelope, or a soap:Fault. It throws XDTOError, XMLError and SOAPFault where
   * the file is no answer of the operation.
   */
  readAnswer(text: Uint8Array): Values | SOAPFault
  /** Elements that the description declares for the detail of its faults. */
  readonly faults: readonly StubbableElement[]
}

export interface StubbableElement {
  readonly namespace: string
  readonly local: string
  readonly type: XDTOType
}

export interface StubbableValue {
  readonly name: string
  readonly type: XDTOType
  readonly nillable: boolean
  /** May be left out. */
  readonly optional: boolean
  /** An array. */
  readonly list: boolean
}

/** `undefined` for a name that the service has not. */
export const stubbableOperation = (service: WebService | DescribedWebService, name: string): StubbableOperation | undefined => {
  if (service.kind === 'WebService') {
    const operation = Object.hasOwn(service.Operations, name) ? service.Operations[name] : undefined
    return operation && ofCode(service, name, operation)
  }
  const operation = service.operations.find((one) => one.Name === name)
  return operation && ofWSDL(service, operation)
}

function ofCode(service: WebService, Name: string, { Parameters, XDTOReturningValueType, Nillable }: Operation): StubbableOperation {
  const all = Object.entries(Parameters)
  const value = ([name, one]: (typeof all)[number]): StubbableValue => ({
    name,
    type: one.XDTOValueType,
    nillable: one.Nillable,
    optional: false,
    list: false,
  })
  const outgoing = all.filter(([, one]) => one.TransferDirection !== 'In')
  const returned: StubbableValue[] =
    XDTOReturningValueType === undefined
      ? []
      : [{ name: 'return', type: XDTOReturningValueType, nillable: Nillable, optional: false, list: false }]
  return {
    Name,
    takes: all.filter(([, one]) => one.TransferDirection !== 'Out').map(value),
    gives: [...returned, ...outgoing.map(value)],
    bare: outgoing.length === 0 ? 'return' : undefined,
    readAnswer: (text) => answerIn(text, Name, servedOnce(service)),
    faults: [],
  }
}

const ofWSDL = ({ served }: DescribedWebService, { Name, request, response, faults }: WSOperation): StubbableOperation => ({
  Name,
  takes: request.members.map(ofMember),
  gives: response?.members.map(ofMember) ?? [],
  // The handler of a served operation gives them by name already.
  bare: undefined,
  readAnswer: (text) => answerIn(text, Name, served),
  faults: faults.map(({ element, type }) => ({ ...element, type })),
})

/** Made when the first file is read, and not for each call. */
const known = new WeakMap<WebService, ServedService>()

function servedOnce(service: WebService): ServedService {
  let served = known.get(service)
  if (served === undefined) known.set(service, (served = serveWebService(service)))
  return served
}

function answerIn(text: Uint8Array, Name: string, { operations, types }: ServedService): Values | SOAPFault {
  return readAnswerOrFault(text, { Name, shape: operations.find((one) => one.Name === Name)?.response }, types)
}

const ofMember = ({ Name, XDTOValueType, Nillable, optional, list }: WSParameter): StubbableValue => ({
  name: Name,
  type: XDTOValueType,
  nillable: Nillable,
  optional,
  list,
})

/** The value that a text means for a parameter or a property within; the text itself where the path leads to none that has a value type. */
export function valueAt({ takes }: StubbableOperation, [first, ...more]: readonly string[], text: string): ParameterValue {
  let type = takes.find((one) => one.name === first)?.type
  for (const name of more) {
    const property: Property | undefined = type && isObjectType(type) ? allProperties(type).find((one) => one.name === name) : undefined
    const reference = property && described(property.definition).type
    type = reference && resolved(reference)
  }
  if (type === undefined || !isValueType(type)) return { value: text }
  const value = textCodec(type).read(text, { resolve: () => undefined, fault: () => {} })
  return value === undefined
    ? { expected: said(`a value of the parameter’s type, ${typeName(type)}`, `значение типа параметра, ${typeName(type, 'ru')}`) }
    : { value }
}
