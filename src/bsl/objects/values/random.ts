/** `ГенераторСлучайныхЧисел`: whole numbers of 32 bits; with an initial value the same ones each time, which are not those of 1C. */
import type { Library } from '../../dictionary/library.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'

const largest = 0xffff_ffff

class RandomNumbers extends BslObject {
  readonly type = randomType
  readonly #next: () => number

  constructor(next: () => number) {
    super()
    this.#next = next
  }

  between(least: number, most: number): number {
    if (least < 0 || most > largest || least > most) throw errors.badValue(1)
    return least + Math.floor((this.#next() / (largest + 1)) * (most - least + 1))
  }
}

/** A linear congruence with the constants of Numerical Recipes. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0)
}

const unseeded = (run: Run) => (): number => new DataView(Uint8Array.from(run.randomBytes(4)).buffer).getUint32(0)

const randomType: ObjectType = new ObjectType('ГенераторСлучайныхЧисел|RandomNumberGenerator', {
  presentation: 'Генератор случайных чисел',
  create: { kinds: 'i?', make: (run: Run, seed?: number) => new RandomNumbers(seed === undefined ? unseeded(run) : seeded(seed)) },
  methods: {
    'СлучайноеЧисло|RandomNumber|i?i?': (self: RandomNumbers, least = 0, most = largest) => self.between(least, most),
  },
})

export const random: Library = { types: [randomType] }
