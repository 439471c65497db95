/** 1C's FixedMap (ФиксированноеСоответствие): a Map that refuses to be changed. */
export class FixedMap<Value> extends Map<string, Value> {
  constructor(entries: Iterable<readonly [string, Value]> = []) {
    super()
    for (const [key, value] of entries) super.set(key, value)
  }

  override set(key: string): never {
    throw new TypeError(`this map is read-only: "${key}" can't be set`)
  }

  override delete(key: string): never {
    throw new TypeError(`this map is read-only: "${key}" can't be deleted`)
  }

  override clear(): never {
    throw new TypeError('this map is read-only: it can\'t be cleared')
  }
}
