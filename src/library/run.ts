import { unsupported } from '../bsl/run/error.ts'
/** The run that functions of the library have outside of modules: the machine's clock and digests, no session, no files, no modules. */
import type { Run, TypeTools } from '../bsl/run/run.ts'
import { machinePorts } from '../host/machine/bsl.ts'

const none = (): undefined => undefined

const absent = (what: string): never => {
  throw unsupported(what)
}

/** `types`: what Тип and ТипЗнч ask. */
export function libraryRun(types: TypeTools): Run {
  const { now, ticks, randomBytes, zone = 0, digest = () => absent('ХешФункция'), inflate = () => absent('сжатые данные') } = machinePorts()
  return {
    types,
    language: 'ru',
    now,
    ticks,
    randomBytes,
    zone,
    digest,
    inflate,
    xdto: { Packages: [], Type: none, RootProperty: none },
    message: none,
    log: none,
    get files() {
      return absent('файлы')
    },
    modules: { common: none, globalMethod: none },
    metadata: undefined,
    session: { get: none, set: none },
    background: () => absent('ФоновыеЗадания'),
    supplied: none,
    suppliedType: none,
    checkTime: none,
    global: none,
    privileged: false,
    handling: [],
    placesOf: () => [],
    kept: new Map(),
  }
}
