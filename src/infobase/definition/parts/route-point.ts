/** Points of the route of a business process: what happens at each, and where the process goes from there. */
import { completed, frozenList, frozenRecord } from './frozen.ts'

export type RoutePointKind =
  | 'Start'
  | 'Activity'
  | 'Condition'
  | 'Switch'
  | 'Split'
  | 'Join'
  | 'Processing'
  | 'SubBusinessProcess'
  | 'Completion'

/** A line of the route. */
export interface RouteStep {
  /** Name of the point that it leads to. */
  readonly To: string
  /** `True` or `False` of a condition, the name of a case of a switch, else `''`. */
  readonly Case: string
}

interface RoutePointProperties {
  readonly Kind: RoutePointKind
  /** The point's UUID in the configuration; empty when it has none. */
  readonly uuid: string
  /** Description of the tasks that an activity makes. */
  readonly TaskDescription: string
  /** Whether an activity is done by several performers, each with a task. */
  readonly Group: boolean
  /** Full name of the process within it, `''` for none. */
  readonly SubBusinessProcess: string
}

export interface RoutePoint extends RoutePointProperties {
  readonly Name: string
  /** What addressing attributes of new tasks are: full names of predefined items, members of enumerations, texts. */
  readonly AddressingAttributes: Readonly<Record<string, string>>
  /** Names of handlers in the process's module, by the event: `{ OnExecute: 'СогласоватьПриВыполнении' }`. */
  readonly Events: Readonly<Record<string, string>>
  readonly Next: readonly RouteStep[]
}

export interface GivenRoutePoint extends Partial<RoutePointProperties> {
  readonly Name: string
  readonly AddressingAttributes?: Readonly<Record<string, string>>
  readonly Events?: Readonly<Record<string, string>>
  /** The next point, several behind a split, one a case of a condition or switch. Where nothing is said: the next of the list. */
  readonly Next?: string | readonly string[] | Readonly<Record<string, string>> | readonly RouteStep[]
}

const defaults: RoutePointProperties = { Kind: 'Activity', uuid: '', TaskDescription: '', Group: false, SubBusinessProcess: '' }

/** A name alone is an activity. */
export const routePoints = (given: readonly (string | GivenRoutePoint)[] | undefined): readonly RoutePoint[] =>
  frozenList(
    given?.map((one, at) => {
      const point = typeof one === 'string' ? { Name: one } : one
      const following = given[at + 1]
      return routePoint(point, typeof following === 'object' ? following.Name : following)
    }),
  )

function routePoint(point: GivenRoutePoint, following: string | undefined): RoutePoint {
  const own = completed(defaults, point)
  return Object.freeze({
    Name: point.Name,
    ...own,
    AddressingAttributes: frozenRecord(point.AddressingAttributes),
    Events: frozenRecord(point.Events),
    Next: frozenList(point.Next === undefined ? steps(own.Kind === 'Completion' ? undefined : following) : steps(point.Next)),
  })
}

function steps(next: GivenRoutePoint['Next']): readonly RouteStep[] {
  if (next === undefined) return []
  if (typeof next === 'string') return [{ To: next, Case: '' }]
  if (Array.isArray(next))
    return (next as readonly (string | RouteStep)[]).map((one) => (typeof one === 'string' ? { To: one, Case: '' } : one))
  return Object.entries(next as Readonly<Record<string, string>>).map(([Case, To]) => ({ To, Case }))
}
