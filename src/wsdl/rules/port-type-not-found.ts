/** Row 4: a binding names a port type that its document neither contains nor imports. */
import { tableRule } from './rule.ts'
import { unresolved } from './words.ts'

export const portTypeNotFound = tableRule(
  4,
  {
    code: 'port-type-not-found',
    rule: 'WSDL 1.1 section 2.5; R2101',
    en: 'Port type not found',
    ru: 'Тип порта не найден',
  },
  ({ links, report }) => ({
    binding: (binding) => {
      if (!binding.type || links.portTypeOf(binding) || links.untold(binding.type, binding)) return
      report(binding, unresolved(binding.type, { en: 'no port type of that name is visible here', ru: 'такого типа порта здесь не видно' }))
    },
  }),
)
