/**
 * Row 29: a style other than rpc and document (R2705), two styles in one binding (R2705), or a use other than literal (R2706), so that
 * rpc/encoded is refused.
 */
import type { Component } from '../document/component.ts'
import type { Binding } from '../document/model.ts'
import { isLiteral } from './body-parts.ts'
import { tableRule, type OperationScope } from './rule.ts'

export const unknownBindingStyle = tableRule(
  29,
  {
    code: 'unknown-binding-style',
    rule: 'R2705, R2706',
    en: 'Unknown binding style',
    ru: 'Неизвестный стиль привязки',
  },
  ({ report }) => {
    const styleOf = new Map<Binding, string>()
    const styled = (one: Component & { style: string | undefined }): void => {
      if (one.style === undefined || one.style === 'rpc' || one.style === 'document') return
      report(one, {
        attribute: 'style',
        en: `style="${one.style}"; rpc or document is expected`,
        ru: `style="${one.style}", а должно быть rpc или document`,
      })
    }
    const used = (one: (Component & { use: string | undefined }) | undefined, { binding }: OperationScope): void => {
      if (!one || !binding.soap || isLiteral(one.use)) return
      report(one, {
        attribute: 'use',
        en: `use="${one.use}"; only literal is supported`,
        ru: `use="${one.use}", а поддерживается только literal`,
      })
    }
    return {
      binding: ({ soap }) => {
        if (soap) styled(soap)
      },
      boundOperation: ({ operation, binding, style }) => {
        if (operation.soap && binding.soap) styled(operation.soap)
        if (style === undefined) return
        const first = styleOf.get(binding) ?? style
        styleOf.set(binding, first)
        if (first === style) return
        report(operation.soap ?? operation, {
          en: `${style} after ${first}: the operations of one binding must have one style`,
          ru: `${style} после ${first}: у операций одной привязки должен быть один стиль`,
        })
      },
      boundMessage: (scope) => used(scope.bound.body, scope),
      header: used,
      boundFault: (fault, scope) => used(fault.soap, scope),
    }
  },
)
