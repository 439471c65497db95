/** WSDL 1.1 section 2.7: no document of the description has a service with a port, so no proxy can be made. */
import { neighbourRule } from '../rule.ts'

export const nothingToCall = neighbourRule(
  {
    code: 'nothing-to-call',
    rule: 'WSDL 1.1 section 2.7',
    en: 'The description has no port',
    ru: 'В описании нет ни одного порта',
  },
  ({ links, report }) => ({
    definitions: (one) => {
      if (one !== links.definitions[0] || links.definitions.some((other) => other.services.some((service) => service.ports.length > 0)))
        return
      report(one, { en: 'no service with a port: nothing of it can be called', ru: 'нет сервиса с портом: вызвать нечего' })
    },
  }),
)
