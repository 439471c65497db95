/** The infobase of a call, which a platform with one gives; the error of a handler that asks for data where there is none. */
import { inBoth } from '../diagnostics/said-error.ts'
import type { Infobase } from '../infobase/infobase.ts'
import type { Call } from './call.ts'

export const noInfobase = (): TypeError =>
  inBoth(
    new TypeError(
      'call.infobase: there are no data objects; give a configuration, or define them in infobase/*.ts, and the platform an `infobase`',
    ),
    'call.infobase: объектов с данными нет; укажите конфигурацию или опишите их в infobase/*.ts, а платформе задайте `infobase`',
  )

export abstract class CallOfInfobase {
  #infobase: Infobase | undefined

  /** @throws TypeError where the platform has none */
  get infobase(): Infobase {
    if (this.#infobase === undefined) throw noInfobase()
    return this.#infobase
  }

  /** A property that is defined anew for each call would cost more than the rest of the call's making. */
  static give(call: Call, infobase: Infobase): void {
    if (#infobase in call) call.#infobase = infobase
    else Object.defineProperty(call, 'infobase', { value: infobase, enumerable: true })
  }
}
