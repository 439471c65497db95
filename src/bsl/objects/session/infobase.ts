/** Functions of the infobase itself: its connection string, its sessions, exclusive mode, extensions. */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { ArrayObject } from '../collections/array.ts'
import { localDate } from '../values/dates.ts'
import { userOf } from './infobase-users.ts'

/** The session of the call. */
class InfobaseSession extends BslObject {
  readonly type = sessionType
  readonly run: Run

  constructor(run: Run) {
    super()
    this.run = run
  }
}

const fixed = (value: unknown): { get(): unknown } => ({ get: () => value })

const sessionType: ObjectType = new ObjectType('СеансИнформационнойБазы|InfoBaseSession', {
  properties: {
    'НомерСеанса|SessionNumber': fixed(1),
    'НомерСоединения|ConnectionNumber': fixed(1),
    'ИмяПриложения|ApplicationName': fixed('HTTPServiceConnection'),
    'ИмяКомпьютера|ComputerName': fixed('standin'),
    'НачалоСеанса|SessionStarted': { get: ({ run }: InfobaseSession) => localDate(run, run.now()) },
    'Пользователь|User': { get: ({ run }: InfobaseSession) => userOf(run) },
  },
})

/** `РасширенияКонфигурации`: files of extensions are joined to their configuration when they are read, so none is installed. */
class Extensions extends BslObject {
  readonly type = extensionsType
}

const extensionsType: ObjectType = new ObjectType('МенеджерРасширенийКонфигурации|ConfigurationExtensionsManager', {
  methods: { 'Получить|Get|a?a?': () => new ArrayObject([]) },
})

const exclusive = 'exclusive mode'

export const infobaseFunctions: Library = {
  types: [sessionType, extensionsType],
  enumerations: [
    new Enumeration('ИсточникРасширенийКонфигурации|ConfigurationExtensionsSource', [
      'БазаДанных|Database',
      'СеансАктивные|SessionApplied',
      'СеансОтключенные|SessionDisabled',
    ]),
  ],
  values: { 'РасширенияКонфигурации|ConfigurationExtensions': () => new Extensions() },
  functions: {
    'СтрокаСоединенияИнформационнойБазы|InfoBaseConnectionString': () => 'Srvr="standin";Ref="infobase";',
    'УстановитьМонопольныйРежим|SetExclusiveMode|$b': (_: never, run: Run, on: boolean) => void run.kept.set(exclusive, on),
    'МонопольныйРежим|ExclusiveMode|$': (_: never, run: Run) => run.kept.get(exclusive) === true,
    'КонфигурацияИзменена|ConfigurationChanged': () => false,
    'ПолучитьТекущийСеансИнформационнойБазы|GetCurrentInfoBaseSession|$': (_: never, run: Run) => new InfobaseSession(run),
    'ПолучитьСеансыИнформационнойБазы|GetInfoBaseSessions|$': (_: never, run: Run) => new ArrayObject([new InfobaseSession(run)]),
  },
}
