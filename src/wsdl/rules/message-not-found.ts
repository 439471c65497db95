/** Row 2: an input, output, fault, header or headerfault names a message that its document neither contains nor imports. */
import type { Component, Reference } from '../document/component.ts'
import { tableRule } from './rule.ts'
import { unresolved } from './words.ts'

export const messageNotFound = tableRule(
  2,
  {
    code: 'message-not-found',
    rule: 'WSDL 1.1 section 2.4; R2101',
    en: 'Message not found',
    ru: 'Сообщение не найдено',
  },
  ({ links, report }) => {
    const check = (one: Component & { readonly message: Reference | undefined }): void => {
      if (!one.message || links.message(one.message, one) || links.untold(one.message, one)) return
      report(one, unresolved(one.message, { en: 'no message of that name is visible here', ru: 'такого сообщения здесь не видно' }))
    }
    return { abstractMessage: check, header: check }
  },
)
