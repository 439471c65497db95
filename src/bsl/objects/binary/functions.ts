/** Functions of binary data: Base64, hexadecimal, texts and buffers, both ways. */
import { fromBase64, toBase64 } from '../../../exchange/base64.ts'
import type { Library } from '../../dictionary/library.ts'
import { errors } from '../../run/error.ts'
import { ArrayObject } from '../collections/array.ts'
import { ByteBuffer, bufferType, byteOrder } from './buffer.ts'
import { dataStreamTypes } from './data-streams.ts'
import { BinaryData, binaryDataType, bytesOf, bytesOfHex, hex, joinBytes, joinData, splitData } from './data.ts'
import { fileAccess, fileOpenMode, fileStreams, fileStreamTypes } from './file-streams.ts'
import { memoryStreamType } from './memory-stream.ts'
import { positionInStream, streamType } from './stream.ts'
import { decodedText, encodedText, textEncoding, textOfData } from './text-encoding.ts'

const bufferBytes = (value: unknown): Uint8Array => {
  if (!(value instanceof ByteBuffer)) throw errors.mismatch(1)
  return value.bytes
}

const hexOf = (bytes: Uint8Array): string => Array.from(bytes, hex).join('')

/** Blanks and missing padding are forgiven; what cannot be decoded gives no bytes. */
export const decoded64 = (text: string): Uint8Array => {
  const digits = text.replace(/\s\s*/g, '').replace(/={1,2}$/, '')
  if (/[^A-Za-z0-9+/]/.test(digits) || (digits.length % 4 === 0 && /=\s*$/.test(text))) return new Uint8Array()
  return fromBase64(digits.padEnd(Math.ceil(digits.length / 4) * 4, '=')) ?? new Uint8Array()
}

const latin = new TextEncoder()

export const binary: Library = {
  types: [binaryDataType, bufferType, memoryStreamType, streamType, ...fileStreamTypes, ...dataStreamTypes],
  enumerations: [textEncoding, byteOrder, positionInStream, fileOpenMode, fileAccess],
  values: { 'ФайловыеПотоки|FileStreams': () => fileStreams },
  functions: {
    'Base64Строка|Base64String|a': (_: never, value: unknown) => (value instanceof BinaryData ? toBase64(value.bytes) : ''),
    'Base64Значение|Base64Value|s': (_: never, text: string) => new BinaryData(decoded64(text)),
    'РазделитьДвоичныеДанные|SplitBinaryData|aa': (_: never, value: unknown, size: unknown) => splitData(value, size),
    'СоединитьДвоичныеДанные|ConcatBinaryData|a': (_: never, list: unknown) => joinData(list),
    'ПолучитьДвоичныеДанныеИзСтроки|GetBinaryDataFromString|sa?b?': (_: never, text: string, encoding?: unknown, mark = false) =>
      new BinaryData(encodedText(text, encoding, mark)),
    'ПолучитьСтрокуИзДвоичныхДанных|GetStringFromBinaryData|aa?': (_: never, value: unknown, encoding?: unknown) =>
      textOfData(bytesOf(value, 1), encoding),
    'ПолучитьДвоичныеДанныеИзHexСтроки|GetBinaryDataFromHexString|s': (_: never, text: string) => new BinaryData(bytesOfHex(text)),
    'ПолучитьHexСтрокуИзДвоичныхДанных|GetHexStringFromBinaryData|a': (_: never, value: unknown) => hexOf(bytesOf(value, 1)),
    'ПолучитьДвоичныеДанныеИзBase64Строки|GetBinaryDataFromBase64String|s': (_: never, text: string) => new BinaryData(decoded64(text)),
    'ПолучитьBase64СтрокуИзДвоичныхДанных|GetBase64StringFromBinaryData|a': (_: never, value: unknown) => toBase64(bytesOf(value, 1)),
    'ПолучитьДвоичныеДанныеИзBase64ДвоичныхДанных|GetBinaryDataFromBase64BinaryData|a': (_: never, value: unknown) =>
      new BinaryData(decoded64(decodedText(bytesOf(value, 1)))),
    'ПолучитьBase64ДвоичныеДанныеИзДвоичныхДанных|GetBase64BinaryDataFromBinaryData|a': (_: never, value: unknown) =>
      new BinaryData(latin.encode(toBase64(bytesOf(value, 1)))),
    'ПолучитьДвоичныеДанныеИзHexДвоичныхДанных|GetBinaryDataFromHexBinaryData|a': (_: never, value: unknown) =>
      new BinaryData(bytesOfHex(decodedText(bytesOf(value, 1)), true)),
    'ПолучитьHexДвоичныеДанныеИзДвоичныхДанных|GetHexBinaryDataFromBinaryData|a': (_: never, value: unknown) =>
      new BinaryData(latin.encode(hexOf(bytesOf(value, 1)))),
    'ПолучитьБуферДвоичныхДанныхИзСтроки|GetBinaryDataBufferFromString|sa?b?': (_: never, text: string, encoding?: unknown, mark = false) =>
      new ByteBuffer(encodedText(text, encoding, mark)),
    'ПолучитьСтрокуИзБуфераДвоичныхДанных|GetStringFromBinaryDataBuffer|aa?': (_: never, value: unknown, encoding?: unknown) =>
      textOfData(bufferBytes(value), encoding),
    'ПолучитьБуферДвоичныхДанныхИзHexСтроки|GetBinaryDataBufferFromHexString|s': (_: never, text: string) =>
      new ByteBuffer(bytesOfHex(text)),
    'ПолучитьHexСтрокуИзБуфераДвоичныхДанных|GetHexStringFromBinaryDataBuffer|a': (_: never, value: unknown) => hexOf(bufferBytes(value)),
    'ПолучитьБуферДвоичныхДанныхИзBase64Строки|GetBinaryDataBufferFromBase64String|s': (_: never, text: string) =>
      new ByteBuffer(decoded64(text)),
    'ПолучитьBase64СтрокуИзБуфераДвоичныхДанных|GetBase64StringFromBinaryDataBuffer|a': (_: never, value: unknown) =>
      toBase64(bufferBytes(value)),
    'ПолучитьBase64БуферДвоичныхДанныхИзБуфераДвоичныхДанных|GetBase64BinaryDataBufferFromBinaryDataBuffer|a': (_: never, value: unknown) =>
      new ByteBuffer(latin.encode(toBase64(bufferBytes(value)))),
    'ПолучитьБуферДвоичныхДанныхИзBase64БуфераДвоичныхДанных|GetBinaryDataBufferFromBase64BinaryDataBuffer|a': (_: never, value: unknown) =>
      new ByteBuffer(decoded64(decodedText(bufferBytes(value)))),
    'ПолучитьHexБуферДвоичныхДанныхИзБуфераДвоичныхДанных|GetHexBinaryDataBufferFromBinaryDataBuffer|a': (_: never, value: unknown) =>
      new ByteBuffer(latin.encode(hexOf(bufferBytes(value)))),
    'ПолучитьБуферДвоичныхДанныхИзHexБуфераДвоичныхДанных|GetBinaryDataBufferFromHexBinaryDataBuffer|a': (_: never, value: unknown) =>
      new ByteBuffer(bytesOfHex(decodedText(bufferBytes(value)), true)),
    'ПолучитьБуферДвоичныхДанныхИзДвоичныхДанных|GetBinaryDataBufferFromBinaryData|a': (_: never, value: unknown) =>
      new ByteBuffer(bytesOf(value, 1).slice()),
    'ПолучитьДвоичныеДанныеИзБуфераДвоичныхДанных|GetBinaryDataFromBinaryDataBuffer|a': (_: never, value: unknown) =>
      new BinaryData(bufferBytes(value).slice()),
    'РазделитьБуферДвоичныхДанных|SplitBinaryDataBuffer|ai': (_: never, value: unknown, size: number) => {
      const bytes = bufferBytes(value)
      return new ArrayObject(
        Array.from({ length: Math.ceil(bytes.length / size) }, (_one, at) => new ByteBuffer(bytes.slice(at * size, at * size + size))),
      )
    },
    'СоединитьБуферыДвоичныхДанных|ConcatBinaryDataBuffers|a': (_: never, list: unknown) => {
      if (!(list instanceof ArrayObject)) throw errors.mismatch(1)
      return new ByteBuffer(joinBytes(list.items.map(bufferBytes)))
    },
  },
}
