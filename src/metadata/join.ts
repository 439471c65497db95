/**
 * Puts several configurations together: services adopted by an extension join those of its base configuration, and each name is served
 * once.
 */
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type { Configuration } from './configuration.ts'
import { extendHTTPService, extendIntegrationService, extendWebService, ownParts } from './extend.ts'
import { joinExternalDataSources } from './external/join.ts'
import type { ExternalDataSourceMetadata } from './external/read-source.ts'
import { problem, type Complain } from './format/problems.ts'
import { uniqueByName } from './format/unique.ts'
import type { AdoptedHTTPService, HTTPServiceMetadata } from './objects/http-service.ts'
import type { AdoptedIntegrationService, IntegrationServiceMetadata } from './objects/integration-service.ts'
import type { AdoptedWebService, WebServiceMetadata } from './objects/web-service.ts'
import type { WSReferenceMetadata } from './objects/ws-reference.ts'
import type { XDTOPackageMetadata } from './objects/xdto-package.ts'

/** What is served and called of all configurations that were given, in their order, then in the order of names. */
export interface Joined {
  readonly httpServices: readonly HTTPServiceMetadata[]
  readonly webServices: readonly WebServiceMetadata[]
  readonly xdtoPackages: readonly XDTOPackageMetadata[]
  readonly wsReferences: readonly WSReferenceMetadata[]
  readonly integrationServices: readonly IntegrationServiceMetadata[]
  readonly externalDataSources: readonly ExternalDataSourceMetadata[]
  /** Those of the configurations themselves first, then those of joining them. */
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * An object of one name in two configurations is served as the first has it, with a diagnostic; adopted ones without a base are skipped
 * with a note.
 */
export function joinConfigurations(configurations: readonly Configuration[]): Joined {
  const diagnostics = configurations.flatMap((one) => one.diagnostics)
  const complain: Complain = (one) => {
    diagnostics.push(one)
  }
  return {
    httpServices: joinServices(
      configurations.flatMap((one) => one.httpServices),
      'HTTPService',
      extendHTTPService,
      complain,
    ),
    webServices: joinServices(
      configurations.flatMap((one) => one.webServices),
      'WebService',
      extendWebService,
      complain,
    ),
    xdtoPackages: uniqueByName(
      configurations.flatMap((one) => one.xdtoPackages).filter((one) => one.ObjectBelonging === 'Own'),
      'XDTOPackage',
      complain,
    ),
    wsReferences: uniqueByName(
      configurations.flatMap((one) => one.wsReferences).filter((one) => one.ObjectBelonging === 'Own'),
      'WSReference',
      complain,
    ),
    integrationServices: joinServices(
      configurations.flatMap((one) => one.integrationServices),
      'IntegrationService',
      extendIntegrationService,
      complain,
    ),
    externalDataSources: joinExternalDataSources(
      configurations.flatMap((one) => one.externalDataSources),
      complain,
    ),
    diagnostics,
  }
}

function joinServices<
  Own extends HTTPServiceMetadata | WebServiceMetadata | IntegrationServiceMetadata,
  Adopted extends AdoptedHTTPService | AdoptedWebService | AdoptedIntegrationService,
>(
  all: readonly (Own | Adopted)[],
  kind: string,
  extend: (base: Own, adopted: Adopted, complain: Complain) => Own,
  complain: Complain,
): readonly Own[] {
  const own = uniqueByName(
    all.filter((one): one is Own => one.ObjectBelonging === 'Own'),
    kind,
    complain,
  )
  const services = new Map(own.map((one) => [one.Name, one]))
  for (const adopted of all.filter((one): one is Adopted => one.ObjectBelonging === 'Adopted')) {
    const base = services.get(adopted.Name)
    const object = `${kind}.${adopted.Name}`
    const parts = ownParts(adopted)
    if (base !== undefined) services.set(adopted.Name, extend(base, adopted, complain))
    if (parts.length === 0) complain(problem('adopted-empty', { object }, adopted.location))
    else complain(problem(base ? 'adopted-joined' : 'adopted-alone', { object, own: parts.join(', ') }, adopted.location))
  }
  return [...services.values()]
}
