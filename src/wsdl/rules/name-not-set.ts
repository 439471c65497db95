/**
 * Row 9: a message, part, port type, abstract operation, abstract fault, binding, service or port has no name (for a bound operation it is
 * row 8, for a bound fault row 7).
 */
import type { Named } from '../document/component.ts'
import { tableRule } from './rule.ts'

export const nameNotSet = tableRule(
  9,
  {
    code: 'name-not-set',
    rule: 'R2028',
    en: 'Name is not set',
    ru: 'Имя не задано',
  },
  ({ report }) => {
    const check = (one: Named): void => {
      if (one.name === undefined) report(one, { en: 'the attribute name is absent or empty', ru: 'атрибута name нет или он пуст' })
    }
    return {
      message: check,
      part: check,
      portType: check,
      abstractOperation: check,
      binding: check,
      service: check,
      port: check,
      abstractMessage: (one) => {
        if (one.role === 'fault') check(one)
      },
    }
  },
)
