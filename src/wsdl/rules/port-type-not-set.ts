/** Row 12: a binding names no port type. */
import { tableRule } from './rule.ts'

export const portTypeNotSet = tableRule(
  12,
  {
    code: 'port-type-not-set',
    rule: 'R2028',
    en: 'Port type is not set',
    ru: 'Тип порта не задан',
  },
  ({ report }) => ({
    binding: (binding) => {
      if (!binding.type) report(binding, { en: 'the attribute type is absent or empty', ru: 'атрибута type нет или он пуст' })
    },
  }),
)
