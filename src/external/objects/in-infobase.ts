/** Where handlers find external data sources: `call.infobase.ExternalDataSources`, beside the managers of data. */
import type { ExternalDataSources } from './sources.ts'

declare module '../../infobase/typed/handled-infobase.ts' {
  interface HandledInfobase {
    /** `ВнешниеИсточникиДанных`. The managers of external data sources. @throws DataError where nothing that is served has any */
    readonly ExternalDataSources: ExternalDataSources
    /** `ExternalDataSources`. */
    readonly ВнешниеИсточникиДанных: this['ExternalDataSources']
  }
}
