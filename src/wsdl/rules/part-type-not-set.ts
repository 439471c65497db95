/** Row 16: a part of a message has neither type nor element. */
import { tableRule } from './rule.ts'

export const partTypeNotSet = tableRule(
  16,
  {
    code: 'part-type-not-set',
    rule: 'WSDL 1.1 section 2.3; R2028',
    en: 'Type of the message part is not set',
    ru: 'Тип части сообщения не задан',
  },
  ({ report }) => ({
    part: (part) => {
      if (!part.type && !part.elementName) report(part, { en: 'neither type nor element is given', ru: 'не указаны ни type, ни element' })
    },
  }),
)
