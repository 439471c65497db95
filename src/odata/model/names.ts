/** Names on the wire: prefixes of the kinds (chapter 17.4.4), and types of values that a composite property says. */
import type { DataKind } from '../../infobase/definition/definition.ts'

/** Kinds that entity sets are made of; an enumeration has a type only. */
export const publishedKinds = [
  'Catalog',
  'Document',
  'DocumentJournal',
  'Constant',
  'ExchangePlan',
  'ChartOfAccounts',
  'ChartOfCalculationTypes',
  'ChartOfCharacteristicTypes',
  'InformationRegister',
  'AccumulationRegister',
  'CalculationRegister',
  'AccountingRegister',
  'BusinessProcess',
  'Task',
] as const satisfies readonly DataKind[]

export type PublishedKind = (typeof publishedKinds)[number]

const all: ReadonlySet<string> = new Set(publishedKinds)
export const isPublishedKind = (kind: DataKind): kind is PublishedKind => all.has(kind)

export const setName = (object: { readonly kind: DataKind; readonly Name: string }): string => `${object.kind}_${object.Name}`

/** Types without an object, as `X_Type` says them. */
const primitives: Readonly<Record<string, string>> = {
  String: 'Edm.String',
  Number: 'Edm.Double',
  Boolean: 'Edm.Boolean',
  Date: 'Edm.DateTime',
  UUID: 'Edm.Guid',
  BinaryData: 'Edm.Binary',
  Undefined: 'StandardODATA.Undefined',
}

export const primitiveOnWire = (type: string): string | undefined => primitives[type]

/** `Number` of `Edm.Double`, and of the whole numbers' types as well. */
export function primitiveOfWire(name: string): string | undefined {
  if (name === 'Edm.Int16' || name === 'Edm.Int32' || name === 'Edm.Int64' || name === 'Edm.Decimal') return 'Number'
  return Object.keys(primitives).find((type) => primitives[type] === name)
}

const ROUTE_POINT = 'BusinessProcessRoutePoint_'

/** The type of the points of a route, which no set has: `BusinessProcessRoutePoint_Согласование`. */
export const routePointType = (name: string): string | undefined =>
  name.startsWith(ROUTE_POINT) ? `BusinessProcessRoutePointRef.${name.slice(ROUTE_POINT.length)}` : undefined

/** `CatalogRef.Товары` of `Catalog_Товары`: what `cast` and `isof` are given. */
export function typeOfSetName(name: string): string | undefined {
  const kind = publishedKinds.find((one) => name.startsWith(`${one}_`))
  return kind === undefined ? undefined : `${kind}Ref.${name.slice(kind.length + 1)}`
}
