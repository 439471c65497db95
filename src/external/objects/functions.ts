/** Runs functions and procedures of a source: `select` of their expression, or a call where nothing is returned (chapter 17.5.4). */
import { parameterCell, parameterValue, readerOf, type Converting } from '../data/cells.ts'
import type { FieldModel, TableModel } from '../data/model.ts'
import type { ExternalValue } from '../data/reference.ts'
import type { Link } from '../data/session.ts'
import type { ExternalDataSourceFunction } from '../definition/function.ts'
import { asAsked } from '../driver/ask.ts'
import { bindExpression, expressionOf } from '../expression/bind.ts'

/** Over this connection; `undefined` of a procedure. `fullName`: for errors. @throws ExternalDataSourceError and DriverError */
export async function functionRun(
  fullName: string,
  definition: ExternalDataSourceFunction,
  given: readonly unknown[],
  link: Link,
  converting: Converting,
): Promise<ExternalValue> {
  const { dialect } = link.database
  const expression = expressionOf(fullName, definition.ExpressionInDataSource)
  const parameters = given.map((one) => parameterValue(fullName, one))
  const { text, values } = bindExpression(fullName, expression, parameters, (position) => dialect.hole(position))
  const cells = values.map((one) => parameterCell(one, converting))
  if (!definition.ReturnValue) {
    await link.connection.query(await dialect.call(text, asAsked(link.connection)), cells)
    return undefined
  }
  const { columns, rows } = await link.connection.query(`SELECT ${text}`, cells)
  const cell = rows[0]?.[0] ?? null
  return readerOf({ fullName } as TableModel, resultField(definition), columns[0] ?? { name: '', type: '', kind: 'any' }, converting)(cell)
}

/** The value of a function is converted as that of a field. */
const resultField = ({ Type }: ExternalDataSourceFunction): FieldModel => ({
  name: '()',
  at: 0,
  column: '',
  types: Type.Types,
  isReadOnly: true,
  allowsNull: true,
  isKey: false,
  fill: undefined,
  refersTo: undefined,
  unfilled: undefined,
})
