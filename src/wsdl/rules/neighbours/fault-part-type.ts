/** R2205 for soap:fault, which rows 32 and 33 leave out: the part of a fault refers to an element. */
import { placeOf } from '../../document/component.ts'
import { neighbourRule } from '../rule.ts'

export const faultPartType = neighbourRule(
  {
    code: 'fault-part-type',
    rule: 'R2205',
    en: 'The part of a fault must refer to an element',
    ru: 'Часть ошибки должна ссылаться на элемент',
  },
  ({ links, report }) => ({
    boundFault: (fault, { abstract, style }) => {
      const described = style && abstract?.faults.find((one) => one.name === fault.name)
      const message = described && links.message(described.message, described)
      for (const part of message?.parts ?? []) {
        if (!part.type || part.elementName) continue
        report(
          fault,
          { en: `part "${part.name}" has type="${part.type.written}"`, ru: `у части «${part.name}» type="${part.type.written}"` },
          [{ location: placeOf(part), message: 'the part', messageRu: 'часть' }],
        )
      }
    },
  }),
)
