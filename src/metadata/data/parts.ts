/** Reads the parts of data objects: attributes, dimensions, resources, tabular sections; each name once. */
import {
  Attribute,
  attributeDefaults,
  Dimension,
  dimensionDefaults,
  Resource,
  resourceDefaults,
} from '../../infobase/definition/parts/attribute.ts'
import { TabularSection, tabularSectionDefaults } from '../../infobase/definition/parts/tabular-section.ts'
import type { MetadataObject } from '../format/format.ts'
import { identityOf } from '../format/identity.ts'
import { problem, type Complain } from '../format/problems.ts'
import { placeOf } from '../format/properties.ts'
import { propertiesOf } from './properties.ts'
import { typeOf } from './types.ts'

/**
 * The children of a kind by name, each made by `make`. Adopted ones are those of the base configuration and are left out, but for tabular
 * sections, to which an extension may add columns.
 */
export function namedParts<T>(
  object: MetadataObject,
  kind: string,
  complain: Complain,
  make: (child: MetadataObject) => T,
): Record<string, T> {
  const made = Object.create(null) as Record<string, T>
  for (const child of object.children(kind)) {
    const identity = identityOf(child, complain)
    if (identity === undefined || (identity.ObjectBelonging === 'Adopted' && kind !== 'TabularSection')) continue
    if (identity.Name in made) complain(problem('duplicate-name', { object: child.fullName }, placeOf(child, 'Name')))
    else made[identity.Name] = make(child)
  }
  return made
}

export const attributesIn = (object: MetadataObject, complain: Complain, kind = 'Attribute'): Record<string, Attribute> =>
  namedParts(object, kind, complain, (child) => Attribute(typeOf(child, complain), propertiesOf(child, attributeDefaults, complain)))

export const dimensionsIn = (object: MetadataObject, complain: Complain): Record<string, Dimension> => {
  const defaults = applicable(object, dimensionDefaults)
  return namedParts(object, 'Dimension', complain, (child) => Dimension(typeOf(child, complain), propertiesOf(child, defaults, complain)))
}

export const resourcesIn = (object: MetadataObject, complain: Complain): Record<string, Resource> => {
  const defaults = applicable(object, resourceDefaults)
  return namedParts(object, 'Resource', complain, (child) => Resource(typeOf(child, complain), propertiesOf(child, defaults, complain)))
}

export const tabularSectionsIn = (object: MetadataObject, complain: Complain): Record<string, TabularSection> =>
  namedParts(object, 'TabularSection', complain, (child) =>
    TabularSection(attributesIn(child, complain), propertiesOf(child, tabularSectionDefaults, complain)),
  )

/** Properties of dimensions and resources that registers of one kind have alone; elsewhere they keep their defaults. */
const onlyOf: Readonly<Record<string, string>> = {
  Master: 'InformationRegister',
  MainFilter: 'InformationRegister',
  UseInTotals: 'AccumulationRegister',
  Balance: 'AccountingRegister',
  AccountingFlag: 'AccountingRegister',
  ExtDimensionAccountingFlag: 'AccountingRegister',
  BaseDimension: 'CalculationRegister',
}

function applicable<D extends object>(object: MetadataObject, defaults: D): Partial<D> {
  const kind = object.fullName.slice(0, object.fullName.indexOf('.'))
  return Object.fromEntries(Object.entries(defaults).filter(([name]) => (onlyOf[name] ?? kind) === kind)) as Partial<D>
}
