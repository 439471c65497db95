/** Predefined items, which an infobase has from its start. */
import { frozenList, frozenRecord } from './frozen.ts'
import type { TypeDescription } from './type-description.ts'

export type AccountType = 'Active' | 'Passive' | 'ActivePassive'

/** A kind of extra dimension that a predefined account has. */
export interface PredefinedExtDimension {
  /** The characteristic type's predefined name, or its full name as the dump has it. */
  readonly ExtDimensionType: string
  readonly TurnoversOnly: boolean
  /** Names of the flags that are set. */
  readonly ExtDimensionAccountingFlags: readonly string[]
}

export interface PredefinedItem {
  /** The object's name. */
  readonly Name: string
  /** Its reference in every infobase that is made here; the id of the dump where there is one. `''`: made from the name. */
  readonly id: string
  /** Text, also where codes are numbers. */
  readonly Code: string
  readonly Description: string
  readonly IsFolder: boolean
  /** Name of the predefined folder or account that it belongs to, `''` for none. */
  readonly Parent: string
  /** Of a characteristic type. */
  readonly ValueType: TypeDescription | undefined
  /** The rest is of accounts. */
  readonly AccountType: AccountType | undefined
  readonly OffBalance: boolean
  readonly Order: string
  /** Accounting flags by name. */
  readonly AccountingFlags: readonly string[]
  /** The chart of characteristic types of extra dimensions. */
  readonly ExtDimensionTypes: readonly PredefinedExtDimension[]
  /** The rest is of calculation types. */
  readonly ActionPeriodIsBasic: boolean
}

/** What a definition in code says: a description, or more by name; items of a folder under `Items`. */
export type GivenPredefined = Readonly<Record<string, string | GivenPredefinedItem>>

interface GivenPredefinedItem extends Partial<Omit<PredefinedItem, 'Name'>> {
  readonly Items?: GivenPredefined
}

/** By name, folders before their items. */
export type Predefined = Readonly<Record<string, PredefinedItem>>

export function predefinedOf(given: GivenPredefined | undefined): Predefined {
  const all: Record<string, PredefinedItem> = {}
  const add = (entries: GivenPredefined, parent: string): void => {
    for (const [name, entry] of Object.entries(entries)) {
      const { Items, ...said }: GivenPredefinedItem = typeof entry === 'string' ? { Description: entry } : entry
      all[name] = predefinedItem({ ...said, Name: name, Parent: parent || (said.Parent ?? '') })
      if (Items !== undefined) add(Items, name)
    }
  }
  add(given ?? {}, '')
  return frozenRecord(all)
}

export const predefinedItem = (said: Partial<PredefinedItem> & { readonly Name: string }): PredefinedItem =>
  Object.freeze({
    Name: said.Name,
    id: said.id ?? '',
    Code: said.Code ?? '',
    Description: said.Description ?? said.Name,
    IsFolder: said.IsFolder ?? false,
    Parent: said.Parent ?? '',
    ValueType: said.ValueType,
    AccountType: said.AccountType,
    OffBalance: said.OffBalance ?? false,
    Order: said.Order ?? '',
    AccountingFlags: frozenList(said.AccountingFlags),
    ExtDimensionTypes: frozenList(said.ExtDimensionTypes),
    ActionPeriodIsBasic: said.ActionPeriodIsBasic ?? false,
  })
