/**
 * Row 31: a header or headerfault names no part, names parts in the plural, or a part that its message lacks; the message of a fault has no
 * part.
 */
import { tableRule } from './rule.ts'

export const messagePartNotSet = tableRule(
  31,
  {
    code: 'message-part-not-set',
    rule: 'R2205; R2720, R2749',
    en: 'Message part is not set',
    ru: 'Часть сообщения не задана',
  },
  ({ links, report }) => ({
    abstractMessage: (one) => {
      const message = links.message(one.message, one)
      if (one.role !== 'fault' || !message || message.parts.length > 0) return
      report(one, { en: `the message "${message.name}" has no part`, ru: `в сообщении «${message.name}» нет частей` })
    },
    header: (one) => {
      const message = links.message(one.message, one)
      if (one.parts !== undefined)
        report(one, { attribute: 'parts', en: 'the attribute is part, not parts', ru: 'нужен атрибут part, а не parts' })
      else if (one.part === undefined) report(one, { en: 'the attribute part is absent or empty', ru: 'атрибута part нет или он пуст' })
      else if (message && !message.parts.some((part) => part.name === one.part)) {
        report(one, {
          attribute: 'part',
          en: `the message "${message.name}" has no part "${one.part}"`,
          ru: `в сообщении «${message.name}» нет части «${one.part}»`,
        })
      }
    },
  }),
)
