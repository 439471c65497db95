/** Метаданные, Перечисления and ПараметрыСеанса on the files of a configuration, of the Designer and of EDT. */
import { describe, expect, test } from 'vitest'
import { runBSL } from '../../../../test/support/bsl.ts'
import { memoryFiles } from '../../../../test/support/memory-files.ts'
import { metadataTree } from '../../../metadata/tree.ts'

const md = 'xmlns="http://v8.1c.ru/8.3/MDClasses" xmlns:v8="http://v8.1c.ru/8.1/data/core" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
const config = 'xmlns:cfg="http://v8.1c.ru/8.1/data/enterprise/current-config"'
const synonym = (text: string): string => `<Synonym><v8:item><v8:lang>ru</v8:lang><v8:content>${text}</v8:content></v8:item></Synonym>`
const named = (name: string, text = ''): string => `<Name>${name}</Name>${text === '' ? '' : synonym(text)}`
const dumped = (kind: string, properties: string, children = ''): string =>
  `<MetaDataObject ${md} ${config}><${kind}><Properties>${properties}</Properties>`
  + `<ChildObjects>${children}</ChildObjects></${kind}></MetaDataObject>`
const part = (kind: string, properties: string): string => `<${kind}><Properties>${properties}</Properties></${kind}>`
const designer = {
  'Configuration.xml': dumped('Configuration', `${named('Торговля', 'Торговля и склад')}<Version>1.2.3</Version>`),
  'Catalogs/Товары.xml': dumped(
    'Catalog',
    `${named('Товары', 'Товары и услуги')}<CodeLength>9</CodeLength><Hierarchical>true</Hierarchical>`,
    part('Attribute', '<Name>Цвет</Name><Type><v8:Type>cfg:EnumRef.Цвета</v8:Type><v8:Type>xs:string</v8:Type></Type>'),
  ),
  'Enums/Цвета.xml': dumped(
    'Enum',
    named('Цвета'),
    part('EnumValue', named('Красный', 'Красный цвет')) + part('EnumValue', named('Синий')),
  ),
  'Subsystems/Продажи.xml': dumped('Subsystem', named('Продажи')),
  'Subsystems/Продажи/Subsystems/Опт.xml': dumped('Subsystem', named('Опт')),
  'SessionParameters/Область.xml': '<MetaDataObject/>',
  'CommonModules/Общий.xml': dumped('CommonModule', named('Общий')),
  'IntegrationServices/Шина.xml': dumped(
    'IntegrationService',
    `${named('Шина')}<ExternalIntegrationServiceAddress>http://bus/applications/a</ExternalIntegrationServiceAddress>`,
    part('IntegrationServiceChannel', '<Name>Заказы</Name><MessageDirection>Send</MessageDirection>')
      + part('IntegrationServiceChannel', '<Name>Ответы</Name><MessageDirection>Receive</MessageDirection>'),
  ),
}
const mdo = (kind: string, inside: string): string =>
  `<mdclass:${kind} xmlns:mdclass="http://g5.1c.ru/v8/dt/metadata/mdclass">${inside}</mdclass:${kind}>`
const edtNamed = (name: string, text = ''): string =>
  `<name>${name}</name>${text === '' ? '' : `<synonym><key>ru</key><value>${text}</value></synonym>`}`
const edt = {
  'Configuration/Configuration.mdo': mdo('Configuration', `${edtNamed('Торговля', 'Торговля и склад')}<version>1.2.3</version>`),
  'Catalogs/Товары/Товары.mdo': mdo(
    'Catalog',
    `${edtNamed('Товары', 'Товары и услуги')}<codeLength>9</codeLength><hierarchical>true</hierarchical>`
      + '<attributes><name>Цвет</name><type><types>EnumRef.Цвета</types><types>String</types></type></attributes>',
  ),
  'Enums/Цвета/Цвета.mdo': mdo(
    'Enum',
    `${edtNamed('Цвета')}<enumValues>${edtNamed('Красный', 'Красный цвет')}</enumValues><enumValues>${edtNamed('Синий')}</enumValues>`,
  ),
  'Subsystems/Продажи/Продажи.mdo': mdo('Subsystem', edtNamed('Продажи')),
  'Subsystems/Продажи/Subsystems/Опт/Опт.mdo': mdo('Subsystem', edtNamed('Опт')),
  'SessionParameters/Область/Область.mdo': mdo('SessionParameter', edtNamed('Область')),
  'CommonModules/Общий/Общий.mdo': mdo('CommonModule', edtNamed('Общий')),
  'IntegrationServices/Шина/Шина.mdo': mdo(
    'IntegrationService',
    `${edtNamed('Шина')}<externalIntegrationServiceAddress>http://bus/applications/a</externalIntegrationServiceAddress>`
      + '<integrationServiceChannels><name>Заказы</name></integrationServiceChannels>'
      + '<integrationServiceChannels><name>Ответы</name><messageDirection>Receive</messageDirection></integrationServiceChannels>',
  ),
}

describe.each([
  ['designer', designer],
  ['edt', edt],
] as const)('%s', (kind, files) => {
  const tree = metadataTree(memoryFiles(files), [{ kind, root: '' }])
  const printed = async (text: string): Promise<string> => {
    const { lines, error } = await runBSL(text, {}, {}, undefined, [], undefined, tree)
    return error ?? lines.join(' | ')
  }

  test.each<[string, string]>([
    ['Метаданные.Имя', 'Торговля'],
    ['Метаданные.Версия', '1.2.3'],
    ['Metadata.Catalogs.Товары.Synonym', 'Товары и услуги'],
    ['Метаданные.Справочники.Товары.ПолноеИмя()', 'Справочник.Товары'],
    ['Метаданные.Справочники.товары.Представление()', 'Товары и услуги'],
    ['Метаданные.Справочники.Товары.ДлинаКода + 1', '10'],
    ['Метаданные.Справочники.Товары.Иерархический', 'Да'],
    ['Метаданные.Справочники.Найти("Нет") = Неопределено', 'Да'],
    ['Метаданные.Справочники.Количество()', '1'],
    ['Метаданные.Документы.Количество()', '0'],
    ['Метаданные.ОбщиеМодули.Найти("Общий").Имя', 'Общий'],
    ['Метаданные.НайтиПоПолномуИмени("Справочник.Товары.Реквизит.Цвет").Имя', 'Цвет'],
    ['Метаданные.НайтиПоПолномуИмени("Справочник.Нет") = Неопределено', 'Да'],
    ['Метаданные.НайтиПоТипу(Тип("CatalogRef.Товары")).Имя', 'Товары'],
    ['Метаданные.Справочники.Содержит(Метаданные.НайтиПоТипу(Тип("СправочникСсылка.Товары")))', 'Да'],
    ['Метаданные.Справочники.Товары.Реквизиты.Цвет.Тип.СодержитТип(Тип("ПеречислениеСсылка.Цвета"))', 'Да'],
    ['Метаданные.Справочники.Товары.Реквизиты.Цвет.Тип.СодержитТип(Тип("Строка"))', 'Да'],
    ['Метаданные.Справочники.Товары.Реквизиты[0].Родитель().Имя', 'Товары'],
    ['Метаданные.Подсистемы.Продажи.Подсистемы.Опт.ПолноеИмя()', 'Подсистема.Продажи.Подсистема.Опт'],
    ['Метаданные.Справочники.Товары["Имя"]', 'Товары'],
    ['Перечисления.Цвета.Красный', 'Красный цвет'],
    ['Enums.Цвета.Синий', 'Синий'],
    ['Перечисления.Цвета.Красный = Перечисления["Цвета"]["Красный"]', 'Да'],
    ['Перечисления.Цвета.Красный = Перечисления.Цвета.Синий', 'Нет'],
    ['Перечисления.Цвета.ПустаяСсылка().Пустая()', 'Да'],
    ['ЗначениеЗаполнено(Перечисления.Цвета.ПустаяСсылка())', 'Нет'],
    ['Перечисления.Цвета.Индекс(Перечисления.Цвета.Синий)', '1'],
    ['ТипЗнч(Перечисления.Цвета.Красный) = Тип("EnumRef.Цвета")', 'Да'],
    ['XMLСтрока(Перечисления.Цвета.Красный)', 'Красный'],
    ['Перечисления.Цвета.Красный.Метаданные().ПолноеИмя()', 'Перечисление.Цвета'],
    ['ПредопределенноеЗначение("Перечисление.Цвета.Синий")', 'Синий'],
    ['СериализаторXDTO.XMLТипЗнч(Перечисления.Цвета.Синий).ИмяТипа', 'EnumRef.Цвета'],
  ])('%s', async (expression, expected) => {
    expect(await printed(`Сообщить(${expression});`)).toBe(expected)
  })

  /** As the library of standard subsystems asks for the channels of a service, in both languages. */
  test('channels of an integration service are told apart by their direction', async () => {
    const sending = `Для Каждого Канал Из Метаданные.СервисыИнтеграции["Шина"].КаналыСервисаИнтеграции Цикл
      Если Канал.НаправлениеСообщения = Метаданные.СвойстваОбъектов.НаправлениеСообщенияКаналаСервисаИнтеграции.Отправка Тогда
        Сообщить(Канал.Имя + ": " + Канал.НаправлениеСообщения);
      КонецЕсли;
    КонецЦикла;
    For Each Channel In Metadata.IntegrationServices.Шина.IntegrationServiceChannels Do
      If Channel.MessageDirection = Metadata.ObjectProperties.IntegrationServiceChannelMessageDirection.Receive Then
        Message(Channel.Name + ": " + Channel.MessageDirection);
      EndIf;
    EndDo;
    Сообщить(Метаданные.СервисыИнтеграции.Шина.АдресВнешнегоСервисаИнтеграции)`
    expect(await printed(sending)).toBe('Заказы: Отправка | Ответы: Получение | http://bus/applications/a')
  })

  test('parts of collections are gone through', async () => {
    expect(await printed('Для Каждого З Из Метаданные.Перечисления.Цвета.ЗначенияПеречисления Цикл Сообщить(З.Имя); КонецЦикла;')).toBe(
      'Красный | Синий',
    )
    expect(await printed('Для Каждого З Из Перечисления.Цвета Цикл Сообщить(З); КонецЦикла;')).toBe('Красный цвет | Синий')
  })

  test('a value of an enumeration comes back from XML', async () => {
    const text = `З = Новый ЗаписьXML; З.УстановитьСтроку(); СериализаторXDTO.ЗаписатьXML(З, Перечисления.Цвета.Красный);
Ч = Новый ЧтениеXML; Ч.УстановитьСтроку(З.Закрыть()); Сообщить(СериализаторXDTO.ПрочитатьXML(Ч) = Перечисления.Цвета.Красный);`
    expect(await printed(text)).toBe('Да')
  })

  test('session parameters are those that are declared, and are set before they are read', async () => {
    expect(await printed('ПараметрыСеанса.Область = 5; Сообщить(SessionParameters.Область);')).toBe('5')
    expect(await printed('А = ПараметрыСеанса.Область;')).toContain('не поддерживается onec-standin: ПараметрыСеанса.Область')
    expect(await printed('ПараметрыСеанса.Нет = 1;')).toContain('Поле объекта не обнаружено (Нет)')
  })

  test.each<[string, string]>([
    ['А = Метаданные.СвойстваОбъектов.ТипМакета;', 'не поддерживается onec-standin: Метаданные.СвойстваОбъектов.типмакета'],
    ['А = Метаданные.Справочники.Нет;', 'Поле объекта не обнаружено (Нет)'],
    ['А = Перечисления.Цвета.Зеленый;', 'Поле объекта не обнаружено (Зеленый)'],
    ['А = Перечисления.Цвета.ПоИмени("а");', 'Метод объекта не обнаружен (ПоИмени)'],
    ['А = ПредопределенноеЗначение("Справочник.Товары.Мебель");', 'не поддерживается onec-standin: ПредопределенноеЗначение'],
  ])('%s is refused', async (text, expected) => {
    expect(await printed(text)).toContain(expected)
  })
})
