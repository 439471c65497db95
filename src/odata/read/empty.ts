/** The empty value of a field, as 1C has it: what a constant is that was never set, what a body may leave out. */
import type { Field } from '../../infobase/model/field.ts'
import { EnumMember, Reference, UniqueIdentifier } from '../../infobase/values/reference.ts'
import type { Value } from '../../infobase/values/value.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { Decimal } from '../../xdto/values/decimal.ts'

export function emptyValue({ Types }: Field): Value {
  const [type] = Types
  if (type === undefined || Types.length > 1) return undefined
  switch (type.kind) {
    case 'Number':
      return Decimal.from(0)
    case 'Boolean':
      return false
    case 'Date':
      return DateTime.empty
    case 'UUID':
      return UniqueIdentifier.empty
    case 'Reference':
      return type.of === 'Enum' ? new EnumMember(`EnumRef.${type.Name}`, '') : Reference.empty(`${type.of}Ref.${type.Name}`)
    case 'ValueStorage':
      return undefined
    case 'BinaryData':
      return new Uint8Array(0)
    case 'Null':
      return null
    default:
      return type.kind === 'String' && type.AllowedLength === 'Fixed' ? ' '.repeat(type.Length) : ''
  }
}
