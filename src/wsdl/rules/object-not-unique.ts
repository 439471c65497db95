/**
 * Row 13: two messages, port types, bindings or services of one name and namespace in all documents together; two operations, ports or
 * parts of one name in one parent.
 */
import { placeOf, type Named } from '../document/component.ts'
import { tableRule } from './rule.ts'

export const objectNotUnique = tableRule(
  13,
  {
    code: 'object-not-unique',
    rule: 'WSDL 1.1 section 2.1; R2304 for operations',
    en: 'Object is not unique',
    ru: 'Объект не уникален',
  },
  ({ links, report }) => {
    const namespaceOf = new Map(links.definitions.map((one) => [one.source, one.targetNamespace]))
    const met = new Map<string, Named>()
    const check = (one: Named, key: string, seen: Map<string, Named>): void => {
      if (one.name === undefined) return
      const first = seen.get(key)
      if (!first) return void seen.set(key, one)
      report(
        one,
        {
          attribute: 'name',
          en: `"${one.name}" is already defined at line ${first.element.line} of ${first.source.location}`,
          ru: `«${one.name}» уже есть: строка ${first.element.line}, ${first.source.location}`,
        },
        [{ location: placeOf(first), message: 'the first one', messageRu: 'первый' }],
      )
    }
    const global = (one: Named): void => check(one, `${one.element.local} ${namespaceOf.get(one.source)} ${one.name}`, met)
    const local = (all: readonly Named[]): void => {
      const seen = new Map<string, Named>()
      for (const one of all) check(one, one.name ?? '', seen)
    }
    return {
      message: (one) => {
        global(one)
        local(one.parts)
      },
      portType: (one) => {
        global(one)
        local(one.operations)
      },
      binding: (one) => {
        global(one)
        local(one.operations)
      },
      service: (one) => {
        global(one)
        local(one.ports)
      },
    }
  },
)
