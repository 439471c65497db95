/** Whether a value fits a property of an object of XDTO, and as what it is kept; `ЗначениеXDTO`: a simple value with its type. */
import type { PlannedProperty } from '../../../xdto/types/object-plan.ts'
import { isDerivedFrom } from '../../../xdto/types/substitution.ts'
import { textCodec } from '../../../xdto/types/text-codec.ts'
import type { XDTOType } from '../../../xdto/types/type.ts'
import { isValueType } from '../../../xdto/types/value-type.ts'
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import { simpleFromWire, simpleToWire, unfit } from './simple.ts'
import { typeObject } from './type-objects.ts'

/** An object of an XDTO type. */
export abstract class TypedObject extends BslObject {
  readonly of: XDTOType

  constructor(of: XDTOType) {
    super()
    this.of = of
  }
}

export class XDTODataValue extends BslObject {
  readonly type = dataValueType
  readonly of: XDTOType
  readonly value: unknown

  constructor(of: XDTOType, value: unknown) {
    super()
    this.of = of
    this.value = value
  }
}

export const dataValueType: ObjectType = new ObjectType('ЗначениеXDTO|XDTODataValue', {
  presentation: 'Значение XDTO',
  methods: { 'Тип|Type': (self: XDTODataValue) => typeObject(self.of) },
  properties: { 'Значение|Value': { get: (self: XDTODataValue) => self.value } },
})

/** The value of the text that a package gives for a property that is not set. */
export function defaultOf({ type }: PlannedProperty, text: string): unknown {
  if (!isValueType(type)) return text
  const value = textCodec(type).read(text, { resolve: () => undefined, fault: () => undefined })
  return value === undefined ? text : simpleFromWire(type, value, 0)
}

/** The value as the property's type has it; an exception names the property. */
export function checked(property: PlannedProperty, value: unknown): unknown {
  try {
    return fitted(property.type, value)
  } catch (error) {
    if (!(error instanceof BslError)) throw error
    throw new BslError(
      `Ошибка при установке значения атрибута контекста (${property.name}): ${error.message}`,
      `Error setting the value of the context attribute (${property.name}): ${error.english}`,
      { cause: error.cause },
    )
  }
}

function fitted(type: XDTOType, given: unknown): unknown {
  if (given === null) return null
  const value = given instanceof XDTODataValue && isValueType(type) ? given.value : given
  if (isValueType(type)) {
    if (value instanceof TypedObject) throw unfit(type)
    return simpleFromWire(type, simpleToWire(type, value), 0)
  }
  if (type.kind === 'any') return value
  if (!(value instanceof TypedObject) || !isDerivedFrom(value.of, type)) throw unfit(type)
  return value
}
