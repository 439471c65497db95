/** What the compiler says of operations and their handlers: each line here is a promise, and so is each that must not compile. */
import { expectTypeOf } from 'vitest'
import { XDTOPackage } from '../../xdto/types/package.ts'
import { property } from '../../xdto/types/property.ts'
import { xs } from '../../xdto/types/xs.ts'
import type { Decimal } from '../../xdto/values/decimal.ts'
import { Operation, Parameter } from './operation.ts'

const Shop = XDTOPackage({ Namespace: 'urn:shop' })
const Order = Shop.objectType('Order', { Number: property(xs.string), Sum: property(xs.decimal) })
declare const order: { readonly Number: string; readonly Sum: Decimal }

// In parameters come by name, a result that may be empty may be null
Operation(
  {
    Parameters: { Number: Parameter(xs.string), Limit: Parameter(xs.int, { Nillable: true }) },
    XDTOReturningValueType: Order,
    Nillable: true,
  },
  (parameters) => {
    expectTypeOf(parameters).toEqualTypeOf<{ readonly Number: string; readonly Limit: number | null }>()
    return parameters.Limit === null ? null : order
  },
)

// Cyrillic names are names
Operation(
  { Parameters: { НомерДокумента: Parameter(xs.string) }, XDTOReturningValueType: xs.string },
  ({ НомерДокумента }) => НомерДокумента,
)

// Out and InOut are beside `return`; Out is not given
Operation(
  {
    Parameters: {
      Plan: Parameter(xs.string),
      Text: Parameter(xs.string, { TransferDirection: 'InOut', Nillable: true }),
      Count: Parameter(xs.int, { TransferDirection: 'Out' }),
    },
    XDTOReturningValueType: xs.boolean,
  },
  async (parameters) => {
    expectTypeOf(parameters).toEqualTypeOf<{ readonly Plan: string; readonly Text: string | null }>()
    return { return: true, Text: parameters.Text, Count: 1 }
  },
)

// without a returned value only the parameters are given back, or nothing
Operation({ Parameters: { Count: Parameter(xs.int, { TransferDirection: 'Out' }) } }, () => ({ Count: 1 }))
Operation({}, () => {})

// @ts-expect-error a forgotten Out parameter
Operation({ Parameters: { Count: Parameter(xs.int, { TransferDirection: 'Out' }) }, XDTOReturningValueType: xs.boolean }, () => ({
  return: true,
}))
// @ts-expect-error a forgotten return
Operation({ Parameters: { Count: Parameter(xs.int, { TransferDirection: 'Out' }) }, XDTOReturningValueType: xs.boolean }, () => ({
  Count: 1,
}))
// @ts-expect-error null where the value may not be empty
Operation({ XDTOReturningValueType: xs.string }, () => null)
// @ts-expect-error a value of another type
Operation({ XDTOReturningValueType: xs.string }, () => 1)
// @ts-expect-error a property is missing
Operation({ XDTOReturningValueType: Order }, () => ({ Number: '1' }))
// @ts-expect-error a misspelt parameter
Operation({ Parameters: { Number: Parameter(xs.string) } }, ({ Numbr }) => {
  void Numbr
})
// @ts-expect-error an Out parameter is not given
Operation({ Parameters: { Count: Parameter(xs.int, { TransferDirection: 'Out' }) } }, ({ Count }) => ({ Count }))
// @ts-expect-error a direction that 1C does not have
Parameter(xs.string, { TransferDirection: 'Inout' })
