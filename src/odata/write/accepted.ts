/**
 * What 1C takes in silence though the client hardly meant it: reported in log and journal, or refused where the setting is `strict`
 * (docs/odata.md).
 */
import { joined, said, type Said } from '../../diagnostics/said.ts'
import { observed, type Base } from '../../infobase/objects/base.ts'
import { areAllThere } from '../../infobase/objects/item/there.ts'
import { field as planField, type Expression } from '../../infobase/query/expression.ts'
import { column } from '../../infobase/query/plan.ts'
import { Reference } from '../../infobase/values/reference.ts'
import { objectOfType } from '../../infobase/values/type-of.ts'
import { odataRefusal, type ODataRefusal } from '../errors.ts'
import type { EntityType } from '../model/entity.ts'
import type { Request } from '../request.ts'

/** A sentence of what is wrong, and the refusal that `strict` has for it. */
export type Accept = (what: Said, refusal: (hint: Said) => ODataRefusal) => void

/** Sentences of one request in the log; the journal has all. */
const MOST_TOLD = 100

export function accepting({ settings, infobase, remarks }: Request, { object }: EntityType): Accept {
  let untold = 0
  return (what, refusal) => {
    if (settings.strict === true)
      throw refusal(joined([what, said('; 1C takes it, strict refuses it', '; 1С это принимает, режим strict – нет')]))
    if (remarks.length < MOST_TOLD) remarks.push(joined([said('taken in silence, as 1C does: ', 'принято молча, как в 1С: '), what]))
    else {
      untold++
      remarks[MOST_TOLD] = said(`and ${untold} more, which the journal has`, `и ещё ${untold}, они есть в журнале`)
    }
    observed(infobase.base, 'accepted', object, what.en)
  }
}

const key = [column('Ref')]
const nameOf = ({ type, UUID }: Reference): string => `${type} ${UUID}`

/** How many are asked for at once. */
const CHUNK = 500

/** Which of the references lead somewhere: by one question for each type, and a second where one is missing. */
function existing(base: Base, given: readonly (readonly [string, Reference])[]): ReadonlySet<string> {
  const byType = new Map<string, Map<string, Reference>>()
  for (const [, reference] of given) {
    if (reference.IsEmpty()) continue
    let group = byType.get(reference.type)
    if (group === undefined) byType.set(reference.type, (group = new Map()))
    group.set(reference.UUID, reference)
  }
  const found = new Set<string>()
  for (const [type, group] of byType) {
    const name = objectOfType(type) ?? ''
    const table = base.layout.table(name)
    // Points of routes have none: the configuration has them.
    const isWhole = table === undefined || areAllThere(base, table, [...group.keys()])
    for (const one of isWhole ? group.values() : foundOf(base, name, [...group.values()])) found.add(nameOf(one))
  }
  return found
}

function foundOf(base: Base, name: string, all: readonly Reference[]): readonly Reference[] {
  const found: Reference[] = []
  for (let at = 0; at < all.length; at += CHUNK) {
    const where: Expression = { kind: 'in', operand: planField('Ref'), values: all.slice(at, at + CHUNK) }
    for (const [one] of base.reader.select({ source: { kind: 'object', name }, where, columns: key }))
      if (one instanceof Reference) found.push(one)
  }
  return found
}

/** References of a body by the names of their properties: those that lead nowhere are taken by 1C. */
export async function acceptReferences(
  { infobase: { base } }: Request,
  given: readonly (readonly [string, Reference])[],
  accept: Accept,
): Promise<void> {
  const there = await base.transactions.read(() => existing(base, given))
  for (const [name, reference] of given) {
    if (!reference.IsEmpty() && !there.has(nameOf(reference)))
      accept(
        said(`${name}: ${reference.type} ${reference.UUID} is not there`, `${name}: объекта ${reference.type} ${reference.UUID} нет`),
        (hint) => odataRefusal('property-value', [name], hint),
      )
  }
}
