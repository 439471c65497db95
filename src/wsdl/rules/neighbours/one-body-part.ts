/** R2201, R2210: the body of a document-literal operation carries at most one part; where parts is absent, the message has at most one. */
import { isLiteral } from '../body-parts.ts'
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const oneBodyPart = neighbourRule(
  {
    code: 'one-body-part',
    rule: 'R2201, R2210',
    en: 'In document-literal style the body has at most one part',
    ru: 'В document-literal стиле в теле не больше одной части',
  },
  ({ report }) => ({
    boundMessage: ({ bound: { body }, style, message }) => {
      if (!body || style !== 'document' || !isLiteral(body.use)) return
      if (body.parts && body.parts.length > 1) report(body, both(`parts="${body.parts.join(' ')}"`))
      if (!body.parts && message && message.parts.length > 1) {
        report(body, {
          en: `the message "${message.name}" has ${message.parts.length} parts, and parts does not choose one`,
          ru: `в сообщении «${message.name}» частей ${message.parts.length}, и parts не выбирает из них`,
        })
      }
    },
  }),
)
