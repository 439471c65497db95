/** Row 32: the part of a soap:headerfault refers to a type. */
import { partMustBeElement } from './header-part.ts'
import { tableRule } from './rule.ts'

export const headerFaultNotElement = tableRule(
  32,
  {
    code: 'header-fault-not-element',
    rule: 'R2205',
    en: 'In the schema a header fault must be described as an element declaration',
    ru: 'В схеме ошибка заголовка должна быть описана как объявление элемента',
  },
  partMustBeElement('headerfault'),
)
