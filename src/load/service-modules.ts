/** Which module handles a service, by its kind and Name. */
import type { ReadWebServices } from '../ws/check.ts'
import type { Kinds } from './kinds.ts'

/** An HTTP service and a Web service may have one Name. */
interface NamedService {
  readonly kind: string
  readonly Name: string
}

const keyOf = ({ kind, Name }: NamedService): string => `${kind} ${Name}`

export interface ModulesByService {
  /** The module with the handlers of a service: absolute, for `createPlatform`. */
  fileOf(service: NamedService): string | undefined
  /** The same as it should be printed. */
  moduleOf(service: NamedService): string | undefined
}

/** Of two services with one kind and Name, the first. */
export function modulesByService({ modules, webModules, described }: Kinds, web: ReadWebServices): ModulesByService {
  const distinct = new Set(web.described)
  const foreign = described.current.filter((one) => one.described.every((service) => distinct.has(service)))
  const all = [...modules.current, ...webModules.current, ...foreign]
  const byName = new Map(all.toReversed().map((one) => [keyOf(one.service), one]))
  return { fileOf: (service) => byName.get(keyOf(service))?.path, moduleOf: (service) => byName.get(keyOf(service))?.file }
}
