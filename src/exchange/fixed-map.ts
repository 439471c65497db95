/** 1C's FixedMap (ФиксированноеСоответствие): a Map that refuses to be changed. */
export class FixedMap<Value> extends Map<string, Value> {
  /** Fills the map by `fill`, which gets the only hand that may write. */
  constructor(fill?: (put: (key: string, value: Value) => void, get: (key: string) => Value | undefined) => void) {
    super()
    fill?.(
      (key, value) => super.set(key, value),
      (key) => super.get(key),
    )
  }

  override set(key: string): never {
    throw new TypeError(`this map is read-only: "${key}" can't be set`)
  }

  override delete(key: string): never {
    throw new TypeError(`this map is read-only: "${key}" can't be deleted`)
  }

  override clear(): never {
    throw new TypeError("this map is read-only: it can't be cleared")
  }
}
