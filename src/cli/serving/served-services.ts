/** The services that are really served, as the banner and the tree of routes show them. */
import { readHTTPServices, type ReadTemplate } from '../../hs/service/read.ts'
import type { HTTPService } from '../../hs/service/service.ts'
import type { LoadedSources } from '../../load/sources.ts'
import type { WebService } from '../../ws/service/service.ts'

export interface ServedService {
  readonly service: HTTPService
  /** Segments of the root URL. */
  readonly root: readonly string[]
  readonly templates: readonly ReadTemplate[]
  /** Where it was defined, and where its handlers are when that is another file. */
  readonly from: readonly string[]
}

export const servedServices = ({ services, moduleOf }: LoadedSources): readonly ServedService[] =>
  readHTTPServices(services).services.map(({ defined, service, root, templates }) => ({
    service,
    root,
    templates,
    from: [...new Set([defined.file, moduleOf(service)].filter((one) => one !== undefined))],
  }))

/** Operations that a configuration declares and no module has written. */
export const unwrittenOperationsIn = ({ Operations }: WebService): number =>
  Object.values(Operations).filter((one) => typeof one.handler === 'object').length

/** Methods that a configuration declares and no module has written. */
export const unwrittenIn = ({ templates }: ServedService): number =>
  templates.flatMap((one) => Object.values(one.Methods)).filter((one) => typeof one === 'object').length
