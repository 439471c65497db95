/** The fields and files of a form, as conditions and values see them: `a=1&b=2`, or parts with names (RFC 7578). */
import { readForm } from '../../../exchange/form/form.ts'
import type { FormPart } from '../../../exchange/form/parts.ts'
import { Refusal } from '../../../exchange/refusal.ts'
import type { Matched } from '../matched.ts'

const read = new WeakMap<object, readonly FormPart[]>()

/** None where the body is no form, or one that is cut off. It is taken apart once for all that ask. */
function partsOf(request: Matched): readonly FormPart[] {
  const known = read.get(request.origin ?? request)
  if (known !== undefined) return known
  const parts = formParts(request)
  read.set(request.origin ?? request, parts)
  return parts
}

function formParts({ bytes, header }: Matched): readonly FormPart[] {
  try {
    return bytes === undefined ? [] : readForm(bytes, header('content-type')).parts
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

export const fieldValues = (request: Matched, name: string): readonly string[] =>
  partsOf(request).flatMap((one) => (one.fileName === undefined && one.name === name ? [textOf(one)] : []))

export const fileOf = (request: Matched, name: string): FormPart | undefined =>
  partsOf(request).find((one) => one.fileName !== undefined && one.name === name)

/** In UTF-8 where the part names an encoding that is not known. */
export function textOf(part: FormPart): string {
  try {
    return part.text()
  } catch {
    return part.text('utf-8')
  }
}
