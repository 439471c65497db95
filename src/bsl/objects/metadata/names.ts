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
Параметр Parameter Параметры Parameters
Форма Form Формы Forms
Макет Template Макеты Templates
Команда Command Команды Commands`

export const partsOf: readonly ObjectKindNames[] = parts.split('\n').map((line) => {
  const [russian = '', english = '', russianPlural = '', englishPlural = ''] = line.split(' ')
  return { russian, english, russianPlural, englishPlural }
})

const properties = `Тип Type
Версия Version
Поставщик Vendor
КраткаяИнформация BriefInformation
ПодробнаяИнформация DetailedInformation
АвторскиеПрава Copyright
РежимСовместимости CompatibilityMode
ВариантВстроенногоЯзыка ScriptVariant
НазначениеРасширенияКонфигурации ConfigurationExtensionPurpose
КорневойURL RootURL
Шаблон Template
HTTPМетод HTTPMethod
Обработчик Handler
ПространствоИмен Namespace
ИмяФайлаПубликации DescriptorFileName
ИмяПроцедуры ProcedureName
Глобальный Global
Сервер Server
ВызовСервера ServerCall
Привилегированный Privileged
ВнешнееСоединение ExternalConnection
ИмяМетода MethodName
ДлинаКода CodeLength
ТипКода CodeType
ДлинаНаименования DescriptionLength
ДлинаНомера NumberLength
ТипНомера NumberType
Автонумерация Autonumbering
КонтрольУникальности CheckUnique
Иерархический Hierarchical
ВидИерархии HierarchyType
Проведение Posting
Периодичность InformationRegisterPeriodicity
ПериодичностьРегистраСведений InformationRegisterPeriodicity
РежимЗаписи WriteMode
ВидРегистра RegisterType
РаспределеннаяИнформационнаяБаза DistributedInfoBase
ОсновноеПредставление DefaultPresentation
ПредставлениеОбъекта ObjectPresentation
ПредставлениеСписка ListPresentation
Пояснение Explanation
КодЯзыка LanguageCode
Индексирование Indexing
ПроверкаЗаполнения FillChecking
РежимУправленияБлокировкойДанных DataLockControlMode
Хранение Location
ПривилегированныйРежимПриПолучении PrivilegedGetMode`

/** The name in a dump by the folded name in either language. */
export const propertyNames: ReadonlyMap<string, string> = new Map(
  properties.split('\n').flatMap((line) => {
    const [russian = '', english = ''] = line.split(' ')
    return [russian, english].map((name) => [name.toLowerCase(), english] as const)
  }),
)
