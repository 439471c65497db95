/** What is said of elements that come at the wrong place, are too few, or are unknown. */
import { said, type Said } from '../../diagnostics/said.ts'
import type { Name } from '../../xml/name.ts'
import type { PlannedProperty } from '../types/object-plan.ts'

export const tooLate = (local: string, { local: next }: PlannedProperty): Said =>
  said(`${local} comes too late: it belongs before ${next}`, `${local} стоит слишком поздно: его место перед ${next}`)

export const tooFew = ({ least }: PlannedProperty, count: number): Said =>
  least === 1
    ? said('the element is missing', 'элемент отсутствует')
    : said(`there are ${count}, at least ${least} are required`, `элементов ${count}, нужно не меньше ${least}`)

/** `left`: the elements that may still come. */
export function expectedInstead(
  elements: readonly PlannedProperty[],
  left: readonly PlannedProperty[],
  type: string,
  { namespace, local }: Name,
): Said {
  const misplaced = elements.find((one) => one.local === local)?.namespace
  if (misplaced !== undefined)
    return said(
      `${local} belongs to namespace "${misplaced}", not "${namespace}"`,
      `${local} принадлежит пространству имён «${misplaced}», а не «${namespace}»`,
    )
  if (left.length === 0) return said(`nothing more is allowed in ${type}`, `в ${type} больше ничего не допускается`)
  const names = `${left
    .slice(0, 6)
    .map((one) => one.local)
    .join(', ')}${left.length > 6 ? ', ...' : ''}`
  return said(`there may be ${names}`, `допустимо: ${names}`)
}
