/** `СжатиеДанных`, СравнениеЗначений and ХешированиеДанных. */
import { Enumeration, type EnumerationValue, type Library } from '../../dictionary/library.ts'
import { compareValues } from '../../run/collation.ts'
import { errors } from '../../run/error.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { text } from '../../run/text.ts'
import { BinaryData, joinBytes } from '../binary/data.ts'
import { MemoryStream } from '../binary/stream.ts'
import { encodedText } from '../binary/text-encoding.ts'
import { crc32 } from './crc32.ts'

class Compression extends BslObject {
  readonly type = compressionType
  readonly level: number

  constructor(level = -1) {
    super()
    this.level = level
  }
}

const compressionType: ObjectType = new ObjectType('СжатиеДанных|Deflation', {
  presentation: 'Сжатие данных',
  create: { kinds: 'i?', make: (_run, level?: number) => new Compression(level) },
})

class Comparison extends BslObject {
  readonly type = comparisonType
}

const comparisonType: ObjectType = new ObjectType('СравнениеЗначений|CompareValues', {
  presentation: 'Сравнение значений',
  create: { kinds: 'a?', make: () => new Comparison() },
  methods: { 'Сравнить|Compare|aa': (_: Comparison, one: unknown, other: unknown) => Math.sign(compareValues(one, other, text)) },
})

const hashFunction = new Enumeration('ХешФункция|HashFunction', [
  'CRC32|CRC32|CRC32',
  'MD5|MD5|MD5',
  'SHA1|SHA1|SHA1',
  'SHA256|SHA256|SHA256',
  'SHA384|SHA384|SHA384',
  'SHA512|SHA512|SHA512',
])

class Hashing extends BslObject {
  readonly type = hashingType
  readonly way: EnumerationValue
  readonly run: Run
  parts: Uint8Array[] = []

  constructor(way: EnumerationValue, run: Run) {
    super()
    this.way = way
    this.run = run
  }

  /** A number for CRC32, data for the rest. */
  get sum(): unknown {
    const bytes = joinBytes(this.parts)
    if (this.way === hashFunction.of('CRC32')) return crc32(bytes)
    return new BinaryData(this.run.digest(this.way.english.toLowerCase(), bytes))
  }
}

const hashingType: ObjectType = new ObjectType('ХешированиеДанных|DataHashing', {
  presentation: 'Хеширование данных',
  create: {
    kinds: 'a',
    make: (run: Run, way: unknown) => {
      if (!hashFunction.values.includes(way as EnumerationValue)) throw errors.mismatch(1)
      return new Hashing(way as EnumerationValue, run)
    },
  },
  properties: {
    'ХешСумма|HashSum': { get: (self: Hashing) => self.sum },
    'ХешФункция|HashFunction': { get: (self: Hashing) => self.way },
  },
  methods: {
    'Добавить|Append|ai?': (self: Hashing, value: unknown, count?: number) => {
      if (value instanceof MemoryStream) self.parts.push(value.read(count ?? value.size))
      else self.parts.push(value instanceof BinaryData ? value.bytes : encodedText(text(value)))
    },
    'ДобавитьФайл|AppendFile|s': (self: Hashing, path: string) => {
      self.parts.push(self.run.files.read(path))
    },
    'Очистить|Clear': (self: Hashing) => {
      self.parts = []
    },
  },
})

export const storage: Library = {
  types: [compressionType, comparisonType, hashingType],
  enumerations: [hashFunction],
}
