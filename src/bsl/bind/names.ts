/** The meaning of names outside a module, for the binder and the compiler: modules of the configuration and the platform's dictionary. */

export interface OuterNames {
  /** A common module by folded name. */
  isCommonModule(folded: string): boolean
  /** An exported method of a global common module. */
  isGlobalMethod(folded: string): boolean
  /** A function of the global context, such as `СтрДлина`. */
  isFunction(folded: string): boolean
  /** A value of the global context, such as `Символы`. */
  isValue(folded: string): boolean
  /** Positions (from 0) at which some platform method or function of that name writes a variable; `undefined` where none does. */
  outputs(folded: string): readonly number[] | undefined
  /** A function of the global context that may wait with so many arguments. */
  functionWaits(folded: string, count: number): boolean
  /** A method that only platform objects have whose calls never wait. */
  neverWaits(folded: string): boolean
  /** Properties and methods of the object that the module belongs to, for modules of objects. */
  isOwnMember?(folded: string): boolean
}
