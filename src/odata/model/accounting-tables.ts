/**
 * The functions of accounting registers with the types of their rows: names, order and parameters are those of `$metadata` of a real
 * infobase (docs/sources.md).
 */
import { standardField, type Field } from '../../infobase/model/field.ts'
import type { ModelObject } from '../../infobase/model/model.ts'
import { NAMESPACE, type FunctionImport, type VirtualField, type VirtualTable } from './entity.ts'
import { entityField, type PropertyOptions } from './property.ts'
import { date, measuredBy, periodsOf, reading, text } from './virtual-tables.ts'

const spans = date('EndPeriod', 'StartPeriod')
const common = text('Condition', 'Dimensions')
const own = text('AccountCondition', 'ExtraDimensions')
const other = text('BalancedAccountCondition', 'BalancedExtraDimensions')

const BALANCE = ['Balance', 'BalanceDr', 'BalanceCr', 'SplittedBalanceDr', 'SplittedBalanceCr']
const TURNOVER = ['Turnover', 'TurnoverDr', 'TurnoverCr']

/** `set`: name of the register on the wire. */
export function accountingFunctions(
  register: ModelObject<'AccountingRegister'>,
  set: string,
  options: PropertyOptions,
): readonly FunctionImport[] {
  const made = new EntryFields(register, options)
  const table = (suffix: string, ...fields: readonly (readonly VirtualField[])[]): VirtualTable => ({
    name: `${set}_${suffix}`,
    fields: fields.flat(),
  })
  const periods = periodsOf(register.field('Recorder')!, options)
  const border = (word: string): readonly string[] => BALANCE.map((suffix) => word + suffix)
  const both = [...border('Opening'), ...TURNOVER, ...border('Closing')]
  const paired = made.isPaired
  const turnover = table('Turnover', periods, made.keys(), paired ? made.balanced() : [], made.turnovers())
  return [
    reading('Balance', table('Balance', made.keys(), made.amounts(BALANCE)), [...own, ...common, ...date('Period')]),
    reading('Turnovers', turnover, [...own, ...(paired ? other : []), ...common, ...spans]),
    reading('BalanceAndTurnovers', table('BalanceAndTurnover', periods, made.keys(), made.amounts(both)), [...common, ...spans]),
    reading('ExtDimensions', table('ExtDimensions', made.extDimensions()), []),
    reading('RecordsWithExtDimensions', table('RecordsWithExtDimensions', made.records()), [
      ...text('Condition', 'Order'),
      ...spans,
      ['Top', 'Edm.Int64'],
    ]),
    ...(paired
      ? [
          reading('DrCrTurnovers', table('DrCrTurnover', periods, made.pair(), made.pairTurnovers()), [
            ...own,
            ...other,
            ...common,
            ...spans,
          ]),
        ]
      : []),
  ]
}

class EntryFields {
  readonly isPaired: boolean
  readonly #register: ModelObject<'AccountingRegister'>
  readonly #options: PropertyOptions
  readonly #slots: number

  constructor(register: ModelObject<'AccountingRegister'>, options: PropertyOptions) {
    this.isPaired = register.definition.Correspondence
    this.#register = register
    this.#options = options
    this.#slots = register.fields.filter(({ Name }) => /^ExtDimension(Dr)?\d+$/.test(Name)).length
  }

  /** The account, extra dimensions and dimensions of a row. */
  keys(): readonly VirtualField[] {
    return [
      ...this.#account(this.isPaired ? 'Dr' : '', (name) => name, 'account'),
      ...this.#doubled('dimension').map(({ name, field }) => this.#made(named(field, name), 'dimension')),
    ]
  }

  /** The other account of entries, with what has a value for each side. */
  balanced(): readonly VirtualField[] {
    return [
      ...this.#account('Cr', (name) => `Balanced${name}`, 'balanced'),
      ...this.#doubled('dimension')
        .filter((one) => one.isDoubled)
        .map(({ name, field }) => this.#made(named(field, `${name}Balanced`), 'balanced')),
    ]
  }

  /** Both accounts, with the dimensions as records have them. */
  pair(): readonly VirtualField[] {
    return [
      ...this.#account('Dr', (name) => name.replace(/(\d*)$/, 'Dr$1'), 'account'),
      ...this.#account('Cr', (name) => name.replace(/(\d*)$/, 'Cr$1'), 'account'),
      ...this.#of('dimension').map((field) => this.#made(field, 'dimension')),
    ]
  }

  amounts(suffixes: readonly string[]): readonly VirtualField[] {
    return this.#doubled('resource').flatMap(({ name, field }) => suffixes.map((suffix) => this.#measured(field, `${name}${suffix}`)))
  }

  turnovers(): readonly VirtualField[] {
    return this.#doubled('resource').flatMap(({ name, field, isDoubled }) =>
      [...TURNOVER, ...(isDoubled ? TURNOVER.map((suffix) => `Balanced${suffix}`) : [])].map((suffix) =>
        this.#measured(field, `${name}${suffix}`),
      ),
    )
  }

  pairTurnovers(): readonly VirtualField[] {
    return this.#of('resource').map((field) =>
      this.#measured(field, field.side === undefined ? `${field.Name}Turnover` : `${field.Name.slice(0, -2)}Turnover${field.side}`),
    )
  }

  extDimensions(): readonly VirtualField[] {
    const { definition } = this.#register
    const slot = this.#register.field(this.isPaired ? 'ExtDimensionDr1' : 'ExtDimension1')
    const type = this.#register.field(this.isPaired ? 'ExtDimensionTypeDr1' : 'ExtDimensionType1')
    const record = definition.Correspondence ? undefined : this.#register.field('RecordType')
    return [
      ...['Period', 'Recorder'].map((name) => this.#made(this.#register.field(name)!, 'period')),
      pointInTime,
      this.#made(this.#register.field('LineNumber')!, 'period'),
      this.#made(record ?? standardField('RecordType', 'ВидДвижения', { kind: 'AccountingRecordType' }), 'period'),
      ...(type === undefined ? [] : [this.#made(named(type, 'Type'), 'period')]),
      ...(slot === undefined ? [] : [this.#made(named(slot, 'Value'), 'period')]),
    ]
  }

  records(): readonly VirtualField[] {
    return [...this.#register.fields.map((field) => this.#made(field, 'period')), pointInTime]
  }

  #account(word: 'Dr' | 'Cr' | '', rename: (name: string) => string, role: VirtualField['role']): readonly VirtualField[] {
    const names = ['Account', ...Array.from({ length: this.#slots }, (_, at) => `ExtDimension${at + 1}`)]
    return names.map((name) => this.#made(named(this.#register.field(name.replace(/(\d*)$/, `${word}$1`))!, rename(name)), role))
  }

  #of(role: 'dimension' | 'resource'): readonly Field[] {
    return this.#register.fields.filter((one) => one.role === role || (role === 'dimension' && one.role === 'separator'))
  }

  /** By its own name, once. */
  #doubled(role: 'dimension' | 'resource'): readonly { readonly name: string; readonly field: Field; readonly isDoubled: boolean }[] {
    return this.#of(role).flatMap((field) => {
      if (field.side === 'Cr') return []
      const isDoubled = field.side !== undefined
      return [{ name: isDoubled ? field.Name.slice(0, -2) : field.Name, field, isDoubled }]
    })
  }

  #made(field: Field, role: VirtualField['role']): VirtualField {
    return { ...entityField(field, this.#options), of: field, role }
  }

  #measured(field: Field, name: string): VirtualField {
    return measuredBy(field, name, this.#options)
  }
}

const named = (field: Field, Name: string): Field => ({ ...field, Name, russianName: Name })

/** What it holds was never seen: it is declared, and null. */
const pointInTime: VirtualField = {
  ...entityField(standardField('PointInTime', 'МоментВремени', { kind: 'Null' }), { published: () => false }),
  form: 'plain',
  name: 'PointInTime',
  edm: `${NAMESPACE}.PointInTime`,
  of: undefined,
  role: 'period',
}
