/**
 * Arguments of a function: of its parentheses, or of the query string; an unknown one is refused with 501, as real infobases do, and not
 * let through, because what looks like a filter and is none gives wrong sums.
 */
import { said } from '../../diagnostics/said.ts'
import { DateTime } from '../../xdto/values/date-time.ts'
import { odataRefusal } from '../errors.ts'
import type { FunctionImport } from '../model/entity.ts'
import { readArgument, readArguments, type Argument } from '../syntax/arguments.ts'
import { readLiteral } from '../syntax/literal.ts'
import type { Options } from '../syntax/options.ts'

export interface FunctionArguments {
  readonly date: (name: string) => DateTime | undefined
  readonly number: (name: string) => number | undefined
  readonly filter: (name: string) => Argument | undefined
  /** Names parted by commas; `undefined` where the argument is absent or empty. */
  readonly names: (name: string) => readonly string[] | undefined
}

export function functionArguments(found: FunctionImport, inner: string | undefined, options: Options): FunctionArguments {
  const given = new Map<string, Argument>()
  for (const [name, text] of options.rest) given.set(name, readArgument(text))
  const own = readArguments(inner ?? '')
  if (own === undefined)
    throw odataRefusal(
      'address',
      [],
      said(
        `${found.name}(${inner}) has no arguments of the form Name=value`,
        `${found.name}(${inner}): параметры пишутся как Имя=значение`,
      ),
    )
  for (const [name, one] of own) given.set(name, one)
  const known = new Map(found.parameters)
  for (const name of given.keys())
    if (!known.has(name))
      throw odataRefusal(
        'argument-unknown',
        [name],
        said(
          `${found.name} takes ${[...known.keys()].join(', ') || 'no parameters'}`,
          `параметры ${found.name}: ${[...known.keys()].join(', ') || 'нет'}`,
        ),
      )
  return {
    date: (name) => dateOf(name, given.get(name)?.text),
    number: (name) => numberOf(name, given.get(name)?.text),
    filter: (name) => (given.get(name)?.text.trim() ? given.get(name) : undefined),
    names(name) {
      const names = (given.get(name)?.text ?? '').split(',').map((one) => one.trim())
      return names.every((one) => one === '') ? undefined : names.filter((one) => one !== '')
    },
  }
}

function numberOf(name: string, text: string | undefined): number | undefined {
  if (text === undefined || text === '') return undefined
  if (!/^\d{1,9}L?$/.test(text)) throw odataRefusal('literal', [text, 'Edm.Int64'], said(`${name}=10 is expected`, `ожидается ${name}=10`))
  return Number.parseInt(text, 10)
}

function dateOf(name: string, text: string | undefined): DateTime | undefined {
  if (text === undefined || text === '') return undefined
  const literal = readLiteral(text)
  if (literal?.type !== 'datetime')
    throw odataRefusal(
      'literal',
      [text, 'Edm.DateTime'],
      said(`${name}=datetime'2024-01-31T00:00:00' is expected`, `ожидается ${name}=datetime'2024-01-31T00:00:00'`),
    )
  return DateTime.from(literal.value)
}
