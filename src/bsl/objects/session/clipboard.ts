/** `СредстваБуфераОбмена`: a server has no clipboard, so UsageAvailable is false and ported code takes its own branch (chapter 17.8). */
import { Enumeration, type Library } from '../../dictionary/library.ts'
import { unsupported } from '../../run/error.ts'
import { type Implementation, ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'

class Clipboard extends BslObject {
  readonly type = clipboardType
}

/** Those that the chapter names. */
const dataFormat = new Enumeration('СтандартныйФорматДанныхБуфераОбмена|StandardClipboardDataFormat', ['Текст|Text', 'HTML|HTML'])

const refused = (name: string): Implementation => {
  const remedy = {
    russian: 'буфер обмена есть только у клиента: проверьте ИспользованиеДоступно()',
    english: 'the clipboard belongs to the client: ask UsageAvailable() first',
  }
  return () => {
    throw unsupported(`СредстваБуфераОбмена.${name}`, remedy)
  }
}

const clipboardType: ObjectType = new ObjectType('МенеджерБуфераОбмена|ClipboardManager', {
  presentation: 'Менеджер буфера обмена',
  methods: {
    'ИспользованиеДоступно|UsageAvailable': () => false,
    'ПолучитьДанныеАсинх|GetDataAsync|a': refused('ПолучитьДанныеАсинх'),
    'СодержитДанныеАсинх|ContainsDataAsync|a': refused('СодержитДанныеАсинх'),
    'ПоместитьДанныеАсинх|PutDataAsync|a': refused('ПоместитьДанныеАсинх'),
    'ПоддерживаетсяФорматДанныхАсинх|DataFormatSupportedAsync|a': refused('ПоддерживаетсяФорматДанныхАсинх'),
    'ПоддерживаетсяФорматДанных|DataFormatSupported|a': refused('ПоддерживаетсяФорматДанных'),
  },
})

const clipboard = new Clipboard()

export const clipboardTools: Library = {
  types: [clipboardType],
  enumerations: [dataFormat],
  values: { 'СредстваБуфераОбмена|ClipboardTools': () => clipboard },
}
