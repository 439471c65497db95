/** Row 21: the abstract operation has an output that its binding lacks. */
import { forbidden } from './mismatch.ts'
import { tableRule } from './rule.ts'

export const abstractOutputForbidden = tableRule(
  21,
  {
    code: 'abstract-output-forbidden',
    rule: 'WSDL 1.1 section 2.5',
    en: 'Abstract operation must have no output',
    ru: 'Абстрактной операции требуется отсутствие выхода',
  },
  forbidden('output'),
)
