/** The language's constructs, in both languages, and faults that are found without losing the rest. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { faultText } from './fault-text.ts'
import { lex } from './lexer.ts'
import { parseModule } from './module.ts'

const faults = (text: string): string[] => parseModule(text).faults.map((one) => `${one.line}: ${one.russian}`)

describe('what is read without a fault', () => {
  test.each<[string, string]>([
    ['both languages in one statement', 'Процедура А() If 1 = 1 Тогда Возврат; EndIf; КонецПроцедуры'],
    ['a function on one line, without `;`', 'Функция А(З) Возврат Б(З) КонецФункции'],
    ['skipped arguments', 'Ф(1, , 3); Ф(, 2); Ф();'],
    ['a block end without `;`', 'Если А Тогда Б(); КонецЕсли В();'],
    ['keywords behind a dot', 'А = Запрос.Выполнить().Выбрать(); Б.Экспорт = В.Новый;'],
    ['Async as a variable', 'Async = 1; Ждать = 2;'],
    ['Асинх before a function', 'Асинх Функция А() Экспорт Возврат Ждать Б(); КонецФункции'],
    ['comments, empty lines and directives in a text', 'А = "раз\n// слово\n\n#Область Х\n|два";'],
    ['texts side by side', 'А = "раз" "два";'],
    ['labels', '~М: А = А + 1; Перейти ~М;'],
    ['both forms of ВызватьИсключение', 'ВызватьИсключение "А"; ВызватьИсключение("А", Б, "В"); ВызватьИсключение;'],
    ['Новый by a type', 'А = Новый(Тип("Массив"), Б); В = Новый Массив(3); Г = Новый Структура;'],
    ['annotations', '&НаСервере\n&Вместо("А")\nПроцедура Б(Знач В = 1, Г = "д") Экспорт КонецПроцедуры'],
    ['a directive through a statement', 'Если А\n#Если Клиент Тогда\n И (\n#Иначе\n Или Б\n#КонецЕсли\nТогда КонецЕсли;'],
    ['deleted text of an extension', '#Удаление\nЧто угодно тут (\n#КонецУдаления\n#Вставка\nА = 1;\n#КонецВставки'],
    ['regions', '#Область А\nБ();\n#КонецОбласти'],
    ['Выполнить and Вычислить', 'Выполнить("А = 1"); Выполнить "Б()"; В = Вычислить("1");'],
    ['handlers', 'ДобавитьОбработчик А.Б, В.Г; УдалитьОбработчик А.Б, В.Г;'],
    ['Не behind a comparison', 'А = Б = Не В;'],
    ['`Не А = Б` as a whole', 'А = Не Б = В;'],
  ])('%s', (_, text) => {
    expect(faults(text)).toEqual([])
  })
})

describe('faults', () => {
  test('are all found, and each costs one statement', () => {
    const text = 'Процедура А()\n Б = ;\n В = 1;\n Г = (2;\nКонецПроцедуры\nПроцедура Д()\n Если Тогда КонецЕсли;\nКонецПроцедуры'
    expect(faults(text).map((one) => one.split(':')[0])).toEqual(['2', '4', '7'])
    expect(parseModule(text).tree.methods.map((one) => one.name)).toEqual(['А', 'Д'])
  })

  test('are worded as 1C words them', () => {
    const text = 'А = 1;\nБ = ;'
    expect(faultText('ОбщийМодуль.Имя.Модуль', text, parseModule(text).faults[0]!)).toBe(
      '{ОбщийМодуль.Имя.Модуль(2,5)}: Ожидается выражение\nБ = <<?>>;',
    )
  })

  test('variables are declared before methods, methods before statements', () => {
    expect(faults('А = 1; Процедура Б() КонецПроцедуры').length).toBe(1)
    expect(parseModule('А = 1; Процедура Б() КонецПроцедуры', { script: true }).faults).toEqual([])
  })
})

const sample = `
Перем Общая Экспорт;
Функция Сумма(Знач А, Б = 2) Экспорт
	Итог = 0;
	Для Н = 1 По 3 Цикл
		Если А > Н И Не Б = Неопределено Тогда Итог = Итог + Б[Н - 1]; Иначе Продолжить; КонецЕсли;
	КонецЦикла;
	Для Каждого Часть Из Новый Структура("К, Л", "текст", '20240131') Цикл Сообщить(Часть.Ключ); КонецЦикла;
	Попытка ВызватьИсключение "плохо"; Исключение Возврат ?(Итог = 0, -1, Итог); КонецПопытки;
КонецФункции
`

/** Each statement in a method of its own, in both languages. */
const statements = [
  'А = Б + 1 - -В * (Г / 2) % 3;',
  'А.Б[1].В(2, , "т").Г = Новый Структура("К, Л", 1, \'20240131\');',
  'Если А > 1 И Не Б <> 2 Тогда В(); ИначеЕсли Г Или Д Тогда Е = 1; Иначе Ж = 2; КонецЕсли;',
  'If A >= 1 And Not B Then C(); ElsIf D Then E = 1; Else F = 2; EndIf;',
  'Для Н = 1 По Количество() Цикл Если Н = 2 Тогда Прервать; КонецЕсли; Продолжить; КонецЦикла;',
  'For N = 1 To 5 Do Break; EndDo;',
  'Для Каждого Ч Из Коллекция.Выбрать() Цикл Сообщить(Ч); КонецЦикла;',
  'For Each E In List Do Message(E.Key); EndDo;',
  'Пока А < 10 Цикл А = А + 1; КонецЦикла;',
  'Попытка А(); Исключение Сообщить(ОписаниеОшибки()); ВызватьИсключение; КонецПопытки;',
  'Try A(); Except Raise "bad"; EndTry;',
  'ВызватьИсключение("плохо", Категория.Одна, "код", , Причина);',
  'Возврат;',
  'Выполнить("А = 1"); А = Вычислить("Б") + ?(В, Г, ?(Д, Е, 7));',
  '~Метка: А = 1; Перейти ~Метка;',
  'А = Истина; Б = Ложь; В = Неопределено; Г = Null; Д = Новый("Массив", Е);',
  'А = "одна" "другая" + НСтр("ru = \'да\'; en = \'yes\'");',
  'Если А Тогда Если Б Тогда Если В Тогда Г(); КонецЕсли; КонецЕсли; КонецЕсли;',
]

const repeated = Array.from({ length: 4 }, (_, round) =>
  statements.map((one, at) => `Процедура П${round}_${at}(Знач А, Б = 1)\n\t${one}\nКонецПроцедуры\n`).join(''),
)

/** How far behind its place a fault may be found: a method that does not begin is seen when it ends. */
const reach = (token: string): number => (token === 'Процедура' || token === 'Функция' ? 2 : 1)

test('a module that lacks one token has a fault there or a line further, and never throws', () => {
  let tried = 0
  let faulty = 0
  for (const text of [sample, ...repeated]) {
    const { tokens } = lex(text)
    for (let at = 0; at < tokens.kind.length - 1; at++) {
      const [first] = parseModule(text.slice(0, tokens.start[at]) + text.slice(tokens.end[at])).faults
      tried++
      if (!first) continue
      faulty++
      const behind = first.line - tokens.line[at]!
      expect([at, tokens.text[at], behind >= -1 && (text === sample || behind <= reach(tokens.text[at]!))]).toEqual([
        at,
        tokens.text[at],
        true,
      ])
    }
  }
  expect(tried).toBeGreaterThan(1000)
  expect(faulty).toBeGreaterThan(tried / 2)
})

test('any text is read to its end', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(...'Если Тогда КонецЕсли ; ( ) [ ] , = + "а Процедура А КонецПроцедуры Для Каждого Из . 1 ~М # & ?'.split(' ')),
      ),
      (words) => {
        parseModule(words.join(' '))
      },
    ),
  )
})
