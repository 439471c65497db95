/** Row 20: the binding has an output that the abstract operation lacks. */
import { required } from './mismatch.ts'
import { tableRule } from './rule.ts'

export const abstractOutputRequired = tableRule(
  20,
  {
    code: 'abstract-output-required',
    rule: 'WSDL 1.1 section 2.5',
    en: 'Abstract operation requires an output',
    ru: 'Абстрактной операции требуется выход',
  },
  required('output'),
)
