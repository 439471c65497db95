/** Row 17: an input, output, fault, header or headerfault names no message. */
import type { Component, Reference } from '../document/component.ts'
import { tableRule } from './rule.ts'

export const messageNotSet = tableRule(
  17,
  {
    code: 'message-not-set',
    rule: 'R2028',
    en: 'Message is not set',
    ru: 'Сообщение не задано',
  },
  ({ report }) => {
    const check = (one: Component & { readonly message: Reference | undefined }): void => {
      if (!one.message) report(one, { en: 'the attribute message is absent or empty', ru: 'атрибута message нет или он пуст' })
    }
    return { abstractMessage: check, header: check }
  },
)
