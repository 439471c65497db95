/** `ПотокВПамяти`: a stream that gives back what was written as ДвоичныеДанные. */
import { ObjectType } from '../../run/object-type.ts'
import { ByteBuffer } from './buffer.ts'
import { BinaryData } from './data.ts'
import { MemoryStream, streamMethods, streamProperties } from './stream.ts'

export const memoryStreamType: ObjectType = new ObjectType('ПотокВПамяти|MemoryStream', {
  presentation: 'Поток в памяти',
  create: {
    kinds: 'a?',
    make: (_run, from?: unknown) => new MemoryStream(memoryStreamType, from instanceof ByteBuffer ? from.bytes : undefined),
  },
  methods: {
    ...streamMethods,
    'ЗакрытьИПолучитьДвоичныеДанные|CloseAndGetBinaryData': (self: MemoryStream) => {
      self.close()
      return new BinaryData(self.content.slice())
    },
    'ЗакрытьИПолучитьБуфер|CloseAndGetBuffer': (self: MemoryStream) => {
      self.close()
      return new ByteBuffer(self.content.slice())
    },
  },
  properties: streamProperties,
})
