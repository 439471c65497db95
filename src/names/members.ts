/** The names in both languages that TypeScript's objects of 1C have: one table, which the classes, the page of names and the tests read. */

/** By the class in TypeScript: `Имя|Name` of its members. */
export const memberNames = {
  HTTPServiceRequest: `HTTPМетод|HTTPMethod БазовыйURL|BaseURL ОтносительныйURL|RelativeURL ПараметрыURL|URLParameters
    ПараметрыЗапроса|QueryOptions Заголовки|Headers ПолучитьТелоКакСтроку|GetBodyAsString
    ПолучитьТелоКакДвоичныеДанные|GetBodyAsBinaryData ПолучитьТелоКакПоток|GetBodyAsStream`,
  HTTPServiceResponse: `КодСостояния|StatusCode Причина|Reason Заголовки|Headers УстановитьТелоИзСтроки|SetBodyFromString
    УстановитьТелоИзДвоичныхДанных|SetBodyFromBinaryData УстановитьИмяФайлаТела|SetBodyFileName
    ПолучитьИмяФайлаТела|GetBodyFileName ПолучитьТелоКакСтроку|GetBodyAsString
    ПолучитьТелоКакДвоичныеДанные|GetBodyAsBinaryData ПолучитьТелоКакПоток|GetBodyAsStream`,
  XDTOFactory: `Пакеты|Packages Тип|Type Создать|Create ПрочитатьXML|ReadXML ЗаписатьXML|WriteXML`,
  WSReference: `Имя|Name АдресРасположения|LocationURL ПолучитьWSОпределения|GetWSDefinitions СоздатьWSПрокси|CreateWSProxy`,
  ExternalDataSourceTableReference: `Пустая|IsEmpty ПолучитьОбъект|GetObject`,
  ExternalDataSourceManager: `Таблицы|Tables ПолучитьСостояние|GetState Подключиться|Connect Отключиться|Disconnect Метаданные|Metadata
    УстановитьОбщиеПараметрыСоединения|SetCommonConnectionParameters ПолучитьОбщиеПараметрыСоединения|GetCommonConnectionParameters
    УстановитьПараметрыСоединенияПользователя|SetUserConnectionParameters
    ПолучитьПараметрыСоединенияПользователя|GetUserConnectionParameters
    УстановитьПараметрыСоединенияСеанса|SetSessionConnectionParameters
    ПолучитьПараметрыСоединенияСеанса|GetSessionConnectionParameters НачатьТранзакцию|BeginTransaction
    ЗафиксироватьТранзакцию|CommitTransaction ОтменитьТранзакцию|RollbackTransaction ТранзакцияАктивна|TransactionActive`,
  ExternalDataSourceTableManager: `СоздатьНаборЗаписей|CreateRecordSet СоздатьМенеджерЗаписи|CreateRecordManager
    СоздатьОбъект|CreateObject ПустаяСсылка|EmptyRef ПолучитьСсылку|GetRef НайтиПоПолю|FindByField Выбрать|Select Метаданные|Metadata`,
  ExternalRecord: `Модифицированность|Modified`,
  ExternalDataSourceTableRecordSet: `Отбор|Filter Прочитать|Read Записать|Write Количество|Count Получить|Get Добавить|Add Удалить|Delete
    Очистить|Clear ПолучитьИзменяемыеПоля|GetChangeableFields УстановитьИзменяемыеПоля|SetChangeableFields Метаданные|Metadata
    Модифицированность|Modified`,
  ExternalFilterItem: `Использование|Use Значение|Value Установить|Set`,
  ExternalDataSourceTableRecordManager: `Выбран|Selected Прочитать|Read Записать|Write Удалить|Delete
    ПолучитьИзменяемыеПоля|GetChangeableFields УстановитьИзменяемыеПоля|SetChangeableFields Метаданные|Metadata`,
  ExternalDataSourceTableObject: `Ссылка|Ref ЭтоНовый|IsNew Записать|Write Удалить|Delete Заблокировать|Lock Разблокировать|Unlock
    УстановитьСсылкуНового|SetNewObjectRef ПолучитьСсылкуНового|GetNewObjectRef Прочитать|Read ВерсияДанных|DataVersion
    ПолучитьИзменяемыеПоля|GetChangeableFields УстановитьИзменяемыеПоля|SetChangeableFields Метаданные|Metadata`,
  Query: `Текст|Text Параметры|Parameters МенеджерВременныхТаблиц|TempTablesManager УстановитьПараметр|SetParameter
    НайтиПараметры|FindParameters Выполнить|Execute ВыполнитьПакет|ExecuteBatch`,
  QueryResult: `Колонки|Columns Пустой|IsEmpty Выбрать|Select Выгрузить|Unload ВыгрузитьКолонку|UnloadColumn`,
  QuerySelection: `Следующий|Next НайтиСледующий|FindNext Количество|Count Сбросить|Reset Выбрать|Select Получить|Get
    ТипЗаписи|RecordType Группировка|Group Уровень|Level`,
  TempTablesManager: `Таблицы|Tables Закрыть|Close`,
  Infobase: `НачатьТранзакцию|BeginTransaction ТранзакцияАктивна|TransactionActive Представление|Presentation
    ПолучитьСоставСтандартногоИнтерфейсаOData|GetStandardODataInterfaceContent
    УстановитьСоставСтандартногоИнтерфейсаOData|SetStandardODataInterfaceContent`,
  ReferenceManager: `ПустаяСсылка|EmptyRef ПолучитьСсылку|GetRef НайтиПоРеквизиту|FindByAttribute Выбрать|Select
    ПолучитьОбъект|GetObject`,
  CatalogManager: `СоздатьЭлемент|CreateItem СоздатьГруппу|CreateFolder НайтиПоКоду|FindByCode
    НайтиПоНаименованию|FindByDescription`,
  DocumentManager: `СоздатьДокумент|CreateDocument НайтиПоНомеру|FindByNumber`,
  ConstantManager: `Получить|Get Установить|Set`,
  RegisterManager: `СоздатьНаборЗаписей|CreateRecordSet Выбрать|Select ВыбратьПоРегистратору|SelectByRecorder`,
  InformationRegisterManager: `СоздатьМенеджерЗаписи|CreateRecordManager СрезПоследних|SliceLast СрезПервых|SliceFirst
    ПолучитьПоследнее|GetLast ПолучитьПервое|GetFirst Получить|Get`,
  AccumulationRegisterManager: `Остатки|Balance Обороты|Turnovers ОстаткиИОбороты|BalanceAndTurnovers`,
  AccountingRegisterManager: `Остатки|Balance Обороты|Turnovers ОстаткиИОбороты|BalanceAndTurnovers ОборотыДтКт|DrCrTurnovers
    Субконто|ExtDimensions ДвиженияССубконто|RecordsWithExtDimensions`,
  CalculationRegisterManager: `ФактическийПериодДействия|ActualActionPeriod ДанныеГрафика|ScheduleData База|Base
    Перерасчеты|Recalculations`,
  RecalculationRecordSet: `Отбор|Filter Прочитать|Read Записать|Write`,
  RecalculationManager: `СоздатьНаборЗаписей|CreateRecordSet Выбрать|Select`,
  ExchangePlanManager: `СоздатьУзел|CreateNode ЭтотУзел|ThisNode`,
  SequenceManager: `ПолучитьГраницу|GetBound УстановитьГраницу|SetBound Проверить|Validate Восстановить|Restore`,
  BusinessProcessManager: `ТочкиМаршрута|RoutePoints СоздатьБизнесПроцесс|CreateBusinessProcess`,
  TaskManager: `СоздатьЗадачу|CreateTask ЗадачиПоИсполнителю|TasksByPerformer`,
  BusinessProcessObject: `Старт|Start`,
  TaskObject: `ВыполнитьЗадачу|ExecuteTask ПроверитьВыполнение|CheckExecution`,
  ValueStorage: `Получить|Get`,
  Reference: `Пустая|IsEmpty ПолучитьОбъект|GetObject УникальныйИдентификатор|UUID`,
  EnumMember: `Пустая|IsEmpty`,
  DataRecord: `Модифицированность|Modified`,
  Item: `ОбменДанными|DataExchange ДополнительныеСвойства|AdditionalProperties ЭтоНовый|IsNew
    УстановитьСсылкуНового|SetNewObjectRef ПолучитьСсылкуНового|GetNewObjectRef Метаданные|Metadata`,
  StoredObject: `Записать|Write Удалить|Delete УстановитьПометкуУдаления|SetDeletionMark УстановитьНовыйКод|SetNewCode
    УстановитьНовыйНомер|SetNewNumber Скопировать|Copy Заполнить|Fill ПроверитьЗаполнение|CheckFilling`,
  DocumentObject: `Движения|RegisterRecords ПринадлежностьПоследовательностям|BelongingToSequences`,
  RowList: `Количество|Count Получить|Get Добавить|Add Вставить|Insert Удалить|Delete Очистить|Clear Загрузить|Load
    НайтиСтроки|FindRows Итог|Total`,
  RecordSet: `Отбор|Filter ОбменДанными|DataExchange ДополнительныеСвойства|AdditionalProperties Модифицированность|Modified
    Метаданные|Metadata ДобавитьПриход|AddReceipt ДобавитьРасход|AddExpense Прочитать|Read Записать|Write Записывать|Write`,
  FilterItem: `Использование|Use Значение|Value Установить|Set`,
  RecordManager: `ДополнительныеСвойства|AdditionalProperties Выбран|Selected Прочитать|Read Записать|Write Удалить|Delete`,
  DataExchange: `Загрузка|Load Отправитель|Sender Получатели|Recipients`,
  Recipients: `АвтоЗаполнение|AutoFill Добавить|Add Удалить|Delete Содержит|Contains Очистить|Clear Количество|Count`,
  IntegrationServicesManager: `ВыполнитьОбработку|ExecuteProcessing ОстановитьОбработку|StopProcessing`,
  IntegrationServiceManager: `СоздатьСообщение|CreateMessage ПолучитьНастройки|GetSettings УстановитьНастройки|SetSettings
    ПолучитьАктивность|GetActive УстановитьАктивность|SetActive`,
  IntegrationServiceChannelManager: `ОтправитьСообщение|SendMessage ПолучитьСостояние|GetState ВыбратьСообщения|SelectMessages
    УдалитьСообщения|DeleteMessages`,
  IntegrationServiceMessage: `Идентификатор|ID ДатаОтправки|SendDate ДатаУстаревания|ExpirationDate
    ИдентификаторСообщенияЗапроса|CorrelationId КодОтправителя|SenderCode КодПолучателя|RecipientCode Параметры|Parameters
    РазмерТела|BodySize ПолучитьТелоКакПоток|GetBodyAsStream`,
  MessageBody: `ДоступноЧтение|CanRead ДоступнаЗапись|CanWrite ДоступноИзменениеПозиции|CanSeek Записать|Write Прочитать|Read
    КопироватьВ|CopyTo ТекущаяПозиция|CurrentPosition Размер|Size Перейти|Seek УстановитьРазмер|SetSize СброситьБуферы|Flush
    Закрыть|Close`,
  IntegrationServiceSettings: `АдресВнешнегоСервисаИнтеграции|ExternalIntegrationServiceAddress
    ИмяПользователяВнешнегоСервисаИнтеграции|ExternalIntegrationServiceUserName
    ПарольПользователяВнешнегоСервисаИнтеграции|ExternalIntegrationServiceUserPassword ИмяПользователя|UserName`,
  ExternalDataSourceConnectionParameters: `СтрокаСоединения|ConnectionString ИмяПользователя|UserName Пароль|Password СУБД|DBMS
    АутентификацияОС|OSAuthentication`,
  HTTPConnection: `Сервер|Host Порт|Port Пользователь|User Пароль|Password Прокси|Proxy Таймаут|Timeout
    ЗащищенноеСоединение|SecureConnection ИспользоватьАутентификациюОС|UseOSAuthentication Получить|Get ПолучитьЗаголовки|Head
    ОтправитьДляОбработки|Post Записать|Put Изменить|Patch Удалить|Delete ВызватьHTTPМетод|CallHTTPMethod`,
  HTTPRequest: `АдресРесурса|ResourceAddress Заголовки|Headers УстановитьТелоИзСтроки|SetBodyFromString
    УстановитьТелоИзДвоичныхДанных|SetBodyFromBinaryData УстановитьИмяФайлаТела|SetBodyFileName
    ПолучитьИмяФайлаТела|GetBodyFileName ПолучитьТелоКакСтроку|GetBodyAsString
    ПолучитьТелоКакДвоичныеДанные|GetBodyAsBinaryData ПолучитьТелоКакПоток|GetBodyAsStream ДобавитьТокенДоступа|AddAccessToken`,
  HTTPResponse: `КодСостояния|StatusCode Заголовки|Headers ПолучитьТелоКакСтроку|GetBodyAsString
    ПолучитьТелоКакДвоичныеДанные|GetBodyAsBinaryData ПолучитьТелоКакПоток|GetBodyAsStream ПолучитьИмяФайлаТела|GetBodyFileName`,
  InternetProxy: `НеИспользоватьПроксиДляЛокальныхАдресов|BypassProxyOnLocal НеИспользоватьПроксиДляАдресов|BypassProxyOnAddresses
    Установить|Set Сервер|Server Порт|Port Пользователь|User Пароль|Password ИспользоватьАутентификациюОС|UseOSAuthentication`,
  OpenSSLSecureConnection: `СертификатКлиента|ClientCertificate СертификатыУдостоверяющихЦентров|CertificationAuthorityCertificates
    РежимПроверкиОтзываTLSСертификатаСервера|TLSRevocationCheck`,
} as const

/** Asynchronous methods of HTTPConnection in both languages: the same as the others, which give promises as well. */
export const asyncNames = `GetAsync|Get HeadAsync|Head PostAsync|Post PutAsync|Put PatchAsync|Patch DeleteAsync|Delete
  CallHTTPMethodAsync|CallHTTPMethod ПолучитьАсинх|Get ПолучитьЗаголовкиАсинх|Head ОтправитьДляОбработкиАсинх|Post ЗаписатьАсинх|Put
  ИзменитьАсинх|Patch УдалитьАсинх|Delete ВызватьHTTPМетодАсинх|CallHTTPMethod`

/** Collections of managers by their names in both languages. */
export const folderNames = {
  Константы: 'Constants',
  Справочники: 'Catalogs',
  Документы: 'Documents',
  ЖурналыДокументов: 'DocumentJournals',
  Последовательности: 'Sequences',
  Перечисления: 'Enums',
  ПланыВидовХарактеристик: 'ChartsOfCharacteristicTypes',
  ПланыСчетов: 'ChartsOfAccounts',
  ПланыВидовРасчета: 'ChartsOfCalculationTypes',
  РегистрыСведений: 'InformationRegisters',
  РегистрыНакопления: 'AccumulationRegisters',
  РегистрыБухгалтерии: 'AccountingRegisters',
  РегистрыРасчета: 'CalculationRegisters',
  БизнесПроцессы: 'BusinessProcesses',
  Задачи: 'Tasks',
  ПланыОбмена: 'ExchangePlans',
} as const
