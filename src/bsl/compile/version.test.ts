/** Compiled code is kept from start to start, so other code needs another version. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { bindModule } from '../bind/bind.ts'
import { Program } from '../modules/program.ts'
import { platformDictionary } from '../objects/library.ts'
import { parseModule } from '../syntax/module.ts'
import { compileModule } from './module.ts'
import { compilerVersion } from './version.ts'

const sample = `Перем Общая Экспорт; Перем Своя;
Функция Сумма(Знач А, Б = 2, В) Экспорт
	В = А + Б - 1 * 2 / 3 % 4; Своя = -А;
	Для Н = 1 По Б Цикл Если Н > А И Не Б = 5 Тогда Прервать; Иначе Продолжить; КонецЕсли; КонецЦикла;
	Для Каждого Ч Из Новый Структура("К", '20240131') Цикл Сообщить(Ч.Ключ + 0.5); КонецЦикла;
	Пока А < 3 Цикл А = А + 1; КонецЦикла;
	Попытка Сумма(1, , Общая); М[0].К = М[1]; ВызватьИсключение "плохо"; Исключение Возврат ?(А <> Б, Истина, Неопределено); КонецПопытки;
	~Еще: Перейти ~Еще;
КонецФункции
Асинх Процедура Ждущая(П) Ждать Общий.Метод(П, 1); П = Вычислить("1"); Выполнить("А = 1"); КонецПроцедуры
Сумма(1, 2, Своя);`

/** By version, the digest of the code that the sample is compiled to; a changed digest needs a new version here and in `version.ts`. */
const digests: Readonly<Record<string, string>> = { '1C 5': '4962ba661e6214e5' }

test('other code has another version', () => {
  const source = { id: 'ОбщийМодуль.Общий.Модуль', file: 'm', name: 'Общий', text: () => '', global: false, reuses: false }
  const { outer } = new Program({
    dictionary: platformDictionary(),
    commonModules: new Map([['общий', { ...source, server: true, privileged: false }]]),
    evaluate: () => undefined,
  })
  const { code } = compileModule(bindModule(parseModule(sample).tree, outer), outer)
  expect({ [compilerVersion]: createHash('sha256').update(code).digest('hex').slice(0, 16) }).toEqual(digests)
})
