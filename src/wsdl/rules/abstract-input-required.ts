/**
 * Row 18: the binding has an input that the abstract operation lacks; or the abstract operation has an output only and no binding gives it
 * an input (a notification, R2303).
 */
import { required } from './mismatch.ts'
import { tableRule } from './rule.ts'

export const abstractInputRequired = tableRule(
  18,
  {
    code: 'abstract-input-required',
    rule: 'R2303',
    en: 'Abstract operation requires an input',
    ru: 'Абстрактной операции требуется вход',
  },
  (context) => ({
    ...required('input')(context),
    abstractOperation: (operation) => {
      if (operation.input || !operation.output || context.links.boundTo(operation).some((one) => one.input)) return
      context.report(operation, { en: 'it has an output only: a notification', ru: 'у неё есть только выход: это уведомление' })
    },
  }),
)
