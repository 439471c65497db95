/** R2001, R2002, R2003: wsdl:import is for WSDL documents only; a schema is imported by xs:import, which belongs inside xs:schema. */
import { childElements } from '../../document/component.ts'
import { WSDL, XSD } from '../../document/namespaces.ts'
import { neighbourRule } from '../rule.ts'

export const importKind = neighbourRule(
  {
    code: 'import-kind',
    rule: 'R2001, R2002, R2003',
    en: 'wsdl:import is for WSDL documents, xs:import inside xs:schema for schemas',
    ru: 'wsdl:import — для описаний WSDL, xs:import внутри xs:schema — для схем',
  },
  ({ links, report }) => ({
    definitions: ({ element, source }) => {
      for (const types of childElements(element)) {
        if (types.local !== 'types' || types.namespace !== WSDL) continue
        for (const child of childElements(types)) {
          if (child.namespace === XSD && child.local !== 'schema' && child.local !== 'annotation') {
            report(
              { element: child, source },
              { en: `xs:${child.local} is outside of xs:schema`, ru: `xs:${child.local} стоит вне xs:schema` },
            )
          }
        }
      }
    },
    import: (one) => {
      if (links.outcomeOf(one).is === 'schema') report(one, { en: `"${one.location}" is a schema`, ru: `«${one.location}» — схема` })
    },
  }),
)
