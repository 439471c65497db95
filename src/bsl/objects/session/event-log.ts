/** `ВыгрузитьЖурналРегистрации`: what modules wrote with ЗаписьЖурналаРегистрации since the program was loaded, as a table. */
import type { Library } from '../../dictionary/library.ts'
import { DateValue } from '../../run/calendar.ts'
import { errors } from '../../run/error.ts'
import type { BslObject } from '../../run/object.ts'
import type { KeptRecord, Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { ArrayObject } from '../collections/array.ts'
import { StructureObject } from '../collections/structure.ts'
import { TableObject } from '../tables/table.ts'
import { localDate } from '../values/dates.ts'
import { logLevel } from './log-level.ts'

/** A column, and what a record has in it. */
const columns: readonly (readonly [name: string, of: (record: KeptRecord, run: Run) => unknown])[] = [
  ['Дата', ({ at }, run) => localDate(run, at)],
  ['Уровень', ({ level }) => logLevel.of(level)],
  ['Событие', ({ event }) => event],
  ['ПредставлениеСобытия', ({ event }) => event],
  ['ИмяПользователя', ({ user }) => user],
  ['Компьютер', () => 'standin'],
  ['ИмяПриложения', () => 'HTTPServiceConnection'],
  ['Метаданные', ({ metadata }) => metadata],
  ['ПредставлениеМетаданных', ({ metadata }) => metadata],
  ['Данные', ({ data }) => data],
  ['ПредставлениеДанных', ({ data }) => data],
  ['Комментарий', ({ comment }) => comment],
  ['Сеанс', () => 1],
]

const isAmong = (given: unknown, value: string): boolean =>
  given instanceof ArrayObject ? given.items.some((one) => isAmong(one, value)) : text(given) === value

/** Parts of a filter by their names in both languages. */
const conditions: Readonly<Record<string, (record: KeptRecord, given: unknown, run: Run) => boolean>> = {
  датаначала: ({ at }, given, run) => !(given instanceof DateValue) || localDate(run, at).seconds >= given.seconds,
  датаокончания: ({ at }, given, run) =>
    !(given instanceof DateValue) || given.seconds === 0 || localDate(run, at).seconds <= given.seconds,
  уровень: ({ level }, given) => isAmong(given, text(logLevel.of(level))),
  событие: ({ event }, given) => isAmong(given, event),
  комментарий: ({ comment }, given) => comment.toLowerCase().includes(text(given).toLowerCase()),
  пользователь: ({ user }, given) => isAmong(given, user),
}

const english: Readonly<Record<string, string>> = {
  startdate: 'датаначала',
  enddate: 'датаокончания',
  level: 'уровень',
  event: 'событие',
  comment: 'комментарий',
  user: 'пользователь',
}

function unload(_: never, run: Run, target: BslObject, filter?: unknown, _columns?: unknown, _source?: unknown, most?: number): void {
  if (!(target instanceof TableObject)) throw errors.mismatch(1)
  const wanted = filter instanceof StructureObject ? [...filter.entries()] : []
  const found = run.eventLog.filter((record) =>
    wanted.every(([name, given]) => conditions[english[name.toLowerCase()] ?? name.toLowerCase()]?.(record, given, run) ?? true),
  )
  for (const [name] of columns) if (target.columns.find(name) === undefined) target.columns.add(name)
  for (const record of most === undefined || most === 0 ? found : found.slice(0, most)) {
    const row = target.add()
    for (const [name, of] of columns) row.setCell(target.columns.find(name)!, of(record, run))
  }
}

export const eventLog: Library = { functions: { 'ВыгрузитьЖурналРегистрации|UnloadEventLog|$aa?a?a?i?': unload } }
