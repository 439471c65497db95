/** R2401: a binding of HTTP GET/POST or another kind; nothing of it can be called, so only names are checked in it. */
import { neighbourRule } from '../rule.ts'

export const bindingNotSOAP = neighbourRule(
  {
    code: 'binding-not-soap',
    rule: 'R2401',
    en: 'The binding is not a SOAP binding',
    ru: 'Привязка не является привязкой SOAP',
  },
  ({ report }) => ({
    binding: (binding) => {
      if (!binding.soap) report(binding, { en: 'it contains no soap:binding', ru: 'в ней нет soap:binding' })
    },
  }),
)
