/**
 * Events of points of a route. A handler is found under the name that the map has for it (`СогласоватьПриВыполнении`), under the point's
 * and the event's (`Согласовать.OnExecute`), or under the event's alone, for every point.
 */
import { dataError } from '../../data-error.ts'
import type { EventHandler } from '../../definition/events.ts'
import type { RoutePoint } from '../../definition/parts/route-point.ts'
import type { Reference } from '../../values/reference.ts'
import type { Base } from '../base.ts'
import type { Item } from '../item/item.ts'

/** What every handler of a point is given. */
export interface AtPoint {
  readonly RoutePoint: Reference
  /** Its name, to tell points apart. */
  readonly RoutePointName: string
}

/** Gives what the handler set, or left as it was. */
export async function raisedAt<P extends object>(
  base: Base,
  run: Item,
  point: RoutePoint,
  reference: Reference,
  event: string,
  parameters: P,
): Promise<P & AtPoint> {
  const all = { ...parameters, RoutePoint: reference, RoutePointName: point.Name }
  const handler = handlerOf(base.events(run.Metadata().FullName), point, event)
  if (handler !== undefined) await (handler as (...them: unknown[]) => unknown)(run, all, base.eventCall)
  return all
}

function handlerOf(
  handlers: Readonly<Record<string, EventHandler>> | undefined,
  point: RoutePoint,
  event: string,
): EventHandler | undefined {
  return handlers?.[point.Events[event] ?? ''] ?? handlers?.[`${point.Name}.${event}`] ?? handlers?.[event]
}

/** The error of a handler that set Cancel. */
export const cancelledAt = (what: Item, point: RoutePoint, event: string): Error =>
  dataError('cancelled', { what: what.Presentation(), event: `${point.Name}.${event}` })
