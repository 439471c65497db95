/** An infobase that counts the requests that go the way of all: each of them runs for somebody. */
import type { Infobase } from '../../../src/infobase/infobase.ts'

export function counted(infobase: Infobase): { readonly infobase: Infobase; readonly calls: () => number } {
  let calls = 0
  const runAs: Infobase['runAs'] = (frame, action) => {
    calls++
    return infobase.runAs(frame, action)
  }
  return { infobase: Object.create(infobase, { runAs: { value: runAs } }) as Infobase, calls: () => calls }
}
