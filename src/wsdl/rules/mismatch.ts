/** Rows 10, 11 and 18-21 compare one side of a bound operation with the same side of its abstract one; this is that comparison. */
import { placeOf } from '../document/component.ts'
import type { Said } from '../document/location.ts'
import type { Rule } from './rule.ts'

type Side = 'input' | 'output'

const sideRu = { input: 'вход', output: 'выход' } as const

const onlyBound = (side: Side): Said => ({
  en: `the bound operation has an ${side}, the abstract one has none`,
  ru: `у операции привязки ${sideRu[side]} есть, у абстрактной — нет`,
})
const onlyAbstract = (side: Side): Said => ({
  en: `the abstract operation has an ${side}, the bound one has none`,
  ru: `у абстрактной операции ${sideRu[side]} есть, у операции привязки — нет`,
})

/** Rows 10 and 11: said of the bound operation. */
export const mismatch =
  (side: Side): Rule['visit'] =>
  ({ report }) => ({
    boundOperation: ({ operation, abstract }) => {
      if (!abstract || !operation[side] === !abstract[side]) return
      report(operation, operation[side] ? onlyBound(side) : onlyAbstract(side), [
        { location: placeOf(abstract), message: 'the abstract operation', messageRu: 'абстрактная операция' },
      ])
    },
  })

/** Rows 18 and 20: said of the abstract operation that lacks what the binding has. */
export const required =
  (side: Side): Rule['visit'] =>
  ({ report }) => ({
    boundOperation: ({ operation, abstract }) => {
      if (!abstract || abstract[side] || !operation[side]) return
      report(abstract, onlyBound(side), [{ location: placeOf(operation), message: 'the bound operation', messageRu: 'операция привязки' }])
    },
  })

/** Rows 19 and 21: said of the abstract operation that has what the binding lacks. */
export const forbidden =
  (side: Side): Rule['visit'] =>
  ({ report }) => ({
    boundOperation: ({ operation, abstract }) => {
      if (!abstract?.[side] || operation[side]) return
      report(abstract, onlyAbstract(side), [
        { location: placeOf(operation), message: 'the bound operation', messageRu: 'операция привязки' },
      ])
    },
  })
