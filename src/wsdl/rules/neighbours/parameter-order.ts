/** R2305: parameterOrder leaves out at most one part, and that of the output. */
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const parameterOrder = neighbourRule(
  {
    code: 'parameter-order',
    rule: 'R2305',
    en: 'parameterOrder leaves out more than one part of the output',
    ru: 'parameterOrder пропускает больше одной части выхода',
  },
  ({ links, report }) => ({
    abstractOperation: (operation) => {
      const output = operation.output && links.message(operation.output.message, operation.output)
      if (!operation.parameterOrder || !output) return
      const omitted = output.parts.flatMap(({ name }) => (name === undefined || operation.parameterOrder!.includes(name) ? [] : name))
      if (omitted.length > 1) report(operation, both(omitted.join(', ')))
    },
  }),
)
