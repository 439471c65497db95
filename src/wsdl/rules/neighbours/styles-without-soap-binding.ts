/** R2705 where row 29 cannot speak: soap:operation elements of several styles in a binding that has no soap:binding. */
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const stylesWithoutSOAPBinding = neighbourRule(
  {
    code: 'styles-without-soap-binding',
    rule: 'R2705',
    en: 'Several styles in a binding without soap:binding',
    ru: 'Несколько стилей в привязке без soap:binding',
  },
  ({ report }) => ({
    binding: (binding) => {
      if (binding.soap) return
      const styles = new Set(binding.operations.flatMap((one) => (one.soap ? (one.soap.style ?? 'document') : [])))
      if (styles.size > 1) report(binding, both([...styles].join(', ')))
    },
  }),
)
