/**
 * Row 26: soap:body, header, headerfault or fault of a document-literal operation has a namespace (R2716; the table cites R2216, which is
 * another rule).
 */
import type { Component } from '../document/component.ts'
import { isLiteral } from './body-parts.ts'
import { tableRule, type OperationScope } from './rule.ts'

export const documentNamespaceForbidden = tableRule(
  26,
  {
    code: 'document-namespace-forbidden',
    rule: 'R2716',
    en: 'Namespace of an operation in document-literal style must not be set',
    ru: 'Пространство имен операции в document-literal стиле не должно быть задано',
  },
  ({ report }) => {
    const check = (
      one: (Component & { use: string | undefined; namespace: string | undefined }) | undefined,
      { style }: OperationScope,
    ): void => {
      if (one?.namespace === undefined || style !== 'document' || !isLiteral(one.use)) return
      report(one, {
        attribute: 'namespace',
        en: `namespace="${one.namespace}" is to be removed`,
        ru: `namespace="${one.namespace}" надо убрать`,
      })
    }
    return {
      boundMessage: (scope) => check(scope.bound.body, scope),
      header: check,
      boundFault: (fault, scope) => check(fault.soap, scope),
    }
  },
)
