/**
 * Reads the properties of a metadata object: text, one of several words, a number; what is missing or unknown is complained of at its
 * place.
 */
import type { Location } from '../../diagnostics/location.ts'
import { textOf } from '../../xml/element.ts'
import type { MetadataObject } from './format.ts'
import { problem, type Complain } from './problems.ts'

/** The property's text without the spaces around it; an empty element is as good as none. */
export function textProperty(object: MetadataObject, name: string): string | undefined {
  const element = object.property(name)
  return (element && textOf(element).trim()) || undefined
}

/** Where a property is, or the object when it has none. */
export const placeOf = (object: MetadataObject, name: string): Location => object.source.at(object.property(name) ?? object.element)

export function requiredText(object: MetadataObject, name: string, complain: Complain): string | undefined {
  const value = textProperty(object, name)
  if (value === undefined) complain(problem('missing-property', { object: object.fullName, property: name }, placeOf(object, name)))
  return value
}

/**
 * A name as 1C lets one be: letters of any script, digits and `_`, no digit first. Nothing else may become a key, a file name or a URL of
 * ours.
 */
export function nameOf(object: MetadataObject, complain: Complain): string | undefined {
  const name = requiredText(object, 'Name', complain)
  if (name === undefined || /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*$/u.test(name)) return name
  complain(problem('not-a-name', { object: object.fullName }, placeOf(object, 'Name')))
  return undefined
}

/**
 * The value that a word of `words` represents. `omitted` is what an absent property means in a format that leaves defaults out; the other
 * format, and a property without a default, complain.
 */
export function wordProperty<T>(
  object: MetadataObject,
  name: string,
  words: ReadonlyMap<string, T>,
  omitted: T | undefined,
  complain: Complain,
): T | undefined {
  if (object.omitsDefaults && omitted !== undefined && object.property(name) === undefined) return omitted
  const text = requiredText(object, name, complain)
  if (text === undefined) return undefined
  const value = words.get(text)
  if (value === undefined) {
    complain(
      problem(
        'unknown-value',
        { object: object.fullName, property: name, value: text, allowed: [...words.keys()].join(', ') },
        placeOf(object, name),
      ),
    )
  }
  return value
}

const truth: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
])

/** Every boolean property of services has the default `false` (source 58, A). */
export const booleanProperty = (object: MetadataObject, name: string, complain: Complain): boolean | undefined =>
  wordProperty(object, name, truth, false, complain)

/** A whole number, not negative. */
export function numberProperty(object: MetadataObject, name: string, omitted: number, complain: Complain): number | undefined {
  if (object.omitsDefaults && object.property(name) === undefined) return omitted
  const text = requiredText(object, name, complain)
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  complain(
    problem('unknown-value', { object: object.fullName, property: name, value: text, allowed: '0, 1, 2, ...' }, placeOf(object, name)),
  )
  return undefined
}

const belongings: ReadonlyMap<string, 'Own' | 'Adopted'> = new Map([
  ['Own', 'Own'],
  ['Adopted', 'Adopted'],
])

/** Whose an object is: both formats write the property in extensions only, for what is adopted (source 56, A). */
export const belongingOf = (object: MetadataObject, complain: Complain): 'Own' | 'Adopted' | undefined =>
  object.property('ObjectBelonging') === undefined ? 'Own' : wordProperty(object, 'ObjectBelonging', belongings, 'Own', complain)
