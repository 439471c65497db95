/** Row 3: a port names a binding that its document neither contains nor imports. */
import { tableRule } from './rule.ts'
import { unresolved } from './words.ts'

export const bindingNotFound = tableRule(
  3,
  {
    code: 'binding-not-found',
    rule: 'WSDL 1.1 section 2.6; R2101',
    en: 'Binding not found',
    ru: 'Привязка не найдена',
  },
  ({ links, report }) => ({
    port: (port) => {
      if (!port.binding || links.bindingOf(port) || links.untold(port.binding, port)) return
      report(port, unresolved(port.binding, { en: 'no binding of that name is visible here', ru: 'такой привязки здесь не видно' }))
    },
  }),
)
