/** `УровеньЖурналаРегистрации`, which writing and reading of the event log share. */
import { Enumeration } from '../../dictionary/library.ts'

export const logLevel = new Enumeration('УровеньЖурналаРегистрации|EventLogLevel', [
  'Информация|Information',
  'Ошибка|Error',
  'Предупреждение|Warning',
  'Примечание|Note',
])
