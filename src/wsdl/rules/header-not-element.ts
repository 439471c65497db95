/** Row 33: the part of a soap:header refers to a type. */
import { partMustBeElement } from './header-part.ts'
import { tableRule } from './rule.ts'

export const headerNotElement = tableRule(
  33,
  {
    code: 'header-not-element',
    rule: 'R2205',
    en: 'In the schema a header must be described as an element declaration',
    ru: 'В схеме заголовок должен быть описан как объявление элемента',
  },
  partMustBeElement('header'),
)
