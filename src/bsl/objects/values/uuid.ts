/** `УникальныйИдентификатор`: equal by its text; a new one is random. */
import type { Library } from '../../dictionary/library.ts'
import { BslError } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'

const form = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
const empty = '00000000-0000-0000-0000-000000000000'

export class UuidObject extends BslObject {
  readonly type = uuidType
  readonly #text: string

  constructor(source: string) {
    super()
    this.#text = source.toLowerCase()
    if (!form.test(this.#text)) throw new BslError('Неверный формат уникального идентификатора', 'Invalid format of a unique identifier')
  }

  override text(): string {
    return this.#text
  }

  override equals(other: BslObject): boolean {
    return other instanceof UuidObject && other.text() === this.#text
  }

  override key(): string {
    return `uuid ${this.#text}`
  }

  override isFilled(): boolean {
    return this.#text !== empty
  }
}

export function randomUuid(run: Run): string {
  const bytes = run.randomBytes(16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const uuidType: ObjectType = new ObjectType('УникальныйИдентификатор|UUID', {
  presentation: 'Уникальный идентификатор',
  create: { kinds: 's?', make: (run: Run, source?: string) => new UuidObject(source ?? randomUuid(run)) },
})

export const uuids: Library = { types: [uuidType] }
