/** `ХранилищеОбщихНастроек` and its kin: settings by user, object and key, kept as long as the program is loaded. */
import type { Library } from '../../dictionary/library.ts'
import { ObjectType } from '../../run/object-type.ts'
import { BslObject } from '../../run/object.ts'
import type { Run } from '../../run/run.ts'
import { internalValue } from '../internal/read.ts'
import { internalText } from '../internal/write.ts'
import { ListObject } from '../tables/list.ts'

interface Kept {
  readonly key: string
  readonly text: string
}

class SettingsStorage extends BslObject {
  readonly type = storageType
  readonly name: string

  constructor(name: string) {
    super()
    this.name = name
  }

  /** Of a user, the one of the call when absent. */
  owner(run: Run, user: unknown): string {
    const name = typeof user === 'string' ? user : (run.session.user ?? '')
    return `${this.name}\n${name}`
  }
}

/** Values are kept as internal texts, so none holds the call that wrote it. */
const settingsOf = (run: Run, owner: string): Map<string, Kept> => {
  const found = run.settings.get(owner) as Map<string, Kept> | undefined
  if (found !== undefined) return found
  const made = new Map<string, Kept>()
  run.settings.set(owner, made)
  return made
}

const addressOf = (object: string, key: string): string => `${object}\n${key}`

const storageType: ObjectType = new ObjectType('СтандартноеХранилищеНастроекМенеджер|StandardSettingsStorageManager', {
  methods: {
    'Сохранить|Save|$ssaa?a?': (
      self: SettingsStorage,
      run: Run,
      object: string,
      key: string,
      value: unknown,
      _: unknown,
      user: unknown,
    ) => {
      settingsOf(run, self.owner(run, user)).set(addressOf(object, key), { key, text: internalText(value) })
    },
    'Загрузить|Load|$ss?a?a?': (self: SettingsStorage, run: Run, object: string, key = '', _: unknown, user: unknown) => {
      const found = settingsOf(run, self.owner(run, user)).get(addressOf(object, key))
      return found === undefined ? null : internalValue(found.text, run)
    },
    'Удалить|Delete|$ss?a?': (self: SettingsStorage, run: Run, object: string, key: string | undefined, user: unknown) => {
      const all = settingsOf(run, self.owner(run, user))
      for (const [address, one] of all) if (address === addressOf(object, key ?? one.key)) all.delete(address)
    },
    'ПолучитьСписок|GetList|$sa?': (self: SettingsStorage, run: Run, object: string, user: unknown) => {
      const list = new ListObject()
      for (const [address, { key }] of settingsOf(run, self.owner(run, user))) if (address === addressOf(object, key)) list.add(key)
      return list
    },
  },
})

const names = [
  'ХранилищеОбщихНастроек|CommonSettingsStorage',
  'ХранилищеСистемныхНастроек|SystemSettingsStorage',
  'ХранилищеНастроекДанныхФорм|FormDataSettingsStorage',
  'ХранилищеПользовательскихНастроекОтчетов|ReportsUserSettingsStorage',
  'ХранилищеВариантовОтчетов|ReportsVariantsStorage',
]

export const settingsStorages: Library = {
  types: [storageType],
  values: Object.fromEntries(names.map((one) => [one, () => new SettingsStorage(one.split('|')[0]!)])),
}
