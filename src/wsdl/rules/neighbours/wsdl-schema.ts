/**
 * R2028: the schema of WSDL 1.1 allows an attribute of no namespace only where it names it, and no foreign element inside abstract
 * messages, parts and imports.
 */
import type { XMLElement } from '../../../xml/tree.ts'
import { childElements } from '../../document/component.ts'
import { WSDL } from '../../document/namespaces.ts'
import { neighbourRule } from '../rule.ts'
import { both } from '../words.ts'

const allowed: Readonly<Record<string, readonly string[]>> = {
  definitions: ['name', 'targetNamespace'],
  import: ['namespace', 'location'],
  types: [],
  documentation: [],
  message: ['name'],
  part: ['name', 'type', 'element'],
  portType: ['name'],
  operation: ['name', 'parameterOrder'],
  input: ['name', 'message'],
  output: ['name', 'message'],
  fault: ['name', 'message'],
  binding: ['name', 'type'],
  service: ['name'],
  port: ['name', 'binding'],
}

/** Tags whose type in that schema is extensible by attributes only; the inputs, outputs and faults of a binding are another type. */
const closedTags = new Set(['import', 'part', 'input', 'output', 'fault'])

export const wsdlSchema = neighbourRule(
  {
    code: 'wsdl-schema',
    rule: 'R2028',
    en: 'The schema of WSDL 1.1 does not allow it here',
    ru: 'Схема WSDL 1.1 не допускает этого здесь',
  },
  ({ report }) => ({
    definitions: ({ element, source }) => {
      const look = (one: XMLElement): void => {
        if (one.namespace !== WSDL || !Object.hasOwn(allowed, one.local) || one.local === 'documentation') return
        for (const { namespace, local } of one.attributes) {
          if (namespace === '' && !allowed[one.local]!.includes(local))
            report({ element: one, source }, { attribute: local, ...both(`@${local}`) })
        }
        const closed = closedTags.has(one.local) && one.parent?.parent?.local !== 'binding'
        for (const child of childElements(one)) {
          if (closed && child.namespace !== WSDL) report({ element: child, source }, both(`<${child.local}>`))
          look(child)
        }
      }
      look(element)
    },
  }),
)
