/** `ОписаниеПараметровЗапроса`: the parameters that a text has, by their names. */
import { QueryError } from '../../../query/query-error.ts'
import { parameterNames } from '../../../query/query.ts'
import { BslError, errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'

class Description extends BslObject {
  readonly type = descriptionType
  readonly name: string

  constructor(name: string) {
    super()
    this.name = name
  }
}

class Descriptions extends BslObject {
  readonly type = descriptionsType
  readonly items: readonly Description[]

  constructor(items: readonly Description[]) {
    super()
    this.items = items
  }

  find(name: string): Description | undefined {
    const folded = name.toLowerCase()
    return this.items.find((one) => one.name.toLowerCase() === folded)
  }

  override getField(folded: string): unknown {
    return this.type.members.has(folded) ? undefined : this.find(folded)
  }

  override getIndex(index: unknown): unknown {
    const found = typeof index === 'number' ? this.items[index] : this.find(String(index))
    if (found === undefined) throw errors.outOfBounds()
    return found
  }

  override iterate(): Iterable<unknown> {
    return this.items
  }
}

const descriptionType: ObjectType = new ObjectType('ОписаниеПараметраЗапроса|QueryParameterDescription', {
  properties: { 'Имя|Name': { get: (self: Description) => self.name } },
})

const descriptionsType: ObjectType = new ObjectType('ОписаниеПараметровЗапроса|QueryParametersDescription', {
  methods: {
    'Количество|Count': (self: Descriptions) => self.items.length,
    'Найти|Find|s': (self: Descriptions, name: string) => self.find(name) ?? null,
    'Получить|Get|a': (self: Descriptions, index: unknown) => self.getIndex(index),
  },
})

/** @throws BslError where the text cannot be read */
export function foundParameters(text: string): BslObject {
  try {
    return new Descriptions(parameterNames(text).map((one) => new Description(one)))
  } catch (error) {
    throw error instanceof QueryError ? new BslError(error.message, error.english) : error
  }
}

export const parameterDescriptions = [descriptionType, descriptionsType]
