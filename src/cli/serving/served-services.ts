/** The services that are really served, as the banner and the tree of routes show them. */
import { httpServices } from '../../hs/face.ts'
import { readHTTPServices, type ReadTemplate } from '../../hs/service/read.ts'
import type { HTTPService } from '../../hs/service/service.ts'
import type { LoadedSources } from '../../load/sources.ts'
import { webServices } from '../../ws/face.ts'
import type { WebService } from '../../ws/service/service.ts'
import { isAnsweredOtherwise, type OfStubFiles } from './answered-otherwise.ts'

export interface ServedService {
  readonly service: HTTPService
  /** Segments of the root URL. */
  readonly root: readonly string[]
  readonly templates: readonly ReadTemplate[]
  /** Where it was defined, and where its handlers are when that is another file. */
  readonly from: readonly string[]
}

/** Read once: a start asks for them at each of its steps. */
const known = new WeakMap<LoadedSources, readonly ServedService[]>()

export function servedServices(loaded: LoadedSources): readonly ServedService[] {
  const before = known.get(loaded)
  if (before !== undefined) return before
  const read = readHTTPServices(loaded.services).services.map(({ defined, service, root, templates }) => ({
    service,
    root,
    templates,
    from: [...new Set([defined.file, loaded.moduleOf(service)].filter((one) => one !== undefined))],
  }))
  known.set(loaded, read)
  return read
}

/** Operations that a configuration declares, no module has written, and neither a stub nor a mode answers. */
export const unwrittenOperationsIn = ({ Name, Operations }: WebService, files: OfStubFiles): number =>
  Object.entries(Operations).filter(
    ([part, one]) =>
      typeof one.handler === 'object' && !isAnsweredOtherwise(files, { channel: webServices.name, service: Name, part, method: 'POST' }),
  ).length

/** The same of methods. */
export const unwrittenIn = ({ service, templates }: ServedService, files: OfStubFiles): number =>
  templates.flatMap(({ Name: part, Methods }) =>
    Object.entries(Methods).filter(
      ([method, one]) =>
        typeof one === 'object' && !isAnsweredOtherwise(files, { channel: httpServices.name, service: service.Name, part, method }),
    ),
  ).length
