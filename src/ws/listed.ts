/** Web services by what can be called of them: their operations, all at the addresses of their service. */
import type { Listed } from '../channel/listed.ts'
import { said } from '../diagnostics/said.ts'
import { exampleCall } from './example-call.ts'
import { webServices } from './face.ts'
import type { DescribedWebService } from './foreign/service.ts'
import type { WebService } from './service/service.ts'
import { stubbableOperation, valueAt } from './stubbable.ts'

export function listedWebService(service: WebService | DescribedWebService): Listed<WebService | DescribedWebService> {
  const { Name } = service
  const { addresses } = webServices.offered(service)
  return {
    channel: webServices,
    service,
    Name,
    stubbable: true,
    example: (part) => exampleCall(service, part),
    addresses,
    parts: operationsOf(service).map(([name, written]) => ({
      Name: name,
      text: name,
      parameters: [],
      calls: [{ method: 'POST', what: name, written }],
      parameterValue: (path, text) => {
        const operation = stubbableOperation(service, name)
        return operation === undefined ? { value: text } : valueAt(operation, path, text)
      },
    })),
    paths: addresses.map((address) => ({
      label: said(`Web service ${Name}`, `Web-сервис ${Name}`),
      segments: [{ kind: 'literal', text: address }],
      methods: ['POST'],
    })),
  }
}

/** An operation of a WSDL document without a handler answers from a file or with a sample. */
const operationsOf = (service: WebService | DescribedWebService): readonly (readonly [name: string, written: boolean])[] =>
  service.kind === 'WebService'
    ? Object.entries(service.Operations).map(([name, { handler }]) => [name, typeof handler === 'function'])
    : service.served.operations.map(({ Name }) => [Name, !service.stubs.includes(Name)])
