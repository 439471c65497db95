/**
 * How values of the language lie in JavaScript: Неопределено is `null`, Null is `Null`, Булево, Строка and whole Число are JavaScript's
 * own. `undefined` is never a value: it is an argument that was skipped, and anywhere else a fault that is reported.
 */

/** The value Null; there is one. */
class NullValue {
  readonly kind = 'null'
}

export const Null = new NullValue()

/** The value of `Тип("Строка")`; equal types are one object. */
export class TypeValue {
  readonly russian: string
  readonly english: string
  readonly presentation: string

  constructor(russian: string, english: string, presentation: string) {
    this.russian = russian
    this.english = english
    this.presentation = presentation
  }
}

export const primitiveTypes = {
  Undefined: new TypeValue('Неопределено', 'Undefined', 'Не определено'),
  Null: new TypeValue('Null', 'Null', 'Null'),
  Boolean: new TypeValue('Булево', 'Boolean', 'Булево'),
  Number: new TypeValue('Число', 'Number', 'Число'),
  String: new TypeValue('Строка', 'String', 'Строка'),
  Date: new TypeValue('Дата', 'Date', 'Дата'),
  Type: new TypeValue('Тип', 'Type', 'Тип'),
} as const
