/** A Web service with an operation for each thing that a test asks: values of many types, all directions, failures. */
import { Decimal, DeclaredOperation, Operation, Parameter, property, SOAPFault, v8, WebService, XDTOPackage, xs } from 'onec-standin'

const NAMESPACE = 'urn:test'
const Types = XDTOPackage({ Namespace: 'urn:types' })
const Item = Types.objectType('Item', {
  Name: property(xs.string),
  Qty: property(xs.int),
  Note: property(xs.string, { lowerBound: 0, nillable: true }),
})

/** How often a handler has run: a refused message must not count. */
export const calls = { count: 0 }

export const service = WebService({
  Name: 'Тест',
  Namespace: NAMESPACE,
  XDTOPackages: [Types],
  DescriptorFileName: 'test.1cws',
  Operations: {
    Echo: Operation(
      { Parameters: { Text: Parameter(xs.string, { Nillable: true }) }, XDTOReturningValueType: xs.string, Nillable: true },
      ({ Text }) => {
        calls.count++
        return Text
      },
    ),
    Count: Operation(
      { Parameters: { Item: Parameter(Item), Qty: Parameter(xs.int) }, XDTOReturningValueType: xs.decimal },
      (parameters) => {
        calls.count++
        return Decimal.from(parameters.Item.Qty * parameters.Qty)
      },
    ),
    Ping: Operation({ XDTOReturningValueType: xs.boolean }, () => {
      calls.count++
      return true
    }),
    Change: Operation(
      {
        Parameters: {
          Given: Parameter(xs.string),
          Both: Parameter(xs.string, { TransferDirection: 'InOut', Nillable: true }),
          Made: Parameter(xs.int, { TransferDirection: 'Out' }),
        },
        XDTOReturningValueType: xs.boolean,
      },
      ({ Given, Both }) => ({ return: true, Both: Both === null ? Given : null, Made: Given.length }),
    ),
    Bytes: Operation({ Parameters: { Data: Parameter(xs.base64Binary) }, XDTOReturningValueType: xs.base64Binary }, ({ Data }) =>
      Data.toReversed(),
    ),
    Describe: Operation({ XDTOReturningValueType: v8.Structure }, () => ({ Code: 'A', When: null })),
    Fail: Operation({ Parameters: { How: Parameter(xs.string) }, XDTOReturningValueType: xs.string }, ({ How }) => {
      if (How === 'fault')
        throw new SOAPFault('Sender', 'Нет такого', {
          Subcodes: [{ namespace: 'urn:codes', local: 'Absent' }],
          Detail: [{ namespace: 'urn:d', local: 'Number', content: '17' }],
        })
      if (How === 'cause') throw new Error('Снаружи', { cause: new Error('Внутри') })
      if (How === 'control') throw new Error('a\u0000b<c>')
      if (How === 'value') return 5 as never
      if (How === 'undefined') throw undefined
      throw new Error('Не указан тип идентификатора убытка.')
    }),
    Later: Operation({ XDTOReturningValueType: xs.string }, DeclaredOperation('services/ws/Тест.ts')),
  },
})
