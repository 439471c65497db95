/** 1C's FixedMap (ФиксированноеСоответствие): a Map that refuses to be changed. */
import { inBoth } from '../diagnostics/said-error.ts'

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
    throw inBoth(
      new TypeError(`this map is read-only: "${key}" can't be set`),
      `соответствие доступно только для чтения: «${key}» нельзя установить`,
    )
  }

  override delete(key: string): never {
    throw inBoth(
      new TypeError(`this map is read-only: "${key}" can't be deleted`),
      `соответствие доступно только для чтения: «${key}» нельзя удалить`,
    )
  }

  override clear(): never {
    throw inBoth(
      new TypeError("this map is read-only: it can't be cleared"),
      'соответствие доступно только для чтения: его нельзя очистить',
    )
  }
}
