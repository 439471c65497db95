/** R2754: the name of soap:fault is that of the wsdl:fault around it. */
import { neighbourRule } from '../rule.ts'

export const soapFaultName = neighbourRule(
  {
    code: 'soap-fault-name',
    rule: 'R2754',
    en: 'soap:fault has another name than wsdl:fault',
    ru: 'Имя soap:fault отличается от имени wsdl:fault',
  },
  ({ report }) => ({
    boundFault: (fault) => {
      if (!fault.soap?.name || fault.name === undefined || fault.soap.name === fault.name) return
      report(fault.soap, { en: `"${fault.soap.name}" in "${fault.name}"`, ru: `«${fault.soap.name}» внутри «${fault.name}»` })
    },
  }),
)
