/** Functions of the session: messages, the event log, privileged mode, the language and the user. */
import { Enumeration, type EnumerationValue, type Library } from '../../dictionary/library.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'

const logLevel = new Enumeration('УровеньЖурналаРегистрации|EventLogLevel', [
  'Информация|Information',
  'Ошибка|Error',
  'Предупреждение|Warning',
  'Примечание|Note',
])

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

export const session: Library = {
  enumerations: [
    logLevel,
    messageStatus,
    new Enumeration('РежимТранзакцииЗаписиЖурналаРегистрации|EventLogEntryTransactionMode', [
      'Независимая|Independent',
      'Транзакционная|Transactional',
    ]),
  ],
  functions: {
    'Сообщить|Message|$aa?': (_: never, run: Run, value: unknown) => run.message(text(value)),
    'ЗаписьЖурналаРегистрации|WriteLogEvent|$sa?a?a?s?a?': log,
    'УстановитьПривилегированныйРежим|SetPrivilegedMode|$b': (_: never, run: Run, on: boolean) => {
      run.privileged = on
    },
    'ПривилегированныйРежим|PrivilegedMode|$b?': (_: never, run: Run) => run.privileged,
    'УстановитьБезопасныйРежим|SetSafeMode|a': () => undefined,
    'БезопасныйРежим|SafeMode': () => false,
    'ТекущийЯзык|CurrentLanguage': () => 'ru',
    'ТекущийКодЛокализации|CurrentLocaleCode': () => 'ru_RU',
    'ТекущийЯзыкСистемы|CurrentSystemLanguage': () => 'ru',
    'РольДоступна|IsInRole|a': () => true,
    'ПравоДоступа|AccessRight|saa?': () => true,
    'НачатьТранзакцию|BeginTransaction|a?': () => undefined,
    'ЗафиксироватьТранзакцию|CommitTransaction': () => undefined,
    'ОтменитьТранзакцию|RollbackTransaction': () => undefined,
    'ТранзакцияАктивна|TransactionActive': () => false,
  },
}
