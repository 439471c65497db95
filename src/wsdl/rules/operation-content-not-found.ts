/** Row 6: an operation has neither input nor output, be it abstract, or bound to an abstract one that has some. */
import { tableRule } from './rule.ts'

const nothing = { en: 'neither input nor output is given', ru: 'не указаны ни вход, ни выход' }

export const operationContentNotFound = tableRule(
  6,
  {
    code: 'operation-content-not-found',
    rule: 'WSDL 1.1 section 2.4',
    en: 'Operation content not found',
    ru: 'Содержимое операции не найдено',
  },
  ({ report }) => ({
    abstractOperation: (operation) => {
      if (!operation.input && !operation.output) report(operation, nothing)
    },
    boundOperation: ({ operation, abstract }) => {
      if (!operation.input && !operation.output && (abstract?.input ?? abstract?.output)) report(operation, nothing)
    },
  }),
)
