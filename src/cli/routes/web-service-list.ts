/** Web services as `standin routes` shows them: their addresses, their operations, and which of these have no handler. */
import type { Language } from '../../diagnostics/print.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import { offered } from '../../host/machine/channels.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { DescribedWebService } from '../../ws/foreign/service.ts'
import type { WebService } from '../../ws/service/service.ts'

interface ListedOperation {
  readonly Name: string
  readonly written: boolean
  /** Where an unwritten one belongs. */
  readonly module?: string
  /** Of a WSDL document, and answered from a file or with samples. */
  readonly stub?: true
}

export interface ListedWebService {
  readonly Name: string
  /** From the root. */
  readonly addresses: readonly string[]
  readonly from: readonly string[]
  readonly operations: readonly ListedOperation[]
}

export function listedWebServices(loaded: LoadedSources, base: string): readonly ListedWebService[] {
  const defined = new Map(loaded.webServices.map((one) => [one.service.Name, one.file]))
  return [...loaded.servedWebServices, ...loaded.described].map((service) => {
    const { Name } = service
    const file = 'location' in service ? service.location : defined.get(Name)
    return {
      Name,
      addresses: offered(service).addresses.map((address) => `${base}/ws/${address}`),
      from: [...new Set([file, loaded.moduleOf({ kind: 'WebService', Name })].filter((one) => one !== undefined))],
      operations: operationsOf(service),
    }
  })
}

function operationsOf(service: WebService | DescribedWebService): ListedOperation[] {
  if ('served' in service) {
    return service.served.operations.map(({ Name }) =>
      service.stubs.includes(Name) ? { Name, written: false, stub: true } : { Name, written: true },
    )
  }
  return Object.entries(service.Operations).map(([Name, { handler }]) =>
    typeof handler === 'function' ? { Name, written: true } : { Name, written: false, module: handler.module },
  )
}

export const webServiceTree = (services: readonly ListedWebService[], lang: Language): string =>
  services
    .map(({ Name, addresses, from, operations }) =>
      [
        `${Name}  ${addresses.join(', ')}  ${from.join(' + ')}`,
        ...operations.map((one, at) => `${at === operations.length - 1 ? '└─' : '├─'} ${one.Name}${stateOf(one)[lang]}`),
      ].join('\n'),
    )
    .join('\n\n')

function stateOf({ written, module, stub }: ListedOperation): Said {
  if (written) return said('', '')
  return stub
    ? said('  (no handler: answers from a file or with samples)', '  (обработчика нет: ответ из файла или образец)')
    : said(`  (not written: ${module})`, `  (не написан: ${module})`)
}

export const webServicesToJSON = (services: readonly ListedWebService[]): object[] =>
  services.map(({ Name, addresses, from, operations }) => ({ kind: 'WebService', Name, addresses, from, Operations: operations }))
