/** Conditions of restrictions by row in the query language, and what of them has the form of a `$filter`. */
import { expect, test } from 'vitest'
import { filterOfCondition } from './restriction-text.ts'

test.each<[condition: string, filter: string | undefined]>([
  ['ГДЕ Секретность = 2', 'Секретность eq 2'],
  ['WHERE Секретность <> 2 AND Код >= "а""б"', `Секретность ne 2 and Code ge 'а"б'`],
  ['Договоры ГДЕ Договоры.Владелец.ПометкаУдаления = ЛОЖЬ', 'Owner/DeletionMark eq false'],
  ['ГДЕ (А = 1 ИЛИ А = 2) И НЕ Б = "x"', "(А eq 1 or А eq 2) and not (Б eq 'x')"],
  ['ГДЕ ИСТИНА', '1 eq 1'],
  ['ГДЕ ЛОЖЬ', '1 eq 0'],
  ['ГДЕ А = "o\'k"', "А eq 'o''k'"],
  ['ГДЕ Пользователь = &ТекущийПользователь', undefined],
  ['#ПоЗначениям("Справочник.Товары")', undefined],
  ['Т ЛЕВОЕ СОЕДИНЕНИЕ Справочник.Б КАК Б ПО Т.А = Б.А ГДЕ Б.А = 1', undefined],
  ['ГДЕ ИСТИНА В (ВЫБРАТЬ 1)', undefined],
  ['ГДЕ А = 1 И', undefined],
  ['ГДЕ (А = 1', undefined],
  ['ГДЕ А ПОДОБНО "%"', undefined],
  ['', undefined],
])('%s', (condition, filter) => {
  expect(filterOfCondition(condition)).toBe(filter)
})
