/**
 * Reads the expression of a function or a table: `goods(&1{, &2})` has the parameter 1 and an optional 2, `goods(&1, &2[])` any number of
 * them from 2 on (chapter 17.5.4.3.6).
 */
import { said, type Said } from '../../diagnostics/said.ts'
import { sqlPieces } from './sql-pieces.ts'

/** A place for a parameter in the text. */
interface Hole {
  /** From 1 on. */
  readonly parameter: number
  /** Between `{` and `}`: NULL where the call does not give it. */
  readonly optional: boolean
  /** `&n[]`: this one and all that follow it, with commas between. */
  readonly variable: boolean
}

/** An expression whose parameters are sound. */
export interface Expression {
  /** SQL as it is, and places for parameters. */
  readonly parts: readonly (string | Hole)[]
  /** How many parameters a call must give. */
  readonly least: number
  /** How many it can give; `Infinity` with a variable one. */
  readonly most: number
}

/** What is wrong with an expression, and where it is, counted from 0. */
interface ExpressionProblem {
  readonly at: number
  readonly why: Said
}

/** An expression, or what is wrong with it. */
export type ParsedExpression = { readonly expression: Expression } | { readonly problem: ExpressionProblem }

interface Found extends Hole {
  readonly at: number
}

const token = /&(\d+)(\[\s*\])?|[{}]/g

export function parseExpression(text: string): ParsedExpression {
  const parts: (string | Found)[] = []
  const pieces = sqlPieces(text)
  const optional = optionalBlocks(pieces.filter((one) => one.code))
  if ('why' in optional) return { problem: optional }
  const inBlock = (at: number): boolean => optional.some((one) => at > one.from && at < one.to)
  const isBrace = (at: number): boolean => optional.some((one) => at === one.from || at === one.to)
  for (const piece of pieces) {
    let from = 0
    for (const found of piece.code ? piece.text.matchAll(token) : []) {
      const at = piece.at + found.index
      if (found[1] === undefined && !isBrace(at)) continue
      parts.push(piece.text.slice(from, found.index))
      from = found.index + found[0].length
      if (found[1] !== undefined) parts.push({ parameter: Number(found[1]), optional: inBlock(at), variable: found[2] !== undefined, at })
    }
    parts.push(piece.text.slice(from))
  }
  const holes = parts.filter((one): one is Found => typeof one !== 'string')
  const problem = problemOf(holes)
  return problem === undefined ? { expression: { parts: joined(parts), ...bounds(holes) } } : { problem }
}

interface Block {
  readonly from: number
  readonly to: number
}

/** Braces around parameters; others, such as those of ODBC's `{fn NOW()}`, belong to the text. */
function optionalBlocks(pieces: readonly { readonly text: string; readonly at: number }[]): readonly Block[] | ExpressionProblem {
  const blocks: Block[] = []
  const open: { readonly at: number; holes: boolean }[] = []
  for (const piece of pieces)
    for (const found of piece.text.matchAll(token)) {
      const at = piece.at + found.index
      if (found[0] === '{') open.push({ at, holes: false })
      else if (found[0] !== '}') for (const one of open) one.holes = true
      else {
        const begun = open.pop()
        if (begun === undefined) return { at, why: said('"}" closes nothing', '«}» ничего не закрывает') }
        if (begun.holes && !isEscape(pieces, begun.at)) blocks.push({ from: begun.at, to: at })
      }
    }
  const left = open.find((one) => one.holes)
  return left === undefined ? blocks : { at: left.at, why: said('"{" is not closed', '«{» не закрыта') }
}

const after = (pieces: readonly { readonly text: string; readonly at: number }[], at: number): string => {
  const piece = pieces.find((one) => at >= one.at && at < one.at + one.text.length)
  return piece?.text.slice(at - piece.at + 1) ?? ''
}
/** ODBC's sequences: a function, a date, a call, an outer join. */
const isEscape = (pieces: Parameters<typeof after>[0], at: number): boolean =>
  /^\s*(?:fn|d|ts?|oj|call|escape|\?\s*=)\b/i.test(after(pieces, at))

function problemOf(holes: readonly Found[]): ExpressionProblem | undefined {
  const numbers = new Set(holes.map((one) => one.parameter))
  const most = Math.max(0, ...numbers)
  const rows: readonly (readonly [Found | undefined, Said])[] = [
    [holes.find((one) => one.parameter === 0), said('parameters are numbered from &1 on', 'параметры нумеруются с &1')],
    [
      holes.find((one) => one.parameter > 1 && !numbers.has(one.parameter - 1)),
      said('a number is left out before this parameter', 'перед этим параметром пропущен номер'),
    ],
    [
      holes.find((one) => one.variable && (one.parameter !== most || holes.some((other) => other.at > one.at))),
      said('only the last parameter can be of any number, &n[]', 'переменное число, &n[], возможно только у последнего параметра'),
    ],
    [
      holes.find((one) => !one.optional && holes.some((other) => other.optional && other.parameter < one.parameter)),
      said('a parameter that must be given follows an optional one', 'обязательный параметр следует за необязательным'),
    ],
    [
      holes.find((one) => one.optional && holes.some((other) => !other.optional && other.parameter === one.parameter)),
      said('the parameter is optional here and needed elsewhere', 'здесь параметр необязательный, а в другом месте обязательный'),
    ],
  ]
  const found = rows.find(([hole]) => hole !== undefined)
  return found === undefined ? undefined : { at: found[0]!.at, why: found[1] }
}

const bounds = (holes: readonly Found[]): Pick<Expression, 'least' | 'most'> => ({
  least: Math.max(0, ...holes.filter((one) => !one.optional).map((one) => one.parameter)),
  most: holes.some((one) => one.variable) ? Infinity : Math.max(0, ...holes.map((one) => one.parameter)),
})

/** Texts that follow each other become one; empty ones are left out. */
function joined(parts: readonly (string | Found)[]): Expression['parts'] {
  const made: (string | Hole)[] = []
  for (const one of parts) {
    const before = made.at(-1)
    if (typeof one !== 'string') made.push({ parameter: one.parameter, optional: one.optional, variable: one.variable })
    else if (typeof before === 'string') made[made.length - 1] = before + one
    else if (one !== '') made.push(one)
  }
  return Object.freeze(made)
}
