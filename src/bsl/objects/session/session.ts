/** Functions of the session: messages, the event log, privileged mode, the language and the user. */
import { Enumeration, type EnumerationValue, type Library } from '../../dictionary/library.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { UuidObject } from '../values/uuid.ts'
import { logLevel } from './log-level.ts'

const messageStatus = new Enumeration('СтатусСообщения|MessageStatus', [
  'БезСтатуса|WithoutStatus',
  'Важное|Important',
  'Внимание|Attention',
  'Информация|Information',
  'Обычное|Ordinary',
  'ОченьВажное|VeryImportant',
])

function log(_: never, run: Run, event: string, level?: EnumerationValue, metadata?: unknown, data?: unknown, comment = ''): void {
  run.log({
    event,
    level: (level ?? logLevel.of('Information')).russian,
    metadata: metadata === undefined || metadata === null ? '' : text(metadata),
    data: data === undefined ? '' : text(data),
    comment,
  })
}

const platformType = new Enumeration('ТипПлатформы|PlatformType', [
  'Linux_x86|Linux_x86|Linux x86',
  'Linux_x86_64|Linux_x86_64|Linux x86-64',
  'MacOS_x86_64|MacOS_x86_64|MacOS x86-64',
  'Windows_x86|Windows_x86|Windows x86',
  'Windows_x86_64|Windows_x86_64|Windows x86-64',
])

/** `СистемнаяИнформация`: what identifies the platform that is stood in for. */
class SystemInfo extends BslObject {
  readonly type = systemInfoType
}

const systemInfoType: ObjectType = new ObjectType('СистемнаяИнформация|SystemInfo', {
  presentation: 'Системная информация',
  create: { kinds: '', make: () => new SystemInfo() },
  properties: {
    'ВерсияПриложения|AppVersion': { get: () => '8.3.27.0' },
    'ВерсияОС|OSVersion': { get: () => 'Linux' },
    'ИдентификаторКлиента|ClientID': { get: () => new UuidObject('00000000-0000-0000-0000-000000000000') },
    'ОперативнаяПамять|RAM': { get: () => 0 },
    'ТипПлатформы|PlatformType': { get: () => platformType.of('Linux_x86_64') },
    'Процессор|Processor': { get: () => '' },
  },
})

export const session: Library = {
  types: [systemInfoType],
  enumerations: [
    platformType,
    logLevel,
    messageStatus,
    new Enumeration('РежимТранзакцииЗаписиЖурналаРегистрации|EventLogEntryTransactionMode', [
      'Независимая|Independent',
      'Транзакционная|Transactional',
    ]),
  ],
  functions: {
    'ЗаписьЖурналаРегистрации|WriteLogEvent|$sa?a?a?s?a?': log,
    'УстановитьПривилегированныйРежим|SetPrivilegedMode|$b': (_: never, run: Run, on: boolean) => {
      run.privileged = on
    },
    'ПривилегированныйРежим|PrivilegedMode|$b?': (_: never, run: Run) => run.privileged,
    'УстановитьБезопасныйРежим|SetSafeMode|a': () => undefined,
    'БезопасныйРежим|SafeMode': () => false,
    'УстановитьОтключениеБезопасногоРежима|SetSafeModeDisabled|b': () => undefined,
    'УстановитьБезопасныйРежимРазделенияДанных|SetDataSeparationSafeMode|ab': () => undefined,
    'ТекущийРежимЗапуска|CurrentRunMode': () => null,
    'ИмяПользователя|UserName|$': (_: never, run: Run) => run.session.user ?? '',
    'ПолноеИмяПользователя|UserFullName|$': (_: never, run: Run) => run.session.user ?? '',
    'ИмяКомпьютера|ComputerName': () => 'standin',
    'НомерСеансаИнформационнойБазы|InfoBaseSessionNumber': () => 1,
    'ОбновитьПовторноИспользуемыеЗначения|RefreshReusableValues|$': (_: never, run: Run) => {
      run.kept.delete('reused')
    },
    'ТекущийЯзык|CurrentLanguage': () => 'ru',
    'ТекущийКодЛокализации|CurrentLocaleCode': () => 'ru_RU',
    'ТекущийЯзыкСистемы|CurrentSystemLanguage': () => 'ru',
  },
}
