/**
 * Row 14: wsdl:import without a location; a SOAP port without an address, or with one that says nothing; xs:include or xs:redefine without
 * a schemaLocation.
 */
import { tableRule } from './rule.ts'

export const locationNotSet = tableRule(
  14,
  {
    code: 'location-not-set',
    rule: 'R2007 for import; WSDL 1.1 section 3.8, R2029 for port',
    en: 'Location is not set',
    ru: 'Расположение не задано',
  },
  ({ links, report }) => ({
    import: (one) => {
      if (one.location === undefined)
        report(one, { en: 'the attribute location is absent or empty', ru: 'атрибута location нет или он пуст' })
    },
    schemaImport: (one) => {
      if (one.kind === 'import' || one.location !== undefined) return
      report(one, { en: 'the attribute schemaLocation is absent or empty', ru: 'атрибута schemaLocation нет или он пуст' })
    },
    port: (port) => {
      const binding = links.bindingOf(port)
      if (binding && !binding.soap) return
      if (port.address?.location !== undefined && (port.address.version || !binding)) return
      if (port.address?.version)
        report(port.address, { en: 'the attribute location is absent or empty', ru: 'атрибута location нет или он пуст' })
      else report(port, { en: 'the port has no soap:address', ru: 'у порта нет soap:address' })
    },
  }),
)
