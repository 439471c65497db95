/** `onec-standin/bsl` as a user's editor sees it. */
import type { DateTime, Decimal } from 'onec-standin'
import { Format, Map, ValueTable, Дата, Массив, СтрДлина, СтрРазделить, Структура, Формат, Число } from 'onec-standin/bsl'
import { expectTypeOf } from 'vitest'

expectTypeOf(Format).toEqualTypeOf(Формат)
expectTypeOf(Формат(1000, 'ЧГ=')).toBeString()
expectTypeOf(СтрДлина('а')).toBeNumber()
expectTypeOf(Число('1')).toEqualTypeOf<number | Decimal>()
expectTypeOf(Дата(2024, 1, 31)).toEqualTypeOf<DateTime>()
expectTypeOf(СтрРазделить('а,б', ',')).toEqualTypeOf<Массив<string>>()
for (const one of new Массив<string>()) expectTypeOf(one).toBeString()
expectTypeOf(new Структура<{ Код: string }>('Код').Код).toBeString()
expectTypeOf(new ValueTable().Колонки.Добавить('А').Имя).toBeString()
for (const { Ключ, Value } of new Map()) expectTypeOf([Ключ, Value]).toEqualTypeOf<unknown[]>()

// @ts-expect-error a number is no text
СтрДлина(1)
// @ts-expect-error there is no such member
new Массив().Добавит(1)
