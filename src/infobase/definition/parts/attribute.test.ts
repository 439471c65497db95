/** A definition that is given something else than a type says which field it is and what was meant. */
import { expect, test } from 'vitest'
import {
  Attribute,
  Catalog,
  Composite,
  Constant,
  Date,
  DefinedType,
  Dimension,
  Document,
  InformationRegister,
  Number,
  Resource,
  String,
  type TypeDescription,
} from '../../definitions.ts'

/** A module is run without a check of its types. */
const wrong = (value: unknown): TypeDescription => value as TypeDescription
const called = (where: string, name: string): string =>
  `${where} takes a type such as String(20), Date() or CatalogRef('Goods'); found the function ${name}; call it: ${name}(…)`

test.each<[string, () => unknown, string]>([
  ['an attribute', () => Catalog({ Name: 'А', Attributes: { Создан: wrong(Date) } }), called('Создан', 'Date')],
  ['an attribute with more than its type', () => Attribute(wrong(Date), { Indexing: 'Index' }), called('Attribute', 'Date')],
  ['a column', () => Document({ Name: 'А', TabularSections: { Товары: { Цена: wrong(Number) } } }), called('Цена', 'Number')],
  ['a dimension', () => InformationRegister({ Name: 'А', Dimensions: { Дата: wrong(Date) } }), called('Дата', 'Date')],
  ['a resource', () => InformationRegister({ Name: 'А', Resources: { Курс: wrong(Number) } }), called('Курс', 'Number')],
  ['a dimension with more than its type', () => Dimension(wrong(Date)), called('Dimension', 'Date')],
  ['a resource with more than its type', () => Resource(wrong(Date)), called('Resource', 'Date')],
  ['a constant', () => Constant({ Name: 'Флаг', Type: wrong(Date) }), called('Флаг', 'Date')],
  ['a defined type', () => DefinedType({ Name: 'Субъект', Type: wrong(String) }), called('Субъект', 'String')],
  ['one of several types', () => Composite(String(5), wrong(Date)), called('Composite', 'Date')],
  [
    'a word',
    () => Catalog({ Name: 'А', Attributes: { Цена: wrong('Number') } }),
    "Цена takes a type such as String(20), Date() or CatalogRef('Goods'); found Number",
  ],
  [
    'nothing',
    () => Catalog({ Name: 'А', Attributes: { Цена: wrong(undefined) } }),
    "Цена takes a type such as String(20), Date() or CatalogRef('Goods'); found undefined",
  ],
])('%s that is no type is refused when it is defined', (_, define, message) => {
  expect(define).toThrow(new TypeError(message))
})
