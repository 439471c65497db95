/**
 * Comparisons by 1C's rules: references with `guid'…'`, members of enumerations by their names, and what looks comparable and is not
 * (chapter 17.4.5.2; docs/quirks.md has the cases that were seen on the wire).
 */
import { SaidError } from '../../diagnostics/said-error.ts'
import { said } from '../../diagnostics/said.ts'
import type { InfobaseModel } from '../../infobase/model/model.ts'
import { compare, type Comparison as Sign, type Expression } from '../../infobase/query/expression.ts'
import { EnumMember, Reference, UniqueIdentifier } from '../../infobase/values/reference.ts'
import { odataRefusal } from '../errors.ts'
import type { PublishedModel } from '../model/entity.ts'
import { isOfDocument } from '../model/given.ts'
import type { Comparison } from '../syntax/expression.ts'
import { kindNames } from './kind-names.ts'
import type { Operand } from './scope.ts'

/** The two sides cannot be compared: said with the place by who knows it. */
export class Incomparable extends SaidError {}

export interface Models {
  readonly model: PublishedModel
  readonly infobase: InfobaseModel
}

const signs: Readonly<Record<Comparison, Sign>> = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' }
const turned: Readonly<Record<Comparison, Comparison>> = { eq: 'eq', ne: 'ne', gt: 'lt', ge: 'le', lt: 'gt', le: 'ge' }

export const truth = (value: boolean): Expression => ({ kind: value ? 'and' : 'or', operands: [] })
const negated = (operand: Expression): Expression => ({ kind: 'not', operand })

export function comparison(left: Operand, operator: Comparison, right: Operand, models: Models): Expression {
  const isEquality = operator === 'eq' || operator === 'ne'
  if (right.kind === 'null' || left.kind === 'null') return withNull(left, operator, right)
  if (isConstant(left) && !isConstant(right)) return comparison(right, turned[operator], left, models)
  if (left.kind === 'typeName') return withTypeName(left, operator, right, models)
  if (isLong(left) || isLong(right)) throw odataRefusal('long-text', [], NO_LENGTH)
  if (left.kind === 'other' || right.kind === 'other' || right.kind === 'typeName')
    throw new Incomparable(said('values of this type are not compared', 'значения этого типа не сравниваются'))
  if (left.kind === 'composite' || right.kind === 'composite') return withComposite(left, operator, right)
  if (left.kind === 'boolean' && right.kind === 'boolean') return booleans(left, operator, right)
  const side = converted(left, right, models)
  if (side === undefined) return truth(operator === 'ne')
  if ((left.kind === 'reference' || left.kind === 'uuid') && !isEquality)
    throw new Incomparable(said('references are compared by eq and ne only', 'ссылки сравниваются только через eq и ne'))
  return compare(left.expression, signs[operator], side)
}

/**
 * A text without a limit is no side of a comparison and no key of an order in 1C. A `$metadata` document does not tell of lengths, nor does
 * a journal of those of its standard attributes.
 */
export const isLong = ({ kind, field }: Operand): boolean =>
  kind === 'string'
  && field !== undefined
  && field.field.role !== 'standard'
  && !isOfDocument(field.field)
  && field.field.Types.every((one) => one.kind === 'String' && one.Length === 0)

const TAKE_LONG = ['substringof', 'startswith', 'endswith', 'like'].join(', ')
export const NO_LENGTH = said(
  `the text has no limit of its length; ${TAKE_LONG} take it`,
  `строка неограниченной длины; её принимают ${TAKE_LONG}`,
)

const isConstant = ({ expression }: Operand): boolean => expression.kind === 'value'

function withNull(left: Operand, operator: Comparison, right: Operand): Expression {
  if (left.field?.form === 'storage' || right.field?.form === 'storage')
    throw new Incomparable(said('values in storage are not compared', 'значения хранилищ не сравниваются'))
  if (operator !== 'eq' && operator !== 'ne')
    throw new Incomparable(said('null is compared by eq and ne only', 'null сравнивается только через eq и ne'))
  const found: Expression = { kind: 'isNull', operand: (right.kind === 'null' ? left : right).expression }
  return operator === 'eq' ? found : negated(found)
}

/** `X_Type eq 'StandardODATA.Catalog_Товары'`. */
function withTypeName(left: Operand, operator: Comparison, right: Operand, { model }: Models): Expression {
  if (right.kind !== 'string' || !isConstant(right) || (operator !== 'eq' && operator !== 'ne'))
    throw new Incomparable(
      said('the name of a type is compared with a text by eq and ne only', 'имя типа сравнивается со строкой и только через eq и ne'),
    )
  const type = model.typeOfWire(String((right.expression as { readonly value: unknown }).value))
  const found: Expression = type === undefined ? truth(false) : { kind: 'isType', operand: left.expression, type }
  return operator === 'eq' ? found : negated(found)
}

/**
 * A guid alone never equals a composite: there is no row, and no error (chapter 17.4.5.2). The owner of a catalog with several and the
 * recorder of a register are an error instead, seen on the wire.
 */
function withComposite(left: Operand, operator: Comparison, right: Operand): Expression {
  const guid = left.kind === 'guid' || right.kind === 'guid'
  const field = left.field ?? right.field
  if (guid && field?.field.role === 'standard' && (field.column === 'Owner' || field.column === 'Recorder')) throw odataRefusal('long-text')
  if (guid) return truth(operator === 'ne')
  if (operator !== 'eq' && operator !== 'ne' && (left.kind === 'reference' || right.kind === 'reference'))
    throw new Incomparable(said('references are compared by eq and ne only', 'ссылки сравниваются только через eq и ne'))
  return compare(left.expression, signs[operator], right.expression)
}

/** `substringof(…) eq true` is the condition itself. */
function booleans(left: Operand, operator: Comparison, right: Operand): Expression {
  if (operator !== 'eq' && operator !== 'ne')
    throw new Incomparable(said('true and false are compared by eq and ne only', 'true и false сравниваются только через eq и ne'))
  if (right.expression.kind !== 'value') return compare(asValue(left.expression), signs[operator], asValue(right.expression))
  const isTrue = right.expression.value === (operator === 'eq')
  if (left.expression.kind === 'field') return compare(left.expression, '=', { kind: 'value', value: isTrue })
  return isTrue ? left.expression : negated(left.expression)
}

/** A condition as a value that can be compared. */
const asValue = (expression: Expression): Expression => expression

/** The right side as a value of the left one's type; `undefined` where it can never be equal. */
function converted(left: Operand, right: Operand, { infobase }: Models): Expression | undefined {
  if (right.kind === 'guid') return guidAs(left, right)
  if (left.kind === 'enum' && right.kind === 'string') {
    if (right.expression.kind !== 'value')
      throw new Incomparable(
        said('a member of an enumeration is compared with its name', 'значение перечисления сравнивается со своим именем'),
      )
    const name = String(right.expression.value)
    const members = infobase.find('Enum', left.type!.slice('EnumRef.'.length))?.definition.EnumValues
    return name === '' || (members !== undefined && name in members)
      ? { kind: 'value', value: new EnumMember(left.type!, name) }
      : undefined
  }
  // Seen on the wire: no error, and no rows.
  if (left.kind === 'string' && right.kind === 'date' && isConstant(right)) return undefined
  if (left.kind !== right.kind)
    throw new Incomparable(
      said(`${left.kind} and ${right.kind} are not compared`, `${kindNames[left.kind]} и ${kindNames[right.kind]} не сравниваются`),
    )
  const same = left.type === right.type
  return same || left.kind === 'string' ? right.expression : undefined
}

function guidAs(left: Operand, right: Operand): Expression {
  const text = right.expression.kind === 'value' ? String(right.expression.value) : ''
  if (left.kind === 'reference') return { kind: 'value', value: Reference.of(left.type!, text) }
  if (left.kind === 'uuid' || left.kind === 'guid') return { kind: 'value', value: UniqueIdentifier.of(text) }
  throw new Incomparable(said(`${left.kind} is not compared with a guid`, `${kindNames[left.kind]} и guid не сравниваются`))
}
