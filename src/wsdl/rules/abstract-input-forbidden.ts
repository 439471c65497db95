/** Row 19: the abstract operation has an input that its binding lacks. */
import { forbidden } from './mismatch.ts'
import { tableRule } from './rule.ts'

export const abstractInputForbidden = tableRule(
  19,
  {
    code: 'abstract-input-forbidden',
    rule: 'WSDL 1.1 section 2.5',
    en: 'Abstract operation must have no input',
    ru: 'Абстрактной операции требуется отсутствие входа',
  },
  forbidden('input'),
)
