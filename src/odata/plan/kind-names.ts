/** The kinds of values of a filter in Russian, for messages. */
import type { ValueKind } from './scope.ts'

export const kindNames: Readonly<Record<ValueKind, string>> = {
  string: 'строка',
  number: 'число',
  boolean: 'булево',
  date: 'дата',
  uuid: 'UUID',
  enum: 'значение перечисления',
  reference: 'ссылка',
  composite: 'значение составного типа',
  typeName: 'имя типа',
  guid: 'guid',
  null: 'null',
  other: 'значение другого типа',
}
