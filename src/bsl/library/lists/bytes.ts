/** ДвоичныеДанные as a Uint8Array: texts, Base64, hexadecimal digits. Written by scripts/bsl-library.mjs from the dictionary. */
import { platformFunction } from '../supply.ts'
import type { Массив } from './collections.ts'

/** `Base64String`. */
export const Base64Строка = platformFunction<(value: unknown) => string>('Base64Строка')
export { Base64Строка as Base64String }

/** `Base64Value`. */
export const Base64Значение = platformFunction<(text: string) => Uint8Array>('Base64Значение')
export { Base64Значение as Base64Value }

/** `SplitBinaryData`. */
export const РазделитьДвоичныеДанные = platformFunction<(value: unknown, size: unknown) => Массив<Uint8Array>>('РазделитьДвоичныеДанные')
export { РазделитьДвоичныеДанные as SplitBinaryData }

/** `ConcatBinaryData`. */
export const СоединитьДвоичныеДанные = platformFunction<(list: unknown) => Uint8Array>('СоединитьДвоичныеДанные')
export { СоединитьДвоичныеДанные as ConcatBinaryData }

/** `GetBinaryDataFromString`. */
export const ПолучитьДвоичныеДанныеИзСтроки =
  platformFunction<(text: string, encoding?: unknown, mark?: boolean) => Uint8Array>('ПолучитьДвоичныеДанныеИзСтроки')
export { ПолучитьДвоичныеДанныеИзСтроки as GetBinaryDataFromString }

/** `GetStringFromBinaryData`. */
export const ПолучитьСтрокуИзДвоичныхДанных =
  platformFunction<(value: unknown, encoding?: unknown) => string>('ПолучитьСтрокуИзДвоичныхДанных')
export { ПолучитьСтрокуИзДвоичныхДанных as GetStringFromBinaryData }

/** `GetBinaryDataFromHexString`. */
export const ПолучитьДвоичныеДанныеИзHexСтроки = platformFunction<(text: string) => Uint8Array>('ПолучитьДвоичныеДанныеИзHexСтроки')
export { ПолучитьДвоичныеДанныеИзHexСтроки as GetBinaryDataFromHexString }

/** `GetHexStringFromBinaryData`. */
export const ПолучитьHexСтрокуИзДвоичныхДанных = platformFunction<(value: unknown) => string>('ПолучитьHexСтрокуИзДвоичныхДанных')
export { ПолучитьHexСтрокуИзДвоичныхДанных as GetHexStringFromBinaryData }

/** `GetBinaryDataFromBase64String`. */
export const ПолучитьДвоичныеДанныеИзBase64Строки = platformFunction<(text: string) => Uint8Array>('ПолучитьДвоичныеДанныеИзBase64Строки')
export { ПолучитьДвоичныеДанныеИзBase64Строки as GetBinaryDataFromBase64String }

/** `GetBase64StringFromBinaryData`. */
export const ПолучитьBase64СтрокуИзДвоичныхДанных = platformFunction<(value: unknown) => string>('ПолучитьBase64СтрокуИзДвоичныхДанных')
export { ПолучитьBase64СтрокуИзДвоичныхДанных as GetBase64StringFromBinaryData }

/** `GetBinaryDataFromBase64BinaryData`. */
export const ПолучитьДвоичныеДанныеИзBase64ДвоичныхДанных = platformFunction<(value: unknown) => Uint8Array>(
  'ПолучитьДвоичныеДанныеИзBase64ДвоичныхДанных',
)
export { ПолучитьДвоичныеДанныеИзBase64ДвоичныхДанных as GetBinaryDataFromBase64BinaryData }

/** `GetBase64BinaryDataFromBinaryData`. */
export const ПолучитьBase64ДвоичныеДанныеИзДвоичныхДанных = platformFunction<(value: unknown) => Uint8Array>(
  'ПолучитьBase64ДвоичныеДанныеИзДвоичныхДанных',
)
export { ПолучитьBase64ДвоичныеДанныеИзДвоичныхДанных as GetBase64BinaryDataFromBinaryData }

/** `GetBinaryDataFromHexBinaryData`. */
export const ПолучитьДвоичныеДанныеИзHexДвоичныхДанных = platformFunction<(value: unknown) => Uint8Array>(
  'ПолучитьДвоичныеДанныеИзHexДвоичныхДанных',
)
export { ПолучитьДвоичныеДанныеИзHexДвоичныхДанных as GetBinaryDataFromHexBinaryData }

/** `GetHexBinaryDataFromBinaryData`. */
export const ПолучитьHexДвоичныеДанныеИзДвоичныхДанных = platformFunction<(value: unknown) => Uint8Array>(
  'ПолучитьHexДвоичныеДанныеИзДвоичныхДанных',
)
export { ПолучитьHexДвоичныеДанныеИзДвоичныхДанных as GetHexBinaryDataFromBinaryData }
