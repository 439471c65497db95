/** Catalogs: items with a code and a description, in folders or below each other, perhaps owned. */
import { attributesOf, type Attributes, type GivenAttributes } from '../parts/attribute.ts'
import { completed, frozenList } from '../parts/frozen.ts'
import { identityDefaults, type IdentityProperties } from '../parts/identity.ts'
import { codeDefaults, type CodeProperties, type CodeType, type DefaultPresentation } from '../parts/numbering.ts'
import { predefinedOf, type GivenPredefined, type Predefined } from '../parts/predefined.ts'
import { tabularSectionsOf, type GivenTabularSections, type TabularSections } from '../parts/tabular-section.ts'

type HierarchyType = 'HierarchyFoldersAndItems' | 'HierarchyOfItems'
type CodeSeries = 'WholeCatalog' | 'WithinSubordination' | 'WithinOwnerSubordination'

export interface CatalogProperties extends IdentityProperties, CodeProperties {
  /** Whether items have parents. */
  readonly Hierarchical: boolean
  /** Whether parents are folders or items. */
  readonly HierarchyType: HierarchyType
  /** Whether levels of the hierarchy are limited. */
  readonly LimitLevelCount: boolean
  /** The number of levels if they are limited. */
  readonly LevelCount: number
  /** Full names of metadata objects: `Catalog.Контрагенты`. */
  readonly Owners: readonly string[]
  /** Whether items, folders or both have an owner. */
  readonly SubordinationUse: 'ToItems' | 'ToFolders' | 'ToFoldersAndItems'
  /** Whether codes are texts or numbers. */
  readonly CodeType: CodeType
  /** Where codes must be unique. */
  readonly CodeSeries: CodeSeries
  /** Whether a code or number in use is refused. */
  readonly CheckUnique: boolean
  /** Whether new objects get the next number. */
  readonly Autonumbering: boolean
  /** Whether the presentation is the code or the description. */
  readonly DefaultPresentation: DefaultPresentation
}

/** A catalog (`Справочник`): items with a code and a description. */
export interface Catalog<
  Name extends string = string,
  A extends GivenAttributes = GivenAttributes,
  T extends GivenTabularSections = GivenTabularSections,
> extends CatalogProperties {
  readonly kind: 'Catalog'
  /** The object's name. */
  readonly Name: Name
  /** Attributes by name. */
  readonly Attributes: Attributes<A>
  /** Tabular sections by name. */
  readonly TabularSections: TabularSections<T>
  /** Predefined items by name. */
  readonly Predefined: Predefined
}

interface CatalogDefinition<
  Name extends string,
  A extends GivenAttributes,
  T extends GivenTabularSections,
> extends Partial<CatalogProperties> {
  /** The object's name. */
  readonly Name: Name
  /** Attributes by name. */
  readonly Attributes?: A
  /** Tabular sections by name. */
  readonly TabularSections?: T
  /** Predefined items by name. */
  readonly Predefined?: GivenPredefined
}

export const catalogDefaults: CatalogProperties = {
  ...identityDefaults,
  ...codeDefaults,
  Hierarchical: false,
  HierarchyType: 'HierarchyFoldersAndItems',
  LimitLevelCount: false,
  LevelCount: 2,
  Owners: frozenList([]),
  SubordinationUse: 'ToItems',
  CodeType: 'String',
  CodeSeries: 'WholeCatalog',
  CheckUnique: true,
  Autonumbering: true,
  DefaultPresentation: 'AsDescription',
}

/**
 * A catalog; what is not said is as the Designer makes a new one.
 *
 * @example
 *   Catalog({ Name: 'Товары', Attributes: { Артикул: String(20), Цена: Number(15, 2) } })
 */
export const Catalog = <const Name extends string, const A extends GivenAttributes = {}, const T extends GivenTabularSections = {}>(
  definition: CatalogDefinition<Name, A, T>,
): Catalog<Name, A, T> =>
  Object.freeze({
    kind: 'Catalog',
    Name: definition.Name,
    ...completed(catalogDefaults, definition),
    Attributes: attributesOf(definition.Attributes),
    TabularSections: tabularSectionsOf(definition.TabularSections),
    Predefined: predefinedOf(definition.Predefined),
  })
