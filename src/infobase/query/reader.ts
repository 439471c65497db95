/** Carries out plans: compiled once a shape, bound and decoded each time. */
import type { InfobaseModel } from '../model/model.ts'
import type { Bound, Engine, Statement } from '../store/engine.ts'
import type { Layout } from '../store/layout.ts'
import type { Tables } from '../store/tables.ts'
import type { PlainData } from './plain/data.ts'
import { evaluated } from './plain/evaluate.ts'
import type { Plan, Row } from './plan.ts'
import { compiled, type Compiled } from './sql/select.ts'
import { shapeOf, type Shape } from './sql/shape.ts'

interface Prepared extends Compiled {
  readonly statement: Statement
}

/** Shapes that are kept; a program has some hundreds. */
const KEPT = 1_000

export class Reader {
  readonly #engine: Engine
  readonly #layout: Layout
  readonly #model: InfobaseModel
  readonly #tables: Tables
  readonly #data: PlainData
  readonly #prepared = new Map<string, Prepared>()

  constructor(engine: Engine, layout: Layout, model: InfobaseModel, tables: Tables, data: PlainData) {
    this.#engine = engine
    this.#layout = layout
    this.#model = model
    this.#tables = tables
    this.#data = data
  }

  /** @throws PlanError, EngineError */
  select(plan: Plan): readonly Row[] {
    if (plan.source.kind === 'given') return evaluated(plan, this.#data)
    const shape = shapeOf(plan)
    const prepared = this.#prepare(plan, shape, false)
    return prepared.statement.all(bound(prepared, shape)).map(prepared.decode)
  }

  /** How many rows the plan has without its page. @throws PlanError, EngineError */
  count(plan: Plan): number {
    const { skip: _skip, top: _top, order: _order, ...rest } = plan
    if (plan.source.kind === 'given') return evaluated(rest, this.#data).length
    const shape = shapeOf(rest)
    const prepared = this.#prepare(rest, { ...shape, key: `#${shape.key}` }, true)
    return Number(prepared.statement.all(bound(prepared, shape))[0]?.['v0'] ?? 0)
  }

  /** What the engine is asked, for the curious. */
  explain(plan: Plan): string {
    const { values } = shapeOf(plan)
    return compiled(plan, this.#layout, this.#model, values.length).text
  }

  #prepare(plan: Plan, shape: Shape, count: boolean): Prepared {
    const found = this.#prepared.get(shape.key)
    if (found !== undefined) {
      this.#tables.ensure(found.tables)
      return found
    }
    const made = compiled(plan, this.#layout, this.#model, shape.values.length, count)
    this.#tables.ensure(made.tables)
    if (this.#prepared.size >= KEPT) this.#prepared.clear()
    const prepared = { ...made, statement: this.#engine.prepare(made.text) }
    this.#prepared.set(shape.key, prepared)
    return prepared
  }
}

const bound = (prepared: Compiled, shape: Shape): readonly Bound[] => prepared.holes.map((hole) => hole.bind(shape.values[hole.at]))
