/**
 * XML Schema src-resolve: a name without a prefix where no default namespace is declared means no namespace; the component meant is in the
 * schema's own.
 */
import { neighbourRule } from '../rule.ts'

export const nameWithoutNamespace = neighbourRule(
  {
    code: 'name-without-namespace',
    rule: 'XML Schema src-resolve',
    en: 'The name has no namespace',
    ru: 'У имени нет пространства имен',
  },
  ({ links: { schemas }, report }) => ({
    schema: (schema) => {
      for (const {
        reference: { to, ...place },
        because,
      } of schemas.unsound(schema)) {
        if (because !== 'no namespace') continue
        report(place, {
          en: `${to.attribute}="${to.written}" has no prefix; "${schema.targetNamespace ?? ''}" is meant`,
          ru: `${to.attribute}="${to.written}" без префикса, а имеется в виду «${schema.targetNamespace ?? ''}»`,
        })
      }
    },
  }),
)
