/** Where handlers find integration services: `call.infobase.IntegrationServices`, beside the managers of data. */
import type { IntegrationServices } from './services.ts'

declare module '../../infobase/typed/handled-infobase.ts' {
  interface HandledInfobase {
    /** `СервисыИнтеграции`. The managers of integration services. @throws DataError where nothing that is served has any */
    readonly IntegrationServices: IntegrationServices
    /** `IntegrationServices`. */
    readonly СервисыИнтеграции: this['IntegrationServices']
  }
}
