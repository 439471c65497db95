/** Row 15: the namespace that an import names is not the targetNamespace of what it imports (the document itself cites no rule for it). */
import { placeOf, type Component } from '../document/component.ts'
import { tableRule } from './rule.ts'

export const namespacesDiffer = tableRule(
  15,
  {
    code: 'namespaces-differ',
    rule: 'R2005; XML Schema src-import, src-include',
    en: 'Namespaces differ',
    ru: 'Пространства имен отличаются',
  },
  ({ links, report }) => {
    const check = (one: Component, expected: string | undefined, actual: string | undefined, imported: Component): void => {
      if ((expected ?? '') === (actual ?? '')) return
      report(
        one,
        {
          en: `"${expected ?? ''}" is named here, "${actual ?? ''}" is the targetNamespace of ${imported.source.location}`,
          ru: `здесь названо «${expected ?? ''}», а targetNamespace у ${imported.source.location} — «${actual ?? ''}»`,
        },
        [{ location: placeOf(imported), message: 'the imported document', messageRu: 'импортированный документ' }],
      )
    }
    return {
      import: (one) => {
        const outcome = links.outcomeOf(one)
        if (outcome.is === 'wsdl') check(one, one.namespace, outcome.definitions.targetNamespace, outcome.definitions)
        if (outcome.is === 'schema') check(one, one.namespace, outcome.schema.targetNamespace, outcome.schema)
      },
      schemaImport: (one, schema) => {
        const outcome = links.outcomeOf(one)
        if (outcome.is !== 'schema') return
        const actual = outcome.schema.targetNamespace
        if (one.kind === 'import') check(one, one.namespace, actual, outcome.schema)
        // A schema without a namespace takes that of the including schema (a chameleon).
        else if (actual !== undefined && !links.schemas.namespacesOf(schema).has(actual))
          check(one, schema.targetNamespace, actual, outcome.schema)
      },
    }
  },
)
