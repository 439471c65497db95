/** Reads a condition on one text: a bare value, or an operator with its value. */
import { saidBy } from '../../diagnostics/said-by.ts'
import { joined, said, type Fragment } from '../../diagnostics/said.ts'
import { compileScriptGroups, compileScriptPattern } from '../../pattern/script.ts'
import { PatternError } from '../../pattern/tree.ts'
import { jsonText } from '../calls/json-equal.ts'
import type { TextMatcher } from '../calls/text-matcher.ts'
import { more } from '../value/expression.ts'
import type { NeedOfBody } from '../value/sources.ts'
import { requestValues } from '../value/values.ts'
import { reportStub } from './diagnostics.ts'
import { readExpression } from './expressions.ts'
import type { Reading } from './reading.ts'
import type { MapNode, SourceNode } from './source-node.ts'

export const operators = ['equalTo', 'contains', 'matches', 'oneOf', 'present', 'absent', 'sameAs'] as const

/** What of the body conditions need beyond their own part of the request. */
export class NeedsOfCriteria {
  of: NeedOfBody = 'nothing'
  add(needs: NeedOfBody): void {
    this.of = more(this.of, needs)
  }
}

/** `also`: operators that are there beside and are read elsewhere, for messages. */
export function readText(
  reading: Reading,
  node: SourceNode,
  what: string,
  needs: NeedsOfCriteria,
  also: readonly string[] = [],
): TextMatcher | undefined {
  if (node.kind !== 'map') {
    const text = reading.text(node, what)
    return text === undefined ? undefined : { kind: 'equalTo', text }
  }
  const [operator, value] = onlyOperator(reading, node, what, also) ?? []
  if (operator === undefined || value === undefined) return undefined
  if (operator === 'oneOf')
    return { kind: 'oneOf', texts: reading.list(value, `${what}.oneOf`).flatMap((one) => reading.text(one, `${what}.oneOf`) ?? []) }
  if (operator === 'present' || operator === 'absent')
    return { kind: reading.flag(value, `${what}.${operator}`) === (operator === 'present') ? 'present' : 'absent' }
  if (operator === 'sameAs') return readSameAs(reading, value, what, needs)
  const text = reading.text(value, `${what}.${operator}`)
  if (text === undefined) return undefined
  return operator === 'matches' ? readPattern(reading, text, value) : { kind: operator, text }
}

function readSameAs(reading: Reading, node: SourceNode, what: string, needs: NeedsOfCriteria): TextMatcher | undefined {
  const found = readExpression(reading, node, `${what}.sameAs`)
  if (found === undefined) return undefined
  needs.add(found.needs)
  return {
    kind: 'sameAs',
    source: found.text,
    valueOf(request) {
      const value = found.read(requestValues(request))
      return value === undefined ? undefined : jsonText(value)
    },
  }
}

function onlyOperator(
  reading: Reading,
  node: MapNode,
  what: string,
  also: readonly string[],
): readonly [(typeof operators)[number], SourceNode] | undefined {
  const fields = [...reading.fields(node, said(`the condition ${what}`, `условие ${what}`), [...operators, ...also])]
  if (fields.length > 1)
    reading.tell(reportStub('more-than-one', { what, found: fields.map(([key]) => key).join(', ') }, reading.place(node.at)))
  if (node.entries.length === 0)
    reading.tell(
      reportStub(
        'missing',
        {
          what: said(`the condition ${what}`, `условие ${what}`),
          key: joined(operators, said('" or "', '» или «')),
          example: '{ contains: text }',
        },
        reading.place(node.at),
      ),
    )
  const [key, value] = fields.length === 1 ? fields[0]! : []
  const operator = operators.find((one) => one === key)
  return operator === undefined || value === undefined ? undefined : [operator, value]
}

function readPattern(reading: Reading, text: string, node: SourceNode): TextMatcher | undefined {
  try {
    const pattern = compileScriptPattern(text)
    return /\(\?<[^=!]/.test(text)
      ? { kind: 'matches', source: text, pattern, groups: compileScriptGroups(text) }
      : { kind: 'matches', source: text, pattern }
  } catch (error) {
    reading.tell(reportStub('pattern', { reason: patternTrouble(error) }, reading.place(node.at)))
    return undefined
  }
}

/** What is no regular expression at all is said by the engine, in English. */
const patternTrouble = (error: unknown): Fragment =>
  error instanceof PatternError
    ? saidBy(error)
    : said(error instanceof Error ? error.message : String(error), 'выражение записано с ошибкой')
