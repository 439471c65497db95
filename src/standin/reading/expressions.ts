/** Values in stub files: `request.JSON.$.id | lower` where a value is asked for, and texts with `{{…}}` in them. */
import { said } from '../../diagnostics/said.ts'
import { parseExpression, type Expression, type WrongExpression } from '../value/expression.ts'
import type { Escape } from '../value/filters.ts'
import type { Scope } from '../value/sources.ts'
import { parseTemplatedText, type TemplatedText } from '../value/templated-text.ts'
import { reportStub } from './diagnostics.ts'
import type { Reading } from './reading.ts'
import type { MapNode, SourceNode } from './source-node.ts'
import { things } from './words.ts'

/** The names that a value may have at this place. */
export const scopeOf = ({ namespaces }: Reading, variables: readonly string[] = []): Scope => ({ namespaces, variables })

/** Reports what is wrong with it at the node. */
export function tellWrong(reading: Reading, { at }: Pick<SourceNode, 'at'>, { kind, found, meant, allowed }: WrongExpression): void {
  const place = reading.place(at)
  if (kind === 'value') return reading.tell(reportStub('hole', { found, meant, allowed }, place))
  if (kind === 'unclosed') return reading.tell(reportStub('unclosed', { found }, place))
  if (kind === 'filter') return reading.tell(reportStub('filter', { found, meant, allowed }, place))
  const expected =
    allowed === ''
      ? said('see docs/stub-language.md', 'см. docs/ru/stub-language.md')
      : said(`expected arguments: ${allowed}`, `число аргументов: ${allowed}`)
  reading.tell(reportStub('filter-argument', { found, expected }, place))
}

/** A value without braces; also with them, as it is in a text. */
export function readExpression(reading: Reading, node: SourceNode, what: string, scope = scopeOf(reading)): Expression | undefined {
  const text = reading.text(node, what)
  if (text === undefined) return undefined
  const found = parseExpression(/^\s*\{\{([^{}]*)\}\}\s*$/.exec(text)?.[1] ?? text, scope)
  if ('wrong' in found) return void tellWrong(reading, node, found.wrong)
  return found
}

export const templatedText = (
  reading: Reading,
  node: Pick<SourceNode, 'at'>,
  text: string,
  escape: Escape = 'none',
  scope = scopeOf(reading),
): TemplatedText => parseTemplatedText(text, (wrong) => tellWrong(reading, node, wrong), { escape, scope })

export const loopKeys = ['$each', '$as', '$item'] as const

/** The parts of a loop in any tree of values; `undefined` when anything is wrong with them, which is reported. */
export function readLoop(reading: Reading, node: MapNode, scope: Scope) {
  const fields = reading.fields(node, things.loop, loopKeys)
  const item = fields.get('$item')
  if (item === undefined)
    return void reading.tell(
      reportStub(
        'missing',
        { what: things.loop, key: '$item', example: "{ $each: '{{items}}', $item: '{{each.name}}' }" },
        reading.place(node.at),
      ),
    )
  const of = readExpression(reading, fields.get('$each')!, '$each', scope)
  const as = reading.text(fields.get('$as'), '$as') ?? 'each'
  return of && { of, as, item }
}
