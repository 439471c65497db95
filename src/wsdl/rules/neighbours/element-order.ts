/** R2022, R2023: in wsdl:definitions imports come first, then types, then all the rest. */
import { childElements } from '../../document/component.ts'
import { WSDL } from '../../document/namespaces.ts'
import { neighbourRule } from '../rule.ts'

export const elementOrder = neighbourRule(
  {
    code: 'element-order',
    rule: 'R2022, R2023, R2030',
    en: 'Imports come before types, types before the rest',
    ru: 'Импорты стоят до types, types — до остального',
  },
  ({ report }) => ({
    definitions: ({ element, source }) => {
      const rank = (local: string): number => (local === 'import' ? 0 : local === 'types' ? 1 : 2)
      let latest = element
      for (const child of childElements(element)) {
        if (child.namespace !== WSDL || child.local === 'documentation') continue
        if (latest !== element && rank(child.local) < rank(latest.local)) {
          report(
            { element: child, source },
            { en: `${child.local} comes after ${latest.local}`, ru: `${child.local} стоит после ${latest.local}` },
          )
        } else latest = child
      }
    },
  }),
)
