/**
 * XML Schema part 1, 3.15.2.2: a message brings a schema along, as a .NET DataSet does (`ref="xs:schema"`); its content has no types here.
 */
import { XSD } from '../../document/namespaces.ts'
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const schemaInMessage = neighbourRule(
  {
    code: 'schema-in-message',
    rule: 'XML Schema part 1, 3.15.2.2',
    en: 'The message holds a schema (a .NET DataSet): its content is read and written without types',
    ru: 'Сообщение содержит схему (DataSet из .NET): её содержимое читается и записывается без типов',
  },
  ({ report }) => ({
    schema: (schema) => {
      for (const one of schema.references) {
        const { name } = one.to
        if (one.space === 'element' && name?.namespace === XSD && name.local === 'schema') report(one, both(one.to.written))
      }
    },
  }),
)
