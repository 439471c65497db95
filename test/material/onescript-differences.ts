/** Where OneScript differs from the platform: procedures that are left out, by reason, and texts of exceptions that are worded anew. */

const own = 'only OneScript has it'
const number = 'the platform groups the digits of a number in a text'
const measured = 'measured otherwise on the platform'
const wording = 'the form of exceptions is that of OneScript'
const network = 'a connection to the outside'
const confined = 'files outside the folders of a call are refused'
const unknown = 'not known of the platform; our choice differs'
const clr = 'a habit of the .NET library below'

/** Names of procedures (`script.procedure`, or `script.*`) by the reason why each is left out. */
const reasons: Readonly<Record<string, string>> = {
  'json/json_dataExtractor.*': own,
  'global-funcs.ТестДолжен_РазличатьТекущийИСтартовыйСценарий': own,
  'global-funcs.ТестДолжен_Проверить_XMLСтрокаПеречисления': 'the script itself says that the platform gives "Nonnegative"',
  'global-funcs.Тест_ДолженПроверитьЧтоКопированиеФайлаРаботаетПоHTTP': network,
  'global-funcs.Тест_ДолженПроверитьЧтоКопированиеФайлаРаботаетПоHTTPS': network,
  'global-funcs.Тест_ДолженПроверитьЧтоПеремещениеФайлаРаботаетПоHTTP': network,
  'global-funcs.Тест_ДолженПроверитьОписаниеОшибки': wording,
  'global-funcs.Тест_ДолженПроверитьПодробноеПредставлениеОшибки': wording,
  'global-funcs.Тест_ДолженПроверитьЧтоУдалениеВНеизвестномКаталогеНеПадает': confined,
  'stringoperations.ТестДолжен_ВызватьМетод_СтрШаблон_СПустымШаблоном': unknown,
  'engine-behaviors.ТестДолжен_ПроверитьУстановкуЗначенияПоСсылке': 'only variables are written back',
  'engine-behaviors.ТестДолжен_ПроверитьПередачуПараметровПоСсылке': 'only variables are written back',
  'engine-behaviors.ТестДолжен_ПроверитьВложенностьПробрасываемыхИсключений': unknown,
  'engine-behaviors.ТестДолжен_ПроверитьЧтоВозможныПараметризованныеИсключения': own,
  'engine-behaviors.ТестДолжен_ПроверитьЧтоВозможноИспользоватьПараметрыОбычногоИсключения': own,
  'engine-behaviors.ТестДолжен_ПроверитьЧтоАргументыКоманднойСтрокиЭтоФиксированныйМассив': own,
  'engine-behaviors.ТестДолжен_ПроверитьМинусВЗначенииПарамераПоУмолчанию': 'a minus before a value that is no number',
  'engine-behaviors.ТестДолжен_ПроверитьИнформацияОбОшибкеВнеИсключения': own,
  'engine-behaviors.ТестДолжен_ПроверитьЧто_ЭтотОбъект_НедоступенДляЗаписи': unknown,
  'typedescription.ТестДолжен_ПроверитьПриведениеСтрок': number,
  'xmlread.ТестДолжен_ПроверитьЧтениеПустыхЭлементовСАтрибутами': clr,
  'xmlread.ТестДолжен_ПроверитьЗначенияСвойствНеинициализированного': measured,
  'xmlread.ТестДолжен_ПроверитьЗначенияСвойствИнициализированного': measured,
  'xmlread.ТестДолжен_ПроверитьЗначенияСвойствАтрибута': measured,
  'eval.ТестДолжен_ПроверитьРаботоспособностьВПодключенныхСценариях': own,
  'global-new.ТестДолжен_ПроверитьОшибочноеПодключениеТогоЖеИмениТипа': own,
  'global-new.ТестДолжен_ПроверитьСозданиеЧерезФункциюНовыйИПустойМассивАргументов': own,
  'valuetree.ТестДолжен_СоздатьУдалитьКолонки': 'a move beyond the end is an error',
  'valuetree.ТестДолжен_ПереместитьСтроки': 'a move beyond the end is an error',
  'BinaryData-global.ТестДолжен_Проверить_ОтсутствиеBOMДляКодировокБезBOM': own,
  'json/test-json_reader.Тест_Должен_ПроверитьПолучениеВсехЭлементовПеречисленияТипЗначенияJSON': measured,
  'json/test-json_reader.Тест_Должен_СверитьХешСуммуРезультатаПарсингаJSON': 'its file has texts in single quotes',
  'json/test-json_reader.Тест_Должен_СверитьХешСуммуРезультатаПарсингаJSONВСтруктуру': number,
  'json/test-json_writer.Тест_Должен_СверитьСтрокуСоСпецСимволами': measured,
  'json/test-json_writer.Тест_Должен_СверитьСтрокуЭкранированнымиКириллическимиСимволами': 'a backslash is written twice',
  'structure.ТестДолжен_СоздатьСтруктуруПоКлючамЗначениямСЛишнимиЗначениями': unknown,
  'structure.ТестДолжен_СоздатьСтруктуруПоКлючамЗначениямСПропускомКлючей': unknown,
  'hash.ТестДолжен_ПроверитьCRC32': own,
  'types.ТестДолжен_ПроверитьТипСценарий': own,
  'xmlwrite.ТестДолжен_ЗаписатьВСтроку': measured,
  'xmlwrite.ТестДолжен_ЗаписатьВФайл': measured,
  'text-read.ТестДолжен_ПроверитьЧтениеСНеобычнымРазделителем1': unknown,
  'text-read.ТестДолжен_ПроверитьСовместимостьПоведения': unknown,
  'text-read.ТестДолжен_ПроверитьРаботоспособностьПараметраМонопольно': 'files are not locked',
  'text-write.ТестДолжен_ПроверитьЧтоВозможнаЗаписьUTF8БезBOMСПеречислениемКодировкаТекста': own,
  'math.ТестДолжен_ПроверитьВозведениеВСтепень': 'numbers of 28 digits',
  'file-object.ТестДолжен_ПроверитьПолучениеКаталогаВПолномПути': own,
  'file-object.ТестДолжен_ПроверитьПолучениеДатСозданияИИзменения': own,
}

/** Why a procedure is left out. */
export const excluded = (name: string): string | undefined => reasons[name] ?? reasons[`${name.slice(0, name.indexOf('.'))}.*`]

/** OneScript's words, and those that take their place: of exceptions, and of what only OneScript has in an expression. */
const texts: readonly (readonly [string, string])[] = [
  ['Сравнение на больше/меньше для данного типа не поддерживается', 'Операции сравнения на больше-меньше допустимы только'],
  ['"Сравнение на больше/меньше"', '"Преобразование значения к типу Число"'],
  ['ЦветКонсоли.Черный', 'ХешФункция.MD5'],
  ['Тип не зарегистрирован', 'Тип не определен'],
  ['Неверный тип аргумента номер 2', "Несоответствие типов (параметр номер '2')"],
  ['Неверный тип аргумента номер 3', "Несоответствие типов (параметр номер '3')"],
  ['Неверный тип аргумента"', 'Преобразование значения к типу Число не может быть выполнено"'],
  ['Неверное значение аргумента номер 2', 'Индекс находится за границами массива'],
  ['Значение индекса выходит за пределы диапазона', 'Индекс находится за границами массива'],
  ['Строка не принадлежит таблице значений', "Недопустимое значение параметра (параметр номер '1')"],
  ['Элемент не принадлежит списку значений', "Недопустимое значение параметра (параметр номер '1')"],
  ['Переполнение при работе с буфером', 'Индекс находится за границами массива'],
  ['Значение индекса выходит за границы диапазона', 'Индекс находится за границами массива'],
  ['Ожидается идентификатор', 'Ожидается имя'],
  ['КодировкаТекста.UTF8NoBOM,\n\t\t\tСимволы.ПС', 'КодировкаТекста.UTF8,\n\t\t\tСимволы.ПС'],
  ['КодировкаТекста.UTF8NoBOM,\n\t\tСимволы.ПС', 'КодировкаТекста.UTF8,\n\t\tСимволы.ПС'],
  ['Провайдер.ХешСуммаСтрокой', 'СтрЗаменить(Строка(Провайдер.ХешСумма), " ", "")'],
]

/** The script with those words in place. */
export const platformTexts = (source: string): string =>
  texts.reduce((whole, [theirs, ours]) => whole.replaceAll(theirs, ours), source.replaceAll('\r\n', '\n'))
