/** ФабрикаXDTO and СериализаторXDTO: types, objects that are checked when they are filled, documents, values of the language both ways. */
import { describe, expect, test } from 'vitest'
import { runBSL } from '../../../../test/support/bsl.ts'
import { XDTOFactory } from '../../../xdto/factory.ts'
import { XDTOPackage } from '../../../xdto/types/package.ts'
import { property } from '../../../xdto/types/property.ts'
import { xs } from '../../../xdto/types/xs.ts'

const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Line = Shop.objectType('Line', { Name: property(xs.string), Sum: property(xs.decimal, { lowerBound: 0 }) })
const Code = Shop.valueType('Code', xs.string, { maxLength: 3 })
const Order = Shop.objectType('Order', {
  Number: property(Code),
  Date: property(xs.date, { lowerBound: 0 }),
  Paid: property(xs.boolean, { lowerBound: 0, default: 'false' }),
  Lines: property(Line, { lowerBound: 0, upperBound: -1 }),
})
Shop.objectType('Big', { Note: property(xs.string, { lowerBound: 0 }) }, { base: Order })
Shop.rootProperty('order', property(Order))

const lines = async (text: string): Promise<readonly string[]> => {
  const { lines: printed, error } = await runBSL(text, {}, {}, undefined, [], XDTOFactory([Shop]))
  return error === undefined ? printed : [...printed, error]
}

const order = `Ф = ФабрикаXDTO; З = Ф.Создать(Ф.Тип("urn:shop", "Order")); З.Number = "A1";
С = Ф.Создать(Ф.Тип("urn:shop", "Line")); С.Name = "стол"; С.sum = 10.5; З.Lines.Добавить(С);
`

describe('objects', () => {
  test.each<[string, string]>([
    ['Сообщить(З.Lines[0].Sum + 1);', '11,5'],
    ['Сообщить(З.Paid);', 'Нет'],
    ['Сообщить(З.Date = Неопределено);', 'Да'],
    ["З.Date = '20240131103000'; Сообщить(З.Date);", '31.01.2024 0:00:00'],
    ['Сообщить(З.Получить("Lines").Количество());', '1'],
    ['Сообщить(З.Установлено("Date")); ', 'Нет'],
    ['З.Сбросить("Number"); Сообщить(З.Number = Неопределено);', 'Да'],
    ['Сообщить(З.Тип().Имя + З.Тип().URIПространстваИмен);', 'Orderurn:shop'],
    ['Для Каждого П Из З.Свойства() Цикл Сообщить(П.Имя); КонецЦикла;', 'Lines'],
    ['Сообщить(З.Свойства().Получить("Lines").ВерхняяГраница);', '-1'],
    ['Сообщить(Ф.Тип("urn:shop", "Нет") = Неопределено);', 'Да'],
    ['Сообщить(Ф.Тип("urn:shop", "Big").БазовыйТип = З.Тип());', 'Да'],
    ['Сообщить(Ф.Создать(Ф.Тип("urn:shop", "Code"), "AB").Значение);', 'AB'],
    ['Сообщить(Ф.Пакеты.Количество());', '1'],
    ['Сообщить(ТипЗнч(З)); ', 'Объект XDTO'],
  ])('%s', async (text, expected) => {
    expect((await lines(order + text)).at(-1)).toBe(expected)
  })

  test.each<[string, string]>([
    ['З.Нет = 1;', '{Модуль(3)}: Поле объекта не обнаружено (Нет)'],
    [
      'З.Number = "ABCD";',
      '{Модуль(3)}: Ошибка при установке значения атрибута контекста (Number): Ошибка проверки данных XDTO: значение не соответствует типу '
        + '{urn:shop}Code: длина "ABCD" – 4, допустимо не больше 3',
    ],
    ['З.Lines = С;', '{Модуль(3)}: Поле объекта недоступно для записи (Lines)'],
    [
      'З.Lines.Добавить(З);',
      '{Модуль(3)}: Ошибка при установке значения атрибута контекста (Lines): Ошибка проверки данных XDTO: значение не соответствует типу '
        + '{urn:shop}Line',
    ],
    ['СериализаторXDTO.ПрочитатьXDTO(З);', "{Модуль(3)}: Ошибка отображения типов:\nОтсутствует отображение для типа '{urn:shop}Order'"],
  ])('%s is refused', async (text, expected) => {
    expect((await lines(order + text)).at(-1)).toBe(expected)
  })
})

const write = 'Запись = Новый ЗаписьXML; Запись.УстановитьСтроку(Новый ПараметрыЗаписиXML(, , Ложь)); '
const read = (text: string): string => `Чтение = Новый ЧтениеXML; Чтение.УстановитьСтроку("${text.replaceAll('"', '""')}"); `

describe('documents', () => {
  test('are written as the type says', async () => {
    const [text] = await lines(`${order}${write}Ф.ЗаписатьXML(Запись, З, "order", "urn:shop"); Сообщить(Запись.Закрыть());`)
    expect(text).toMatch(/^<order xmlns="urn:shop"[^>]*><Number>A1<\/Number><Lines><Name>стол<\/Name><Sum>10.5<\/Sum><\/Lines><\/order>$/)
  })

  test.each<[string, string]>([
    ['Ф.ПрочитатьXML(Чтение, Ф.Тип("urn:shop", "Order")).Lines[0].Sum', '2'],
    ['Ф.ПрочитатьXML(Чтение).Lines[0].Name', 'x'],
  ])('%s', async (expression, expected) => {
    const text = '<o:order xmlns:o="urn:shop"><o:Number>1</o:Number><o:Lines><o:Name>x</o:Name><o:Sum>2.0</o:Sum></o:Lines></o:order>'
    expect(await lines(`${read(text)}Ф = ФабрикаXDTO; Сообщить(${expression});`)).toEqual([expected])
  })

  test('an element inside another document is read, and the reader stands behind it', async () => {
    const text = '<a xmlns:o="urn:shop"><b><o:Name>x</o:Name></b><c/></a>'
    expect(
      await lines(`${read(text)}Чтение.Прочитать(); Чтение.Прочитать(); Ф = ФабрикаXDTO;
Сообщить(Ф.ПрочитатьXML(Чтение, Ф.Тип("urn:shop", "Line")).Name); Сообщить(Чтение.Имя);`),
    ).toEqual(['x', 'c'])
  })

  test('what does not fit is an exception with the path', async () => {
    expect(
      await lines(`${read('<o:order xmlns:o="urn:shop"/>')}Попытка ФабрикаXDTO.ПрочитатьXML(Чтение); Исключение
Сообщить(КраткоеПредставлениеОшибки(ИнформацияОбОшибке())); КонецПопытки;`),
    ).toEqual(['Ошибка преобразования данных XDTO:\n/order/Number: элемент отсутствует'])
  })
})

const values = [
  'Новый Структура("А,Б", 1, "x")',
  'Новый ФиксированнаяСтруктура("А", Неопределено)',
  "'20240131103000'",
  '1.5',
  'Истина',
  'Неопределено',
  'Null',
  'Новый УникальныйИдентификатор("00000000-0000-0000-0000-000000000001")',
  'Новый ОписаниеТипов("Число,Строка", Новый КвалификаторыЧисла(10, 2))',
  'Тип("СправочникСсылка.Товары")',
]

describe('СериализаторXDTO', () => {
  test.each(values)('%s comes back', async (expression) => {
    const text = `З = ${expression}; С = СериализаторXDTO.ПрочитатьXDTO(СериализаторXDTO.ЗаписатьXDTO(З));
Сообщить(Строка(ТипЗнч(С)) + ЗаписьДляСравнения(С)); Сообщить(Строка(ТипЗнч(З)) + ЗаписьДляСравнения(З));`
    const compared = `Функция ЗаписьДляСравнения(З) Если ТипЗнч(З) = Тип("ФиксированнаяСтруктура") Тогда Возврат З.Количество(); КонецЕсли;
Попытка Возврат ЗначениеВСтрокуВнутр(З); Исключение Возврат Строка(З); КонецПопытки; КонецФункции
`
    const [one, other] = await lines(compared + text)
    expect(one).toBe(other)
  })

  test('a table comes back with its columns', async () => {
    const text = `Т = Новый ТаблицаЗначений; Т.Колонки.Добавить("А", Новый ОписаниеТипов("Число")); Т.Колонки.Добавить("Б");
С = Т.Добавить(); С.А = 5; С.Б = "x"; О = СериализаторXDTO.ПрочитатьXDTO(СериализаторXDTO.ЗаписатьXDTO(Т));
Сообщить(ЗначениеВСтрокуВнутр(О) = ЗначениеВСтрокуВнутр(Т)); Сообщить(О[0].Б);`
    expect(await lines(text)).toEqual(['Да', 'x'])
  })

  test('XML of a structure is read again', async () => {
    const [text, name] =
      await lines(`${write}СериализаторXDTO.ЗаписатьXML(Запись, Новый Структура("А", 1)); Т = Запись.Закрыть(); Сообщить(Т);
Чтение = Новый ЧтениеXML; Чтение.УстановитьСтроку(Т); Сообщить(СериализаторXDTO.ПрочитатьXML(Чтение).А);`)
    expect(text).toMatch(
      /^<Structure xmlns="http:\/\/v8.1c.ru\/8.1\/data\/core"[^>]*><Property name="А"><Value xsi:type="xs:decimal">1<\/Value>/,
    )
    expect(name).toBe('1')
  })

  test.each<[string, string]>([
    ['XMLСтрока(Новый ХранилищеЗначения(Неопределено))', 'AQEIAAAAAAAAAO+7v3siVSJ9'],
    ['XMLЗначение(Тип("ХранилищеЗначения"), "AQEIAAAAAAAAAO+7v3siVSJ9").Получить() = Неопределено', 'Да'],
    ['СериализаторXDTO.XMLТипЗнч(1.5).ИмяТипа', 'decimal'],
    ['XMLТип(Тип("СправочникСсылка.Товары")).ИмяТипа', 'CatalogRef.Товары'],
    ['XMLЗначение(Тип("Дата"), "2024-01-31T10:00:00")', '31.01.2024 10:00:00'],
    ['XMLЗначение(Тип("Дата"), "2024-01-31T10:00:00+03:00")', '31.01.2024 7:00:00'],
  ])('%s', async (expression, expected) => {
    expect(await lines(`Сообщить(${expression});`)).toEqual([expected])
  })

  test('what has no form in XML is refused by its type', async () => {
    expect(await lines('СериализаторXDTO.ЗаписатьXDTO(Новый ЧтениеXML);')).toEqual([
      "{Модуль(1)}: Ошибка отображения типов:\nОтсутствует отображение для типа 'ЧтениеXML'",
    ])
  })
})
