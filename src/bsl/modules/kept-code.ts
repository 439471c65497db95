/**
 * Compiled modules that are kept from an earlier start, by their text: the code, and every answer about names outside that it was made by.
 * One that was made by other answers, such as before a seam was added, is as good as none.
 */
import type { BoundMethod, BoundModule } from '../bind/bind.ts'
import type { OuterNames } from '../bind/names.ts'
import type { Compiled } from '../compile/module.ts'
import { BigNumber, parsePlain, plainText } from '../run/big-number.ts'
import { DateValue } from '../run/calendar.ts'

export { compilerVersion } from '../compile/version.ts'

/** A store of texts by the text of their module. */
export interface KeptTexts {
  read(module: string): string | undefined
  write(module: string, text: string): void
}

/** A compiled module without its tree. */
export interface KeptCode extends Compiled {
  readonly methods: ReadonlyMap<string, BoundMethod>
  /** Names of its exported methods. */
  readonly exported: readonly string[]
}

type Question = keyof OuterNames
type Asked = readonly [question: Question, name: string, count: number, answer: unknown]

interface Entry {
  readonly code: string
  readonly constants: readonly (readonly ['number' | 'date', string])[]
  readonly methods: readonly (readonly [name: string, parameters: number, required: number, exported: boolean, boxed: readonly boolean[]])[]
  readonly asked: readonly Asked[]
}

/** Answers as they are, and remembers each. */
export function recorded(outer: OuterNames): { readonly outer: OuterNames; readonly asked: () => readonly Asked[] } {
  const known = new Map<string, Asked>()
  const note = <T>(question: Question, name: string, answer: T, count = 0): T => {
    known.set(`${question} ${count} ${name}`, [question, name, count, answer ?? null])
    return answer
  }
  return {
    outer: {
      isCommonModule: (name) => note('isCommonModule', name, outer.isCommonModule(name)),
      isGlobalMethod: (name) => note('isGlobalMethod', name, outer.isGlobalMethod(name)),
      isFunction: (name) => note('isFunction', name, outer.isFunction(name)),
      isValue: (name) => note('isValue', name, outer.isValue(name)),
      outputs: (name) => note('outputs', name, outer.outputs(name)),
      functionWaits: (name, count) => note('functionWaits', name, outer.functionWaits(name, count), count),
      neverWaits: (name) => note('neverWaits', name, outer.neverWaits(name)),
      isOwnMember: (name) => note('isOwnMember', name, outer.isOwnMember?.(name) ?? false),
    },
    asked: () => [...known.values()],
  }
}

/** The text to be kept; `undefined` for a module that needs its tree while it runs, for Выполнить or Вычислить. */
export function keptText({ methods, body }: BoundModule, { code, constants }: Compiled, asked: readonly Asked[]): string | undefined {
  if ([...methods.values(), body].some((one) => one.evaluates)) return undefined
  const entry: Entry = {
    code,
    constants: constants.map((one) => (one instanceof DateValue ? ['date', String(one.seconds)] : ['number', plainText(one as BigNumber)])),
    methods: [...methods].map(([name, { node, required, boxed }]) => [name, node.parameters.length, required, node.exported, boxed]),
    asked,
  }
  return JSON.stringify(entry)
}

/** `undefined` where it was made by other answers than there are now. */
export function keptCode(text: string, outer: OuterNames): KeptCode | undefined {
  const { code, constants, methods, asked } = JSON.parse(text) as Entry
  for (const [question, name, count, answer] of asked)
    if (JSON.stringify(outer[question]?.(name, count) ?? (question === 'isOwnMember' ? false : null)) !== JSON.stringify(answer))
      return undefined
  return {
    code,
    constants: constants.map(([kind, value]) => (kind === 'date' ? new DateValue(Number(value)) : parsePlain(value))),
    methods: new Map(
      methods.map(([name, parameters, required, exported, boxed]) => {
        const node = { exported, parameters: Array.from({ length: parameters }) }
        return [name, { node, required, boxed } as unknown as BoundMethod]
      }),
    ),
    exported: methods.filter(([, , , exported]) => exported).map(([name]) => name),
  }
}
