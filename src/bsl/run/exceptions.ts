/** `Попытка` and ВызватьИсключение: what was thrown becomes the exception that is being handled, with its place. */
import { BslError, errors } from './error.ts'
import { BslObject } from './object.ts'
import type { Run } from './run.ts'
import { text } from './text.ts'

/** Ends a run for good: no Попытка catches it. Its place is read off the stack, as that of an exception. */
export class RunEnded extends Error {
  override readonly name = 'RunEnded'
  readonly english: string

  /** `limit` in milliseconds. */
  constructor(limit: number) {
    super(`onec-standin: обработчик выполнялся дольше ${limit / 1000} с и остановлен (--handler-timeout)`)
    this.english = `onec-standin: the handler ran longer than ${limit / 1000} s and was ended (--handler-timeout)`
  }
}

/** Whatever was thrown as an exception of the language; a deep recursion is one too. */
export function asBslError(thrown: unknown): BslError {
  if (thrown instanceof BslError) return thrown
  if (thrown instanceof RangeError && /call stack/.test(thrown.message)) return withStack(errors.deep(), thrown)
  if (thrown instanceof RunEnded) return withStack(new BslError(thrown.message, thrown.english), thrown)
  if (thrown instanceof Error) {
    // Errors of data have their text in both languages.
    const english = 'english' in thrown && typeof thrown.english === 'string' ? thrown.english : thrown.message
    return withStack(new BslError(thrown.message, english, { cause: thrown.cause }), thrown)
  }
  return new BslError(String(thrown))
}

function withStack(error: BslError, of: Error): BslError {
  if (of.stack !== undefined) error.stack = of.stack
  return error
}

export function caught(run: Run, thrown: unknown): void {
  if (thrown instanceof RunEnded) throw thrown
  const error = asBslError(thrown)
  run.caught(error)
  run.handling.push(error)
}

export function released(run: Run): void {
  run.handling.pop()
}

/** `ВызватьИсключение;` */
export function rethrown(run: Run): unknown {
  return run.handling.at(-1) ?? new BslError('')
}

/** `ВызватьИсключение Текст` and `ВызватьИсключение(Текст, Категория, Код, Дополнительно, Причина)`. */
export function raise(_run: Run, message?: unknown, category?: unknown, code?: unknown, extra?: unknown, cause?: unknown): BslError {
  const given = message instanceof BslObject && 'error' in message ? (message as { error: unknown }).error : undefined
  if (given instanceof BslError && category === undefined) return new BslError(given.message, given.english, { ...given, cause: given })
  return new BslError(message === undefined ? '' : text(message), undefined, {
    category,
    code: code === undefined ? '' : text(code),
    extra,
    cause: cause instanceof BslObject && 'error' in cause ? (cause as { error: unknown }).error : undefined,
  })
}
