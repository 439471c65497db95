/** `Form`: the fields of a form that a client sent, typed into it or as files, whichever of the two encodings it has. */
import { said } from '../../diagnostics/said.ts'
import { decodeText } from '../encoding.ts'
import { charsetOf } from '../headers.ts'
import { Refusal } from '../refusal.ts'
import { boundaryOf, FormPart, partsOf } from './parts.ts'

/** Fields in the order in which they were sent; a name may come repeatedly. */
export class Form {
  /** Every field, files too. */
  readonly parts: readonly FormPart[]

  constructor(parts: readonly FormPart[]) {
    this.parts = parts
  }

  /** The text of the first field of that name. */
  get(name: string): string | undefined {
    return this.part(name)?.text()
  }

  /** The texts of all fields of that name. */
  getAll(name: string): readonly string[] {
    return this.parts.filter((one) => one.name === name).map((one) => one.text())
  }

  /** Whether there is a field of that name. */
  has(name: string): boolean {
    return this.part(name) !== undefined
  }

  /** The first field of that name, whole: a file with its name, type and bytes. */
  part(name: string): FormPart | undefined {
    return this.parts.find((one) => one.name === name)
  }

  /** Names and texts of the fields that are no files: `Object.fromEntries(form)`. */
  *[Symbol.iterator](): IterableIterator<[name: string, value: string]> {
    for (const one of this.parts) if (one.fileName === undefined) yield [one.name, one.text()]
  }
}

/** The parts of a form; `undefined` where the type is that of no form, `'broken'` where the last boundary is missing. */
function formParts(bytes: Uint8Array, contentType: string | undefined): readonly FormPart[] | 'broken' | undefined {
  if (/^\s*application\/x-www-form-urlencoded\s*(?:;|$)/i.test(contentType ?? '')) return pairsOf(bytes, charsetOf(contentType))
  const boundary = boundaryOf(contentType)
  return boundary === undefined ? undefined : (partsOf(bytes, boundary) ?? 'broken')
}

/** @throws Refusal 415 for a body that is no form, 400 for one that is cut off */
export function readForm(bytes: Uint8Array, contentType: string | undefined): Form {
  const parts = formParts(bytes, contentType)
  if (parts === undefined)
    throw new Refusal('exchange/no-form', 415, 'Тело запроса — не форма', {
      hint: said(
        `the Content-Type is ${contentType ?? 'absent'}; a form is application/x-www-form-urlencoded, `
          + 'or multipart/form-data with a boundary',
        `Content-Type: ${contentType ?? 'нет'}; форма — application/x-www-form-urlencoded `
          + 'или multipart/form-data с границей (boundary)',
      ),
    })
  if (parts === 'broken')
    throw new Refusal('exchange/broken-form', 400, 'Форма в теле запроса оборвана', {
      hint: said(
        `the last boundary --${boundaryOf(contentType)}-- is missing: the body was cut off, or its boundary is another one`,
        `нет последней границы --${boundaryOf(contentType)}--: тело оборвано, или граница другая`,
      ),
    })
  return new Form(parts)
}

const [PERCENT, PLUS, SPACE, AMPERSAND, EQUALS] = [0x25, 0x2b, 0x20, 0x26, 0x3d]

function pairsOf(bytes: Uint8Array, charset: string | undefined): readonly FormPart[] {
  const parts: FormPart[] = []
  for (let from = 0; from < bytes.length;) {
    const found = bytes.indexOf(AMPERSAND, from)
    const pair = bytes.subarray(from, found < 0 ? bytes.length : found)
    from += pair.length + 1
    if (pair.length === 0) continue
    const equals = pair.indexOf(EQUALS)
    const name = decodeText(unescaped(equals < 0 ? pair : pair.subarray(0, equals)), charset)
    parts.push(new FormPart({ name }, unescaped(equals < 0 ? pair.subarray(pair.length) : pair.subarray(equals + 1)), charset))
  }
  return parts
}

/** `+` is a space, and an escape that is none stays as it is, as browsers read them. */
function unescaped(bytes: Uint8Array): Uint8Array {
  const meant = new Uint8Array(bytes.length)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const high = bytes[at] === PERCENT ? digitOf(bytes[at + 1]) : undefined
    const low = high === undefined ? undefined : digitOf(bytes[at + 2])
    if (high !== undefined && low !== undefined) {
      meant[length++] = high * 16 + low
      at += 2
    } else meant[length++] = bytes[at] === PLUS ? SPACE : bytes[at]!
  }
  return meant.subarray(0, length)
}

/** Of a hexadecimal digit. */
function digitOf(byte: number | undefined): number | undefined {
  const digit = byte === undefined ? NaN : Number.parseInt(String.fromCharCode(byte), 16)
  return Number.isNaN(digit) ? undefined : digit
}
