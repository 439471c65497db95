/** Whatever was thrown, as something that can be looked at: a proxy that was revoked throws at every look. */
export function thrownOf(value: unknown): unknown {
  try {
    void (value instanceof Error)
    return value
  } catch {
    return new Error("an object that can't be shown as text")
  }
}
