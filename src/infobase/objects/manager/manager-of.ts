/** The manager of an object by its kind. */
import type { DataKind } from '../../definition/definition.ts'
import { EnumMember } from '../../values/reference.ts'
import { tableFor, type Base } from '../base.ts'
import { AccountingRegisterManager } from './accounting-manager.ts'
import { CalculationRegisterManager } from './calculation-manager.ts'
import { ConstantManager } from './constant-manager.ts'
import { ExchangePlanManager } from './exchange-plan-manager.ts'
import { CatalogManager, DocumentManager } from './managers.ts'
import { BusinessProcessManager, TaskManager } from './process-managers.ts'
import { AccumulationRegisterManager, InformationRegisterManager, RegisterManager } from './register-managers.ts'
import { SequenceManager } from './sequence-manager.ts'

/** Members by name, and `EmptyRef()`. */
interface EnumManager {
  readonly [member: string]: EnumMember
}

/** The managers of every kind; kinds without data have none. */
export interface Managers {
  Constant: ConstantManager
  Catalog: CatalogManager
  Document: DocumentManager
  DocumentJournal: RegisterManager
  DocumentNumerator: undefined
  Sequence: SequenceManager
  Enum: EnumManager
  ChartOfCharacteristicTypes: CatalogManager
  ChartOfAccounts: CatalogManager
  ChartOfCalculationTypes: CatalogManager
  InformationRegister: InformationRegisterManager
  AccumulationRegister: AccumulationRegisterManager
  AccountingRegister: AccountingRegisterManager
  CalculationRegister: CalculationRegisterManager
  BusinessProcess: BusinessProcessManager
  Task: TaskManager
  ExchangePlan: ExchangePlanManager
  CommonAttribute: undefined
  DefinedType: undefined
}

export function managerOf(base: Base, kind: DataKind, name: string): Managers[DataKind] {
  const fullName = `${kind}.${name}`
  switch (kind) {
    case 'Constant':
      return new ConstantManager(base, tableFor(base, fullName))
    case 'Enum':
      return enumManager(base, name)
    case 'BusinessProcess':
      return new BusinessProcessManager(base, tableFor(base, fullName))
    case 'Task':
      return new TaskManager(base, tableFor(base, fullName))
    case 'Document':
      return new DocumentManager(base, tableFor(base, fullName))
    case 'ExchangePlan':
      return new ExchangePlanManager(base, tableFor(base, fullName))
    case 'Sequence':
      return new SequenceManager(base, tableFor(base, fullName))
    case 'InformationRegister':
      return new InformationRegisterManager(base, tableFor(base, fullName))
    case 'AccumulationRegister':
      return new AccumulationRegisterManager(base, tableFor(base, fullName))
    case 'AccountingRegister':
      return new AccountingRegisterManager(base, tableFor(base, fullName))
    case 'CalculationRegister':
      return new CalculationRegisterManager(base, tableFor(base, fullName))
    case 'DocumentJournal':
      return new RegisterManager(base, tableFor(base, fullName))
    case 'Catalog':
    case 'ChartOfCharacteristicTypes':
    case 'ChartOfAccounts':
    case 'ChartOfCalculationTypes':
      return new CatalogManager(base, tableFor(base, fullName))
    default:
      return undefined
  }
}

function enumManager(base: Base, name: string): EnumManager {
  const type = `EnumRef.${name}`
  const names = Object.keys(base.model.find('Enum', name)?.definition.EnumValues ?? {})
  const made = Object.fromEntries(names.map((one) => [one, new EnumMember(type, one)]))
  return Object.freeze(Object.defineProperty(made, 'EmptyRef', { value: () => new EnumMember(type, '') }))
}
