/** Classes of records: a property for each field of a table, and an error for any other name. */

/** What has fields by name. */
export interface WithFields {
  set(field: string, value: unknown): void
}

/** A name that no field has is not assigned: that `Ценa` has a Latin letter is seen at once. */
export function refuseOtherNames(Class: abstract new (...parameters: never[]) => WithFields): void {
  Object.setPrototypeOf(
    Class.prototype,
    new Proxy(Object.prototype, {
      set(_target, name, value: unknown, receiver) {
        if (receiver instanceof Class && typeof name === 'string') receiver.set(name, value)
        else Object.defineProperty(receiver as object, name, { value, writable: true, configurable: true, enumerable: true })
        return true
      },
    }),
  )
}

/** Gives the class of a table, made of a base class once. `define` puts the properties of fields into its prototype. */
export function classesWithFields<Table extends object>(define: (prototype: object, table: Table, base: object) => void) {
  const known = new WeakMap<object, WeakMap<Table, object>>()
  return <C extends new (...parameters: never[]) => WithFields>(base: C, table: Table): C => {
    let made = known.get(base)
    if (made === undefined) known.set(base, (made = new WeakMap<Table, object>()))
    const found = made.get(table)
    if (found !== undefined) return found as C
    const Derived = { [base.name]: class extends (base as unknown as new (...parameters: unknown[]) => WithFields) {} }[base.name]!
    define(Derived.prototype, table, base.prototype as object)
    made.set(table, Derived)
    return Derived as unknown as C
  }
}
