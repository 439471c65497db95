/** Names of the parts and properties of metadata objects in both languages; the English ones are those of a dump. */
import type { ObjectKindNames } from '../../dictionary/object-kinds.ts'

const parts = `Реквизит Attribute Реквизиты Attributes
ТабличнаяЧасть TabularSection ТабличныеЧасти TabularSections
Измерение Dimension Измерения Dimensions
Ресурс Resource Ресурсы Resources
ЗначениеПеречисления EnumValue ЗначенияПеречисления EnumValues
РеквизитАдресации AddressingAttribute РеквизитыАдресации AddressingAttributes
ШаблонURL URLTemplate ШаблоныURL URLTemplates
Метод Method Методы Methods
Операция Operation Операции Operations
КаналСервисаИнтеграции IntegrationServiceChannel КаналыСервисаИнтеграции IntegrationServiceChannels
Параметр Parameter Параметры Parameters
Форма Form Формы Forms
Макет Template Макеты Templates
Команда Command Команды Commands`

export const partsOf: readonly ObjectKindNames[] = parts.split('\n').map((line) => {
  const [russian = '', english = '', russianPlural = '', englishPlural = ''] = line.split(' ')
  return { russian, english, russianPlural, englishPlural }
})

const properties = `Тип Type
Версия Version ''
Поставщик Vendor ''
КраткаяИнформация BriefInformation
ПодробнаяИнформация DetailedInformation
АвторскиеПрава Copyright
РежимСовместимости CompatibilityMode
ВариантВстроенногоЯзыка ScriptVariant
НазначениеРасширенияКонфигурации ConfigurationExtensionPurpose
КорневойURL RootURL
Шаблон Template
HTTPМетод HTTPMethod GET
Обработчик Handler
ПространствоИмен Namespace
ИмяФайлаПубликации DescriptorFileName
ИмяПроцедуры ProcedureName
АдресВнешнегоСервисаИнтеграции ExternalIntegrationServiceAddress ''
ИмяКаналаВнешнегоСервисаИнтеграции ExternalIntegrationServiceChannelName ''
НаправлениеСообщения MessageDirection Send
ОбработкаПолученияСообщения ReceiveMessageProcessing ''
ВТранзакции Transactioned false
Глобальный Global false
Сервер Server false
ВызовСервера ServerCall false
Привилегированный Privileged false
ВнешнееСоединение ExternalConnection false
ИмяМетода MethodName
ДлинаКода CodeLength 0
ТипКода CodeType
ДлинаНаименования DescriptionLength 0
ДлинаНомера NumberLength 0
ТипНомера NumberType
Автонумерация Autonumbering false
КонтрольУникальности CheckUnique false
Иерархический Hierarchical false
ВидИерархии HierarchyType
Проведение Posting
Периодичность InformationRegisterPeriodicity
ПериодичностьРегистраСведений InformationRegisterPeriodicity
РежимЗаписи WriteMode
ВидРегистра RegisterType
РаспределеннаяИнформационнаяБаза DistributedInfoBase false
ОсновноеПредставление DefaultPresentation
ПредставлениеОбъекта ObjectPresentation
ПредставлениеСписка ListPresentation
Пояснение Explanation
КодЯзыка LanguageCode
Индексирование Indexing
ПроверкаЗаполнения FillChecking
РежимУправленияБлокировкойДанных DataLockControlMode
Хранение Location
ПривилегированныйРежимПриПолучении PrivilegedGetMode
ВключатьВКомандныйИнтерфейс IncludeInCommandInterface false
ИспользоватьСтандартныеКоманды UseStandardCommands false
ПовторноеИспользованиеВозвращаемыхЗначений ReturnValuesReuse DontUse
ПовторноеИспользованиеСеансов ReuseSessions DontUse
ВремяЖизниСеанса SessionMaxAge 20
Транзакционная Transactioned false
ВозможноПустоеЗначение Nillable false
НаправлениеПередачи TransferDirection In
ПолнотекстовыйПоиск FullTextSearch Use
РежимРедактирования EditType InDialog
Предопределенное Predefined false
Использование Use false
Многострочный MultiLine false`

/** A property by its name in a dump, and the value that it has where EDT leaves it out. */
interface PropertyName {
  readonly english: string
  readonly omitted: string | undefined
}

/** By the folded name in either language. */
export const propertyNames: ReadonlyMap<string, PropertyName> = new Map(
  properties.split('\n').flatMap((line) => {
    const [russian = '', english = '', omitted] = line.split(' ')
    return [russian, english].map((name) => [name.toLowerCase(), { english, omitted: omitted === "''" ? '' : omitted }] as const)
  }),
)
