/** Numbers of data objects, kind by kind. */
import type { Language } from '../../diagnostics/print.ts'
import type { DataKind } from '../../infobase/definition/definition.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import { countOf, type Noun } from './count.ts'

const nouns: readonly (readonly [kind: DataKind, noun: Noun])[] = [
  ['Catalog', 'catalog'],
  ['Document', 'document'],
  ['InformationRegister', 'information register'],
  ['AccumulationRegister', 'accumulation register'],
  ['AccountingRegister', 'accounting register'],
  ['CalculationRegister', 'calculation register'],
  ['Constant', 'constant'],
  ['Enum', 'enum'],
  ['ChartOfCharacteristicTypes', 'chart of characteristic types'],
  ['ChartOfAccounts', 'chart of accounts'],
  ['ChartOfCalculationTypes', 'chart of calculation types'],
  ['DocumentJournal', 'document journal'],
  ['ExchangePlan', 'exchange plan'],
  ['BusinessProcess', 'business process'],
  ['Task', 'task'],
  ['Sequence', 'sequence'],
  ['DocumentNumerator', 'document numerator'],
  ['CommonAttribute', 'common attribute'],
  ['DefinedType', 'defined type'],
]

/** `74 catalogs, 11 documents`; kinds that there are none of are left out. */
export const dataCount = (model: InfobaseModel, language: Language): string =>
  nouns
    .map(([kind, noun]) => [model.of(kind).length, noun] as const)
    .filter(([count]) => count > 0)
    .map(([count, noun]) => countOf(count, noun, language))
    .join(', ')
