/** Row 1: a part or a schema names a type, element, group or attribute that no loaded schema has, or whose prefix is not declared. */
import { tableRule } from './rule.ts'
import { unresolved } from './words.ts'

export const typeNotFound = tableRule(
  1,
  {
    code: 'type-not-found',
    rule: 'R2101, R2102, R2206; XML Schema src-resolve',
    en: 'Type not found',
    ru: 'Тип не найден',
  },
  ({ links: { schemas }, report }) => ({
    part: (part) => {
      for (const [space, to] of [
        ['element', part.elementName],
        ['type', part.type],
      ] as const) {
        if (!to || (to.name && (schemas.has(space, to.name) || schemas.untold(to.name.namespace)))) continue
        const global = space === 'type' ? { en: 'type', ru: 'типа' } : { en: 'global element', ru: 'глобального элемента' }
        report(
          part,
          unresolved(to, { en: `no loaded schema has that ${global.en}`, ru: `такого ${global.ru} нет ни в одной из загруженных схем` }),
        )
      }
    },
    schema: (schema) => {
      for (const { reference, because } of schemas.unsound(schema)) {
        if (because === 'missing')
          report(
            reference,
            unresolved(reference.to, { en: 'no loaded schema has that component', ru: 'ни одна из загруженных схем его не содержит' }),
          )
      }
    },
  }),
)
