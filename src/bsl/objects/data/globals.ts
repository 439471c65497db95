/** `Справочники`, `Документы`, registers, Константы: managers of the objects of data by their names. */
import type { DataKind } from '../../../infobase/definition/data-kinds.ts'
import type { Library } from '../../dictionary/library.ts'
import { kindNamed } from '../../dictionary/object-kinds.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { addReferences } from '../internal/forms.ts'
import { internalReference, referenceText } from '../values/references.ts'
import { dataOf } from './data-of.ts'
import { changeMethods, changeTypes } from './exchange/changes.ts'
import { deletionTypes } from './exchange/deletion.ts'
import { interfaceContent } from './interface-content.ts'
import { locks } from './locks.ts'
import { holderTypes } from './managers/constant-holder.ts'
import { constantsSet, constantTypes, ConstantValue } from './managers/constants.ts'
import { itemMethods } from './managers/item-managers.ts'
import { ManagerValue } from './managers/manager.ts'
import { registerMethods } from './managers/register-managers.ts'
import { exchangeTypes } from './objects/exchange.ts'
import { objectMembers } from './objects/object-methods.ts'
import { recordManagerTypes } from './objects/record-manager.ts'
import { recordSetTypes } from './objects/record-set.ts'
import { registerRecordsTypes } from './objects/register-records.ts'
import { rowTypes } from './objects/row.ts'
import { selectionTypes } from './objects/selection.ts'
import { tablePartType } from './objects/table-part.ts'
import { transactions } from './transactions.ts'
import { moments } from './values/moments.ts'
import { referenceMethods } from './values/reference.ts'
import type { RunData } from './values/run-data.ts'

/** The managers of a kind. */
class Managers extends BslObject {
  readonly type: ObjectType
  readonly data: RunData
  readonly kind: DataKind
  readonly #made = new Map<string, BslObject | undefined>()

  constructor(data: RunData, kind: DataKind, type: ObjectType) {
    super()
    this.data = data
    this.kind = kind
    this.type = type
  }

  find(folded: string): BslObject | undefined {
    if (!this.#made.has(folded)) {
      const object = this.data.named(this.kind, folded)
      const methods = isRegister(this.kind) ? registerMethods : itemMethods
      const made =
        object && (this.kind === 'Constant' ? new ConstantValue(this.data, object) : new ManagerValue(this.data, object, methods))
      this.#made.set(folded, made)
    }
    return this.#made.get(folded)
  }

  override getField(folded: string): unknown {
    return this.find(folded)
  }

  override getIndex(index: unknown): unknown {
    const found = this.find(String(index).toLowerCase())
    if (found === undefined) throw errors.noField(String(index))
    return found
  }

  override *iterate(): Iterable<unknown> {
    for (const { Name } of this.data.base.model.of(this.kind)) yield this.find(Name.toLowerCase())
  }
}

const kinds: readonly (readonly [kind: DataKind, names: string])[] = [
  ['Catalog', 'Справочники|Catalogs'],
  ['Document', 'Документы|Documents'],
  ['InformationRegister', 'РегистрыСведений|InformationRegisters'],
  ['AccumulationRegister', 'РегистрыНакопления|AccumulationRegisters'],
  ['AccountingRegister', 'РегистрыБухгалтерии|AccountingRegisters'],
  ['CalculationRegister', 'РегистрыРасчета|CalculationRegisters'],
  ['ExchangePlan', 'ПланыОбмена|ExchangePlans'],
  ['ChartOfAccounts', 'ПланыСчетов|ChartsOfAccounts'],
  ['ChartOfCharacteristicTypes', 'ПланыВидовХарактеристик|ChartsOfCharacteristicTypes'],
  ['ChartOfCalculationTypes', 'ПланыВидовРасчета|ChartsOfCalculationTypes'],
  ['Constant', 'Константы|Constants'],
  ['BusinessProcess', 'БизнесПроцессы|BusinessProcesses'],
  ['Task', 'Задачи|Tasks'],
  ['Sequence', 'Последовательности|Sequences'],
]

/** Folded names of what runs over data alone. */
export const dataGlobals: ReadonlySet<string> = new Set(kinds.flatMap(([, names]) => names.toLowerCase().split('|')))

const managersTypes = new Map(
  kinds.map(([kind, names]) => {
    const [russian = '', english = ''] = names.split('|')
    const methods =
      kind === 'Constant'
        ? { 'СоздатьНабор|CreateSet|s?': (self: Managers, list?: string) => constantsSet(self.data, list) }
        : kind === 'ExchangePlan'
          ? changeMethods
          : {}
    return [kind, new ObjectType(`${russian}Менеджер|${english}Manager`, { methods })] as const
  }),
)

const read = (kind: DataKind, name: string) => (run: Run) => new Managers(dataOf(run, name), kind, managersTypes.get(kind)!)

const isRegister = (kind: DataKind): boolean => kind.endsWith('Register') || kind === 'Sequence'

/** Types of any object of a kind, for the dictionary: those of one object have names of their own. */
const namesOnly = kinds
  .filter(([kind]) => kind !== 'Constant')
  .flatMap(([kind]) => {
    const { russian } = kindNamed(kind)!
    const manager = new ObjectType(`${russian}Менеджер|${kind}Manager`, {
      methods: isRegister(kind) ? registerMethods(kind) : itemMethods(kind),
    })
    if (isRegister(kind)) return [manager]
    return [
      manager,
      new ObjectType(`${russian}Объект|${kind}Object`, objectMembers(kind)),
      new ObjectType(`${russian}Ссылка|${kind}Ref`, { methods: referenceMethods }),
    ]
  })

addReferences({ text: referenceText, value: internalReference })

export const data: Library = {
  types: [
    ...managersTypes.values(),
    ...namesOnly,
    ...constantTypes,
    ...exchangeTypes,
    ...changeTypes,
    ...deletionTypes,
    ...holderTypes,
    ...(moments.types ?? []),
    ...recordManagerTypes,
    ...recordSetTypes,
    ...registerRecordsTypes,
    ...rowTypes,
    ...selectionTypes,
    tablePartType,
    ...(locks.types ?? []),
  ],
  enumerations: [...(locks.enumerations ?? []), ...(moments.enumerations ?? [])],
  functions: { ...interfaceContent, ...transactions },
  values: Object.fromEntries(kinds.map(([kind, names]) => [names, read(kind, names.split('|')[0]!)])),
}
