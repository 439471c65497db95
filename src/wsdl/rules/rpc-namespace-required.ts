/**
 * Row 25: soap:body of an rpc-literal operation has no namespace, or one that is not an absolute URI (the attribute of soap:body, not an
 * element as the table says).
 */
import { isLiteral } from './body-parts.ts'
import { tableRule } from './rule.ts'

export const rpcNamespaceRequired = tableRule(
  25,
  {
    code: 'rpc-namespace-required',
    rule: 'R2717',
    en: 'Namespace of an operation in rpc-literal style must be set',
    ru: 'Пространство имен операции в rpc-literal стиле должно быть задано',
  },
  ({ report }) => ({
    boundMessage: ({ bound: { body }, style }) => {
      if (!body || style !== 'rpc' || !isLiteral(body.use) || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(body.namespace ?? '')) return
      report(
        body,
        body.namespace
          ? {
              attribute: 'namespace',
              en: `namespace="${body.namespace}" is relative; an absolute URI is expected`,
              ru: `namespace="${body.namespace}" — относительный адрес, нужен абсолютный URI`,
            }
          : { en: 'the attribute namespace is absent or empty', ru: 'атрибута namespace нет или он пуст' },
      )
    },
  }),
)
