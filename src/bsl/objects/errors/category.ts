/** `КатегорияОшибки`: the platform's categories of errors. */
import { Enumeration } from '../../dictionary/library.ts'

export const errorCategory = new Enumeration('КатегорияОшибки|ErrorCategory', [
  'ВсеОшибки|AllErrors',
  'ИсключениеВызванноеИзВстроенногоЯзыка|ExceptionRaisedFromScript',
  'ЛокальныйФайл|LocalFile',
  'НарушениеПравДоступа|AccessViolation',
  'ОшибкаВнешнегоИсточникаДанных|ExternalDataSourceError',
  'ОшибкаВоВремяВыполненияВстроенногоЯзыка|ScriptRuntimeError',
  'ОшибкаИспользованияКомпоненты|AddInError',
  'ОшибкаКомпиляцииВстроенногоЯзыка|ScriptCompileError',
  'ОшибкаКонфигурации|ConfigurationError',
  'ОшибкаСеанса|SessionError',
  'ОшибкаСети|NetworkError',
  'ОшибкаХранимыхДанных|StoredDataError',
  'ПрочаяОшибка|OtherError',
])
