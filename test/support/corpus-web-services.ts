/** The Web services of the corpus as definitions, each different one once. */
import { printWSDL, type Diagnostic, type WebService } from 'onec-standin'
import { nodeFiles } from '../../src/host/machine/files.ts'
import { readConfiguration } from '../../src/metadata/configuration.ts'
import { recognise } from '../../src/metadata/format/recognise.ts'
import { joinConfigurations } from '../../src/metadata/join.ts'
import type { WebServiceMetadata } from '../../src/metadata/objects/web-service.ts'
import { readXDTOPackages } from '../../src/metadata/objects/xdto-packages.ts'
import { supplyOperations, type SuppliedWebServices } from '../../src/metadata/supply/supply-operations.ts'
import { roots } from './corpus-configurations.ts'

/** Of one configuration, without handlers; `diagnostics` with those of its packages. */
export function webServicesOf(root: string): SuppliedWebServices & { readonly webServices: readonly WebServiceMetadata[] } {
  const troubles: Diagnostic[] = []
  const { webServices, xdtoPackages } = joinConfigurations([readConfiguration(nodeFiles, recognise(nodeFiles, root)![0]!)])
  const packages = readXDTOPackages(nodeFiles, xdtoPackages, webServices, (one) => {
    troubles.push(one)
  })
  const supplied = supplyOperations(webServices, packages, [], ({ Name }) => `services/ws/${Name}.ts`)
  return { webServices, services: supplied.services, diagnostics: [...supplied.diagnostics, ...troubles] }
}

/** Of two with one description one is enough. */
export function differentWebServices(): readonly WebService[] {
  const byText = new Map<string, WebService>()
  for (const root of roots) for (const { service } of webServicesOf(root).services) byText.set(printWSDL(service, ''), service)
  return [...byText.values()]
}
