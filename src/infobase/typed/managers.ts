/** Managers with the fields of their objects, where the configuration's declarations name them; else as they are for any object. */
import type { folderNames } from '../../names/members.ts'
import type { dataKinds } from '../definition/data-kinds.ts'
import type { DataKind } from '../definition/definition.ts'
import type { AccumulationRegister } from '../definition/objects/accumulation-register.ts'
import type { Catalog } from '../definition/objects/catalog.ts'
import type { Document } from '../definition/objects/document.ts'
import type { Enum } from '../definition/objects/enumeration.ts'
import type { InformationRegister } from '../definition/objects/information-register.ts'
import type { Managers } from '../objects/manager/manager-of.ts'
import type { CatalogManager, DocumentManager } from '../objects/manager/managers.ts'
import type { AccumulationRegisterManager, InformationRegisterManager } from '../objects/manager/register-managers.ts'
import type { EnumMember } from '../values/reference.ts'
import type { ConfigurationData } from './configuration.ts'
import type { AccumulationRegisterRecord, CatalogFields, DocumentFields, InformationRegisterRecord } from './objects.ts'

type Folders = typeof dataKinds

/** By the folder of their kind and the name of their object: `Catalogs.Товары`, `Справочники.Товары`. */
export type ManagerFolders = {
  readonly [K in DataKind as Folders[K] | RussianFolder<Folders[K]>]: K extends keyof ConfigurationData
    ? { readonly [N in keyof ConfigurationData[K]]: ManagerFor<K, ConfigurationData[K][N]> }
    : Readonly<Record<string, Managers[K]>>
}

/** `Справочники` of `Catalogs`. */
type RussianFolder<English> = { [R in keyof FolderNames]: FolderNames[R] extends English ? R : never }[keyof FolderNames]
type FolderNames = typeof folderNames

type ManagerFor<K extends DataKind, D> = D extends Catalog
  ? CatalogManager<CatalogFields<D>>
  : D extends Document
    ? DocumentManager<DocumentFields<D>>
    : D extends InformationRegister
      ? InformationRegisterManager<InformationRegisterRecord<D>>
      : D extends AccumulationRegister
        ? AccumulationRegisterManager<AccumulationRegisterRecord<D>>
        : D extends Enum<infer N, infer V>
          ? { readonly [M in V]: EnumMember<`EnumRef.${N}`> } & { EmptyRef(): EnumMember<`EnumRef.${N}`> }
          : Managers[K]
