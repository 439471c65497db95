/** Virtual tables of registers in queries: their fields and parameters, in both languages. */
import { expect, test } from 'vitest'
import { shopInfobase } from '../../test/support/infobase/shop.ts'
import { Query } from './query.ts'

test('a condition follows references though nothing was written yet', async () => {
  const infobase = await shopInfobase()
  const text = 'ВЫБРАТЬ Товар ИЗ РегистрНакопления.ТоварныеЗапасы.Остатки(, Товар.Поставщик.ИНН = "7")'
  expect((await new Query(infobase, text).Execute()).IsEmpty()).toBe(true)
})
