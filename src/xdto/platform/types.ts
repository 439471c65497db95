/**
 * The platform's own package, which no configuration brings along: `v8.UUID` to `v8.ValueTable` (namespace http://v8.1c.ru/8.1/data/core).
 */
import { said } from '../../diagnostics/said.ts'
import type { ReadSession } from '../read/session.ts'
import type { XDTOPackage } from '../types/package.ts'
import { platformType } from '../types/platform-type.ts'
import { ArrayType, FixedArray, FixedMap, MapType } from './collections.ts'
import * as described from './descriptions.ts'
import { FixedStructure, Structure } from './structure.ts'
import { ValueTableType } from './table.ts'

/** 1C's NULL, which is neither Неопределено nor an empty value: an element without content. Its JavaScript value is the word. */
const Null = platformType<'Null'>('Null', {
  shape: described.core.anonymousObjectType({}),
  read(session: ReadSession) {
    session.refuseAttributes()
    session.empty(said('v8:Null has no content', 'v8:Null не имеет содержимого'))
    return 'Null'
  },
  write: () => {},
})

const {
  core,
  UUID,
  ValueStorage,
  BinaryData,
  Type,
  TypeDescription,
  ValueListType,
  NumberQualifiers,
  StringQualifiers,
  DateQualifiers,
  BinaryDataQualifiers,
} = described

/** Types of the platform's own package `http://v8.1c.ru/8.1/data/core`: `v8.Structure`, `v8.Array` and so on. */
export const v8 = Object.freeze({
  /** `УникальныйИдентификатор`. */
  UUID,
  /** `ХранилищеЗначения`. */
  ValueStorage,
  /** `ДвоичныеДанные`. */
  BinaryData,
  /** `Тип`. */
  Type,
  /** `ОписаниеТипов`. */
  TypeDescription,
  /** `СписокЗначений`. */
  ValueListType,
  /** `КвалификаторыЧисла`. */
  NumberQualifiers,
  /** `КвалификаторыСтроки`. */
  StringQualifiers,
  /** `КвалификаторыДаты`. */
  DateQualifiers,
  /** `КвалификаторыДвоичныхДанных`. */
  BinaryDataQualifiers,
  /** `Структура`. */
  Structure,
  /** `ФиксированнаяСтруктура`. */
  FixedStructure,
  /** `Массив`. */
  Array: ArrayType,
  /** `ФиксированныйМассив`. */
  FixedArray,
  /** `Соответствие`. */
  Map: MapType,
  /** `ФиксированноеСоответствие`. */
  FixedMap,
  /** `ТаблицаЗначений`. */
  ValueTable: ValueTableType,
  Null,
})

const platform = [Structure, FixedStructure, ArrayType, FixedArray, MapType, FixedMap, ValueTableType, Null]

/** Part of every XDTOFactory. */
export const PlatformPackage: XDTOPackage = Object.freeze({
  ...core,
  types: new Map([...core.types, ...platform.map((one) => [one.name, one] as const)]),
})
