/** R2710: two operations of a document-literal binding whose bodies have the same element cannot be distinguished. */
import { clark } from '../../../xml/name.ts'
import { placeOf } from '../../document/component.ts'
import type { Binding, BoundOperation } from '../../document/model.ts'
import { bodyParts } from '../body-parts.ts'
import { neighbourRule } from '../rule.ts'

export const sameOnTheWire = neighbourRule(
  {
    code: 'same-on-the-wire',
    rule: 'R2710',
    en: 'Operations cannot be distinguished on the wire',
    ru: 'Операции неотличимы друг от друга в сообщениях',
  },
  ({ links, report }) => {
    const met = new Map<Binding, Map<string, BoundOperation>>()
    return {
      boundMessage: (scope) => {
        if (scope.style !== 'document' || scope.bound.role !== 'input' || !scope.message) return
        const body = bodyParts(scope, links)
          .map((part) => (part.elementName?.name ? clark(part.elementName.name) : ''))
          .join(' ')
        const inBinding = met.get(scope.binding) ?? new Map<string, BoundOperation>()
        met.set(scope.binding, inBinding)
        const first = inBinding.get(body)
        if (!first) return void inBinding.set(body, scope.operation)
        if (first === scope.operation) return
        report(
          scope.operation,
          {
            en: `"${first.name}" and "${scope.operation.name}" both have ${body || 'an empty body'}`,
            ru: `у «${first.name}» и «${scope.operation.name}» одно и то же: ${body || 'пустое тело'}`,
          },
          [{ location: placeOf(first), message: 'the first one', messageRu: 'первый' }],
        )
      },
    }
  },
)
