/**
 * R2102: a schema refers to a component of another schema without importing its namespace; the component is there, so toolkits find it all
 * the same.
 */
import { neighbourRule } from '../rule.ts'
import { unresolved } from '../words.ts'

export const namespaceNotImported = neighbourRule(
  {
    code: 'namespace-not-imported',
    rule: 'R2102; XML Schema src-resolve',
    en: 'The namespace is not imported',
    ru: 'Пространство имен не импортировано',
  },
  ({ links: { schemas }, report }) => ({
    schema: (schema) => {
      for (const { reference, because } of schemas.unsound(schema)) {
        if (because === 'not imported')
          report(
            reference,
            unresolved(reference.to, {
              en: 'this schema has no xs:import of that namespace',
              ru: 'в этой схеме нет xs:import этого пространства',
            }),
          )
      }
    },
  }),
)
