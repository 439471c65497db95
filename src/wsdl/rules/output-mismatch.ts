/** Row 11: of a bound operation and its abstract one, one has an output and the other has not. */
import { mismatch } from './mismatch.ts'
import { tableRule } from './rule.ts'

export const outputMismatch = tableRule(
  11,
  {
    code: 'output-mismatch',
    rule: 'WSDL 1.1 section 2.5; R2718',
    en: 'Operation output does not match the output of the abstract operation',
    ru: 'Выход операции не соответствует выходу абстрактной операции',
  },
  mismatch('output'),
)
