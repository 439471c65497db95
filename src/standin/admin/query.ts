/**
 * Query options of a request to an admin surface: one that its operation does not have, or a value that means nothing, is refused. A
 * misspelt filter would answer with everything.
 */
import { didYouMean, itHas } from '../../diagnostics/near.ts'
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { AdminError } from './error.ts'
import type { DescribedOperation } from './operation.ts'

interface Values {
  readonly sound: RegExp
  readonly expected: Said
}

const whole: Values = { sound: /^\d{1,15}$/, expected: said('a whole number', 'целое число') }
const positive: Values = { sound: /^0*[1-9]\d{0,14}$/, expected: said('a whole number above 0', 'целое число больше 0') }
const flag: Values = { sound: /^(?:true|false)$/, expected: said('true or false', 'true или false') }

/** Options that take more than any text, by name: they mean the same at each operation. */
const kinds: Readonly<Record<string, Values>> = {
  status: { sound: /^\d{3}$/, expected: said('three digits, such as 404', 'три цифры, например 404') },
  after: whole,
  skip: whole,
  limit: positive,
  top: positive,
  unserved: flag,
  parts: flag,
  outcome: {
    sound: /^(?:accepted|refused|repeated)$/,
    expected: said('"accepted", "refused" or "repeated"', '«accepted», «refused» или «repeated»'),
  },
  lang: { sound: /^(?:en|ru)$/, expected: said('"en" or "ru"', '«en» или «ru»') },
}

/** Throws an AdminError, 400. What is not JSON is for browsers, which may ask with options of their own. */
export function checkQuery({ path, query: known = {}, media }: DescribedOperation, query: ReadonlyMap<string, string>): void {
  for (const [name, value] of query) {
    if (!Object.hasOwn(known, name)) {
      if (media === undefined) throw new AdminError(400, unknownOption(path, name, Object.keys(known)))
      continue
    }
    const values = Object.hasOwn(kinds, name) ? kinds[name] : undefined
    if (values !== undefined && !values.sound.test(value))
      throw new AdminError(400, joined([said(`"${name}" is "${value}"; expected `, `«${name}»: «${value}»; ожидается `), values.expected]))
  }
}

const unknownOption = (path: string, name: string, known: readonly string[]): Said =>
  joined([
    said(`${path} has no option "${name}"`, `у ${path} нет параметра «${name}»`),
    known.length === 0 ? said('; it has none', '; у этой операции их нет') : didYouMean(name, known, itHas(known)),
  ])
