/** Members of the platform's own enumerations that data has, with their Russian names. */

export const platformWords = {
  AccountType: { Active: 'Активный', Passive: 'Пассивный', ActivePassive: 'АктивноПассивный' },
  AccumulationRecordType: { Receipt: 'Приход', Expense: 'Расход' },
  AccountingRecordType: { Debit: 'Дебет', Credit: 'Кредит' },
} as const
