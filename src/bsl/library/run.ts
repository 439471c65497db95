/** The run that functions of the library have outside of modules: the machine's clock and digests, no session, no files, no modules. */
import { closedDoor } from '../../exchange/outgoing/door.ts'
import type { RunPorts } from '../modules/run-ports.ts'
import { unsupported } from '../run/error.ts'
import type { Run, TypeTools } from '../run/run.ts'

/** What the machine lends; without it functions of clock and chance say that they are not supported. */
export type LibraryMachine = Pick<RunPorts, 'now' | 'ticks' | 'randomBytes' | 'digest' | 'inflate' | 'zone'>

const absent = (what: string): never => {
  throw unsupported(what)
}

const noMachine: LibraryMachine = {
  now: () => absent('ТекущаяДата'),
  ticks: () => absent('ТекущаяУниверсальнаяДатаВМиллисекундах'),
  randomBytes: () => absent('УникальныйИдентификатор'),
}

let machine = noMachine

/** Once, by the entry of the package. */
export function lendMachine(lent: LibraryMachine): void {
  machine = lent
}

const none = (): undefined => undefined

/** `types`: what Тип and ТипЗнч ask. */
export const libraryRun = (types: TypeTools): Run => ({
  types,
  language: 'ru',
  now: () => machine.now(),
  ticks: () => machine.ticks(),
  randomBytes: (length) => machine.randomBytes(length),
  get zone() {
    return machine.zone ?? 0
  },
  digest: (way, bytes) => machine.digest?.(way, bytes) ?? absent('ХешФункция'),
  inflate: (bytes) => machine.inflate?.(bytes) ?? absent('сжатые данные'),
  xdto: { Packages: [], Type: none, RootProperty: none },
  message: none,
  log: none,
  eventLog: [],
  settings: new Map(),
  get files() {
    return absent('файлы')
  },
  modules: { common: none, globalMethod: none },
  metadata: undefined,
  infobase: undefined,
  ownModule: () => undefined,
  outgoing: closedDoor,
  systemProxy: none,
  session: { get: none, set: none },
  sessionModule: none,
  background: () => absent('ФоновыеЗадания'),
  supplied: none,
  suppliedType: none,
  checkTime: none,
  timeLeft: none,
  global: none,
  privileged: false,
  handling: [],
  caught: () => undefined,
  placesOf: () => [],
  kept: new Map(),
})
