/** Row 7: a fault of a binding, or the soap:fault in it, has no name, so that no abstract fault describes it. */
import { tableRule } from './rule.ts'

const nameless = { en: 'the attribute name is absent', ru: 'нет атрибута name' }

export const faultDescriptionNotFound = tableRule(
  7,
  {
    code: 'fault-description-not-found',
    rule: 'R2721, R2754',
    en: 'Fault description not found',
    ru: 'Описание ошибки не найдено',
  },
  ({ report }) => ({
    boundFault: (fault) => {
      if (fault.name === undefined) report(fault, nameless)
      if (fault.soap && fault.soap.name === undefined) report(fault.soap, nameless)
    },
  }),
)
