/** R2718: the binding leaves out an operation of its port type. */
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const unboundOperation = neighbourRule(
  {
    code: 'unbound-operation',
    rule: 'R2718',
    en: 'The binding leaves operations of the port type out',
    ru: 'В привязке нет операций, которые есть в типе порта',
  },
  ({ links, report }) => ({
    binding: (binding) => {
      const bound = new Set(binding.operations.map((one) => one.name))
      const missing = links.portTypeOf(binding)?.operations.flatMap(({ name }) => (name === undefined || bound.has(name) ? [] : name)) ?? []
      if (missing.length > 0) report(binding, both(missing.join(', ')))
    },
  }),
)
