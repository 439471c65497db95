/** Functions of dates. Written by scripts/bsl-library.mjs from the dictionary. */
import type { DateTime } from '../../../xdto/values/date-time.ts'
import type { AnyDate } from '../arguments.ts'
import { platformFunction } from '../supply.ts'

/** `Date`. */
export const Дата =
  platformFunction<(first: unknown, count2?: number, count3?: number, count4?: number, count5?: number, count6?: number) => DateTime>(
    'Дата',
  )
export { Дата as Date }

/** `Year`. */
export const Год = platformFunction<(value: AnyDate) => number>('Год')
export { Год as Year }

/** `Month`. */
export const Месяц = platformFunction<(value: AnyDate) => number>('Месяц')
export { Месяц as Month }

/** `Day`. */
export const День = platformFunction<(value: AnyDate) => number>('День')
export { День as Day }

/** `Hour`. */
export const Час = platformFunction<(value: AnyDate) => number>('Час')
export { Час as Hour }

/** `Minute`. */
export const Минута = platformFunction<(value: AnyDate) => number>('Минута')
export { Минута as Minute }

/** `Second`. */
export const Секунда = platformFunction<(value: AnyDate) => number>('Секунда')
export { Секунда as Second }

/** `DayOfYear`. */
export const ДеньГода = platformFunction<(value: AnyDate) => number>('ДеньГода')
export { ДеньГода as DayOfYear }

/** `WeekDay`. */
export const ДеньНедели = platformFunction<(value: AnyDate) => number>('ДеньНедели')
export { ДеньНедели as WeekDay }

/** `WeekOfYear`. */
export const НеделяГода = platformFunction<(value: AnyDate) => number>('НеделяГода')
export { НеделяГода as WeekOfYear }

/** `BegOfYear`. */
export const НачалоГода = platformFunction<(value: AnyDate) => DateTime>('НачалоГода')
export { НачалоГода as BegOfYear }

/** `EndOfYear`. */
export const КонецГода = platformFunction<(value: AnyDate) => DateTime>('КонецГода')
export { КонецГода as EndOfYear }

/** `BegOfQuarter`. */
export const НачалоКвартала = platformFunction<(value: AnyDate) => DateTime>('НачалоКвартала')
export { НачалоКвартала as BegOfQuarter }

/** `EndOfQuarter`. */
export const КонецКвартала = platformFunction<(value: AnyDate) => DateTime>('КонецКвартала')
export { КонецКвартала as EndOfQuarter }

/** `BegOfMonth`. */
export const НачалоМесяца = platformFunction<(value: AnyDate) => DateTime>('НачалоМесяца')
export { НачалоМесяца as BegOfMonth }

/** `EndOfMonth`. */
export const КонецМесяца = platformFunction<(value: AnyDate) => DateTime>('КонецМесяца')
export { КонецМесяца as EndOfMonth }

/** `BegOfWeek`. */
export const НачалоНедели = platformFunction<(value: AnyDate) => DateTime>('НачалоНедели')
export { НачалоНедели as BegOfWeek }

/** `EndOfWeek`. */
export const КонецНедели = platformFunction<(value: AnyDate) => DateTime>('КонецНедели')
export { КонецНедели as EndOfWeek }

/** `BegOfDay`. */
export const НачалоДня = platformFunction<(value: AnyDate) => DateTime>('НачалоДня')
export { НачалоДня as BegOfDay }

/** `EndOfDay`. */
export const КонецДня = platformFunction<(value: AnyDate) => DateTime>('КонецДня')
export { КонецДня as EndOfDay }

/** `BegOfHour`. */
export const НачалоЧаса = platformFunction<(value: AnyDate) => DateTime>('НачалоЧаса')
export { НачалоЧаса as BegOfHour }

/** `EndOfHour`. */
export const КонецЧаса = platformFunction<(value: AnyDate) => DateTime>('КонецЧаса')
export { КонецЧаса as EndOfHour }

/** `BegOfMinute`. */
export const НачалоМинуты = platformFunction<(value: AnyDate) => DateTime>('НачалоМинуты')
export { НачалоМинуты as BegOfMinute }

/** `EndOfMinute`. */
export const КонецМинуты = platformFunction<(value: AnyDate) => DateTime>('КонецМинуты')
export { КонецМинуты as EndOfMinute }

/** `AddMonth`. */
export const ДобавитьМесяц = platformFunction<(value: AnyDate, months: number) => DateTime>('ДобавитьМесяц')
export { ДобавитьМесяц as AddMonth }

/** `CurrentDate`. */
export const ТекущаяДата = platformFunction<() => DateTime>('ТекущаяДата')
export { ТекущаяДата as CurrentDate }

/** `CurrentSessionDate`. */
export const ТекущаяДатаСеанса = platformFunction<() => DateTime>('ТекущаяДатаСеанса')
export { ТекущаяДатаСеанса as CurrentSessionDate }

/** `CurrentUniversalDate`. */
export const ТекущаяУниверсальнаяДата = platformFunction<() => DateTime>('ТекущаяУниверсальнаяДата')
export { ТекущаяУниверсальнаяДата as CurrentUniversalDate }

/** `CurrentUniversalDateInMilliseconds`. */
export const ТекущаяУниверсальнаяДатаВМиллисекундах = platformFunction<() => number>('ТекущаяУниверсальнаяДатаВМиллисекундах')
export { ТекущаяУниверсальнаяДатаВМиллисекундах as CurrentUniversalDateInMilliseconds }

/** `ToUniversalTime`. */
export const УниверсальноеВремя = platformFunction<(value: AnyDate, text?: string) => DateTime>('УниверсальноеВремя')
export { УниверсальноеВремя as ToUniversalTime }

/** `ToLocalTime`. */
export const МестноеВремя = platformFunction<(value: AnyDate, text?: string) => DateTime>('МестноеВремя')
export { МестноеВремя as ToLocalTime }

/** `TimeZone`. */
export const ЧасовойПояс = platformFunction<() => string>('ЧасовойПояс')
export { ЧасовойПояс as TimeZone }

/** `SessionTimeZone`. */
export const ЧасовойПоясСеанса = platformFunction<() => string>('ЧасовойПоясСеанса')
export { ЧасовойПоясСеанса as SessionTimeZone }

/** `StandardTimeOffset`. */
export const СмещениеСтандартногоВремени = platformFunction<(text?: string, date?: AnyDate) => number>('СмещениеСтандартногоВремени')
export { СмещениеСтандартногоВремени as StandardTimeOffset }
