/** Locks of objects in this process: an object that another holds is neither locked, written nor deleted (1C's Заблокировать). */
import { dataError } from '../data/fault.ts'

export class ObjectLocks {
  readonly #held = new Map<string, WeakRef<object>>()

  /** @throws ExternalDataSourceError where another object holds it */
  take(key: string, holder: object, source: string): void {
    this.require(key, holder, source)
    this.#held.set(key, new WeakRef(holder))
  }

  /** @throws ExternalDataSourceError where another object holds it */
  require(key: string, holder: object, source: string): void {
    const found = this.#held.get(key)?.deref()
    if (found !== undefined && found !== holder) throw dataError('lock-conflict', { source, why: key })
  }

  release(key: string, holder: object): void {
    if (this.#held.get(key)?.deref() === holder) this.#held.delete(key)
  }
}
