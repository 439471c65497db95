/** Row 30: the transport of a SOAP binding is absent (R2701) or not, to the letter, that of SOAP over HTTP (R2702). */
import { HTTP_TRANSPORT } from '../document/namespaces.ts'
import { tableRule } from './rule.ts'
import { both } from './words.ts'

export const transportNotHTTP = tableRule(
  30,
  {
    code: 'transport-not-http',
    rule: 'R2702, R2701',
    en: `Transport of the binding must be ${HTTP_TRANSPORT}`,
    ru: `Транспорт в привязке должен быть задан как ${HTTP_TRANSPORT}`,
  },
  ({ report }) => ({
    binding: ({ soap }) => {
      if (!soap || soap.transport === HTTP_TRANSPORT) return
      report(
        soap,
        soap.transport === undefined
          ? { en: 'the attribute transport is absent', ru: 'нет атрибута transport' }
          : { attribute: 'transport', ...both(`transport="${soap.transport}"`) },
      )
    },
  }),
)
