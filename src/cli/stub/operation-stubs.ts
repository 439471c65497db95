/** Stubs of Web services: one for each operation that has no handler, with sample values by the types of its answer. */
import { said } from '../../diagnostics/said.ts'
import { soap11 } from '../../soap/version.ts'
import type { DescribedWebService } from '../../ws/foreign/service.ts'
import { sampleMessage } from '../../ws/sample-message.ts'
import type { WebService } from '../../ws/service/service.ts'
import { stubbableOperation } from '../../ws/stubbable.ts'
import { sampleOf } from '../../xdto/sample/sample.ts'
import type { XDTOPackage } from '../../xdto/types/package.ts'
import { plainValue } from './plain-value.ts'
import type { WrittenFile, WrittenStub } from './yaml.ts'

export function operationStubs(service: WebService | DescribedWebService): WrittenFile {
  const [names, packages] =
    'Operations' in service
      ? [Object.keys(service.Operations).filter((name) => typeof service.Operations[name]!.handler !== 'function'), service.XDTOPackages]
      : [service.stubs, service.served.types.Packages]
  return {
    name: service.Name,
    service: service.Name,
    about: [said(`Web service ${service.Name}, /ws/${service.Name}`, `Web-сервис ${service.Name}, /ws/${service.Name}`)],
    stubs: [...new Set(names)].map((name) => stubOf(service, name, packages)),
  }
}

function stubOf(service: WebService | DescribedWebService, name: string, packages: readonly XDTOPackage[]): WrittenStub {
  const { takes, gives } = stubbableOperation(service, name)!
  const values = gives.flatMap(({ name: value, type, list }): (readonly [string, unknown])[] => {
    const plain = plainValue(sampleOf(type, value, packages), type)
    return plain === undefined ? [] : [[value, list ? [plain] : plain]]
  })
  const condition = `request: { Parameters: { ${takes[0]?.name}: ... } }`
  const note = takes.length === 0 ? {} : { note: said(`a condition: ${condition}`, `условие: ${condition}`) }
  return { stub: { operation: name, reply: { xdto: Object.fromEntries(values) } }, instead: () => wireStub(service, name), ...note }
}

/** The answer as it goes over the wire: of values that are no texts, numbers, lists and mappings. */
function wireStub(service: WebService | DescribedWebService, name: string): WrittenStub['stub'] | undefined {
  const text = sampleMessage(service, name, 'response', soap11)
  if (text === undefined) return undefined
  return { operation: name, reply: { Headers: { 'Content-Type': 'text/xml; charset=utf-8' }, text: text.replaceAll('{{', '\\{{') } }
}
