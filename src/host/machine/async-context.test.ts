/** A value goes with what its action starts, also after a time in which nothing was followed. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAsyncContext } from './async-context.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const quiet = (): unknown => vi.advanceTimersByTime(10_000)
const turns = async (): Promise<void> => {
  for (let at = 0; at < 5; at++) await Promise.resolve()
}

test.each([true, false])('is there behind a wait, and nowhere else (it ends with its action: %s)', async (endsWithIt) => {
  const context = createAsyncContext<string>()
  const seen = async (): Promise<string | undefined> => {
    await turns()
    return context.get()
  }
  for (const value of ['а', 'б']) {
    const inside = context.run(value, seen, endsWithIt)
    expect(await Promise.all([seen(), inside])).toEqual([undefined, value])
    expect(context.get()).toBeUndefined()
    quiet()
  }
})

test('one that does not end with its action is there for what runs on, however long nothing happens', async () => {
  const context = createAsyncContext<string>()
  let goOn = (): void => {}
  const waits = new Promise<void>((resolve) => {
    goOn = resolve
  })
  let later: Promise<string | undefined> | undefined
  await context.run('права', async () => {
    later = waits.then(() => context.get())
    await turns()
  })
  await context.run('короткое', turns, true)
  quiet()
  goOn()
  expect(await later).toBe('права')
})

test('of two at once, the longer one keeps its value; one that fails ends as well', async () => {
  const context = createAsyncContext<string>()
  let goOn = (): void => {}
  const waits = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const long = context.run(
    'долгое',
    async () => {
      await waits
      return context.get()
    },
    true,
  )
  const fails = (): never => {
    throw new Error('нет')
  }
  expect(() => context.run('краткое', fails, true)).toThrow('нет')
  await expect(context.run('краткое', async () => fails(), true)).rejects.toThrow('нет')
  quiet()
  goOn()
  expect(await long).toBe('долгое')
})
