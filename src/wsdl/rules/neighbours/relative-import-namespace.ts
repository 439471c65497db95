/** R2803: the namespace of a wsdl:import is an absolute URI. */
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const relativeImportNamespace = neighbourRule(
  {
    code: 'relative-import-namespace',
    rule: 'R2803',
    en: 'The namespace of an import must be an absolute URI',
    ru: 'Пространство имен импорта должно быть абсолютным URI',
  },
  ({ report }) => ({
    import: (one) => {
      if (!one.namespace || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(one.namespace)) return
      report(one, both(`namespace="${one.namespace}"`))
    },
  }),
)
