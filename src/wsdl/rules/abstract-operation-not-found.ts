/** Row 5: the port type has no operation of the bound one's name, though it has others of the binding (else it is row 24). */
import { placeOf } from '../document/component.ts'
import { tableRule } from './rule.ts'

export const abstractOperationNotFound = tableRule(
  5,
  {
    code: 'abstract-operation-not-found',
    rule: 'R2718',
    en: 'Abstract operation not found',
    ru: 'Абстрактная операция не найдена',
  },
  ({ links, report }) => ({
    boundOperation: ({ operation, binding, abstract }) => {
      const portType = links.portTypeOf(binding)
      if (abstract || !portType || operation.name === undefined || !binding.operations.some(links.abstractOf)) return
      report(
        operation,
        {
          attribute: 'name',
          en: `port type "${portType.name}" has no operation "${operation.name}"`,
          ru: `в типе порта «${portType.name}» нет операции «${operation.name}»`,
        },
        [{ location: placeOf(portType), message: 'the port type', messageRu: 'тип порта' }],
      )
    },
  }),
)
