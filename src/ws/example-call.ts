/** A call of an operation with sample values: an envelope of SOAP that the service would read, and the headers that go with it. */
import type { ListedExample } from '../channel/listed.ts'
import { soap11, soap12, type SOAPVersion } from '../soap/version.ts'
import { XDTOError } from '../xdto/types/fault.ts'
import { WriteSession } from '../xdto/write/session.ts'
import { XMLWriter } from '../xml/write.ts'
import type { DescribedWebService } from './foreign/service.ts'
import { sampleValues } from './message/element.ts'
import type { Values } from './message/shape.ts'
import { requestMembers } from './service/members.ts'
import { serveWebService, type ServedOperation, type ServedService } from './service/serve.ts'
import type { WebService } from './service/service.ts'

/** Elements around the values. */
const DEPTH = 3

/** `undefined` for a name that the service has not, and where no sample of a required value can be made up. */
export function exampleCall(service: WebService | DescribedWebService, name: string): ListedExample | undefined {
  const served = service.kind === 'WebService' ? serveWebService(service) : service.served
  const operation = served.operations.find((one) => one.Name === name)
  const values = valuesOf(service, name, served)
  if (operation === undefined || values === undefined) return undefined
  const version = served.versions?.has('1.1') === false ? soap12 : soap11
  const body = envelopeOf(operation, values, version, served)
  const action = service.kind === 'WebService' ? `${service.Namespace}#${service.Name}:${name}` : (operation.soapAction ?? '')
  const type = `${version.mediaType}; charset=utf-8`
  const headers: ListedExample['headers'] =
    version === soap11
      ? [
          ['Content-Type', type],
          ['SOAPAction', `"${action}"`],
        ]
      : [['Content-Type', action === '' ? type : `${type}; action="${action}"`]]
  return body === undefined ? undefined : { headers, body }
}

function valuesOf(service: WebService | DescribedWebService, name: string, { types }: ServedService): Values | undefined {
  if (service.kind === 'DescribedWebService') {
    const request = service.operations.find((one) => one.Name === name)?.request
    return request && sampleValues(request, types.Packages)
  }
  const operation = Object.hasOwn(service.Operations, name) ? service.Operations[name] : undefined
  const members = operation && requestMembers(operation).map(({ Name, type }) => ({ Name, XDTOValueType: type }))
  return members && sampleValues({ members, wrapper: undefined }, types.Packages)
}

function envelopeOf(
  { request }: ServedOperation,
  values: Values,
  { namespace }: SOAPVersion,
  { types }: ServedService,
): string | undefined {
  const writer = new XMLWriter('1c').start('soap:Envelope').attribute('xmlns:soap', namespace).start('soap:Body')
  const session = new WriteSession(writer, { types, prefixes: new Map([[namespace, 'soap']]), depth: DEPTH })
  try {
    request.write(session, values)
    session.trail.settle()
  } catch (error) {
    if (error instanceof XDTOError) return undefined
    throw error
  }
  return writer.end().end().finish().replaceAll('\r\n', '\n').replaceAll('\t', '  ')
}
