/**
 * R2303: an operation whose output comes before its input is a solicit-response, which the profile does not have (a notification is row
 * 18).
 */
import { neighbourRule } from '../rule.ts'

export const solicitResponse = neighbourRule(
  {
    code: 'solicit-response',
    rule: 'R2303',
    en: 'The operation is a solicit-response',
    ru: 'Операция вида solicit-response',
  },
  ({ report }) => ({
    abstractOperation: (operation) => {
      if (operation.outputFirst) report(operation, { en: 'output comes before input', ru: 'output стоит раньше input' })
    },
  }),
)
