/** A function or procedure of an external data source, or any expression in the database's language (chapter 17.5.4). */
import { completed } from '../../infobase/definition/parts/frozen.ts'
import { soundType, String, type TypeDescription } from '../../infobase/definition/parts/type-description.ts'

export interface ExternalDataSourceFunctionProperties {
  /** Title for people. */
  readonly Synonym: string
  /** Of the metadata object; `''` when it has none. */
  readonly uuid: string
  /** Whether it gives a value; otherwise it is a procedure, which queries cannot use. */
  readonly ReturnValue: boolean
  /** SQL with parameters `&1`, optional ones `{, &2}` and a last one of any number `&3[]`: `goods_count(&1{, &2})`. */
  readonly ExpressionInDataSource: string
}

/** `T`: the name of the type of its value. */
export interface ExternalDataSourceFunction<out T extends string = string> extends ExternalDataSourceFunctionProperties {
  /** By which it is known among definitions. */
  readonly kind: 'ExternalDataSourceFunction'
  /** The type to which the value is converted; of a procedure without meaning. */
  readonly Type: TypeDescription<T>
}

/** The definition of a function, as `ExternalDataSourceFunction` takes it. */
export interface ExternalDataSourceFunctionDefinition<out T extends string = string> extends Partial<ExternalDataSourceFunctionProperties> {
  /** The type of the value; a function without one is a procedure. */
  readonly Type?: TypeDescription<T>
}

export const functionDefaults: ExternalDataSourceFunctionProperties = {
  Synonym: '',
  uuid: '',
  ReturnValue: false,
  ExpressionInDataSource: '',
}

/**
 * A function; one with a type returns a value.
 *
 * @example
 *   ExternalDataSourceFunction({ Type: Number(10), ExpressionInDataSource: "nextval('simple_sequence')" })
 */
export const ExternalDataSourceFunction = <T extends string = 'String'>(
  definition: ExternalDataSourceFunctionDefinition<T>,
): ExternalDataSourceFunction<T> =>
  Object.freeze({
    kind: 'ExternalDataSourceFunction',
    Type: (definition.Type === undefined ? String() : soundType('ExternalDataSourceFunction', definition.Type)) as TypeDescription<T>,
    ...completed(functionDefaults, { ...definition, ReturnValue: definition.ReturnValue ?? definition.Type !== undefined }),
  })
