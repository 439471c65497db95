/** Row 23: a port names no binding. */
import { tableRule } from './rule.ts'

export const bindingNotSet = tableRule(
  23,
  {
    code: 'binding-not-set',
    rule: 'R2028',
    en: 'Binding is not set',
    ru: 'Привязка не задана',
  },
  ({ report }) => ({
    port: (port) => {
      if (!port.binding) report(port, { en: 'the attribute binding is absent or empty', ru: 'атрибута binding нет или он пуст' })
    },
  }),
)
