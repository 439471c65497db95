/** Accruals that displace and base each other, with a schedule of working hours. */
import {
  CalculationRegister,
  Catalog,
  CatalogRef,
  ChartOfCalculationTypes,
  Date,
  Document,
  InformationRegister,
  Number,
} from '../../../src/infobase/definitions.ts'

const register = {
  ActionPeriod: true,
  BasePeriod: true,
  ChartOfCalculationTypes: 'ChartOfCalculationTypes.Начисления',
  Schedule: 'InformationRegister.Графики',
  ScheduleValue: 'InformationRegister.Графики.Resource.Часы',
  ScheduleDate: 'InformationRegister.Графики.Dimension.День',
  Dimensions: { Сотрудник: CatalogRef('Сотрудники') },
  Resources: { Результат: Number(15, 2) },
  Recalculations: [
    {
      Name: 'Перерасчет',
      Dimensions: {
        Работник: {
          RegisterDimension: 'CalculationRegister.ОсновныеНачисления.Dimension.Сотрудник',
          LeadingRegisterData: [
            'CalculationRegister.ОсновныеНачисления.Dimension.Сотрудник',
            'CalculationRegister.Удержания.Dimension.Лицо',
          ],
        },
      },
    },
    'ПоВидам',
  ],
} as const

/** `dependence`: how the base is taken. */
export const payroll = (dependence: 'OnActionPeriod' | 'OnRegistrationPeriod') => [
  Catalog({ Name: 'Сотрудники' }),
  Catalog({ Name: 'Подразделения' }),
  ChartOfCalculationTypes({
    Name: 'Начисления',
    ActionPeriodUse: true,
    DependenceOnCalculationTypes: dependence,
    BaseCalculationTypes: ['ChartOfCalculationTypes.Начисления'],
    Predefined: { Оклад: 'Оклад', Больничный: 'Больничный', Отпуск: 'Отпуск', Премия: 'Премия' },
  }),
  InformationRegister({
    Name: 'Графики',
    Dimensions: { Сотрудник: CatalogRef('Сотрудники'), День: Date('Date') },
    Resources: { Часы: Number(5, 1) },
  }),
  Document({ Name: 'Начисление', RegisterRecords: ['CalculationRegister.ОсновныеНачисления', 'CalculationRegister.Удержания'] }),
  CalculationRegister({ Name: 'ОсновныеНачисления', ...register }),
  CalculationRegister({
    Name: 'Удержания',
    ChartOfCalculationTypes: 'ChartOfCalculationTypes.Начисления',
    Dimensions: { Лицо: CatalogRef('Сотрудники') },
    Resources: { Сумма: Number(15, 2) },
  }),
]
