/** Whatever was thrown, as something that can be looked at: a proxy that was revoked throws at every look. */
import { inBoth } from '../../diagnostics/said-error.ts'

export function thrownOf(value: unknown): unknown {
  try {
    void (value instanceof Error)
    return value
  } catch {
    return inBoth(new Error("an object that can't be shown as text"), 'объект, который нельзя показать как текст')
  }
}
