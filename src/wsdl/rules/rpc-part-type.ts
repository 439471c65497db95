/** Row 27: a part that travels in the body of an rpc-literal operation refers to an element. */
import { placeOf } from '../document/component.ts'
import { bodyParts, isLiteral } from './body-parts.ts'
import { tableRule } from './rule.ts'

export const rpcPartType = tableRule(
  27,
  {
    code: 'rpc-part-type',
    rule: 'R2203, R2207',
    en: 'In rpc-literal style a message part must refer to a type definition in the schema',
    ru: 'В rpc-literal стиле часть сообщения должна ссылаться на определение типа в схеме',
  },
  ({ links, report }) => ({
    boundMessage: (scope) => {
      const { body } = scope.bound
      if (scope.style !== 'rpc' || !isLiteral(body?.use)) return
      for (const part of bodyParts(scope, links)) {
        if (!part.elementName || part.type) continue
        report(
          part,
          {
            attribute: 'element',
            en: `element="${part.elementName.written}" where type is expected`,
            ru: `element="${part.elementName.written}", а нужен type`,
          },
          [{ location: placeOf(body ?? scope.bound), message: 'the body that it travels in', messageRu: 'тело, в котором она передаётся' }],
        )
      }
    },
  }),
)
