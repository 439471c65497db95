/** The infobase as handlers of events have it: the managers of its objects, transactions, presentations. */
import type { Value } from '../values/value.ts'
import type { ManagerFolders } from './managers.ts'

/** The infobase as handlers see it: managers of all objects by kind and name, under English and Russian names. */
export interface HandledInfobase extends ManagerFolders {
  /** `НачатьТранзакцию`. Runs all of it or nothing; inside another one it joins that. What it throws takes everything back. */
  BeginTransaction<T>(action: () => T | Promise<T>): Promise<T>
  /** `ТранзакцияАктивна`. */
  TransactionActive(): boolean
  /** `Представление`. As 1C shows a value to users. */
  Presentation(value: Value): Promise<string>
  /** Runs with every right, as 1C's privileged mode. */
  Privileged<R>(action: () => R): R
  /** `BeginTransaction`. */
  readonly НачатьТранзакцию: this['BeginTransaction']
  /** `TransactionActive`. */
  readonly ТранзакцияАктивна: this['TransactionActive']
  /** `Presentation`. */
  readonly Представление: this['Presentation']
}
