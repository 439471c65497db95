/** Values by chance: `{{random.integer: 1, 10}}`. The same seed and count of answers give the same ones. */
import { withTaxpayerKey } from '../../infobase/seed/keyed.ts'
import { suitingName, anyWords } from '../../infobase/seed/names.ts'
import type { Chance } from '../../infobase/seed/random.ts'
import { ExactNumber } from '../calls/exact-json.ts'
import { readNumber } from './numbers.ts'
import { guidOf } from './values.ts'

interface Random {
  readonly given: readonly [least: number, most: number]
  readonly typed: boolean
  make(chance: Chance, given: readonly unknown[]): unknown
}

const whole = (value: unknown, usual: number): number => {
  const found = readNumber(value)
  const number = found instanceof ExactNumber ? Number(found.text) : found
  return number === undefined || !Number.isFinite(number) ? usual : Math.trunc(number)
}

const named =
  (called: string): Random['make'] =>
  (chance) =>
    suitingName(called, chance) ?? called

const digits = (chance: Chance, count: number): string => Array.from({ length: count }, () => chance.whole(0, 9)).join('')

export const randoms = {
  guid: { given: [0, 0], typed: false, make: (chance) => guidOf(Uint8Array.from({ length: 16 }, () => chance.whole(0, 255))) },
  integer: {
    given: [0, 2],
    typed: true,
    make: (chance, [least, most]) => {
      const from = whole(least, 0)
      return chance.whole(from, Math.max(from, whole(most, from + 999)))
    },
  },
  decimal: {
    given: [0, 3],
    typed: true,
    make: (chance, [least, most, places]) => {
      const count = Math.max(0, Math.min(9, whole(places, 2)))
      const from = whole(least, 0)
      const part = count === 0 ? '' : `.${digits(chance, count)}`
      return new ExactNumber(`${chance.whole(from, Math.max(from, whole(most, from + 1_000) - 1))}${part}`)
    },
  },
  boolean: { given: [0, 0], typed: true, make: (chance) => chance.whole(0, 1) === 1 },
  date: {
    given: [0, 0],
    typed: false,
    make: (chance) =>
      new Date(Date.UTC(2024, 0, chance.whole(1, 366), chance.whole(8, 18), chance.whole(0, 59))).toISOString().slice(0, 19),
  },
  oneOf: { given: [1, 100], typed: true, make: (chance, list) => chance.pick(list) },
  text: {
    given: [0, 1],
    typed: false,
    make: (chance, [length]) => Array.from(anyWords(chance)).slice(0, whole(length, 200)).join('').trimEnd(),
  },
  digits: { given: [1, 1], typed: false, make: (chance, [count]) => digits(chance, Math.max(1, Math.min(1_000, whole(count, 1)))) },
  person: { given: [0, 0], typed: false, make: named('Сотрудник') },
  company: { given: [0, 0], typed: false, make: named('Контрагент') },
  goods: { given: [0, 0], typed: false, make: named('Товар') },
  address: { given: [0, 0], typed: false, make: named('Адрес') },
  phone: { given: [0, 0], typed: false, make: named('Телефон') },
  email: { given: [0, 0], typed: false, make: named('Email') },
  inn: { given: [0, 0], typed: false, make: (chance) => withTaxpayerKey(digits(chance, 9)) },
} as const satisfies Readonly<Record<string, Random>>

export type RandomName = keyof typeof randoms

export const randomNames = Object.keys(randoms) as readonly RandomName[]

export const randomNamed = (name: string): Random | undefined => (Object.hasOwn(randoms, name) ? randoms[name as RandomName] : undefined)
