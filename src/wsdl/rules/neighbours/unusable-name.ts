/**
 * Names of services, operations and ports go into addresses, into the names of files with answers and into those of types: what is not an
 * NCName, such as `../../S`, is refused. 1C's own judgement of them is not known.
 */
import { isNCName } from '../../../xdto/types/names.ts'
import type { Named } from '../../document/component.ts'
import { ownRule } from '../rule.ts'
import { both } from '../words.ts'

export const unusableName = ownRule(
  {
    code: 'unusable-name',
    rule: 'WSDL 1.1 schema',
    en: 'The name of a service, an operation or a port is not an NCName',
    ru: 'Имя сервиса, операции или порта не является NCName',
  },
  ({ report }) => {
    const check = (one: Named): void => {
      if (one.name !== undefined && !isNCName(one.name)) report(one, { attribute: 'name', ...both(`"${one.name.slice(0, 100)}"`) })
    }
    return { abstractOperation: check, service: check, port: check }
  },
)
