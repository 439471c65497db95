/** Kinds of a configuration's objects by their names in both languages: of types, of Метаданные, of folders on disk. */

export interface ObjectKindNames {
  readonly russian: string
  /** Also the name of the element in a dump. */
  readonly english: string
  readonly russianPlural: string
  /** Also the name of the folder. */
  readonly englishPlural: string
}

const table = `Подсистема Subsystem Подсистемы Subsystems
ОбщийМодуль CommonModule ОбщиеМодули CommonModules
ПараметрСеанса SessionParameter ПараметрыСеанса SessionParameters
Роль Role Роли Roles
ОбщийРеквизит CommonAttribute ОбщиеРеквизиты CommonAttributes
ПланОбмена ExchangePlan ПланыОбмена ExchangePlans
КритерийОтбора FilterCriterion КритерииОтбора FilterCriteria
ПодпискаНаСобытие EventSubscription ПодпискиНаСобытия EventSubscriptions
РегламентноеЗадание ScheduledJob РегламентныеЗадания ScheduledJobs
ФункциональнаяОпция FunctionalOption ФункциональныеОпции FunctionalOptions
ПараметрФункциональныхОпций FunctionalOptionsParameter ПараметрыФункциональныхОпций FunctionalOptionsParameters
ОпределяемыйТип DefinedType ОпределяемыеТипы DefinedTypes
ХранилищеНастроек SettingsStorage ХранилищаНастроек SettingsStorages
ОбщаяКоманда CommonCommand ОбщиеКоманды CommonCommands
ГруппаКоманд CommandGroup ГруппыКоманд CommandGroups
ОбщаяФорма CommonForm ОбщиеФормы CommonForms
ОбщийМакет CommonTemplate ОбщиеМакеты CommonTemplates
ОбщаяКартинка CommonPicture ОбщиеКартинки CommonPictures
ПакетXDTO XDTOPackage ПакетыXDTO XDTOPackages
WebСервис WebService WebСервисы WebServices
HTTPСервис HTTPService HTTPСервисы HTTPServices
WSСсылка WSReference WSСсылки WSReferences
СервисИнтеграции IntegrationService СервисыИнтеграции IntegrationServices
ЭлементСтиля StyleItem ЭлементыСтиля StyleItems
Стиль Style Стили Styles
Язык Language Языки Languages
Константа Constant Константы Constants
Справочник Catalog Справочники Catalogs
Документ Document Документы Documents
НумераторДокументов DocumentNumerator НумераторыДокументов DocumentNumerators
Последовательность Sequence Последовательности Sequences
ЖурналДокументов DocumentJournal ЖурналыДокументов DocumentJournals
Перечисление Enum Перечисления Enums
Отчет Report Отчеты Reports
Обработка DataProcessor Обработки DataProcessors
ПланВидовХарактеристик ChartOfCharacteristicTypes ПланыВидовХарактеристик ChartsOfCharacteristicTypes
ПланСчетов ChartOfAccounts ПланыСчетов ChartsOfAccounts
ПланВидовРасчета ChartOfCalculationTypes ПланыВидовРасчета ChartsOfCalculationTypes
РегистрСведений InformationRegister РегистрыСведений InformationRegisters
РегистрНакопления AccumulationRegister РегистрыНакопления AccumulationRegisters
РегистрБухгалтерии AccountingRegister РегистрыБухгалтерии AccountingRegisters
РегистрРасчета CalculationRegister РегистрыРасчета CalculationRegisters
БизнесПроцесс BusinessProcess БизнесПроцессы BusinessProcesses
Задача Task Задачи Tasks
ВнешнийИсточникДанных ExternalDataSource ВнешниеИсточникиДанных ExternalDataSources`

const objectKinds: readonly ObjectKindNames[] = table.split('\n').map((line) => {
  const [russian = '', english = '', russianPlural = '', englishPlural = ''] = line.split(' ')
  return { russian, english, russianPlural, englishPlural }
})

const index = (of: (kind: ObjectKindNames) => readonly string[]): ReadonlyMap<string, ObjectKindNames> =>
  new Map(objectKinds.flatMap((one) => of(one).map((name) => [name.toLowerCase(), one])))

const bySingular = index((one) => [one.russian, one.english])
const byPlural = index((one) => [one.russianPlural, one.englishPlural])

/** `Справочник`, `Catalog`. */
export const kindNamed = (name: string): ObjectKindNames | undefined => bySingular.get(name.toLowerCase())
/** `Справочники`, `Catalogs`. */
export const kindOfPlural = (name: string): ObjectKindNames | undefined => byPlural.get(name.toLowerCase())
