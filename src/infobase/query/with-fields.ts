/** Conditions of an object as conditions of something that leads to it: their fields get another source or path. */
import type { Expression } from './expression.ts'

type Field = Extract<Expression, { kind: 'field' }>

/** The same expression with the fields of its source said otherwise. */
export function withFields(one: Expression, make: (field: Field) => Expression): Expression {
  const again = (inner: Expression): Expression => withFields(inner, make)
  switch (one.kind) {
    case 'field':
      return one.from === undefined ? make(one) : one
    case 'compare':
    case 'arithmetic':
      return { ...one, left: again(one.left), right: again(one.right) }
    case 'and':
    case 'or':
      return { ...one, operands: one.operands.map(again) }
    case 'call':
      return { ...one, args: one.args.map(again) }
    case 'like':
      return { ...one, text: again(one.text), pattern: again(one.pattern) }
    case 'exists':
      return { ...one, where: again(one.where) }
    case 'negate':
    case 'not':
    case 'in':
    case 'isNull':
    case 'isType':
    case 'cast':
      return { ...one, operand: again(one.operand) }
    case 'case':
      return { ...one, when: one.when.map((item) => ({ if: again(item.if), gives: again(item.gives) })), otherwise: again(one.otherwise) }
    case 'aggregate':
    case 'value':
      return one
  }
}
