/** Work that is done a little at a time: who goes on for longer gives everything else its turn. */
import type { System } from '../../exchange/system.ts'

/** Milliseconds that are taken at once. */
const AT_ONCE = 4

export class Pace {
  readonly #system: Pick<System, 'ticks' | 'turn'>
  readonly #atOnce: number
  #until: number

  constructor(system: Pick<System, 'ticks' | 'turn'>, atOnce = AT_ONCE) {
    this.#system = system
    this.#atOnce = atOnce
    this.#until = system.ticks() + atOnce
  }

  /** Whether the others' turn has come: a look at the clock. */
  get isOver(): boolean {
    return this.#system.ticks() >= this.#until
  }

  async turn(): Promise<void> {
    await this.#system.turn()
    this.#until = this.#system.ticks() + this.#atOnce
  }
}
