/** Numbers of data objects, kind by kind. */
import type { DataKind } from '../../infobase/definition/definition.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import { countOf } from './count.ts'

const nouns: readonly (readonly [kind: DataKind, noun: string, plural?: string])[] = [
  ['Catalog', 'catalog'],
  ['Document', 'document'],
  ['InformationRegister', 'information register'],
  ['AccumulationRegister', 'accumulation register'],
  ['AccountingRegister', 'accounting register'],
  ['CalculationRegister', 'calculation register'],
  ['Constant', 'constant'],
  ['Enum', 'enum'],
  ['ChartOfCharacteristicTypes', 'chart of characteristic types', 'charts of characteristic types'],
  ['ChartOfAccounts', 'chart of accounts', 'charts of accounts'],
  ['ChartOfCalculationTypes', 'chart of calculation types', 'charts of calculation types'],
  ['DocumentJournal', 'document journal'],
  ['ExchangePlan', 'exchange plan'],
  ['BusinessProcess', 'business process', 'business processes'],
  ['Task', 'task'],
  ['Sequence', 'sequence'],
  ['DocumentNumerator', 'document numerator'],
  ['CommonAttribute', 'common attribute'],
  ['DefinedType', 'defined type'],
]

/** `74 catalogs, 11 documents`; kinds that there are none of are left out. */
export const dataCount = (model: InfobaseModel): string =>
  nouns
    .map(([kind, noun, plural]) => ({ count: model.of(kind).length, noun, plural }))
    .filter(({ count }) => count > 0)
    .map(({ count, noun, plural }) => (plural !== undefined && count > 1 ? `${count} ${plural}` : countOf(count, noun)))
    .join(', ')
