/** Declarations of a configuration's objects, which `standin types` writes into this interface, so that names alone are typed. */
import type { DataDefinitions, DataKind } from '../definition/definition.ts'

/** Augmented by the files of `standin types`: definitions by kind and name. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface ConfigurationData {}

/** Names of the objects of a kind that are declared; any text where none is. */
export type NamesOf<K extends DataKind> = K extends keyof ConfigurationData ? keyof ConfigurationData[K] & string : string

/** The definition of a name, the definition that was given itself, or what is common to all of the kind. */
export type DefinitionOf<K extends DataKind, D> = D extends DataDefinitions[K]
  ? D
  : K extends keyof ConfigurationData
    ? D extends keyof ConfigurationData[K]
      ? ConfigurationData[K][D] extends DataDefinitions[K]
        ? ConfigurationData[K][D]
        : DataDefinitions[K]
      : DataDefinitions[K]
    : DataDefinitions[K]
