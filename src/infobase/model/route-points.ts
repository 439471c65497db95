/** Points of routes as values: references whose UUID is the point's own, or made of the names of the process and the point. */
import type { BusinessProcess } from '../definition/objects/business-process.ts'
import type { RoutePoint } from '../definition/parts/route-point.ts'
import { Reference } from '../values/reference.ts'
import { uuidOfText } from '../values/uuid-of-text.ts'
import type { InfobaseModel } from './model.ts'

const TYPE = 'BusinessProcessRoutePointRef.'

export const routePointRef = ({ Name }: BusinessProcess, point: RoutePoint): Reference =>
  new Reference(
    `${TYPE}${Name}`,
    point.uuid === '' ? uuidOfText(`BusinessProcess.${Name}.RoutePoint.${point.Name}`) : point.uuid.toLowerCase(),
  )

/** The point that a reference is; `undefined` of an empty one, or of other things. */
export function routePointOf(model: InfobaseModel, reference: Reference): RoutePoint | undefined {
  if (!reference.type.startsWith(TYPE)) return undefined
  const definition = model.find('BusinessProcess', reference.type.slice(TYPE.length))?.definition
  return definition?.RoutePoints.find((one) => routePointRef(definition, one).UUID === reference.UUID)
}
