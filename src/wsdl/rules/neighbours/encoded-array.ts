/** R2110, R2111: an array is a repeated element, not soapenc:Array, and wsdl:arrayType has no place in a schema. */
import { attributeOf } from '../../../xml/tree.ts'
import { SOAPENC, WSDL } from '../../document/namespaces.ts'
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const encodedArray = neighbourRule(
  {
    code: 'encoded-array',
    rule: 'R2110, R2111',
    en: 'The type is an array of the SOAP encoding',
    ru: 'Тип — массив кодировки SOAP',
  },
  ({ report }) => ({
    schema: (schema) => {
      for (const one of schema.references) {
        const { name } = one.to
        if (name?.namespace !== SOAPENC) continue
        if (one.space === 'type' && name.local === 'Array') report(one, both(one.to.written))
        const arrayType = one.space === 'attribute' ? attributeOf(one.element, 'arrayType', WSDL) : undefined
        if (arrayType !== undefined) report(one, both(`wsdl:arrayType="${arrayType}"`))
      }
    },
  }),
)
