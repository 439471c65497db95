/** The functions that generated code calls: the operators, and what reaches modules, types and functions by name. */
import type { SnippetScope } from '../compile/context.ts'
import { compileSnippet } from '../compile/snippet.ts'
import type { Dictionary } from '../dictionary/dictionary.ts'
import { box, call, each, get, getIndex, reference, set, setIndex } from '../run/access.ts'
import type { ArrayLike } from '../run/array-like.ts'
import { BslError, errors, unsupported } from '../run/error.ts'
import { caught, raise, released, rethrown } from '../run/exceptions.ts'
import { BslObject } from '../run/object.ts'
import {
  add,
  bound,
  divide,
  equal,
  greater,
  greaterOrEqual,
  less,
  lessOrEqual,
  modulo,
  multiply,
  negate,
  positive,
  subtract,
  truth,
  unequal,
} from '../run/operators.ts'
import type { Run } from '../run/run.ts'
import { text } from '../run/text.ts'
import { Null, TypeValue } from '../run/values.ts'

const failures = {
  badDate: errors.badDate,
  tooMany: errors.tooMany,
  tooFew: errors.tooFew,
  handlers: () => unsupported('ДобавитьОбработчик (AddHandler)'),
  noLabel: () => new BslError('Метка не определена', 'Label is not defined'),
} as const

const operators = {
  add,
  subtract,
  multiply,
  divide,
  modulo,
  negate,
  positive,
  equal,
  unequal,
  less,
  lessOrEqual,
  greater,
  greaterOrEqual,
  truth,
  bound,
} as const

const members = { get, set, call, getIndex, setIndex, each, reference, box } as const

export function operatorsOf(dictionary: Dictionary) {
  return {
    ...operators,
    ...members,
    Null,
    caught,
    released,
    rethrown,
    raise,
    fail(name: keyof typeof failures): never {
      throw failures[name]()
    },
    checkTime: (run: Run): void => run.checkTime(),
    promised: (value: unknown): unknown => value,
    common: (run: Run, folded: string): unknown => run.modules.common(folded),
    value: (run: Run, folded: string): unknown => run.global(folded),
    unknownName(_run: Run, folded: string, name: string): never {
      throw dictionary.missingValues.has(folded) ? unsupported(name) : errors.noVariable(name)
    },
    callGlobal: (run: Run, folded: string, name: string, ...args: unknown[]): unknown =>
      call(run, run.modules.globalMethod(folded), folded, name, ...args),
    callFunction(run: Run, folded: string, name: string, ...args: unknown[]): unknown {
      const supplied = run.supplied(folded)
      if (supplied) return supplied(run, undefined, args)
      const found = dictionary.functions.get(folded)
      if (found) return found.call(run, undefined, args)
      throw dictionary.missingFunctions.has(folded) ? unsupported(`${name}()`) : errors.noFunction(name)
    },
    create: (run: Run, folded: string, name: string, ...args: unknown[]): unknown => create(dictionary, run, folded, name, args),
    createBy: (run: Run, type: unknown, args?: unknown): unknown => createBy(dictionary, run, type, args),
    snippet,
  }
}

function create(dictionary: Dictionary, run: Run, folded: string, name: string, args: readonly unknown[]): unknown {
  const supplied = run.suppliedType(folded)
  if (supplied) return supplied(run, undefined, args)
  const type = dictionary.types.get(folded)
  if (type?.create) return type.create(run, undefined, args)
  if (type) throw errors.noConstructor(name)
  throw dictionary.missingTypes.has(folded) ? unsupported(`Новый ${name}`) : errors.noType(name)
}

/** `Новый("Массив", Параметры)` and `Новый(Тип("Массив"), Параметры)`. */
function createBy(dictionary: Dictionary, run: Run, type: unknown, args: unknown): unknown {
  const name = type instanceof TypeValue ? type.russian : text(type)
  const list = args instanceof BslObject && 'items' in args ? [...(args as unknown as ArrayLike).items] : []
  return create(dictionary, run, name.toLowerCase(), name, list)
}

/** JavaScript for a direct eval. */
function snippet(_run: Run, _constants: unknown, scope: SnippetScope, form: 'expression' | 'statements', source: unknown): string {
  const { code, fault } = compileSnippet(scope.context, form, text(source))
  if (fault) throw new BslError(`{(${fault.line})}: ${fault.russian}`, `{(${fault.line})}: ${fault.english}`)
  return code
}
