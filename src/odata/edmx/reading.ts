/** What the definition of one object needs to know of the document. */
import type { PublishedKind } from '../model/names.ts'
import type { EdmxDocument } from './document.ts'
import type { EdmxObject } from './groups.ts'

export interface Reading {
  readonly document: EdmxDocument
  readonly objects: readonly EdmxObject[]
}

/** Extra dimensions that tables of accounting registers have, and the chart of their types. */
export function extDimensionsOf({ document, objects }: Reading) {
  const places = [...document.types.values()].flatMap(({ name, properties }) =>
    name.startsWith('AccountingRegister_') ? properties.map((one) => Number(/^ExtDimension(?:Dr|Cr)?(\d+)$/.exec(one.name)?.[1] ?? 0)) : [],
  )
  const MaxExtDimensionCount = Math.max(0, ...places)
  const types = MaxExtDimensionCount === 0 ? '' : chartIn(objects, 'ChartOfCharacteristicTypes', 'ВидыСубконто')
  return { MaxExtDimensionCount, ExtDimensionTypes: types }
}

/** The first chart of the file; one of that name is made where there is none. */
export const chartIn = (objects: Reading['objects'], kind: PublishedKind, otherwise: string): string =>
  `${kind}.${objects.find((one) => one.kind === kind)?.Name ?? otherwise}`
