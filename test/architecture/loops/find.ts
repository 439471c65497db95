/** Loops without an upper bound in the regular expressions of a source: `[^x]+`, `(?:a|b)*`, `a{4,}`. */
import { parseAst } from 'rolldown/parseAst'

export interface FoundLoop {
  /** As it is written; the whole expression where its source is made while the program runs. */
  readonly written: string
}

/** All but `x*` of one class without the flags u and v: docs/decisions/017-long-texts.md. */
export function refusedLoops(text: string): readonly FoundLoop[] {
  const found: FoundLoop[] = []
  visit(parseAst(text, { lang: 'ts' }), (node) => {
    const expression = expressionOf(node, text)
    if (expression !== undefined) found.push(...loopsIn(expression))
  })
  return found
}

interface Expression {
  /** `undefined` where it is made of values. */
  readonly source: string | undefined
  readonly flags: string
  readonly written: string
}

type Node = Readonly<Record<string, unknown>>

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null

function visit(value: unknown, see: (node: Node) => void): void {
  if (Array.isArray(value)) for (const one of value) visit(one, see)
  else if (isNode(value)) {
    see(value)
    for (const one of Object.values(value)) visit(one, see)
  }
}

function expressionOf(node: Node, text: string): Expression | undefined {
  const written = text.slice(Number(node['start']), Number(node['end']))
  if (node['type'] === 'Literal' && isNode(node['regex']))
    return { source: String(node['regex']['pattern']), flags: String(node['regex']['flags']), written }
  const callee = node['callee']
  if ((node['type'] !== 'NewExpression' && node['type'] !== 'CallExpression') || !isNode(callee) || callee['name'] !== 'RegExp')
    return undefined
  const [source, flags] = node['arguments'] as readonly Node[]
  // A literal is seen by itself.
  if (isNode(source?.['regex'])) return undefined
  return { source: source && constantText(source), flags: flags === undefined ? '' : (constantText(flags) ?? 'u'), written }
}

/** A value in a template counts as a group: a loop of it is one of a group. */
function constantText(node: Node): string | undefined {
  if (node['type'] === 'Literal') return String(node['value'])
  if (node['type'] === 'BinaryExpression') {
    const [left, right] = [constantText(node['left'] as Node), constantText(node['right'] as Node)]
    return left === undefined || right === undefined ? undefined : left + right
  }
  if (node['type'] === 'TaggedTemplateExpression') return constantText(node['quasi'] as Node)
  if (node['type'] !== 'TemplateLiteral') return undefined
  return (node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]).map((one) => one.value.cooked).join('(?:a)')
}

export function loopsIn({ source, flags, written }: Expression): readonly FoundLoop[] {
  if (source === undefined) return [{ written }]
  const found: FoundLoop[] = []
  // Where each group that is open begins.
  const open: number[] = []
  for (let at = 0; at < source.length;) {
    const piece = atom(source, at, flags)
    let start = at
    at += piece.length
    if (piece.startsWith('(')) {
      open.push(start)
      continue
    }
    const isGroup = piece === ')'
    if (isGroup) start = open.pop()!
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(at))?.[0] ?? ''
    at += quantifier.length
    const isUnbounded = /^[*+]|^\{\d+,\}/.test(quantifier)
    if (isUnbounded && (isGroup || /[uv]/.test(flags) || !quantifier.startsWith('*'))) found.push({ written: source.slice(start, at) })
  }
  return found
}

/** A class, an escape, an opening or a closing bracket, a character. */
function atom(source: string, at: number, flags: string): string {
  if (source[at] === '(') return /^\((?:\?(?:[:=!]|<[=!]|<[^>]*>|[a-z-]*:))?/.exec(source.slice(at))![0]
  if (source[at] === '[') return source.slice(at, classEnd(source, at, flags.includes('v')))
  if (source[at] !== '\\') return source[at]!
  return /^\\(?:[pPu]\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|k<[^>]*>|[^])/i.exec(source.slice(at))![0]
}

function classEnd(source: string, start: number, nests: boolean): number {
  let depth = 1
  let at = start + 1
  for (; depth > 0; at++) {
    if (source[at] === '\\') at++
    else if (source[at] === ']') depth--
    else if (nests && source[at] === '[') depth++
  }
  return at
}
