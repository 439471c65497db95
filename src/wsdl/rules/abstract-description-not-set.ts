/** Row 24: none of a binding's operations is in its port type, so the binding describes another one (else it is row 5). */
import { placeOf } from '../document/component.ts'
import { tableRule } from './rule.ts'

export const abstractDescriptionNotSet = tableRule(
  24,
  {
    code: 'abstract-description-not-set',
    rule: 'R2718',
    en: 'Abstract description of the operation is not set',
    ru: 'Абстрактное описание операции не задано',
  },
  ({ links, report }) => ({
    boundOperation: ({ operation, binding }) => {
      const portType = links.portTypeOf(binding)
      if (!portType || operation.name === undefined || binding.operations.some(links.abstractOf)) return
      report(
        operation,
        {
          attribute: 'name',
          en: `none of the binding's operations is in the port type "${portType.name}"`,
          ru: `ни одной операции привязки нет в типе порта «${portType.name}»`,
        },
        [{ location: placeOf(portType), message: 'the port type', messageRu: 'тип порта' }],
      )
    },
  }),
)
