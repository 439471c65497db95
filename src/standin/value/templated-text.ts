/**
 * Texts with holes for values: `{{request.URLParameters.Number}}`, `{{request.JSON.$.order.id | xml}}`, `{{guid}}`, and loops, `{{#each
 * request.JSON.$.lines as line}}{{line.sku}};{{/each}}`. `\{{` is two braces. The text is parsed once; what is not a value is reported
 * then.
 */
import { said } from '../../diagnostics/said.ts'
import { more, noScope, parseExpression, type Expression, type WrongExpression } from './expression.ts'
import type { Escape } from './filters.ts'
import type { NeedOfBody, Scope } from './sources.ts'
import type { Values } from './values.ts'

export type TextPart = string | Hole | Loop | Made

interface Hole {
  readonly kind: 'hole'
  readonly of: Expression
  readonly escape: Escape
}

/** A text for each item of a list. */
export interface Loop {
  readonly kind: 'loop'
  readonly of: Expression
  /** The name by which the text has the item. */
  readonly as: string
  readonly body: TemplatedText
  readonly between: string
}

/** A text that is made for each answer. */
interface Made {
  readonly kind: 'made'
  readonly needs: NeedOfBody
  make(values: Values): string
}

export interface TemplatedText {
  readonly parts: readonly TextPart[]
  readonly needs: NeedOfBody
}

export interface TemplateOptions {
  /** Holds where the hole names none itself. */
  readonly escape?: Escape
  readonly scope?: Scope
}

/** The item of a loop that names it not, and its place. */
const loopNames = ['index', 'position'] as const

/** The names within a loop. */
export const within = (scope: Scope, as: string): Scope => ({ ...scope, variables: [...scope.variables, as, ...loopNames] })

/** `wrong` receives each unknown hole; it is left out of the text. */
export function parseTemplatedText(
  text: string,
  wrong: (found: WrongExpression) => void,
  { escape = 'none', scope = noScope }: TemplateOptions = {},
): TemplatedText {
  if (!text.includes('{{')) return { parts: text === '' ? [] : [text], needs: 'nothing' }
  const open: { readonly loop: Omit<Loop, 'body' | 'kind' | 'between'> | undefined; readonly parts: TextPart[]; readonly scope: Scope }[] =
    [{ loop: undefined, parts: [], scope }]
  let at = 0
  const put = (part: TextPart): void => void (part === '' || open.at(-1)!.parts.push(part))
  for (const found of text.matchAll(/\\\{\{|\{\{([^{}]*)\}\}/g)) {
    put(plain(text.slice(at, found.index), wrong))
    at = found.index + found[0].length
    const inside = found[1]?.trim()
    if (inside === undefined) put('{{')
    else if (inside === '/each') {
      if (open.length === 1) wrong(stray('/each'))
      else closeLoop(open.pop()!, put)
    } else if (inside.startsWith('#')) {
      const now = open.at(-1)!.scope
      const loop = loopOf(inside, now, wrong)
      open.push({ loop, parts: [], scope: within(now, loop?.as ?? 'each') })
    } else {
      const part = parseExpression(inside, open.at(-1)!.scope)
      if ('wrong' in part) wrong(part.wrong)
      else put({ kind: 'hole', of: part, escape: part.escape ?? escape })
    }
  }
  put(plain(text.slice(at), wrong))
  while (open.length > 1) {
    wrong(stray('#each'))
    closeLoop(open.pop()!, put)
  }
  return joinTexts([{ parts: open[0]!.parts, needs: 'nothing' }])
}

/** Braces that nothing closes stay text: most likely a hole was meant. */
function plain(text: string, wrong: (found: WrongExpression) => void): string {
  const at = text.indexOf('{{')
  if (at >= 0) wrong({ kind: 'unclosed', found: text.slice(at, at + 40), meant: said('', ''), allowed: '' })
  return text
}

const stray = (found: string): WrongExpression => ({ kind: 'value', found, meant: said('', ''), allowed: '#each LIST as NAME, /each' })

function loopOf(
  inside: string,
  scope: Scope,
  wrong: (found: WrongExpression) => void,
): { readonly of: Expression; readonly as: string } | undefined {
  const [, list, as = 'each'] = /^#each\s+([^]+?)(?:\s+as\s+([\p{L}_][\p{L}\p{N}_]*))?$/u.exec(inside) ?? []
  if (list === undefined) return void wrong(stray(inside))
  const of = parseExpression(list, scope)
  if ('wrong' in of) return void wrong(of.wrong)
  return { of, as }
}

function closeLoop(
  { loop, parts }: { readonly loop: { readonly of: Expression; readonly as: string } | undefined; readonly parts: readonly TextPart[] },
  put: (part: TextPart) => void,
): void {
  if (loop !== undefined) put({ kind: 'loop', ...loop, body: joinTexts([{ parts, needs: 'nothing' }]), between: '' })
}

/** One text after another. */
export function joinTexts(texts: readonly (TextPart | TemplatedText)[]): TemplatedText {
  const parts: TextPart[] = []
  let needs: NeedOfBody = 'nothing'
  for (const part of texts.flatMap((one) => (typeof one === 'object' && 'parts' in one ? one.parts : [one]))) {
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else if (part !== '') parts.push(part)
    needs = more(needs, needsOf(part))
  }
  return { parts, needs }
}

/** The same with its own characters, not those of values, changed. */
export const withLiterals = ({ parts, needs }: TemplatedText, change: (literal: string) => string): TemplatedText => ({
  needs,
  parts: parts.map((one) =>
    typeof one === 'string' ? change(one) : one.kind === 'loop' ? { ...one, body: withLiterals(one.body, change) } : one,
  ),
})

function needsOf(part: TextPart): NeedOfBody {
  if (typeof part === 'string') return 'nothing'
  if (part.kind === 'made') return part.needs
  return part.kind === 'hole' ? part.of.needs : more(part.of.needs, part.body.needs)
}
