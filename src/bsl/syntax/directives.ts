/**
 * Preprocessor directives, evaluated before parsing: `#Если Клиент Тогда … #КонецЕсли` leaves nothing of its text on a server, and an
 * extension's `#Удаление … #КонецУдаления` neither.
 */
import { type Fault, Kind, noTokens, type Tokens } from './token.ts'

/** What is true where a service's module runs. */
const onServer = new Set(['сервер', 'server', 'насервере', 'atserver', 'linux'])

type Word = 'if' | 'elsif' | 'else' | 'endif' | 'delete' | 'enddelete' | 'other'

const words: readonly (readonly [RegExp, Word])[] = [
  [/^#\s*(?:иначеесли|elsif)(?![\p{L}\d_])/iu, 'elsif'],
  [/^#\s*(?:иначе|else)(?![\p{L}\d_])/iu, 'else'],
  [/^#\s*(?:если|if)(?![\p{L}\d_])/iu, 'if'],
  [/^#\s*(?:конецесли|endif)(?![\p{L}\d_])/iu, 'endif'],
  [/^#\s*(?:удаление|delete)(?![\p{L}\d_])/iu, 'delete'],
  [/^#\s*(?:конецудаления|enddelete)(?![\p{L}\d_])/iu, 'enddelete'],
]

const wordOf = (line: string): Word => words.find(([pattern]) => pattern.test(line))?.[1] ?? 'other'

/** Of a directive: its condition is read recursively. */
const LONGEST = 2_000

interface Level {
  /** Tokens of this branch are kept. */
  keeps: boolean
  /** A branch was kept already, or the level lies in one that is left out. */
  done: boolean
  readonly word: Word
}

/** The tokens that remain; directives themselves are gone. */
export function evaluate(tokens: Tokens, faults: Fault[]): Tokens {
  const found = noTokens()
  const levels: Level[] = []
  let keeps = true
  let leftOutFrom = 0
  const leftOut: [number, number][] = []
  for (let at = 0; at < tokens.kind.length; at++) {
    const kind = tokens.kind[at]!
    if (kind === Kind.Directive) {
      step(levels, tokens.text[at]!, keeps, (russian, english) =>
        faults.push({ offset: tokens.start[at]!, line: tokens.line[at]!, russian, english }),
      )
      const kept = levels.at(-1)?.keeps ?? true
      if (keeps && !kept) leftOutFrom = tokens.start[at]!
      if (!keeps && kept) leftOut.push([leftOutFrom, tokens.start[at]!])
      keeps = kept
    } else if (keeps || kind === Kind.End) copy(tokens, at, found)
  }
  if (levels.length > 0) {
    const last = tokens.kind.length - 1
    faults.push({
      offset: tokens.start[last]!,
      line: tokens.line[last]!,
      russian: 'Ожидается директива препроцессора #КонецЕсли (#EndIf)',
      english: 'The directive #EndIf is expected',
    })
  }
  forget(faults, leftOut)
  return found
}

/** What is left out may hold anything. `leftOut`: from where to where, in order. */
function forget(faults: Fault[], leftOut: readonly (readonly [number, number])[]): void {
  let at = 0
  const kept = faults
    .toSorted((one, other) => one.offset - other.offset)
    .filter(({ offset }) => {
      while (at < leftOut.length && leftOut[at]![1] <= offset) at++
      return leftOut[at] === undefined || offset <= leftOut[at]![0]
    })
  faults.length = 0
  for (const one of kept) faults.push(one)
}

function step(levels: Level[], line: string, keeps: boolean, fault: (russian: string, english: string) => void): void {
  const word = wordOf(line)
  if (word === 'other') return
  if (line.length > LONGEST)
    return fault(`Директива препроцессора длиннее ${LONGEST} символов`, `A directive is longer than ${LONGEST} characters`)
  if (word === 'if') {
    const holds = keeps && condition(line)
    levels.push({ keeps: holds, done: holds || !keeps, word })
  } else if (word === 'delete') levels.push({ keeps: false, done: true, word })
  else {
    const level = levels.at(-1)
    if (!level || (word === 'enddelete') !== (level.word === 'delete'))
      return fault('Неожиданная директива препроцессора', 'Unexpected directive')
    if (word === 'endif' || word === 'enddelete') levels.pop()
    else {
      level.keeps = !level.done && (word === 'else' || condition(line))
      level.done ||= level.keeps
    }
  }
}

/** `Не`, `И`, `Или` and brackets over the names of places; a name that is unknown is false. */
function condition(line: string): boolean {
  const parts = line.toLowerCase().match(/[\p{L}\d_]+|[()]/gu) ?? []
  let at = 1
  const or = (): boolean => {
    let value = and()
    while (parts[at] === 'или' || parts[at] === 'or') {
      at++
      const right = and()
      value ||= right
    }
    return value
  }
  const and = (): boolean => {
    let value = not()
    while (parts[at] === 'и' || parts[at] === 'and') {
      at++
      const right = not()
      value &&= right
    }
    return value
  }
  const not = (): boolean => {
    const part = parts[at++]
    if (part === 'не' || part === 'not') return !not()
    if (part !== '(') return part !== undefined && onServer.has(part)
    const value = or()
    at++
    return value
  }
  return or()
}

function copy(from: Tokens, at: number, to: Tokens): void {
  to.kind.push(from.kind[at]!)
  to.keyword.push(from.keyword[at]!)
  to.text.push(from.text[at]!)
  to.start.push(from.start[at]!)
  to.end.push(from.end[at]!)
  to.line.push(from.line[at]!)
}
