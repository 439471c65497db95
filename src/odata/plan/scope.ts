/**
 * Names of a filter, looked up: a path such as `Контрагент/ИНН` or `d/Цена` as a field of the plan, with what kind of value it has. Only
 * what is published is found.
 */
import { SaidError } from '../../diagnostics/said-error.ts'
import { said, type Said } from '../../diagnostics/said.ts'
import type { SimpleType } from '../../infobase/definition/parts/type-description.ts'
import type { Expression, Step } from '../../infobase/query/expression.ts'
import { Decimal } from '../../xdto/values/decimal.ts'
import { SURROGATE, type EntityField, type EntityType, type PublishedModel } from '../model/entity.ts'
import { typeOfSetName } from '../model/names.ts'
import { unknownProperty } from '../model/unknown.ts'

/** What operands are compared by. `object`: the entity that a path ended at, a navigation without a property. */
export type ValueKind =
  | 'string'
  | 'number'
  | 'boolean'
  | 'date'
  | 'uuid'
  | 'enum'
  | 'reference'
  | 'composite'
  | 'typeName'
  | 'guid'
  | 'null'
  | 'other'

export interface Operand {
  readonly expression: Expression
  readonly kind: ValueKind
  /** `EnumRef.X`, `CatalogRef.X` of an enumeration's member or a reference. */
  readonly type?: string
  /** The field that it is. */
  readonly field?: EntityField
  /** The field that it is a `cast` of. */
  readonly castField?: EntityField
  /** Of a path. */
  readonly path?: FieldPath
}

export interface FieldPath {
  readonly from: string | undefined
  readonly steps: readonly Step[]
}

/** What names are looked up in. */
export interface Names {
  readonly field: (name: string) => EntityField | undefined
  /** The entity whose sections and records lambdas go through; absent for virtual tables. */
  readonly entity?: EntityType
}

/** A lambda variable. */
interface Variable {
  readonly names: Names
  /** What `from` says of its fields. */
  readonly from: string
}

export interface NameScope {
  readonly model: PublishedModel
  readonly names: Names
  readonly variables: ReadonlyMap<string, Variable>
}

/** The place where a path could not be followed. */
export class UnknownName extends SaidError {
  readonly step: string
  constructor(step: string, why: Said) {
    super(why)
    this.step = step
  }
}

/** Looks up a path; throws `UnknownName`. */
export function lookUp(scope: NameScope, steps: readonly string[]): Operand {
  const variable = scope.variables.get(steps[0]!)
  if (variable === undefined && steps.length === 1 && isSurrogate(scope.names, steps[0]!))
    return { expression: { kind: 'value', value: Decimal.from(0) }, kind: 'number' }
  if (variable === undefined) return follow(scope.model, scope.names, steps, { from: undefined, steps: [] })
  if (steps.length === 1) throw new UnknownName(steps[0]!, said(`${steps[0]}/Field is expected`, `ожидается ${steps[0]}/Поле`))
  return follow(scope.model, variable.names, steps.slice(1), { from: variable.from, steps: [] })
}

/** The key of what has one entity at most is no field: it is always 0. */
const isSurrogate = ({ entity }: Names, name: string): boolean =>
  name === SURROGATE && entity !== undefined && entity.key.length === 0 && entity.shape !== 'virtual'

/** Goes on from where a path has led. */
export function follow(model: PublishedModel, names: Names, steps: readonly string[], before: FieldPath): Operand {
  const [name, next, ...rest] = steps as readonly [string, ...string[]]
  const field = names.field(name)
  if (field === undefined)
    throw new UnknownName(
      name,
      names.entity === undefined ? said(`there is no property ${name}`, `нет свойства ${name}`) : unknownProperty(names.entity, name),
    )
  const here = (as?: string): FieldPath => ({
    from: before.from,
    steps: [...before.steps, { field: field.column, ...(as !== undefined && { as }) }],
  })
  if (next === undefined) return operandOf(field, name, here())
  if (name !== field.base)
    throw new UnknownName(next, said(`${field.base}/${next} is the path, without _Key`, `путь пишется без _Key: ${field.base}/${next}`))
  if (field.form === 'reference') {
    if (field.target === undefined) throw new UnknownName(next, said(`no path goes through ${name}`, `через ${name} пути нет`))
    const target = model.ofObject(field.target)
    if (target === undefined)
      throw new UnknownName(name, said(`${name} leads to an object that is not published`, `${name} ведёт на неопубликованный объект`))
    return follow(model, { field: target.field, entity: target }, [next, ...rest], here())
  }
  if (field.form !== 'composite' || rest.length === 0)
    throw new UnknownName(
      next,
      said(`${name} has no properties of one type`, `${name} – составного типа: укажите имя типа перед свойством`),
    )
  return followAs(model, field, [next, ...rest], here)
}

/** Behind a composite comes the name of a type: `Договор/Document_ДоговорНайма/Number`. */
function followAs(
  model: PublishedModel,
  field: EntityField,
  [type, ...rest]: readonly [string, ...string[]],
  here: (as: string) => FieldPath,
): Operand {
  const target = targetOf(model, type)
  if (target === undefined)
    throw new UnknownName(type, said(`${type} is not the name of a published type`, `${type} – не имя опубликованного типа`))
  checkOfType(field, target, type)
  return follow(model, { field: target.field, entity: target }, rest, here(target.object.FullName))
}

/** A field leads to objects of its own types only. */
export function checkOfType({ base, field }: EntityField, { object }: EntityType, name: string): void {
  if (!field.Types.some((one) => one.kind === 'Reference' && `${one.of}.${one.Name}` === object.FullName))
    throw new UnknownName(name, said(`${base} never has the type ${name}`, `у ${base} не бывает типа ${name}`))
}

/** The entity of a type's name, `Catalog_Товары`. */
export function targetOf(model: PublishedModel, name: string): EntityType | undefined {
  const type = typeOfSetName(name)
  return type === undefined ? undefined : model.ofObject(type.replace('Ref.', '.'))
}

function operandOf(field: EntityField, name: string, path: FieldPath): Operand {
  const expression: Expression = { kind: 'field', path: path.steps, ...(path.from !== undefined && { from: path.from }) }
  if (field.form === 'composite' && name === `${field.base}_Type`) return { expression, kind: 'typeName', field, path }
  if (field.form === 'storage' || field.form === 'types') return { expression, kind: 'other', field, path }
  if (field.form === 'composite') return { expression, kind: 'composite', field, path }
  return { expression, ...kindOfType(field.field.Types[0]!), field, path }
}

function kindOfType(type: SimpleType): { readonly kind: ValueKind; readonly type?: string } {
  switch (type.kind) {
    case 'Number':
      return { kind: 'number' }
    case 'Boolean':
      return { kind: 'boolean' }
    case 'Date':
      return { kind: 'date' }
    case 'UUID':
      return { kind: 'uuid' }
    case 'Reference':
      return { kind: type.of === 'Enum' ? 'enum' : 'reference', type: `${type.of}Ref.${type.Name}` }
    case 'ValueStorage':
    case 'TypeDescription':
    case 'BinaryData':
      return { kind: 'other' }
    default:
      return { kind: 'string' }
  }
}
