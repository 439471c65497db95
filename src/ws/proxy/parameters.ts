/** The arguments of a proxy's method: parameters by name or by position, and options behind them. */
import { XDTOError } from '../../xdto/types/fault.ts'
import { allProperties, isObjectType } from '../../xdto/types/object-type.ts'
import { isValueType } from '../../xdto/types/value-type.ts'
import type { CallOptions } from '../foreign/operation-types.ts'
import type { WSOperation, WSParameter } from '../message/described-operation.ts'
import type { Values } from '../message/shape.ts'

export interface Arguments {
  readonly values: Values
  readonly options: CallOptions | undefined
}

/**
 * By name: the first argument is a plain object whose keys all name parameters (an operation whose one parameter is an object with such a
 * key is called by name, or by `$call`), or one of whose keys does where it cannot be a value of the first parameter. Otherwise by
 * position; what is `undefined` is left out. Throws XDTOError when there are more arguments than parameters.
 */
export function byPosition({ Name, request }: WSOperation, given: readonly unknown[]): Arguments {
  const names = request.members.map((one) => one.Name)
  const [first, second] = given
  if (
    given.length > 0
    && given.length <= 2
    && (isNamed(first, names) || isMeantByName(first, names, request.members[0]))
    && (given.length === 1 || isOptions(second))
  )
    return { values: first, options: second as CallOptions | undefined }
  const last = given.at(-1)
  const options = given.length === names.length + 1 && isOptions(last) ? last : undefined
  const values = options ? given.slice(0, -1) : given
  if (values.length > names.length) {
    throw new XDTOError([
      {
        path: `/${Name}`,
        message: `there are ${values.length} arguments; the parameters are ${names.join(', ') || 'none'}`,
        messageRu: `аргументов ${values.length}; параметры: ${names.join(', ') || 'нет'}`,
      },
    ])
  }
  return { values: Object.fromEntries(values.map((value, at) => [names[at]!, value])), options }
}

const isPlain = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && [Object.prototype, null].includes(Object.getPrototypeOf(value) as null)

/** An object without keys names none of the parameters: it is the value of one, unless there are none. */
const isNamed = (value: unknown, names: readonly string[]): value is Values =>
  isPlain(value)
  && (Object.keys(value).length > 0 || names.length === 0 || names.length > 1)
  && Object.keys(value).every((key) => names.includes(key))

/** So that a key too many is reported as what it is, not as a wrong first parameter. */
function isMeantByName(value: unknown, names: readonly string[], first: WSParameter | undefined): value is Values {
  if (!isPlain(value) || first === undefined) return false
  const { XDTOValueType: type, list } = first
  return Object.keys(value).some(
    (key) =>
      names.includes(key) && (list || isValueType(type) || (isObjectType(type) && !allProperties(type).some((one) => one.name === key))),
  )
}

const isOptions = (value: unknown): value is CallOptions | undefined =>
  value === undefined || (isPlain(value) && Object.keys(value).every((key) => key === 'headers' || key === 'signal' || key === 'timeout'))
