/** Virtual tables of accounting registers as modules ask their managers for them. */
import { expect, test } from 'vitest'
import { bslWithData } from '../../../../../test/support/bsl-data.ts'
import { filledLedger } from '../../../../../test/support/query/filled-ledger.ts'

const start = `Р = РегистрыБухгалтерии.Хозрасчетный; Товары = Новый Структура("Счет", ПланыСчетов.Хозрасчетный.Товары);
`

test.each<[string, readonly string[]]>([
  ['Сообщить(Р.Остатки(, Товары).Итог("СуммаОстаток"));', ['120']],
  ['Сообщить(Р.Остатки(\'20240201\', Товары, "Счет", "Сумма")[0].СуммаОстаток);', ['100']],
  ["Сообщить(Р.Обороты('20240201', '20240229', Товары).Итог(\"СуммаОборотКт\"));", ['30']],
  ['Сообщить(Р.ОстаткиИОбороты(, , Товары).Итог("СуммаКонечныйОстаток"));', ['120']],
  ["Сообщить(Р.ОборотыДтКт('20240201', '20240229').Итог(\"СуммаОборот\"));", ['80']],
  ['Сообщить(Р.ДвиженияССубконто().Количество());', ['4']],
])('%s', async (text, expected) => {
  const { run } = await bslWithData({}, async () => (await filledLedger()).infobase)
  expect(await run(start + text)).toEqual({ lines: expected, error: undefined })
})
