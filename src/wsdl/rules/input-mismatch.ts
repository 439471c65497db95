/** Row 10: of a bound operation and its abstract one, one has an input and the other has not. */
import { mismatch } from './mismatch.ts'
import { tableRule } from './rule.ts'

export const inputMismatch = tableRule(
  10,
  {
    code: 'input-mismatch',
    rule: 'WSDL 1.1 section 2.5; R2718',
    en: 'Operation input does not match the input of the abstract operation',
    ru: 'Вход операции не соответствует входу абстрактной операции',
  },
  mismatch('input'),
)
