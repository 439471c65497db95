/** A value with its filters, parsed once: `request.QueryOptions.top | default: 10 | number`. */
import { didYouMean } from '../../diagnostics/near.ts'
import { asSaid, said, type Said } from '../../diagnostics/said.ts'
import { piecesOf, type Argument, type Piece } from './arguments.ts'
import { filterNamed, filterNames, type Escape } from './filters.ts'
import { randomNamed, randomNames } from './random.ts'
import { sourceNamed, sourceNames, type NeedOfBody, type Scope, type Source } from './sources.ts'
import type { Values } from './values.ts'

export interface Expression extends Source {
  /** As it was written. */
  readonly text: string
  /** The way of writing that its last filter asks for. */
  readonly escape: Escape | undefined
}

/** What is wrong with an expression. */
export interface WrongExpression {
  readonly kind: 'value' | 'filter' | 'argument' | 'unclosed'
  readonly found: string
  readonly meant: Said
  readonly allowed: string
}

export const noScope: Scope = { namespaces: new Map(), variables: [] }

export function parseExpression(text: string, scope: Scope = noScope): Expression | { readonly wrong: WrongExpression } {
  const [head, ...rest] = piecesOf(text)
  const first = headOf(head!, scope)
  if ('wrong' in first) return first
  let made: Source = first
  let escape: Escape | undefined
  for (const piece of rest) {
    const filtered = filteredBy(made, piece, scope)
    if ('wrong' in filtered) return filtered
    made = filtered.source
    escape = filtered.escape
  }
  return { ...made, text: text.trim(), escape }
}

type Wrong = { readonly wrong: WrongExpression }

const wrong = (kind: WrongExpression['kind'], found: string, names: readonly string[]): Wrong => ({
  wrong: { kind, found, meant: asSaid(didYouMean(found, kind === 'value' ? suited(names, found) : names)), allowed: names.join(', ') },
})

/** `request.Headers.NAME` with the name that was written. */
function suited(names: readonly string[], found: string): readonly string[] {
  const [, name = ''] = /^\w+\.\w+\.(.+)$/su.exec(found) ?? []
  return names.map((one) => (name === '' ? one : one.replace(/(?:NAME|\$\.path|\/path)$/, name)))
}

function headOf({ name, given }: Piece, scope: Scope): Source | Wrong {
  if (name.startsWith('random.')) return randomOf(name.slice('random.'.length), given, scope)
  const found = given.length === 0 ? sourceNamed(name, scope) : undefined
  return found ?? wrong('value', name, valueNames(scope))
}

/** All names of values, those of loops among them. */
const valueNames = ({ variables }: Scope): readonly string[] => [...sourceNames, ...variables, ...randomNames.map((one) => `random.${one}`)]

function randomOf(name: string, written: readonly Argument[], scope: Scope): Source | Wrong {
  const random = randomNamed(name)
  if (random === undefined) return wrong('value', `random.${name}`, valueNames(scope))
  const given = argumentsOf(written, random.given, `random.${name}`, scope)
  if ('wrong' in given) return given
  const [least, most] = written.map((one) => ('literal' in one ? one.literal : undefined))
  if (typeof least === 'number' && typeof most === 'number' && least > most) return wrongArgument(`random.${name}: ${least}, ${most}`)
  return {
    needs: given.needs,
    typed: random.typed,
    read: (values) => (values.chance === undefined ? undefined : random.make(values.chance(), given.read(values))),
  }
}

function filteredBy(of: Source, piece: Piece, scope: Scope): { readonly source: Source; readonly escape: Escape | undefined } | Wrong {
  const filter = filterNamed(piece.name)
  if (filter === undefined) return wrong('filter', piece.name, filterNames)
  const given = argumentsOf(piece.given, filter.given, piece.name, scope)
  if ('wrong' in given) return given
  const bad = filter.check?.(piece.given.map((one) => ('literal' in one ? one.literal : undefined)))
  if (bad !== undefined) return wrongArgument(`${piece.name}: ${bad}`)
  return {
    source: {
      needs: more(of.needs, given.needs),
      typed:
        filter.typed === 'same' ? of.typed || piece.given.some((one) => 'literal' in one && typeof one.literal === 'number') : filter.typed,
      read: (values) => filter.apply(of.read(values), given.read(values)),
    },
    escape: filter.escape,
  }
}

const wrongArgument = (found: string): Wrong => ({ wrong: { kind: 'argument', found, meant: said('', ''), allowed: '' } })

interface Given {
  readonly needs: NeedOfBody
  read(values: Values): readonly unknown[]
}

const nothing: Given = { needs: 'nothing', read: () => [] }

function argumentsOf(written: readonly Argument[], [least, most]: readonly [number, number], name: string, scope: Scope): Given | Wrong {
  if (written.length < least || written.length > most)
    return {
      wrong: {
        kind: 'argument',
        found: `${name} (${written.length})`,
        meant: said('', ''),
        allowed: least === most ? String(least) : `${least}-${most}`,
      },
    }
  if (written.length === 0) return nothing
  const read: Source[] = []
  for (const one of written) {
    if ('literal' in one) {
      read.push({ needs: 'nothing', typed: true, read: () => one.literal })
      continue
    }
    const value = sourceNamed(one.value, scope)
    if (value === undefined) return wrong('value', one.value, valueNames(scope))
    read.push(value)
  }
  return {
    needs: read.reduce<NeedOfBody>((all, one) => more(all, one.needs), 'nothing'),
    read: (values) => read.map((one) => one.read(values)),
  }
}

const order: readonly NeedOfBody[] = ['nothing', 'text', 'bytes']

/** What both need. */
export const more = (one: NeedOfBody, other: NeedOfBody): NeedOfBody => order[Math.max(order.indexOf(one), order.indexOf(other))]!
