/** R2028: the schema of WSDL 1.1 has NCNames for names: no slash, no blank, no colon, no digit in front. */
import { isNCName } from '../../../xdto/types/names.ts'
import type { Named } from '../../document/component.ts'
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const nameNoNCName = neighbourRule(
  {
    code: 'name-no-ncname',
    rule: 'R2028',
    en: 'The name is not an NCName, as the schema of WSDL 1.1 wants it',
    ru: 'Имя не является NCName, как того требует схема WSDL 1.1',
  },
  ({ report }) => {
    const check = (one: Named): void => {
      if (one.name !== undefined && !isNCName(one.name)) report(one, { attribute: 'name', ...both(`"${one.name.slice(0, 100)}"`) })
    }
    // Those of services, operations and ports are errors (unusable-name.ts).
    return { message: check, part: check, portType: check, binding: check }
  },
)
