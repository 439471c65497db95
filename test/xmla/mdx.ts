/** Evaluates the little MDX that tests need on the small cube: sets, cells, and what cuts and filters them. */
import { facts, hierarchies, measures, members, type Member } from './cube.ts'

export type Tuple = readonly Member[]

export interface Evaluated {
  readonly measures: readonly string[]
  readonly rows: readonly Tuple[] | undefined
  /** The properties that are asked for, as they are written. */
  readonly properties: readonly string[]
  readonly slice: readonly (readonly Member[])[]
}

/** An error as the server would say it. */
export class MDXError extends Error {}

export function evaluate(text: string): Evaluated {
  const parser = new Parser(text)
  return parser.select()
}

/** The value of a measure where the members meet; an empty cell is `undefined`. */
export function cellOf(measure: string, tuple: Tuple, slice: Evaluated['slice']): string | number | undefined {
  const found = facts.filter(
    (fact) => tuple.every((one) => covers(one, fact)) && slice.every((alternatives) => alternatives.some((one) => covers(one, fact))),
  )
  if (found.length === 0) return undefined
  if (measure === '[Measures].[Amount]') return found.reduce((sum, { amount }) => sum + amount, 0)
  return found.length === 1 && found[0]!.remark !== '' ? found[0]!.remark : undefined
}

function covers(member: Member, fact: { readonly product: string; readonly year: string }): boolean {
  if (member.hierarchy === '[Time]') return fact.year === member.uniqueName
  return member.level === 0 || fact.product === member.uniqueName || fact.product.startsWith(`${member.uniqueName}.`)
}

const token = /\s*(\[(?:[^\]]|\]\])*\](?:\.\[(?:[^\]]|\]\])*\])*(?:\.MEMBERS)?|<=|>=|<>|[{}(),<>=]|-?\d+(?:\.\d+)?|\w+)/gy

class Parser {
  readonly #tokens: readonly string[]
  #at = 0
  #slice: readonly (readonly Member[])[] = []

  constructor(text: string) {
    this.#tokens = [...text.trim().matchAll(token)].map(([, one]) => one!)
    if (this.#tokens.join('').length !== text.replace(/\s/g, '').length + spaces(text))
      throw new MDXError(`Query: cannot be parsed: ${text}`)
  }

  select(): Evaluated {
    this.#take('SELECT')
    // The slicer counts for FILTER, and comes last.
    this.#slice = this.#slicer()
    const columns = this.#measures()
    this.#take('ON')
    this.#take('COLUMNS')
    let rows: readonly Tuple[] | undefined
    const properties: string[] = []
    if (this.#peek() === ',') {
      this.#take(',')
      rows = this.#set()
      if (this.#peek() === 'DIMENSION') {
        this.#take('DIMENSION')
        this.#take('PROPERTIES')
        do properties.push(this.#next())
        while (this.#peek() === ',' && this.#next())
      }
      this.#take('ON')
      this.#take('ROWS')
    }
    this.#take('FROM')
    const cube = this.#next()
    if (cube !== '[Sales]') throw new MDXError(`The cube ${cube} was not found`)
    return { measures: columns, rows, properties, slice: this.#slice }
  }

  #slicer(): readonly (readonly Member[])[] {
    const where = this.#tokens.indexOf('WHERE')
    if (where < 0) return []
    const back = this.#at
    this.#at = where + 1
    this.#take('(')
    const slice: (readonly Member[])[] = []
    do slice.push(this.#set().map(([one]) => one!))
    while (this.#peek() === ',' && this.#next())
    this.#at = back
    return slice
  }

  #measures(): string[] {
    const found: string[] = []
    this.#take('{')
    while (this.#peek() !== '}') {
      const name = this.#next()
      if (name === ',') continue
      if (!measures.some((one) => one.uniqueName === name)) throw new MDXError(`The measure ${name} was not found`)
      found.push(name)
    }
    this.#take('}')
    return found
  }

  #set(): readonly Tuple[] {
    const word = this.#next()
    if (word === '{') return this.#braced()
    if (word.endsWith('.MEMBERS')) return membersOfSet(word.slice(0, -'.MEMBERS'.length))
    if (word.startsWith('[')) return [[memberNamed(word)]]
    this.#take('(')
    const set = this.#set()
    this.#take(',')
    const result = this.#function(word, set)
    this.#take(')')
    return result
  }

  #braced(): readonly Tuple[] {
    const tuples: Tuple[] = []
    while (this.#peek() !== '}') {
      tuples.push(...this.#set())
      if (this.#peek() === ',') this.#next()
    }
    this.#take('}')
    return tuples
  }

  #function(name: string, set: readonly Tuple[]): readonly Tuple[] {
    switch (name) {
      case 'HEAD':
        return set.slice(0, Number(this.#next()))
      case 'EXCEPT': {
        const without = this.#set()
        return set.filter(([one]) => !without.some(([other]) => other === one))
      }
      case 'CROSSJOIN': {
        const right = this.#set()
        return set.flatMap((left) => right.map((one) => [...left, ...one]))
      }
      case 'FILTER': {
        const start = this.#at
        let end = start
        const kept = set.filter((tuple) => {
          this.#at = start
          const holds = this.#condition(tuple)
          end = this.#at
          return holds
        })
        if (set.length === 0) this.#condition([])
        else this.#at = end
        return kept
      }
      default:
        throw new MDXError(`The function ${name} does not exist`)
    }
  }

  #condition(tuple: Tuple): boolean {
    let holds = this.#either(tuple)
    while (this.#peek() === 'AND') {
      this.#next()
      holds = this.#either(tuple) && holds
    }
    return holds
  }

  #either(tuple: Tuple): boolean {
    let holds = this.#simple(tuple)
    while (this.#peek() === 'OR') {
      this.#next()
      holds = this.#simple(tuple) || holds
    }
    return holds
  }

  #simple(tuple: Tuple): boolean {
    const word = this.#next()
    if (word === '(') {
      const holds = this.#condition(tuple)
      this.#take(')')
      return holds
    }
    if (word === 'NOT') {
      this.#take('ISEMPTY')
      this.#take('(')
      const value = cellOf(this.#next(), tuple, this.#slice)
      this.#take(')')
      return value !== undefined
    }
    const [operator, value] = [this.#next(), Number(this.#next())]
    return compare(Number(cellOf(word, tuple, this.#slice) ?? 0), operator, value)
  }

  #peek(): string | undefined {
    return this.#tokens[this.#at]
  }

  #next(): string {
    const word = this.#tokens[this.#at++]
    if (word === undefined) throw new MDXError('Query: unexpected end')
    return word
  }

  #take(word: string): void {
    const found = this.#next()
    if (found !== word) throw new MDXError(`Query: "${word}" expected, "${found}" found`)
  }
}

/** Spaces within names, which are no blanks. */
const spaces = (text: string): number =>
  [...text.matchAll(/\[(?:[^\]]|\]\])*\]/g)].reduce((sum, [one]) => sum + one.replace(/\S/g, '').length, 0)

function compare(left: number, operator: string, right: number): boolean {
  switch (operator) {
    case '=':
      return left === right
    case '<>':
      return left !== right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    default:
      return left >= right
  }
}

function membersOfSet(name: string): readonly Tuple[] {
  const hierarchy = hierarchies.find((one) => one.uniqueName === name)
  if (hierarchy) return members.filter((one) => one.hierarchy === name).map((one) => [one])
  for (const one of hierarchies) {
    const level = one.levels.findIndex((level) => `${one.uniqueName}.[${level}]` === name)
    if (level >= 0)
      return members.filter((member) => member.hierarchy === one.uniqueName && member.level === level).map((member) => [member])
  }
  throw new MDXError(`The set ${name} was not found`)
}

function memberNamed(name: string): Member {
  const found = members.find((one) => one.uniqueName === name)
  if (found === undefined) throw new MDXError(`The member ${name} was not found`)
  return found
}
