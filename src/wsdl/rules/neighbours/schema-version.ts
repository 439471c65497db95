/** R2801: schemas are of XML Schema 1.0; those of its drafts are passed over. */
import { childElements } from '../../document/component.ts'
import { WSDL } from '../../document/namespaces.ts'
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

const drafts = ['http://www.w3.org/1999/XMLSchema', 'http://www.w3.org/2000/10/XMLSchema']

export const schemaVersion = neighbourRule(
  {
    code: 'schema-version',
    rule: 'R2801',
    en: 'The schema is of a draft of XML Schema',
    ru: 'Схема по черновику XML Schema',
  },
  ({ report }) => ({
    definitions: ({ element, source }) => {
      for (const types of childElements(element)) {
        if (types.local !== 'types' || types.namespace !== WSDL) continue
        for (const child of childElements(types))
          if (drafts.includes(child.namespace)) report({ element: child, source }, both(child.namespace))
      }
    },
  }),
)
