/** What the types of MySQL and MariaDB hold, by their names. */
import type { NativeKind } from '../driver/cell.ts'

const kinds: readonly (readonly [RegExp, NativeKind])[] = [
  [/^bit\(1\)$/, 'boolean'],
  [/^bit/, 'binary'],
  [/^(?:tinyint|smallint|mediumint|int|integer|bigint|decimal|numeric|float|double|real|year)/, 'number'],
  [/^(?:datetime|timestamp|date)/, 'date'],
  [/^time/, 'time'],
  [/^(?:binary|varbinary|tinyblob|blob|mediumblob|longblob)/, 'binary'],
  [/^uuid/, 'uuid'],
  [/^(?:char|varchar|tinytext|text|mediumtext|longtext|enum|set|json)/, 'text'],
]

/** What a type of MySQL holds, by its text, such as `decimal(10,2) unsigned`. */
export const mysqlKind = (type: string): NativeKind => kinds.find(([start]) => start.test(type))?.[1] ?? 'other'
