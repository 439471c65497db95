/** What of a request is not as conditions ask for it, in words for a message; `holds.ts` has the same question with yes or no. */
import { subtleDifference } from '../../diagnostics/near.ts'
import type { Language } from '../../diagnostics/print.ts'
import { bodyBase64 } from './body/body-bytes.ts'
import { parsedJSON, type Criteria, type Matched } from './criteria.ts'
import { exactJSON } from './exact-json.ts'
import { ownText } from './holds.ts'
import { jsonHolds, jsonText } from './json-equal.ts'
import { valuesAt } from './json-path.ts'
import { oneHolds, withPath, type OneMore } from './more-criteria.ts'
import { printTextMatcher, textMatches, type TextMatcher } from './text-matcher.ts'

/** One part of a request that is not as it was asked for. */
export interface Mismatch {
  /** `QueryOptions.full`, `JSON $.order.number`, `body`. */
  readonly part: string
  readonly expected: string
  /** As it appears in a message. */
  readonly given: string
  /** When the two can be mistaken for each other. */
  readonly hint?: string
}

/** Empty when the request is as asked. */
export function mismatches(criteria: Criteria, given: Matched, language: Language = 'en'): readonly Mismatch[] {
  const words = wordsIn[language]
  const { more } = criteria
  const request = more === undefined ? given : withPath(more, given)
  if (request === undefined)
    return [{ part: words.path, expected: more!.path!.text, given: JSON.stringify(given.URLParameters['*'] ?? '') }]
  return [
    ...ofTexts('URLParameters', criteria.URLParameters, (name) => ownText(request.URLParameters, name), language, request),
    ...ofTexts('QueryOptions', criteria.QueryOptions, (name) => request.QueryOptions.get(name), language, request),
    ...ofTexts('Headers', criteria.Headers, (name) => request.header(name), language, request),
    ...ofJSON(criteria, request, words),
    ...ofValues('Parameters', criteria.Parameters, request.parameters, words, request),
    ...(criteria.SOAPVersion === undefined ? [] : ofText('SOAPVersion', criteria.SOAPVersion, request.SOAPVersion, language)),
    ...ofBytes(criteria, request, words),
    ...(criteria.body === undefined ? [] : ofText('body', criteria.body, request.text, language, request)),
    ...(more?.all ?? []).flatMap((one) => ofMore(one, request, words)),
  ]
}

function ofMore(one: OneMore, request: Matched, words: Words): Mismatch[] {
  if (oneHolds(one, request)) return []
  const values = one.valuesOf(request)
  const given = values.length === 0 ? words.absent : shortened(values.map((value) => JSON.stringify(value)).join(', '))
  return [{ part: one.part, expected: printMore(one.matcher), given }]
}

function printMore(matcher: OneMore['matcher']): string {
  if (matcher.kind === 'any' || matcher.kind === 'each') return `${matcher.kind} ${printTextMatcher(matcher.of)}`
  if (matcher.kind === 'values') return matcher.texts.map((one) => JSON.stringify(one)).join(', ')
  return printTextMatcher(matcher)
}

interface Words {
  readonly absent: string
  readonly bytes: (count: number) => string
  readonly other: string
  readonly path: string
}

const wordsIn: Readonly<Record<Language, Words>> = {
  en: { absent: 'absent', bytes: (count) => `${count} bytes`, other: 'other', path: 'path' },
  ru: { absent: 'нет', bytes: (count) => `байтов: ${count}`, other: 'другое тело,', path: 'путь' },
}

const ofTexts = (
  kind: string,
  matchers: ReadonlyMap<string, TextMatcher>,
  valueOf: (name: string) => string | undefined,
  language: Language,
  request: Matched,
): Mismatch[] => [...matchers].flatMap(([name, matcher]) => ofText(`${kind}.${name}`, matcher, valueOf(name), language, request))

function ofText(part: string, matcher: TextMatcher, given: string | undefined, language: Language, request?: Matched): Mismatch[] {
  if (textMatches(matcher, given, request)) return []
  const hint = matcher.kind === 'equalTo' && given !== undefined ? subtleDifference(given, matcher.text)?.[language] : undefined
  return [
    {
      part,
      expected: printTextMatcher(matcher),
      given: given === undefined ? wordsIn[language].absent : JSON.stringify(shortened(given)),
      ...(hint !== undefined && { hint }),
    },
  ]
}

function ofBytes({ bytes: wanted }: Criteria, { bytes, header }: Matched, words: Words): Mismatch[] {
  if (wanted === undefined) return []
  const given = bytes && bodyBase64(bytes, header('content-type'))
  const size = (base64: string): string => words.bytes(Math.floor((base64.length * 3) / 4))
  return given === wanted
    ? []
    : [{ part: 'body', expected: `${words.other} ${size(wanted)}`, given: given === undefined ? words.absent : size(given) }]
}

function ofJSON({ JSON: paths }: Criteria, request: Matched, words: Words): Mismatch[] {
  if (paths.length === 0) return []
  const { text } = request
  const parsed = parsedJSON(text)
  if (parsed === undefined)
    return [{ part: 'body', expected: 'JSON', given: text === undefined ? words.absent : JSON.stringify(shortened(text)) }]
  return ofValues('JSON', paths, parsed.value, words, request)
}

function ofValues(kind: string, paths: Criteria['JSON'], value: unknown, words: Words, request: Matched): Mismatch[] {
  return paths.flatMap(({ path, matcher }): Mismatch[] => {
    const values = valuesAt(path, value)
    if (matcher.kind === 'equalToJSON') {
      if (values.some((one) => jsonHolds(one, matcher.value, false))) return []
      return [{ part: `${kind} ${path.text}`, expected: exactJSON(matcher.value), given: printed(values, words) }]
    }
    const holds =
      values.length === 0 ? textMatches(matcher, undefined, request) : values.some((one) => textMatches(matcher, jsonText(one), request))
    if (holds) return []
    return [{ part: `${kind} ${path.text}`, expected: printTextMatcher(matcher), given: printed(values, words) }]
  })
}

const printed = (values: readonly unknown[], words: Words): string =>
  values.length === 0 ? words.absent : shortened(values.map(exactJSON).join(', '))

const shortened = (text: string): string => (text.length > 200 ? `${text.slice(0, 200)}…` : text)
