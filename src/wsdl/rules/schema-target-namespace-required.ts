/**
 * Row 34: a schema inside wsdl:types has no targetNamespace; one that only imports is let pass, as R2105 does, unless checking is strict.
 */
import { tableRule } from './rule.ts'

export const schemaTargetNamespaceRequired = tableRule(
  34,
  {
    code: 'schema-target-namespace-required',
    rule: 'R2105',
    en: 'Schema must contain the attribute targetNamespace',
    ru: 'Схема должна содержать атрибут targetNamespace',
  },
  ({ strict, report }) => ({
    schema: (schema) => {
      if (!schema.inline || schema.targetNamespace || (schema.importsOnly && !strict)) return
      report(schema, { en: 'the attribute targetNamespace is absent or empty', ru: 'атрибута targetNamespace нет или он пуст' })
    },
  }),
)
