/** A chart of accounts with everything that accounts may keep, and registers with and without correspondence. */
import {
  AccountingRegister,
  Boolean,
  Catalog,
  CatalogRef,
  ChartOfAccounts,
  ChartOfCharacteristicTypes,
  Composite,
  Dimension,
  Document,
  Number as NumberType,
  Resource,
} from '../../../src/infobase/definitions.ts'

const flag = (name: string): string => `ChartOfAccounts.Хозрасчетный.AccountingFlag.${name}`
const kind = (ExtDimensionType: string, TurnoversOnly = false) => ({
  ExtDimensionType,
  TurnoversOnly,
  ExtDimensionAccountingFlags: ['Суммовой'],
})

/** Accounts by their predefined names, with the types of their extra dimensions in their order. */
export const accounts: Readonly<Record<string, readonly string[]>> = {
  Товары: ['Номенклатура', 'Склады'],
  Поставщики: ['Контрагенты', 'Договоры'],
  Деньги: [],
  Валюта: [],
  Продажи: ['Номенклатура', 'Контрагенты'],
  Расходы: ['Склады', 'Номенклатура', 'Контрагенты'],
}
export const types: Readonly<Record<string, 'Active' | 'Passive' | 'ActivePassive'>> = {
  Товары: 'Active',
  Поставщики: 'ActivePassive',
  Деньги: 'Active',
  Валюта: 'Active',
  Продажи: 'Passive',
  Расходы: 'ActivePassive',
}
export const flags: Readonly<Record<string, readonly string[]>> = {
  Товары: ['Количественный'],
  Валюта: ['Валютный'],
  Поставщики: ['Валютный'],
  Расходы: ['Количественный', 'Валютный'],
}
/** Extra dimensions that are of turnovers only: account and type. */
export const turnoversOnly: ReadonlySet<string> = new Set(['Продажи/Контрагенты', 'Расходы/Склады'])

const registers = ['AccountingRegister.Хозрасчетный', 'AccountingRegister.Простой']

const own = {
  ChartOfAccounts: 'ChartOfAccounts.Хозрасчетный',
  Dimensions: {
    Организация: CatalogRef('Организации'),
    Валюта: Dimension(CatalogRef('Валюты'), { Balance: false, AccountingFlag: flag('Валютный') }),
  },
  Resources: {
    Сумма: NumberType(15, 2),
    Количество: Resource(NumberType(15, 3), { Balance: false, AccountingFlag: flag('Количественный') }),
    ВалютнаяСумма: Resource(NumberType(25, 2), { Balance: false, AccountingFlag: flag('Валютный') }),
  },
} as const

export const ledger = [
  Catalog({ Name: 'Организации' }),
  Catalog({ Name: 'Валюты' }),
  Catalog({ Name: 'Номенклатура' }),
  Catalog({ Name: 'Склады' }),
  Catalog({ Name: 'Контрагенты' }),
  Catalog({ Name: 'Договоры' }),
  ChartOfCharacteristicTypes({
    Name: 'ВидыСубконто',
    Type: Composite(CatalogRef('Номенклатура'), CatalogRef('Склады'), CatalogRef('Контрагенты'), CatalogRef('Договоры')),
    Predefined: {
      Номенклатура: { ValueType: CatalogRef('Номенклатура') },
      Склады: { ValueType: CatalogRef('Склады') },
      Контрагенты: { ValueType: CatalogRef('Контрагенты') },
      Договоры: { ValueType: CatalogRef('Договоры') },
    },
  }),
  ChartOfAccounts({
    Name: 'Хозрасчетный',
    CodeLength: 8,
    ExtDimensionTypes: 'ChartOfCharacteristicTypes.ВидыСубконто',
    MaxExtDimensionCount: 3,
    AccountingFlags: { Количественный: Boolean, Валютный: Boolean },
    ExtDimensionAccountingFlags: { Суммовой: Boolean },
    Predefined: Object.fromEntries(
      Object.entries(accounts).map(([name, kinds], at) => [
        name,
        {
          Code: String(41 + at),
          AccountType: types[name]!,
          AccountingFlags: flags[name] ?? [],
          ExtDimensionTypes: kinds.map((one) => kind(one, turnoversOnly.has(`${name}/${one}`))),
          ...(name === 'Валюта' && { Parent: 'Деньги' }),
        },
      ]),
    ),
  }),
  Document({ Name: 'Операция', RegisterRecords: registers }),
  Document({ Name: 'Корректировка', RegisterRecords: registers }),
  AccountingRegister({ Name: 'Хозрасчетный', Correspondence: true, ...own }),
  AccountingRegister({ Name: 'Простой', ...own }),
]
