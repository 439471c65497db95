/** R2112: a wrapper of repeated elements ought not to be called ArrayOf… where it is not an encoded array. */
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const arrayOfName = neighbourRule(
  {
    code: 'array-of-name',
    rule: 'R2112',
    en: 'The name of a type begins with ArrayOf',
    ru: 'Имя типа начинается с ArrayOf',
  },
  ({ report }) => ({
    schema: (schema) => {
      for (const [name, type] of schema.defined.type) if (name.startsWith('ArrayOf')) report(type, both(name))
    },
  }),
)
