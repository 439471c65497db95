/** Row 8: an operation of a binding has no name, so that it binds no abstract operation. */
import { tableRule } from './rule.ts'

export const abstractOperationNotSet = tableRule(
  8,
  {
    code: 'abstract-operation-not-set',
    rule: 'R2028',
    en: 'Abstract operation is not set',
    ru: 'Абстрактная операция не задана',
  },
  ({ report }) => ({
    boundOperation: ({ operation }) => {
      if (operation.name === undefined) report(operation, { en: 'the attribute name is absent', ru: 'нет атрибута name' })
    },
  }),
)
