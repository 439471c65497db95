/** The standard attributes of every kind of object, by 1C's English and Russian names, with their types. */
import type { DataDefinition, DataDefinitions, DataKind } from '../definition/definition.ts'
import type { CodeType } from '../definition/parts/numbering.ts'
import type { AllowedLength, ReferenceKind, SimpleType } from '../definition/parts/type-description.ts'
import { standardField, type Field } from './field.ts'
import { split } from './resolve-types.ts'

/** What the fields of one object need to know of the others. */
export interface Neighbours {
  /** References to the recorders of a register, to the documents of a journal, to the processes of a task. */
  readonly references: readonly SimpleType[]
  find<K extends DataKind>(kind: K, name: string): DataDefinitions[K] | undefined
  /** Types of a characteristic, of a chart by its full name. */
  characteristic(chart: string): readonly SimpleType[]
}

const string = (Length: number, AllowedLength: AllowedLength = 'Variable'): SimpleType => ({ kind: 'String', Length, AllowedLength })
const number = (Digits: number): SimpleType => ({ kind: 'Number', Digits, FractionDigits: 0, AllowedSign: 'Nonnegative' })
const boolean: SimpleType = { kind: 'Boolean' }
const dateTime: SimpleType = { kind: 'Date', DateFractions: 'DateTime' }
const date: SimpleType = { kind: 'Date', DateFractions: 'Date' }
const referenceOf = (of: ReferenceKind, Name: string): SimpleType => ({ kind: 'Reference', of, Name })
/** The same by a full name such as `Catalog.Товары`; none by an empty one. */
export const referenceByFullName = (fullName: string): readonly SimpleType[] => {
  const [of, Name] = split(fullName)
  return Name === undefined ? [] : [referenceOf(of as ReferenceKind, Name)]
}
const code = (type: CodeType, length: number, allowed: AllowedLength): SimpleType =>
  type === 'Number' ? number(length) : string(length, allowed)

const when = (condition: boolean, ...fields: readonly Field[]): readonly Field[] => (condition ? fields : [])
const ref = (kind: ReferenceKind, name: string): Field => standardField('Ref', 'Ссылка', referenceOf(kind, name))
const deletionMark = standardField('DeletionMark', 'ПометкаУдаления', boolean)
const predefined = [
  standardField('Predefined', 'Предопределенный', boolean),
  standardField('PredefinedDataName', 'ИмяПредопределенныхДанных', string(0)),
]
const description = (length: number): readonly Field[] => when(length > 0, standardField('Description', 'Наименование', string(length)))
const codeField = (type: CodeType, length: number, allowed: AllowedLength): readonly Field[] =>
  when(length > 0, standardField('Code', 'Код', code(type, length, allowed)))
const numberField = (type: CodeType, length: number, allowed: AllowedLength): readonly Field[] =>
  when(length > 0, standardField('Number', 'Номер', code(type, length, allowed)))
const parent = (kind: ReferenceKind, name: string): Field => standardField('Parent', 'Родитель', referenceOf(kind, name))
const isFolder = standardField('IsFolder', 'ЭтоГруппа', boolean)
const period = standardField('Period', 'Период', dateTime)
const lineNumber = (digits: number): Field => standardField('LineNumber', 'НомерСтроки', number(digits))
const active = standardField('Active', 'Активность', boolean)
const recorder = ({ references }: Neighbours): Field =>
  standardField('Recorder', 'Регистратор', ...(references.length === 0 ? [{ kind: 'Null' } as const] : references))
const movement = (around: Neighbours): readonly Field[] => [period, recorder(around), lineNumber(9), active]

type Standard = { readonly [K in DataKind]: (definition: DataDefinitions[K], around: Neighbours) => readonly Field[] }

const standard: Standard = {
  Constant: () => [],
  Catalog: (one) => [
    ref('Catalog', one.Name),
    deletionMark,
    ...predefined,
    ...codeField(one.CodeType, one.CodeLength, one.CodeAllowedLength),
    ...description(one.DescriptionLength),
    ...when(one.Hierarchical, parent('Catalog', one.Name)),
    ...when(one.Hierarchical && one.HierarchyType === 'HierarchyFoldersAndItems', isFolder),
    ...when(one.Owners.length > 0, standardField('Owner', 'Владелец', ...one.Owners.flatMap(referenceByFullName))),
  ],
  Document(one, { find }) {
    const numbers = one.Numerator === '' ? one : (find('DocumentNumerator', split(one.Numerator)[1] ?? '') ?? one)
    return [
      ref('Document', one.Name),
      deletionMark,
      standardField('Date', 'Дата', dateTime),
      ...numberField(numbers.NumberType, numbers.NumberLength, numbers.NumberAllowedLength),
      standardField('Posted', 'Проведен', boolean),
    ]
  },
  DocumentJournal: (_, { references }) => [
    standardField('Ref', 'Ссылка', ...references),
    standardField('Type', 'Тип', { kind: 'Type' }),
    standardField('Date', 'Дата', dateTime),
    deletionMark,
    standardField('Number', 'Номер', string(0)),
    standardField('Posted', 'Проведен', boolean),
  ],
  DocumentNumerator: () => [],
  Sequence: (_, around) => [period, recorder(around)],
  Enum: (one) => [ref('Enum', one.Name), standardField('Order', 'Порядок', number(10))],
  ChartOfCharacteristicTypes: (one) => [
    ref('ChartOfCharacteristicTypes', one.Name),
    deletionMark,
    ...predefined,
    ...codeField('String', one.CodeLength, one.CodeAllowedLength),
    ...description(one.DescriptionLength),
    ...when(one.Hierarchical, parent('ChartOfCharacteristicTypes', one.Name), isFolder),
    standardField('ValueType', 'ТипЗначения', { kind: 'TypeDescription' }),
  ],
  ChartOfAccounts: (one) => [
    ref('ChartOfAccounts', one.Name),
    deletionMark,
    ...predefined,
    ...codeField('String', one.CodeLength, 'Variable'),
    ...description(one.DescriptionLength),
    parent('ChartOfAccounts', one.Name),
    standardField('Type', 'Вид', { kind: 'AccountType' }),
    standardField('OffBalance', 'Забалансовый', boolean),
    ...when(one.OrderLength > 0, standardField('Order', 'Порядок', string(one.OrderLength))),
  ],
  ChartOfCalculationTypes: (one) => [
    ref('ChartOfCalculationTypes', one.Name),
    deletionMark,
    ...predefined,
    ...codeField(one.CodeType, one.CodeLength, one.CodeAllowedLength),
    ...description(one.DescriptionLength),
    ...when(one.ActionPeriodUse, standardField('ActionPeriodIsBasic', 'ПериодДействияБазовый', boolean)),
  ],
  InformationRegister: (one, around) => [
    ...when(one.InformationRegisterPeriodicity !== 'Nonperiodical', period),
    ...when(one.WriteMode === 'RecorderSubordinate', recorder(around), lineNumber(9)),
    ...when(one.WriteMode === 'RecorderSubordinate', active),
  ],
  AccumulationRegister: (one, around) => [
    ...movement(around),
    ...when(one.RegisterType === 'Balance', standardField('RecordType', 'ВидДвижения', { kind: 'AccumulationRecordType' })),
  ],
  AccountingRegister: (one, around) => [...movement(around), ...entryFields(one, around)],
  CalculationRegister: (one, around) => [
    standardField('RegistrationPeriod', 'ПериодРегистрации', date),
    recorder(around),
    lineNumber(9),
    active,
    standardField('CalculationType', 'ВидРасчета', ...referenceByFullName(one.ChartOfCalculationTypes)),
    ...when(
      one.ActionPeriod,
      standardField('ActionPeriod', 'ПериодДействия', date),
      standardField('BegOfActionPeriod', 'ПериодДействияНачало', date),
      standardField('EndOfActionPeriod', 'ПериодДействияКонец', date),
    ),
    ...when(
      one.BasePeriod,
      standardField('BegOfBasePeriod', 'БазовыйПериодНачало', date),
      standardField('EndOfBasePeriod', 'БазовыйПериодКонец', date),
    ),
    standardField('ReversingEntry', 'Сторно', boolean),
  ],
  BusinessProcess: (one) => [
    ref('BusinessProcess', one.Name),
    deletionMark,
    standardField('Date', 'Дата', dateTime),
    ...numberField(one.NumberType, one.NumberLength, one.NumberAllowedLength),
    standardField('Completed', 'Завершен', boolean),
    standardField('Started', 'Стартован', boolean),
    ...when(one.Task !== '', standardField('HeadTask', 'ВедущаяЗадача', ...referenceByFullName(one.Task))),
  ],
  Task: (one, { references }) => [
    ref('Task', one.Name),
    deletionMark,
    standardField('Date', 'Дата', dateTime),
    ...numberField(one.NumberType, one.NumberLength, one.NumberAllowedLength),
    ...description(one.DescriptionLength),
    ...when(
      references.length > 0,
      standardField('BusinessProcess', 'БизнесПроцесс', ...references),
      standardField('RoutePoint', 'ТочкаМаршрута', ...references.map(routePoint)),
    ),
    standardField('Executed', 'Выполнена', boolean),
  ],
  ExchangePlan: (one) => [
    ref('ExchangePlan', one.Name),
    deletionMark,
    ...codeField('String', one.CodeLength, one.CodeAllowedLength),
    ...description(one.DescriptionLength),
    standardField('SentNo', 'НомерОтправленного', number(10)),
    standardField('ReceivedNo', 'НомерПринятого', number(10)),
    standardField('ThisNode', 'ЭтотУзел', boolean),
    standardField('ExchangeDate', 'ДатаОбмена', dateTime),
  ],
  CommonAttribute: () => [],
  DefinedType: () => [],
}

const routePoint = (run: SimpleType): SimpleType =>
  run.kind === 'Reference' ? { kind: 'Reference', of: 'BusinessProcessRoutePoint', Name: run.Name } : run

/** Accounts and extra dimensions of an entry: one side, or debit and credit. */
function entryFields(one: DataDefinitions['AccountingRegister'], { find, characteristic }: Neighbours): readonly Field[] {
  const chart = find('ChartOfAccounts', split(one.ChartOfAccounts)[1] ?? '')
  const kinds = characteristic(chart?.ExtDimensionTypes ?? '')
  const kindRef = referenceByFullName(chart?.ExtDimensionTypes ?? '')
  const side = (suffix: '' | 'Dr' | 'Cr', russian: '' | 'Дт' | 'Кт'): readonly Field[] => [
    standardField(`Account${suffix}`, `Счет${russian}`, ...referenceByFullName(one.ChartOfAccounts)),
    ...Array.from({ length: chart?.MaxExtDimensionCount ?? 0 }, (_, at) => [
      standardField(`ExtDimension${suffix}${at + 1}`, `Субконто${russian}${at + 1}`, ...kinds),
      standardField(`ExtDimensionType${suffix}${at + 1}`, `ВидСубконто${russian}${at + 1}`, ...kindRef),
    ]).flat(),
  ]
  return one.Correspondence
    ? [...side('Dr', 'Дт'), ...side('Cr', 'Кт')]
    : [standardField('RecordType', 'ВидДвижения', { kind: 'AccountingRecordType' }), ...side('', '')]
}

export const standardFieldsOf = (definition: DataDefinition, around: Neighbours): readonly Field[] =>
  (standard[definition.kind] as (one: DataDefinition, around: Neighbours) => readonly Field[])(definition, around)

export const lineNumberField = lineNumber
