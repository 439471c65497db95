/** R2726: in rpc-literal style only soap:body has a namespace; header, headerfault and fault have none. */
import type { Component } from '../../document/component.ts'
import { isLiteral } from '../body-parts.ts'
import { neighbourRule, type OperationScope } from '../rule.ts'

export const rpcNamespaceForbidden = neighbourRule(
  {
    code: 'rpc-namespace-forbidden',
    rule: 'R2726',
    en: 'In rpc-literal style header, headerfault and fault have no namespace',
    ru: 'В rpc-literal стиле у header, headerfault и fault нет namespace',
  },
  ({ report }) => {
    const check = (
      one: (Component & { use: string | undefined; namespace: string | undefined }) | undefined,
      { style }: OperationScope,
    ): void => {
      if (one?.namespace === undefined || style !== 'rpc' || !isLiteral(one.use)) return
      report(one, { en: `namespace="${one.namespace}" is to be removed`, ru: `namespace="${one.namespace}" надо убрать` })
    }
    return { header: check, boundFault: (fault, scope) => check(fault.soap, scope) }
  },
)
