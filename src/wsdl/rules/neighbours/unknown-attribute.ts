/** R2028: the schema of WSDL 1.1 allows an attribute of no namespace only where it names it. */
import type { XMLElement } from '../../../xml/tree.ts'
import { childElements } from '../../component.ts'
import { WSDL } from '../../namespaces.ts'
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

const allowed: Readonly<Record<string, readonly string[]>> = {
  definitions: ['name', 'targetNamespace'], import: ['namespace', 'location'], types: [], documentation: [],
  message: ['name'], part: ['name', 'type', 'element'],
  portType: ['name'], operation: ['name', 'parameterOrder'], input: ['name', 'message'], output: ['name', 'message'], fault: ['name', 'message'],
  binding: ['name', 'type'], service: ['name'], port: ['name', 'binding'],
}

export const unknownAttribute = neighbourRule({
  code: 'unknown-attribute', rule: 'R2028', en: 'WSDL 1.1 has no such attribute', ru: 'В WSDL 1.1 нет такого атрибута',
}, ({ report }) => ({
  definitions: ({ element, source }) => {
    const look = (one: XMLElement): void => {
      if (one.namespace !== WSDL || !Object.hasOwn(allowed, one.local) || one.local === 'documentation') return
      for (const { namespace, local } of one.attributes) {
        if (namespace === '' && !allowed[one.local]!.includes(local)) report({ element: one, source }, both(local))
      }
      for (const child of childElements(one)) look(child)
    }
    look(element)
  },
}))
