/** R2306: a part has type or element, not both. */
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const partTypeAndElement = neighbourRule(
  {
    code: 'part-type-and-element',
    rule: 'R2306',
    en: 'A message part has both type and element',
    ru: 'У части сообщения заданы и type, и element',
  },
  ({ report }) => ({
    part: (part) => {
      if (part.type && part.elementName) report(part, both(`type="${part.type.written}" element="${part.elementName.written}"`))
    },
  }),
)
