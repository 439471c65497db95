/**
 * Row 35: what an import names is absent, unreachable, not allowed to be read, not well-formed, or not a schema (for wsdl:import: nor a
 * WSDL).
 */
import type { AnyImport } from '../document/outcome.ts'
import { tableRule } from './rule.ts'

export const schemaImportFailed = tableRule(
  35,
  {
    code: 'schema-import-failed',
    rule: 'R2004; XML Schema src-import',
    en: 'Error loading the imported schema',
    ru: 'Ошибка загрузки импортируемой схемы',
  },
  ({ links, report }) => {
    const check = (one: AnyImport): void => {
      const outcome = links.outcomeOf(one)
      if (outcome.is === 'failed')
        report(one, outcome, outcome.place ? [{ location: outcome.place, message: outcome.en, messageRu: outcome.ru }] : [])
    }
    return { import: check, schemaImport: check }
  },
)
