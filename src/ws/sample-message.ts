/** Sample messages of an operation as they go over the wire: what a client would send, and what it would get. */
import { writeFault } from '../soap/fault-write.ts'
import { SOAPFault } from '../soap/fault.ts'
import type { SOAPVersion } from '../soap/version.ts'
import { sampleOf, type SampleChoice } from '../xdto/sample/sample.ts'
import { WriteSession } from '../xdto/write/session.ts'
import { writeDocument } from '../xdto/write/write.ts'
import { XMLWriter } from '../xml/write.ts'
import { readFaultFile } from './foreign/fault-file.ts'
import type { DescribedWebService } from './foreign/service.ts'
import { sampleValues } from './message/element.ts'
import type { MessageShape, Values } from './message/shape.ts'
import { serveWebService, type ServedService } from './service/serve.ts'
import type { WebService } from './service/service.ts'
import { stubbableOperation, type StubbableValue } from './stubbable.ts'

export type SamplePart = 'request' | 'response' | 'fault'

/** `undefined` where the types have no sample of a size that could be written, or the operation has no answer. @throws XDTOError */
export function sampleMessage(
  service: WebService | DescribedWebService,
  name: string,
  part: SamplePart,
  version: SOAPVersion,
  choice?: SampleChoice,
): string | undefined {
  const served = service.kind === 'WebService' ? serveWebService(service) : service.served
  const operation = served.operations.find((one) => one.Name === name)
  if (operation === undefined) return undefined
  if (part === 'fault') return faultText(service, name, version, served, choice)
  const shape = operation[part]
  const values = shape && valuesOf(service, name, part, served, choice)
  return values && envelope(shape, values, version, served)
}

function valuesOf(
  service: WebService | DescribedWebService,
  name: string,
  part: 'request' | 'response',
  { types }: ServedService,
  choice: SampleChoice | undefined,
): Values | undefined {
  const described = service.kind === 'WebService' ? undefined : service.operations.find((one) => one.Name === name)![part]
  if (described !== undefined) return sampleValues(described, types.Packages, choice)
  const { takes, gives } = stubbableOperation(service, name)!
  const members: readonly StubbableValue[] = part === 'request' ? takes : gives
  const values = members.map((one) => [one.name, sampleOf(one.type, one.name, types.Packages, choice?.textOf, choice)] as const)
  return values.some(([, value]) => value === undefined) ? undefined : Object.fromEntries(values)
}

/** Laid out as 1C lays its answers out. */
function envelope(shape: MessageShape, values: Values, version: SOAPVersion, { types }: ServedService): string {
  const writer = new XMLWriter('1c').start('soap:Envelope').attribute('xmlns:soap', version.namespace)
  const session = new WriteSession(writer, { types, prefixes: new Map([[version.namespace, 'soap']]), depth: 3 })
  writer.start('soap:Body')
  shape.write(session, values)
  session.trail.settle()
  return writer.end().end().finish()
}

/** With the first element that the description declares for the detail of its faults. */
function faultText(
  service: WebService | DescribedWebService,
  name: string,
  version: SOAPVersion,
  { types }: ServedService,
  choice: SampleChoice | undefined,
): string {
  const declared = stubbableOperation(service, name)!.faults[0]
  const value = declared && sampleOf(declared.type, declared.local, types.Packages, choice?.textOf, choice)
  if (declared === undefined || value === undefined) return writeFault(version, new SOAPFault('Receiver', `${name}: reason`))
  const detail = writeDocument(declared, declared.type, value, types, 'compact').replace(/^<\?xml[^>]*\?>\s*/, '')
  const fault = readFaultFile(
    `<Fault><faultcode>Server</faultcode><faultstring>${name}: reason</faultstring><detail>${detail}</detail></Fault>`,
  )
  return writeFault(version, fault)
}
