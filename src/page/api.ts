/** The admin surface as the page asks it: JSON both ways, the token where there is one, and events without an end. */
import type { Verified } from './shown.ts'

/** An answer that is not a success: its status, and what it says in both languages. */
export class Refused extends Error {
  readonly status: number
  readonly russian: string

  constructor(status: number, english: string, russian: string) {
    super(english)
    this.status = status
    this.russian = russian
  }
}

const KEY = 'standin.token'

export const setToken = (token: string): void => sessionStorage.setItem(KEY, token)

const headers = (): Record<string, string> => {
  const token = sessionStorage.getItem(KEY)
  return token === null ? {} : { Authorization: `Bearer ${token}` }
}

/** What an operation answers. @throws Refused */
export async function ask<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<T> {
  const response = await fetch(path, { method, headers: headers(), ...(body !== undefined && { body: JSON.stringify(body) }) })
  const text = await response.text()
  if (!response.ok) throw refusalOf(response.status, text)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/** Whether calls came as they were wanted. @throws Refused for a question that cannot be answered */
export async function check(wanted: unknown): Promise<Verified> {
  const response = await fetch('verify', { method: 'POST', headers: headers(), body: JSON.stringify(wanted) })
  const text = await response.text()
  if (!response.ok && response.status !== 422) throw refusalOf(response.status, text)
  return JSON.parse(text) as Verified
}

interface Diagnosis {
  readonly message: string
  readonly messageRu: string
}

function refusalOf(status: number, text: string): Refused {
  try {
    const { error, errorRu, diagnostics } = JSON.parse(text) as { error: string; errorRu?: string; diagnostics?: readonly Diagnosis[] }
    if (diagnostics === undefined) return new Refused(status, error, errorRu ?? error)
    const joined = (of: keyof Diagnosis): string => diagnostics.map((one) => one[of]).join('\n')
    return new Refused(status, joined('message'), joined('messageRu'))
  } catch {
    return new Refused(status, text, text)
  }
}

/** Calls `seen` with each event until the connection ends. @throws Refused */
export async function follow(path: string, seen: (name: string, data: unknown) => void): Promise<void> {
  const response = await fetch(path, { headers: headers() })
  if (!response.ok || response.body === null) throw refusalOf(response.status, await response.text())
  const decoder = new TextDecoder()
  const reader = response.body.getReader()
  let rest = ''
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const parts = (rest + decoder.decode(read.value, { stream: true })).split('\n\n')
    rest = parts.pop()!
    for (const part of parts) {
      const [, name, data] = /^event: (.*)\ndata: (.*)$/.exec(part) ?? []
      if (name !== undefined) seen(name, JSON.parse(data!))
    }
  }
}
