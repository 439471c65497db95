/** What modules of TypeScript supply, as the program asks for it: methods of common modules, functions, types and values. */
import type { Seams } from '../modules/parts.ts'
import { QueryObject } from '../objects/query/query.ts'
import type { Call } from '../run/object.ts'
import type { Seam } from './define.ts'
import { callOf, SeamObject } from './object.ts'
import { fromTypeScript, toTypeScript } from './values.ts'

type AnyFunction = (...args: unknown[]) => unknown

const asCall = (run: unknown): Call => callOf(run as AnyFunction, toTypeScript, fromTypeScript)

const queryNames = new Set(['запрос', 'query'])
const constantNames = new Set(['константы', 'constants'])

/** A later seam of the same name replaces an earlier one. */
export function seamsOf(definitions: readonly Seam[]): Seams {
  const methods = new Map<string, Map<string, Call>>()
  const members = new Map<string, unknown>()
  for (const one of definitions) {
    if (one.kind === 'GlobalContext') for (const [name, value] of Object.entries(one.Members)) members.set(name.toLowerCase(), value)
    else {
      const name = one.Name.toLowerCase()
      const known = methods.get(name) ?? new Map<string, Call>()
      methods.set(name, known)
      for (const [method, run] of Object.entries(one.Methods)) known.set(method.toLowerCase(), asCall(run))
    }
  }
  const calls = new Map([...members].filter(([, value]) => typeof value === 'function').map(([name, run]) => [name, asCall(run)]))
  const values = new Map(
    [...members].filter(([, value]) => typeof value !== 'function').map(([name, value]) => [name, valueOf(name, value)]),
  )
  return {
    hasModule: (module) => methods.has(module),
    method: (module, method) => methods.get(module)?.get(method),
    function: (name) => (queryNames.has(name) ? undefined : calls.get(name)),
    type: (name) => (queryNames.has(name) ? queryType([...queryNames].map((one) => members.get(one))) : calls.get(name)),
    value: (name) => values.get(name),
  }
}

function queryType(found: readonly unknown[]): Call | undefined {
  const answer = found.find((one) => typeof one === 'function') as AnyFunction | undefined
  if (!answer) return undefined
  return (_run, _self, [text]) =>
    new QueryObject(typeof text === 'string' ? text : '', undefined, (source, parameters) =>
      fromTypeScript(answer({ Текст: source, Параметры: toTypeScript(parameters) })),
    )
}

function valueOf(name: string, value: unknown): unknown {
  if (!constantNames.has(name) || typeof value !== 'object' || value === null) return fromTypeScript(value)
  return new SeamObject(
    Object.fromEntries(Object.entries(value).map(([constant, one]) => [constant, constantOf(one)])),
    toTypeScript,
    (one) => fromTypeScript(one),
  )
}

/** The manager of a constant that is given by its value, or by a function that reads it. */
function constantOf(given: unknown): Readonly<Record<string, AnyFunction>> {
  let current = given
  const read = (): unknown => (typeof current === 'function' ? (current as AnyFunction)() : current)
  const write = (value: unknown): void => {
    current = value
  }
  return { Получить: read, Get: read, Установить: write, Set: write }
}
