/** R2026, R2027: an extension marked wsdl:required that a reader does not know forbids it to go on. */
import { attributeOf, type XMLElement } from '../../../xml/tree.ts'
import { childElements } from '../../document/component.ts'
import { MIME, soapVersionOf, WSDL, XSD } from '../../document/namespaces.ts'
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

export const requiredExtension = neighbourRule(
  {
    code: 'required-extension',
    rule: 'R2026, R2027',
    en: 'A required extension is not known',
    ru: 'Обязательное расширение не известно',
  },
  ({ report }) => ({
    definitions: ({ element, source }) => {
      const look = (inside: XMLElement): void => {
        for (const child of childElements(inside)) {
          if (child.namespace === XSD) continue
          const known = child.namespace === WSDL || child.namespace === MIME || soapVersionOf(child.namespace) !== undefined
          if (!known && ['true', '1'].includes(attributeOf(child, 'required', WSDL) ?? '')) {
            report({ element: child, source }, both(`{${child.namespace}}${child.local}`))
          }
          look(child)
        }
      }
      look(element)
    },
  }),
)
