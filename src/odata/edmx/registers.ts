/** Definitions of registers by the types of their records and of their virtual tables. */
import { Dimension, Resource, type TypeDescription } from '../../infobase/definitions.ts'
import type { EdmxDocument } from './document.ts'
import { fieldsOf, targetName, type EdmxField } from './fields.ts'
import type { EdmxObject } from './groups.ts'
import { chartIn, type Reading } from './reading.ts'

const standard: ReadonlySet<string> = new Set([
  'Recorder',
  'Recorder_Key',
  'Period',
  'LineNumber',
  'Active',
  'RecordType',
  'SurrogateKey',
  'Ref_Key',
])
const typed = (fields: readonly EdmxField[]): Readonly<Record<string, TypeDescription>> =>
  Object.fromEntries(fields.map(({ name, type }) => [name, type]))

/** The type that shows most of a record. */
const recordOf = ({ record, type, set }: EdmxObject, { types }: EdmxDocument): EdmxField[] => {
  const found = record ?? types.get(`${set}_RowType`) ?? type
  return found === undefined
    ? []
    : [...fieldsOf(found, { types, associations: new Map(), enums: new Map(), functions: [], sets: [], hasContainer: true })]
}

/** The same, with what its navigations lead to. */
const fieldsOfRecord = (object: EdmxObject, document: EdmxDocument): readonly EdmxField[] => {
  const found = object.record ?? (object.type !== undefined && !hasRecordSet(object) ? object.type : undefined)
  return found === undefined ? recordOf(object, document) : fieldsOf(found, document)
}

const hasRecordSet = ({ type }: EdmxObject): boolean => type?.properties.some(({ name }) => name === 'RecordSet') === true

export function information(object: EdmxObject, { document }: Reading) {
  const all = fieldsOfRecord(object, document)
  const own = all.filter((one) => !standard.has(one.name))
  const isSubordinate = object.record !== undefined || hasRecordSet(object)
  const isByRecorder = (object.record?.key ?? []).some((one) => one.startsWith('Recorder'))
  const isPeriodic = all.some((one) => one.name === 'Period')
  return {
    Name: object.Name,
    InformationRegisterPeriodicity: isByRecorder
      ? ('RecorderPosition' as const)
      : isPeriodic
        ? ('Second' as const)
        : ('Nonperiodical' as const),
    WriteMode: isSubordinate ? ('RecorderSubordinate' as const) : ('Independent' as const),
    Dimensions: typed(own.filter((one) => one.isKey)),
    Resources: typed(own.filter((one) => !one.isKey)),
  }
}

/** Names that the register's virtual tables have: dimensions, and resources with what is measured of them. */
function measuredBy({ set }: EdmxObject, { types }: EdmxDocument): { readonly names: ReadonlySet<string>; readonly isKnown: boolean } {
  const tables = ['Balance', 'Turnover', 'BalanceAndTurnover'].flatMap((one) => types.get(`${set}_${one}`) ?? [])
  return { names: new Set(tables.flatMap((one) => one.properties.map(({ name }) => name))), isKnown: tables.length > 0 }
}

const isNumber = ({ property }: EdmxField): boolean => /^Edm\.(?:Double|Decimal|Int\d\d)$/.test(property.type)

export function accumulation(object: EdmxObject, { document }: Reading) {
  const all = fieldsOfRecord(object, document)
  const own = all.filter((one) => !standard.has(one.name))
  const { names, isKnown } = measuredBy(object, document)
  const isResource = (one: EdmxField): boolean =>
    isKnown ? names.has(`${one.name}Balance`) || names.has(`${one.name}Turnover`) : isNumber(one)
  const isDimension = (one: EdmxField): boolean => !isResource(one) && (!isKnown || names.has(one.property.name))
  const isBalance = all.some((one) => one.name === 'RecordType') || document.types.has(`${object.set}_Balance`)
  return {
    Name: object.Name,
    RegisterType: isBalance ? ('Balance' as const) : ('Turnovers' as const),
    Dimensions: typed(own.filter(isDimension)),
    Resources: typed(own.filter(isResource)),
    Attributes: typed(own.filter((one) => !isResource(one) && !isDimension(one))),
  }
}

/** Fields that are kept by debit and credit are one, under the name without the suffix. */
export function accounting(object: EdmxObject, { document, objects }: Reading) {
  const all = fieldsOfRecord(object, document)
  const byName = new Map(all.map((one) => [one.name, one]))
  const paired = (name: string): string | undefined => {
    const base = /^(.+)(?:Dr|Cr)$/.exec(name)?.[1]
    return base !== undefined && byName.has(`${base}Dr`) && byName.has(`${base}Cr`) ? base : undefined
  }
  const isStandard = ({ name }: EdmxField): boolean => standard.has(name) || /^(?:Account|ExtDimension(?:Type)?)(?:Dr|Cr)?\d*$/.test(name)
  const { names, isKnown } = measuredBy(object, document)
  const isResource = (name: string, one: EdmxField): boolean =>
    isKnown ? names.has(`${name}Balance`) || names.has(`${name}Turnover`) : isNumber(one)
  const own = new Map(all.filter((one) => !isStandard(one)).map((one) => [paired(one.name) ?? one.name, one]))
  const isDimension = (name: string, one: EdmxField): boolean => {
    const key = one.property.name.endsWith('_Key') && !one.isUnknown ? `${name}_Key` : name
    return !isResource(name, one) && (!isKnown || names.has(key))
  }
  const balanced = (one: EdmxField): boolean => paired(one.name) === undefined
  const entries = [...own]
  const chart = object.record && (targetName(object.record, 'AccountDr', document) ?? targetName(object.record, 'Account', document))
  return {
    Name: object.Name,
    Correspondence: byName.has('AccountDr') || byName.has('AccountDr_Key'),
    ChartOfAccounts: chart === undefined ? chartIn(objects, 'ChartOfAccounts', 'ПланСчетов') : chart.replace('_', '.'),
    Dimensions: Object.fromEntries(
      entries.filter(([name, one]) => isDimension(name, one)).map(([name, one]) => [name, Dimension(one.type, { Balance: balanced(one) })]),
    ),
    Resources: Object.fromEntries(
      entries.filter(([name, one]) => isResource(name, one)).map(([name, one]) => [name, Resource(one.type, { Balance: balanced(one) })]),
    ),
    Attributes: Object.fromEntries(
      entries.filter(([name, one]) => !isResource(name, one) && !isDimension(name, one)).map(([name, one]) => [name, one.type]),
    ),
  }
}

const ofCalculation: ReadonlySet<string> = new Set([
  ...standard,
  'RegistrationPeriod',
  'CalculationType',
  'CalculationType_Key',
  'ActionPeriod',
  'BegOfActionPeriod',
  'EndOfActionPeriod',
  'BegOfBasePeriod',
  'EndOfBasePeriod',
  'ReversingEntry',
])

/** Resources are those that tables of a base sum; where there is no such table, numbers. */
export function calculation(object: EdmxObject, { document, objects }: Reading) {
  const all = fieldsOfRecord(object, document)
  const own = all.filter((one) => !ofCalculation.has(one.name))
  const bases = [...document.types.values()].filter(({ name }) => name.endsWith(`_Base${object.Name}`))
  const isResource = (one: EdmxField): boolean =>
    bases.length > 0 ? bases.some(({ properties }) => properties.some(({ name }) => name === `${one.name}Base`)) : isNumber(one)
  const isAttribute = (one: EdmxField): boolean => isNumber(one) && !isResource(one)
  const chart = object.record && targetName(object.record, 'CalculationType', document)
  return {
    Name: object.Name,
    ChartOfCalculationTypes: chart?.replace('_', '.') ?? chartIn(objects, 'ChartOfCalculationTypes', 'ПланВидовРасчета'),
    ActionPeriod: all.some(({ name }) => name === 'BegOfActionPeriod'),
    BasePeriod: all.some(({ name }) => name === 'BegOfBasePeriod'),
    Dimensions: typed(own.filter((one) => !isResource(one) && !isAttribute(one))),
    Resources: typed(own.filter(isResource)),
    Attributes: typed(own.filter(isAttribute)),
  }
}
