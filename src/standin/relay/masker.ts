/**
 * Masks secrets wherever they are in the texts of an exchange: by the names of JSON keys, XML elements and attributes, form fields, options
 * and headers, by their look (tokens, keys, credentials), and wherever a value that was found by its name occurs again.
 */
import type { RawHeaders } from '../../exchange/headers.ts'
import { botKey, MASK, type IsSecretName } from '../../exchange/secret-names.ts'
import { percentDecode } from '../../exchange/target.ts'
import { SHORTEST, withoutSecrets } from './known-secrets.ts'
import { maskedJSON, type Masking } from './masked-json.ts'
import { changedPairs } from './masked-pairs.ts'
import { maskedXML } from './masked-xml.ts'

/** Texts in texts, such as JSON in a JSON string. */
const DEEPEST = 4

const innocent: ReadonlySet<string> = new Set(['true', 'false', 'null', 'none', 'basic', 'bearer'])

export class Masker {
  readonly #isSecret: IsSecretName
  readonly #found = new Set<string>()

  constructor(isSecret: IsSecretName) {
    this.#isSecret = isSecret
  }

  isSecret(name: string): boolean {
    return this.#isSecret(name)
  }

  /** A value that is secret by its name. */
  found(secret: string): void {
    const value = secret.trim()
    if (value.length < SHORTEST || innocent.has(value.toLowerCase())) return
    for (const one of [value, encodeURIComponent(wellFormed(value)), JSON.stringify(value).slice(1, -1), escapedXML(value)])
      this.#found.add(one)
  }

  /** `Authorization` with what it holds, cookies one by one, and all other headers with secret names. */
  headers(headers: RawHeaders): void {
    headers.forEach((value, at) => {
      const name = at % 2 === 1 ? headers[at - 1]!.toLowerCase() : ''
      if (/^(?:proxy-)?authorization$/.test(name)) this.#credentials(value)
      else if (/cookie/.test(name)) for (const one of value.split(';')) this.found(one.slice(one.indexOf('=') + 1))
      else if (at % 2 === 1 && this.#isSecret(name)) this.found(value)
    })
  }

  /** All that is secret in the text by its names and its look, and what was found to be secret before. */
  text(text: string): string {
    return this.#known(this.#inside(text, 0))
  }

  #credentials(value: string): void {
    const parameter = value.replace(/^\S+\s+/, '')
    this.found(value)
    this.found(parameter)
    if (!/^basic\s/i.test(value) || !/^[\w+/=-]+$/.test(parameter)) return
    try {
      const decoded = new TextDecoder().decode(Uint8Array.from(atob(parameter), (one) => one.charCodeAt(0)))
      this.found(decoded.slice(decoded.indexOf(':') + 1))
    } catch {
      // No base64: nothing more is in it.
    }
  }

  #inside(text: string, depth: number): string {
    if (depth > DEEPEST || text.length < SHORTEST) return text
    const masking: Masking = {
      isSecret: this.#isSecret,
      found: (secret) => this.found(secret),
      inner: (inner) => this.#inside(inner, depth + 1),
      plain: (inner) => this.#plain(inner, depth + 1),
    }
    const first = /\S/.exec(text)?.[0]
    if ((first === '{' || first === '[') && isJSON(text)) return maskedJSON(text, masking)
    if (first === '<') return maskedXML(text, masking)
    return /^\s*--/.test(text) ? this.#multipart(text, depth) : this.#plain(text, depth)
  }

  /** Parts of a form, each by its name. */
  #multipart(text: string, depth: number): string {
    const boundary = /^\s*([^\r\n]*)/.exec(text)?.[1] ?? ''
    if (boundary.length < 3) return this.#plain(text, depth)
    return text
      .split(boundary)
      .map((part) => {
        const head = headOf(part)
        if (head === undefined) return part
        const body = part.slice(head.length)
        const value = body.replace(/\r?\n$/, '')
        const name = /\bname=(?:"([^"]*)"|([^\s;"][^\s;"]*))/.exec(head)?.slice(1).join('') ?? ''
        if (!this.#isSecret(name)) return head + this.#inside(value, depth + 1) + body.slice(value.length)
        this.found(value)
        return head + MASK + body.slice(value.length)
      })
      .join(boundary)
  }

  /** Pairs of names and values, and what looks like a secret. */
  #plain(text: string, depth: number): string {
    const masked = withoutKeys(text)
      .replace(scheme, (_all, name: string, value: string) => this.#hidden(value, `${name} ${MASK}`))
      .replace(webToken, (value) => this.#hidden(value, MASK))
      .replace(userOption, (_all, before: string, password: string) => this.#hidden(password, `${before}${MASK}`))
      .replace(digest, (_all, before: string, response: string) => this.#hidden(response, `${before}${MASK}`))
      .replace(botKey, (key) => this.#hidden(key, MASK))
      .replace(userInfo, (_all, user: string, password: string) => this.#hidden(password, `://${user}:${MASK}@`))
    return changedPairs(masked, ({ name, value, written, outermost }) => {
      if (value === MASK || value === '') return written
      if (!this.#isSecret(percentDecode(name) ?? name)) return outermost ? this.#unescaped(written, depth) : undefined
      this.found(percentDecode(value.replaceAll('+', ' ')) ?? value)
      return this.#hidden(value, written.replace(value, MASK))
    })
  }

  /** JSON or XML in a field of a form; `undefined` where nothing is masked in it. */
  #unescaped(value: string, depth: number): string | undefined {
    const text = value.includes('%') ? percentDecode(value.replaceAll('+', ' ')) : undefined
    if (text === undefined) return undefined
    const masked = this.#inside(text, depth + 1)
    return masked === text ? undefined : encodeURIComponent(wellFormed(masked))
  }

  #hidden(secret: string, masked: string): string {
    this.found(secret)
    return masked
  }

  #known(text: string): string {
    return withoutSecrets(text, this.#found)
  }
}

/**
 * Each begins only where no name goes on, so that a long text is gone through once. A class repeated is `xx*`, not `x+` or `x{4,}`: see
 * docs/decisions/017-long-texts.md.
 */
const scheme = /(?<![\w-])(Bearer|Basic|Negotiate|NTLM)[ \t][ \t]*([\w+/=.~-]{4}[\w+/=.~-]*)/gi
const webToken = /(?<![\w-])eyJ[\w-]{8}[\w-]*\.[\w-]{8}[\w-]*\.[\w-]*/g
/** `curl -u robot:password` */
const userOption = /(?<!\S)((?:-u|--user|--proxy-user|-U)[ =]["']?[^\s:"']{0,200}:)([^\s"'][^\s"']*)/g
const digest = /(?<![\w-])(Digest[ \t][^\r\n]{0,500}?\bresponse[ \t]{0,9}=[ \t]{0,9}"?)([0-9a-f]{32}[0-9a-f]*)/gi
const userInfo = /:\/\/([^/\s:@]*):([^/\s:@][^/\s:@]*)@/g

const isJSON = (text: string): boolean => {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** What is before the content of a part of a form, with the blank line behind it. */
function headOf(part: string): string | undefined {
  const isBlank = (line: number, end: number): boolean => end === line || (end === line + 1 && part[line] === '\r')
  let end = part.indexOf('\n')
  if (!isBlank(0, end)) return undefined
  for (;;) {
    const line = end + 1
    end = part.indexOf('\n', line)
    if (end < 0) return undefined
    if (isBlank(line, end)) return part.slice(0, end + 1)
  }
}

const BEGIN = '-----BEGIN '
const END = '-----END '

/** Private keys of PEM. */
function withoutKeys(text: string): string {
  let done = ''
  let at = 0
  for (let start = text.indexOf(BEGIN); start >= 0; start = text.indexOf(BEGIN, at)) {
    const end = text.indexOf(END, start)
    const line = text.slice(start, start + 60)
    if (end < 0) break
    done += text.slice(at, start) + (/^-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(line) ? MASK : text.slice(start, end))
    at = end
  }
  return done + text.slice(at)
}

const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD')

const escapedXML = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
