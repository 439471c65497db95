/** Row 28: a part that travels in the body of a document-literal operation refers to a type. */
import { placeOf } from '../document/component.ts'
import { bodyParts, isLiteral } from './body-parts.ts'
import { tableRule } from './rule.ts'

export const documentPartElement = tableRule(
  28,
  {
    code: 'document-part-element',
    rule: 'R2204',
    en: 'In document-literal style a message part must refer to an element declaration in the schema',
    ru: 'В document-literal стиле часть сообщения должна ссылаться на объявление элемента в схеме',
  },
  ({ links, report }) => ({
    boundMessage: (scope) => {
      const { body } = scope.bound
      if (scope.style !== 'document' || !isLiteral(body?.use)) return
      for (const part of bodyParts(scope, links)) {
        if (!part.type || part.elementName) continue
        report(
          part,
          {
            attribute: 'type',
            en: `type="${part.type.written}" where element is expected`,
            ru: `type="${part.type.written}", а нужен element`,
          },
          [{ location: placeOf(body ?? scope.bound), message: 'the body that it travels in', messageRu: 'тело, в котором она передаётся' }],
        )
      }
    },
  }),
)
