/** Rows 32 and 33 ask the same of a headerfault and of a header: that its part refers to an element. */
import { placeOf } from '../document/component.ts'
import type { SOAPHeader } from '../document/model.ts'
import type { Rule } from './rule.ts'

export const partMustBeElement =
  (role: SOAPHeader['role']): Rule['visit'] =>
  ({ links, report }) => ({
    header: (one) => {
      const part = one.role === role && links.message(one.message, one)?.parts.find((other) => other.name === one.part)
      if (!part || !part.type || part.elementName) return
      report(
        one,
        {
          en: `part "${part.name}" has type="${part.type.written}"; element is expected`,
          ru: `у части «${part.name}» type="${part.type.written}", а нужен element`,
        },
        [{ location: placeOf(part), message: 'the part', messageRu: 'часть' }],
      )
    },
  })
