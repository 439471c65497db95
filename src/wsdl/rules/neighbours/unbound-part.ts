/** R2209: every part of a message ought to be bound to the body, a header, or a MIME part. */
import { bodyParts } from '../body-parts.ts'
import { neighbourRule } from '../rule.ts'

export const unboundPart = neighbourRule(
  {
    code: 'unbound-part',
    rule: 'R2209',
    en: 'A message part is bound nowhere',
    ru: 'Часть сообщения ни к чему не привязана',
  },
  ({ links, report }) => ({
    boundMessage: (scope) => {
      const { bound, message, style } = scope
      if (!style || !message || !bound.body?.parts) return
      const carried = new Set(bodyParts(scope, links).map((part) => part.name))
      for (const name of bound.mimeParts) carried.add(name)
      for (const header of bound.headers) if (links.message(header.message, header) === message) carried.add(header.part)
      for (const part of message.parts) {
        if (!carried.has(part.name))
          report(bound, {
            en: `part "${part.name}" of the message "${message.name}"`,
            ru: `часть «${part.name}» сообщения «${message.name}»`,
          })
      }
    },
  }),
)
