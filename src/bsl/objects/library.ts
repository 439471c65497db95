/** The platform's library as one dictionary; parts are lists of names and functions in the rooms of this folder. */
import { Dictionary } from '../dictionary/dictionary.ts'
import { moduleType } from '../modules/module-object.ts'
import { binary } from './binary/functions.ts'
import { arrayType, fixedArrayType } from './collections/array.ts'
import { keyAndValueType } from './collections/key-and-value.ts'
import { fixedMapType, mapType } from './collections/map.ts'
import { fixedStructureType, structureType } from './collections/structure.ts'
import { data } from './data/globals.ts'
import { errorPresentation } from './errors/presentation.ts'
import { externalDataSources } from './external/sources.ts'
import { files } from './files/files.ts'
import { httpService } from './http/response.ts'
import { integrationServices } from './integration/managers.ts'
import { internal } from './internal/internal.ts'
import { valueStorage } from './internal/value-storage.ts'
import { json } from './json/json.ts'
import { enumerations } from './metadata/enumerations.ts'
import { metadata } from './metadata/metadata.ts'
import { missing } from './missing.ts'
import { httpClient } from './outgoing/connection.ts'
import { processors } from './processors/processors.ts'
import { queries } from './query/query.ts'
import { clipboardTools } from './session/clipboard.ts'
import { eventLog } from './session/event-log.ts'
import { functionalOptions } from './session/functional-options.ts'
import { infobaseUsers } from './session/infobase-users.ts'
import { infobaseFunctions } from './session/infobase.ts'
import { jobs } from './session/jobs.ts'
import { sessionParameters } from './session/parameters.ts'
import { rights } from './session/rights.ts'
import { session } from './session/session.ts'
import { settingsStorages } from './session/settings-storage.ts'
import { symbols } from './session/symbols.ts'
import { temporaryStorage } from './session/temporary-storage.ts'
import { format } from './strings/format.ts'
import { strings } from './strings/strings.ts'
import { lists } from './tables/list.ts'
import { tables } from './tables/table-methods.ts'
import { trees } from './tables/tree.ts'
import { dates } from './values/dates.ts'
import { numbers } from './values/numbers.ts'
import { qualifiers } from './values/qualifiers.ts'
import { random } from './values/random.ts'
import { storage } from './values/storage.ts'
import { typeDescriptions } from './values/type-description.ts'
import { types } from './values/types.ts'
import { uuids } from './values/uuid.ts'
import { xdtoFactory } from './xdto/factory.ts'
import { xdtoSerializer } from './xdto/serializer.ts'
import { xml } from './xml/xml.ts'

let made: Dictionary | undefined

/** Made at first use. */
export function platformDictionary(): Dictionary {
  made ??= new Dictionary(
    [
      { types: [arrayType, fixedArrayType, structureType, fixedStructureType, mapType, fixedMapType, keyAndValueType, moduleType] },
      strings,
      format,
      numbers,
      dates,
      types,
      typeDescriptions,
      qualifiers,
      errorPresentation,
      symbols,
      session,
      sessionParameters,
      infobaseUsers,
      rights,
      infobaseFunctions,
      eventLog,
      functionalOptions,
      settingsStorages,
      processors,
      temporaryStorage,
      random,
      metadata,
      enumerations,
      jobs,
      tables,
      trees,
      lists,
      binary,
      json,
      uuids,
      xml,
      xdtoFactory,
      xdtoSerializer,
      files,
      storage,
      internal,
      valueStorage,
      httpService,
      httpClient,
      clipboardTools,
      queries,
      data,
      integrationServices,
      externalDataSources,
    ],
    missing,
  )
  return made
}
