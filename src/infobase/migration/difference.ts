/** What a change of the configuration does to data: kept, converted, lost, or impossible; gathered while the data is moved. */
import { joined, said, type Fragment, type Said } from '../../diagnostics/said.ts'

export type Effect =
  /** No value changes. */
  | 'kept'
  /** Values are written otherwise, and mean the same. */
  | 'converted'
  /** Values go. */
  | 'lost'
  /** The data as it is does not fit, so that nothing can be done with it. */
  | 'impossible'

export interface Difference {
  readonly effect: Effect
  /** Full name, the new one where there is one. */
  readonly object: string
  readonly what: Said
  /** How many values or rows are lost or in the way; 0 of what is kept. */
  readonly count: number
  /** Some of them. */
  readonly samples: readonly string[]
}

/** How many values are shown of those that are lost. */
const SHOWN = 3

/** Values of one field that do not survive. */
export class Losses {
  count = 0
  /** Written otherwise, nothing lost. */
  converted = 0
  readonly samples: string[] = []

  add(value: string): void {
    this.count++
    if (this.samples.length < SHOWN && !this.samples.includes(value))
      this.samples.push(value.length > 40 ? `${value.slice(0, 40)}…` : value)
  }
}

const words: Readonly<Record<Effect, Said>> = {
  kept: said('kept', 'сохранено'),
  converted: said('converted', 'преобразовано'),
  lost: said('lost', 'потеряно'),
  impossible: said('impossible', 'невозможно'),
}

/** `Catalog.Товары: Цена: Number(15,2) → Number(5,0) (lost: 2, "12.5", "0.01")`. */
export function differenceText({ effect, object, what, count, samples }: Difference): Said {
  const shown: readonly Fragment[] = samples.map((one) => `"${one}"`)
  const tail = count === 0 ? [words[effect]] : [joined([words[effect], ': ', count]), ...shown]
  return joined([object, ': ', what, ' (', joined(tail, ', '), ')'])
}

/** How many are listed in one message. */
const LISTED = 12

export function differencesText(all: readonly Difference[]): Said {
  const listed = all.slice(0, LISTED).map((one) => joined(['\n  ', differenceText(one)]))
  return joined(all.length > LISTED ? [...listed, `\n  … (${all.length})`] : listed)
}

export const isLoss = ({ effect }: Difference): boolean => effect === 'lost' || effect === 'impossible'
