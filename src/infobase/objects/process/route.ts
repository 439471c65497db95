/** The route of a business process: its points by name, where each leads to, and which can be reached from which. */
import { dataError } from '../../data-error.ts'
import type { BusinessProcess } from '../../definition/objects/business-process.ts'
import type { RoutePoint } from '../../definition/parts/route-point.ts'
import { routePointRef } from '../../model/route-points.ts'
import type { Reference } from '../../values/reference.ts'

export class Route {
  readonly #run: BusinessProcess
  readonly #points: ReadonlyMap<string, RoutePoint>
  readonly #reached = new Map<RoutePoint, ReadonlySet<RoutePoint>>()

  constructor(run: BusinessProcess) {
    this.#run = run
    this.#points = new Map(run.RoutePoints.map((one) => [one.Name, one]))
  }

  ref(point: RoutePoint): Reference {
    return routePointRef(this.#run, point)
  }

  /** By a reference or its name. @throws DataError where the route does not have it */
  point(wanted: Reference | string): RoutePoint {
    const found =
      typeof wanted === 'string'
        ? (this.#points.get(wanted) ?? this.#run.RoutePoints.find((one) => this.ref(one).UUID === wanted.toLowerCase()))
        : this.#run.RoutePoints.find((one) => this.ref(one).equals(wanted))
    if (found !== undefined) return found
    throw dataError('no-route-point', { point: String(wanted), process: `BusinessProcess.${this.#run.Name}` })
  }

  /** Where the process starts: at the point of that kind, or before the first one. */
  start(): RoutePoint | undefined {
    return this.#run.RoutePoints.find(({ Kind }) => Kind === 'Start')
  }

  get first(): RoutePoint | undefined {
    return this.#run.RoutePoints[0]
  }

  /** The points behind a point; of a condition or a switch those of one case. */
  after(point: RoutePoint, chosen?: string): readonly RoutePoint[] {
    return point.Next.filter(({ Case }) => chosen === undefined || Case === chosen).map(({ To }) => this.point(To))
  }

  /** Whether lines lead from one point to another. */
  reaches(from: RoutePoint, to: RoutePoint): boolean {
    let found = this.#reached.get(from)
    if (found === undefined) this.#reached.set(from, (found = this.#behind(from)))
    return found.has(to)
  }

  #behind(from: RoutePoint): ReadonlySet<RoutePoint> {
    const found = new Set<RoutePoint>()
    const open = [...this.after(from)]
    for (let point = open.pop(); point !== undefined; point = open.pop()) {
      if (found.has(point)) continue
      found.add(point)
      open.push(...this.after(point))
    }
    return found
  }
}

const known = new WeakMap<BusinessProcess, Route>()

export function routeOf(run: BusinessProcess): Route {
  let found = known.get(run)
  if (found === undefined) known.set(run, (found = new Route(run)))
  return found
}
