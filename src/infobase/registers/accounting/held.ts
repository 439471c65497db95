/** Balances by what they are made of: the sum, and the debit and credit balances of the rows below. */
import { Decimal } from '../../../xdto/values/decimal.ts'
import { uuidOfCell } from '../../values/reference-cell.ts'
import { Reference } from '../../values/reference.ts'
import type { Value } from '../../values/value.ts'
import type { Registers } from '../virtual.ts'

export type AccountType = 'Active' | 'Passive' | 'ActivePassive'

interface Sums {
  readonly balance: Decimal
  readonly splittedDr: Decimal
  readonly splittedCr: Decimal
}

const ZERO = Decimal.of(0n)

/** A balance as that of the debit and that of the credit; an account without type is both, as several accounts are. */
function bySide(balance: Decimal, type: AccountType | undefined): readonly [Dr: Decimal, Cr: Decimal] {
  if (type === 'Active') return [balance, ZERO]
  if (type === 'Passive') return [ZERO, balance.negated()]
  return balance.compare(ZERO) < 0 ? [ZERO, balance.negated()] : [balance, ZERO]
}

/** `Balance`, `BalanceDr`, `BalanceCr`, `SplittedBalanceDr`, `SplittedBalanceCr`. */
export const sidesOf = ({ balance, splittedDr, splittedCr }: Sums, type: AccountType | undefined): readonly Decimal[] => [
  balance,
  ...bySide(balance, type),
  splittedDr,
  splittedCr,
]

export class Held {
  readonly #members = new Map<string, readonly Decimal[]>()
  readonly #types: ReadonlyMap<string, AccountType>
  #sums: readonly Sums[]

  constructor(count: number, types: ReadonlyMap<string, AccountType>) {
    this.#types = types
    this.#sums = Array.from({ length: count }, () => ({ balance: ZERO, splittedDr: ZERO, splittedCr: ZERO }))
  }

  /** `amounts`: what the balance of each resource changes by. */
  add(member: string, account: Value, amounts: readonly Decimal[]): void {
    const type = account instanceof Reference ? this.#types.get(account.UUID) : undefined
    const before = this.#members.get(member)
    const after = before === undefined ? amounts : amounts.map((one, at) => one.plus(before[at]!))
    this.#members.set(member, after)
    this.#sums = this.#sums.map((sums, at) => {
      const [oldDr, oldCr] = bySide(before?.[at] ?? ZERO, type)
      const [newDr, newCr] = bySide(after[at]!, type)
      return {
        balance: sums.balance.plus(amounts[at]!),
        splittedDr: sums.splittedDr.plus(newDr).minus(oldDr),
        splittedCr: sums.splittedCr.plus(newCr).minus(oldCr),
      }
    })
  }

  at(resource: number): Sums {
    return this.#sums[resource]!
  }

  all(type: AccountType | undefined): readonly (readonly Decimal[])[] {
    return this.#sums.map((one) => sidesOf(one, type))
  }
}

/** The types of all accounts of a chart, by their UUID. */
export function accountTypes({ layout, tables, writer }: Registers, chart: string): ReadonlyMap<string, AccountType> {
  const table = layout.table(chart)
  const [ref, type] = [table?.column('Ref'), table?.column('Type')]
  if (table === undefined || ref === undefined || type === undefined) return new Map()
  tables.ensure([table])
  const rows = writer.statement(`SELECT ${ref.name} AS r, ${type.name} AS t FROM ${table.name}`).all([])
  return new Map(rows.map((row) => [uuidOfCell(String(row['r'])), String(row['t']) as AccountType]))
}
