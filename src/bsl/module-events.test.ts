/** Events beside those of objects: of constants, of tasks and points of a route, and procedures that subscribe to events. */
import { expect, test } from 'vitest'
import { bslWithData, infobaseOf } from '../../test/support/bsl-data.ts'
import { memoryFiles } from '../../test/support/memory-files.ts'
import { BusinessProcess, Constant, String, Task } from '../infobase/definitions.ts'
import { metadataTree } from '../metadata/tree.ts'
import { subscriptionsOf } from './subscriptions.ts'

const constant = [Constant({ Name: 'Имя', Type: String(50) })]

test('the module of a constant’s value changes, refuses and exports', async () => {
  const module = `Процедура ПередЗаписью(Отказ)
	Если ОбменДанными.Загрузка Тогда Возврат; КонецЕсли;
	Отказ = Значение = "нет"; Значение = "<" + Значение + ">" + ДополнительныеСвойства.Количество();
КонецПроцедуры
Процедура ПриЗаписи(Отказ) Сообщить("записано " + Значение); КонецПроцедуры
Функция Двойное() Экспорт Возврат Значение + Значение; КонецФункции`
  const { run } = await bslWithData({ 'Constant.Имя.ValueManager': module }, infobaseOf(constant))
  const text = `Константы.Имя.Установить("а"); Сообщить(Константы.Имя.Получить());
М = Константы.Имя.СоздатьМенеджерЗначения(); М.Прочитать(); Сообщить(М.Двойное());
М.Значение = "б"; М.ДополнительныеСвойства.Вставить("Ключ"); М.Записать(); Сообщить(Константы.Имя.Получить());
М.Значение = "в"; М.ОбменДанными.Загрузка = Истина; М.Записать(); Сообщить(Константы.Имя.Получить());
Попытка Константы.Имя.Установить("нет"); Исключение Сообщить("отказ"); КонецПопытки; Сообщить(Константы.Имя.Получить());`
  expect((await run(text)).lines).toEqual(['записано <а>0', '<а>0', '<а>0<а>0', 'записано <б>1', '<б>1', 'записано в', 'в', 'отказ', 'в'])
})

test('procedures of the module of a business process handle the points that name them', async () => {
  const objects = [
    Task({ Name: 'Задача', AddressingAttributes: { Кто: String(10) } }),
    BusinessProcess({
      Name: 'Путь',
      Task: 'Task.Задача',
      RoutePoints: [
        { Name: 'Старт', Kind: 'Start', Events: { BeforeStart: 'СтартПередСтартом' } },
        { Name: 'Шаг', Events: { BeforeCreateTasks: 'ШагПередСозданием', OnExecute: 'ШагПриВыполнении' } },
        { Name: 'Да', Kind: 'Condition', Next: { True: 'Конец', False: 'Шаг' }, Events: { ConditionCheck: 'ДаПроверка' } },
        { Name: 'Конец', Kind: 'Completion', Events: { OnComplete: 'Завершено' } },
      ],
    }),
  ]
  const process = `Процедура СтартПередСтартом(Точка, Отказ) Сообщить("старт " + Точка); КонецПроцедуры
Процедура ШагПередСозданием(Точка, Задачи, СтандартнаяОбработка)
	СтандартнаяОбработка = Ложь;
	З = Задачи.Количество(); Н = Задачи0(); Задачи.Добавить(Н);
КонецПроцедуры
Функция Задачи0() З = Задачи.Задача.СоздатьЗадачу(); З.Кто = "Иван"; Возврат З; КонецФункции
Процедура ШагПриВыполнении(Точка, Задача, Отказ) Сообщить("выполнил " + Задача.Кто); КонецПроцедуры
Процедура ДаПроверка(Точка, Результат) Результат = Истина; КонецПроцедуры
Процедура Завершено(Точка, Отказ) Сообщить("конец"); КонецПроцедуры`
  const task = 'Процедура ПередВыполнением(Отказ) Сообщить("задача"); КонецПроцедуры'
  const { run } = await bslWithData({ 'BusinessProcess.Путь.Object': process, 'Task.Задача.Object': task }, infobaseOf(objects))
  const text = `П = БизнесПроцессы.Путь.СоздатьБизнесПроцесс(); П.Записать(); П.Старт();
В = Задачи.Задача.Выбрать(); Пока В.Следующий() Цикл В.ПолучитьОбъект().ВыполнитьЗадачу(); КонецЦикла;`
  expect(await run(text)).toEqual({ lines: ['старт Старт', 'задача', 'выполнил Иван', 'конец'], error: undefined })
})

const dumped = (name: string, source: string, event: string, handler: string): string =>
  '<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses" xmlns:v8="http://v8.1c.ru/8.1/data/core"'
  + ' xmlns:cfg="http://v8.1c.ru/8.1/data/enterprise/current-config"><EventSubscription><Properties>'
  + `<Name>${name}</Name><Source>${source}</Source><Event>${event}</Event><Handler>${handler}</Handler>`
  + '</Properties></EventSubscription></MetaDataObject>'

test('procedures of common modules subscribe to events of objects, of all of a kind, and of defined types', async () => {
  const files = {
    'EventSubscriptions/А.xml': dumped('А', '<v8:Type>cfg:CatalogObject.Товары</v8:Type>', 'BeforeWrite', 'CommonModule.Общий.Перед'),
    'EventSubscriptions/Б.xml': dumped('Б', '<v8:TypeSet>cfg:CatalogObject</v8:TypeSet>', 'OnWrite', 'CommonModule.Общий.При'),
    'EventSubscriptions/В.xml': dumped('В', '<v8:TypeSet>cfg:DefinedType.Все</v8:TypeSet>', 'BeforeDelete', 'CommonModule.Общий.Удаление'),
    'EventSubscriptions/Г.xml': dumped(
      'Г',
      '<v8:Type>cfg:InformationRegisterRecordSet.Курсы</v8:Type>',
      'OnWrite',
      'CommonModule.Общий.При',
    ),
    'DefinedTypes/Все.xml':
      '<MetaDataObject xmlns="http://v8.1c.ru/8.3/MDClasses" xmlns:v8="http://v8.1c.ru/8.1/data/core"'
      + ' xmlns:cfg="http://v8.1c.ru/8.1/data/enterprise/current-config"><DefinedType><Properties><Name>Все</Name>'
      + '<Type><v8:Type>cfg:CatalogObject.Товары</v8:Type></Type></Properties></DefinedType></MetaDataObject>',
  }
  const module = `Процедура Перед(Источник, Отказ) Экспорт Сообщить("подписка"); Источник.Артикул = Источник.Артикул + "!"; КонецПроцедуры
Процедура При(Источник, Отказ) Экспорт Сообщить("при " + Источник.Артикул); КонецПроцедуры
Процедура Удаление(Источник, Отказ) Экспорт Отказ = Истина; КонецПроцедуры`
  const { run } = await bslWithData(
    { 'Общий': module, 'Catalog.Товары.Object': 'Процедура ПередЗаписью(Отказ) Сообщить("модуль"); Артикул = "А"; КонецПроцедуры' },
    undefined,
    subscriptionsOf(metadataTree(memoryFiles(files), [{ kind: 'designer', root: '' }])),
  )
  const text = `Т = Справочники.Товары.СоздатьЭлемент(); Т.Записать();
Попытка Т.Удалить(); Исключение Сообщить("не удален"); КонецПопытки;`
  expect(await run(text)).toEqual({ lines: ['модуль', 'подписка', 'при А!', 'не удален'], error: undefined })
})
